"""``acgan-train evaluate`` as a person meets it."""

import json
from pathlib import Path

import pytest
from tests_support import SMALL, prepare_drawn_faces
from tiny_model import write_tiny_model
from tiny_tagger import write_tiny_tagger

pytest.importorskip("onnxscript")
pytest.importorskip("torchmetrics")

from acgan_desktop.engine.runtime.generator import Generator
from trainer.cli import main as cli
from trainer.metrics.extractors import TaggerExtractor, open_extractor

COLOURS = ("red", "green", "blue")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("evaluate"), count=400)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_tiny_model(tmp_path / "tiny.onnx", attributes=(("hair_color", COLOURS),))


@pytest.fixture
def tagger(tmp_path: Path) -> Path:
    return write_tiny_tagger(tmp_path / "tagger.onnx", (("hair_color", COLOURS),), resolution=8)


def test_a_model_file(
    model: Path, tagger: Path, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "metrics.json"
    arguments = ["evaluate", str(model), "--data", str(dataset), "--extractor", str(tagger)]
    arguments += ["--images", "60", "--truncation", "0.5", "--device", "cpu", "--threads", "1"]
    assert cli.main([*arguments, "--out", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "60 faces at truncation 0.5" in shown
    assert "Lanczos" in shown
    assert "fd_tagger60_heldout" in shown
    content = json.loads(out.read_text(encoding="utf-8"))
    figures = {one["name"]: one for one in content["metrics"]}
    distance = figures["fd_tagger60_heldout"]
    assert distance["value"] > 0
    assert distance["reference"] is not None
    assert distance["protocol"]["images"] == 60
    assert distance["protocol"]["truncation"] == 0.5
    assert distance["protocol"]["resize"].endswith("to 8 px")
    obeyed = figures["attribute_precision_hair_color_tagger10perclass"]
    assert obeyed["value"] > 0.9, "the tiny model paints in the colour asked for"
    assert obeyed["protocol"]["extractor_id"] == distance["protocol"]["extractor_id"]

    again = tmp_path / "again.json"
    assert cli.main([*arguments, "--out", str(again)]) == 0
    other = json.loads(again.read_text(encoding="utf-8"))
    assert other["metrics"] == content["metrics"]


def test_more_faces_of_each_class_make_surer(
    model: Path, tagger: Path, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "metrics.json"
    arguments = ["evaluate", str(model), "--data", str(dataset), "--extractor", str(tagger)]
    arguments += ["--images", "30", "--device", "cpu", "--threads", "1", "--out", str(out)]
    assert cli.main([*arguments, "--per-class", "25"]) == 0
    content = json.loads(out.read_text(encoding="utf-8"))
    figures = {one["name"]: one["protocol"] for one in content["metrics"]}
    obeyed = figures["attribute_precision_hair_color_tagger25perclass"]
    assert obeyed["images"] == 25 * len(COLOURS)
    assert 0 <= obeyed["deviation"] < 0.1
    with pytest.raises(SystemExit, match="2"):
        cli.main([*arguments, "--per-class", "0"])
    assert "0 is not a positive whole number" in capsys.readouterr().err


def test_a_run_is_measured_at_its_newest_checkpoint(
    tagger: Path, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("tensorboard")
    changes = [part for one in SMALL for part in ("--set", one)]
    run = tmp_path / "run"
    fit = ["fit", "dcgan-64", "--data", str(dataset), "--run", str(run), "--kimg", "0.08"]
    assert cli.main([*fit, *changes, "--threads", "1"]) == 0
    before = sorted(path for path in run.rglob("*"))
    arguments = ["evaluate", str(run), "--data", str(dataset), "--extractor", str(tagger)]
    assert cli.main([*arguments, "--images", "30", "--device", "cpu", "--threads", "1"]) == 0
    captured = capsys.readouterr()
    assert "0.1 kimg" in captured.out
    assert "fd_tagger30_heldout" in captured.out
    assert sorted(path for path in run.rglob("*")) == before, "the run is left as it was"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("--images", "5"), "at least 20 faces"),
        (("--extractor", "missing.onnx"), "missing.onnx"),
        (("--extractor", "MODEL"), "a tagger is needed"),
        (("--data", "missing"), "is not a folder"),
        (("--out", "missing/metrics.json"), "cannot be written"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    change: tuple[str, str], words: str, model: Path, tagger: Path, dataset: Path,
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    options = {"--data": str(dataset), "--extractor": str(tagger), "--images": "30"}
    options[change[0]] = str(model) if change[1] == "MODEL" else change[1]
    arguments = [part for option in options.items() for part in option]
    assert cli.main(["evaluate", str(model), *arguments, "--device", "cpu"]) == 2
    errors = capsys.readouterr().err
    assert words in errors.replace("\n", " ")
    assert "Traceback" not in errors


def test_a_folder_that_is_no_run(
    tagger: Path, dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evaluate", str(tmp_path), "--data", str(dataset), "--extractor", str(tagger)]
    assert cli.main(arguments) == 2
    assert "is not a run folder" in capsys.readouterr().err.replace("\n", " ")


def test_ctrl_c_ends_it_and_leaves_nothing(
    model: Path, tagger: Path, dataset: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    closed = []
    monkeypatch.setattr(Generator, "render", interrupted)
    monkeypatch.setattr(TaggerExtractor, "close", lambda _: closed.append(True))
    out = tmp_path / "metrics.json"
    arguments = ["evaluate", str(model), "--data", str(dataset), "--extractor", str(tagger)]
    assert cli.main([*arguments, "--images", "30", "--device", "cpu", "--out", str(out)]) == 130
    assert "stopped" in capsys.readouterr().err
    assert closed == [True]
    assert not out.exists()


def test_a_tagger_sees_the_same_in_any_portion(tagger: Path) -> None:
    import numpy as np

    from acgan_desktop.engine.runtime.device import Device

    eye = open_extractor(tagger, Device.CPU, 1)
    pixels = np.random.default_rng(0).integers(0, 256, (70, 16, 16, 3), np.uint8)
    whole = eye.read(pixels)
    assert whole.features.shape == (70, 3)
    assert whole.probabilities["hair_color"].shape == (70, 3)
    apart = [eye.read(pixels[start : start + 9]) for start in range(0, 70, 9)]
    features = np.concatenate([one.features for one in apart])
    np.testing.assert_allclose(features, whole.features, rtol=1e-5)
    eye.close()
