"""``acgan-train card`` as a person meets it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import onnx
import pytest
from PIL import Image
from tests_support import prepare_drawn_faces
from tiny_model import set_manifest, write_tiny_model
from tiny_tagger import write_tiny_tagger

pytest.importorskip("onnxscript")
pytest.importorskip("torchmetrics")

from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.card import making
from trainer.cli import card_command
from trainer.cli import main as cli
from trainer.data.dataset import Dataset
from trainer.recipe.recipe import load_recipe
from trainer.runs.run_folder import RunFolder

COLOURS = ("red", "green", "blue")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("card"), count=400)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_tiny_model(tmp_path / "tiny.onnx", attributes=(("hair_color", COLOURS),))


@pytest.fixture
def arguments(model: Path, dataset: Path, tmp_path: Path) -> list[str]:
    tagger = write_tiny_tagger(tmp_path / "tagger.onnx", (("hair_color", COLOURS),), resolution=8)
    common = ["--data", str(dataset), "--extractor", str(tagger), "--images", "30"]
    out = ["--out", str(tmp_path / "cards"), "--device", "cpu", "--threads", "1"]
    return ["card", str(model), *common, *out]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = RunFolder.create(tmp_path / "run")
    folder.write_recipe(load_recipe("dcgan-64").to_toml())
    for step in range(1, 21):
        folder.append_event(
            {
                "kimg": step / 10, "seconds": 360.0 * step, "loss_g": 1.0, "loss_d": 1.0,
                "score_real": 0.6, "score_fake": 0.4, "images_per_s": 1.0,
            }
        )  # fmt: skip
    return folder.path


def test_a_card_from_model_and_run(arguments: list[str], run: Path, tmp_path: Path) -> None:
    assert cli.main([*arguments, "--run", str(run)]) == 0
    folder = tmp_path / "cards"
    text = (folder / "tiny.md").read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == {
        "tiny.md", "tiny-faces.webp", "tiny-sheet-1.webp", "tiny-losses.svg", "tiny-scores.svg",
        "tiny-events.jsonl", "tiny-recipe.toml", "tiny-evaluation.json",
    }  # fmt: skip
    shown = {part.split(")")[0] for part in text.split("](")[1:]}
    assert all((folder / name).is_file() for name in shown)
    assert "It was shown 1.0 thousand faces, in 1.0 hours" in text
    assert "this is an unfinished training" in text
    assert "The run went on" not in text
    assert "another data set" in text, "the tiny model does not say that it learned from this one"
    assert "fd_tagger30_heldout" in text
    assert "For 500 drawn faces" in text
    assert "Licence: CC0" in text
    assert len((folder / "tiny-events.jsonl").read_text().splitlines()) == 10
    for name in ("losses", "scores"):
        ElementTree.parse(folder / f"tiny-{name}.svg")


def test_made_again_it_keeps_what_was_written(
    arguments: list[str], run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main([*arguments, "--run", str(run)]) == 0
    card = tmp_path / "cards" / "tiny.md"
    first = card.read_text(encoding="utf-8")
    hand = "<!-- by hand: looked -->"
    place = first.index(hand) + len(hand)
    written = (
        first[:place]
        + "\nSixty of 100 are good.\n\n"
        + first[first.index("<!-- end by hand: looked") :]
    )
    card.write_text(written, encoding="utf-8")

    def never(*_: object) -> None:
        raise AssertionError("measured again")

    stale = card.with_name("tiny-distance.svg")
    stale.write_text("of an earlier card")
    monkeypatch.setattr(making, "evaluate", never)
    assert cli.main(arguments) == 0, "neither run nor figures are needed again"
    assert card.read_text(encoding="utf-8") == written.replace("good.\n\n", "good.\n")
    assert not stale.exists()
    assert cli.main(arguments) == 0
    assert card.read_text(encoding="utf-8") == written.replace("good.\n\n", "good.\n")


def test_a_card_written_by_hand_is_not_replaced(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    (folder / "tiny.md").write_text("# Mine\n", encoding="utf-8")
    assert cli.main(arguments) == 2
    assert "would be lost" in capsys.readouterr().err.replace("\n", " ")
    assert (folder / "tiny.md").read_text(encoding="utf-8") == "# Mine\n"
    assert len(list(folder.iterdir())) == 1


def test_figures_are_those_of_the_model(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 0
    path = tmp_path / "cards" / "tiny-evaluation.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    figures = tmp_path / "metrics.json"
    content["metrics"][0]["value"] = 1234.5
    figures.write_text(json.dumps(content), encoding="utf-8")
    assert cli.main([*arguments, "--metrics", str(figures)]) == 0
    assert "**1234.5**" in (tmp_path / "cards" / "tiny.md").read_text(encoding="utf-8")
    content["model"]["model_id"] = "e" * 64
    figures.write_text(json.dumps(content), encoding="utf-8")
    assert cli.main([*arguments, "--metrics", str(figures)]) == 2
    assert "measured of another model" in capsys.readouterr().err.replace("\n", " ")
    path.write_text(json.dumps(content), encoding="utf-8")
    assert cli.main(arguments) == 0, "another model's figures beside the card are measured anew"
    assert "**1234.5**" not in (tmp_path / "cards" / "tiny.md").read_text(encoding="utf-8")


def test_real_faces_never_lie_beside_the_card(
    arguments: list[str], dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = ["--neighbours-sheet", str(tmp_path / "cards" / "sub" / ".." / "near.png")]
    assert cli.main([*arguments, *sheet]) == 2
    assert "lies in the card's folder" in capsys.readouterr().err.replace("\n", " ")
    for name, words in (("near.txt", "should end in"), ("no/near.png", "is not a folder")):
        assert cli.main([*arguments, "--neighbours-sheet", str(tmp_path / name)]) == 2
        assert words in capsys.readouterr().err.replace("\n", " ")
    near = tmp_path / "near.png"
    assert cli.main([*arguments, "--neighbours-sheet", str(near)]) == 0
    pixels = np.asarray(Image.open(near))
    assert pixels.shape == (10 * 16, 3 * 16, 3)
    real = Dataset.open(dataset)
    training = real.images[real.training_indices()]
    for row in range(10):
        for column in (1, 2):
            cell = pixels[row * 16 : row * 16 + 16, column * 16 : column * 16 + 16]
            assert (training == cell).all(axis=(1, 2, 3)).any()
    assert "near" not in {path.stem for path in (tmp_path / "cards").iterdir()}


def test_a_run_gives_its_own_curves(
    arguments: list[str], run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: Path
) -> None:
    @contextmanager
    def newest(path: Path, *_: object) -> Iterator[Generator]:
        assert path == run
        with Generator.open(model, Device.CPU, 1) as generator:
            yield generator

    monkeypatch.setattr(card_command, "opened", newest)
    assert cli.main(["card", str(run), *arguments[2:], "--name", "../my model"]) == 0
    text = (tmp_path / "cards" / "my-model.md").read_text(encoding="utf-8")
    assert "in 1.0 hours" in text


def test_hours_and_speed_are_those_of_the_checkpoint(
    arguments: list[str], run: Path, tmp_path: Path
) -> None:
    from checkpoint_support import state_at

    checkpoint = run / "checkpoints" / "kimg-000001.0"
    checkpoint.mkdir()
    (checkpoint / "state.json").write_text(json.dumps(state_at(1000, 181.5)), encoding="utf-8")
    (run / "events.jsonl").write_text("", encoding="utf-8")
    card = tmp_path / "cards" / "tiny.md"
    for given in (["--run", str(run)], []):  # without the run: what the first card kept
        assert cli.main([*arguments, *given]) == 0
        text = card.read_text(encoding="utf-8")
        assert "in 3.0 minutes of training steps (5.5 faces a second)" in text
        assert "are not at hand" not in text


def test_a_time_known_only_up_to_a_report_is_said_so(
    arguments: list[str], run: Path, tmp_path: Path
) -> None:
    reports = (run / "events.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (run / "events.jsonl").write_text("".join(reports[:5]), encoding="utf-8")
    assert cli.main([*arguments, "--run", str(run)]) == 0
    text = (tmp_path / "cards" / "tiny.md").read_text(encoding="utf-8")
    assert "up to its last report, at 0.5, it took 30.0 minutes of training steps (0.3" in text


def test_a_model_without_attributes(arguments: list[str], tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "tiny.onnx", attributes=())
    assert cli.main([arguments[0], str(tmp_path / "tiny.onnx"), *arguments[2:]]) == 0
    text = (tmp_path / "cards" / "tiny.md").read_text(encoding="utf-8")
    assert "Any face, at several truncations" in text
    assert "The reports of the run are not at hand" in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [("anime-64", "anime-64"), ("../../x", "x"), ("a b/c", "a-b-c"), ("…", "model"), ("", "model")],
)
def test_names_of_files(name: str, expected: str) -> None:
    assert card_command.file_name(name) == expected


def test_a_file_in_half_precision_may_bring_the_figures_of_its_full_weights(
    arguments: list[str], model: Path, tmp_path: Path
) -> None:
    assert cli.main(arguments) == 0
    content = json.loads((tmp_path / "cards" / "tiny-evaluation.json").read_text(encoding="utf-8"))
    content["model"]["model_id"] = full = "e" * 64
    for one in content["metrics"]:
        one["protocol"]["model"] = full
    figures = tmp_path / "metrics.json"
    figures.write_text(json.dumps(content), encoding="utf-8")
    stored = onnx.load(model)
    manifest = json.loads(stored.metadata_props[0].value)
    set_manifest(stored, {**manifest, "metrics": content["metrics"], "precision": "float16"})
    onnx.save(stored, model)
    assert cli.main([*arguments, "--metrics", str(figures)]) == 0
    text = (tmp_path / "cards" / "tiny.md").read_text(encoding="utf-8")
    assert "weights in half precision" in text
    assert "taken with the weights in full precision" in text


def test_the_run_of_another_family_is_refused(
    arguments: list[str], run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    RunFolder(run).write_recipe(load_recipe("stylegan-64").to_toml())
    assert cli.main([*arguments, "--run", str(run)]) == 2
    assert "name the model's own run" in capsys.readouterr().err.replace("\n", " ")
    assert not (tmp_path / "cards").exists()
