"""Measuring during a training: the best checkpoint is kept, and the training is none the wiser."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from tests_support import SMALL, prepare_drawn_faces
from tiny_model import write_tiny_model
from tiny_tagger import write_tiny_tagger

from trainer.metrics.evaluation import Evaluation, Means, evaluate
from trainer.runs import run_metrics

pytest.importorskip("torchmetrics")
pytest.importorskip("tensorboard")
pytest.importorskip("onnxscript")

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState, leave_request
from acgan_desktop.engine.runtime.generator import RenderCancelled
from trainer.cli import main as cli
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.runs.averaged_drawer import AveragedDrawer
from trainer.runs.checkpoints.best_checkpoint import BestFigure, keep_best, list_best, load_best
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.runs.loop import fit
from trainer.runs.progress import Progress
from trainer.runs.run_folder import RunFolder
from trainer.training.training import Training

COLOURS = ("red", "green", "blue")
# Of so few held-out faces, the kernel distance decides.
NAME = "kd_tagger20_heldout"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"), count=400)


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tagger") / "tagger.onnx"
    return write_tiny_tagger(path, (("hair_color", COLOURS),), resolution=8)


def recipe(*changes: str) -> Recipe:
    sizes = ("precision=float32", "schedule.kimg=0.064", "schedule.checkpoint_kimg=0.032")
    return load_recipe("dcgan-64", [*SMALL, *sizes, *changes])


def measuring(tagger: Path) -> tuple[str, ...]:
    return ("metrics.every_kimg=0.032", f"metrics.extractor={tagger}", "metrics.images=20")


def seeded_fit(*arguments: Any, **options: Any) -> RunState:
    """Train with PyTorch's global stream, which checkpoints keep, where it always begins."""
    torch.manual_seed(5)
    return fit(*arguments, **options)


@pytest.fixture(scope="module")
def plain(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("plain") / "run"
    seeded_fit(recipe(), data, run)
    return run


@pytest.fixture(scope="module")
def measured(data: Path, tagger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("measured") / "run"
    seeded_fit(recipe(*measuring(tagger)), data, run)
    return run


def assert_equal_weights(one: Path, other: Path) -> None:
    first, second = load_newest(one / "checkpoints"), load_newest(other / "checkpoints")
    assert first is not None
    assert second is not None
    assert first.kimg == second.kimg
    for name, tensor in first.tensors.items():
        assert torch.equal(tensor, second.tensors[name]), name
    for key in ("sampler", "random", "images_shown", "optimisers"):
        assert first.state[key] == second.state[key], key


def test_measuring_changes_nothing_of_the_training(plain: Path, measured: Path) -> None:
    assert_equal_weights(plain, measured)
    assert not RunFolder.open(plain).metrics()
    assert not list_best(plain / "checkpoints")


def test_every_figure_is_written_with_its_protocol(measured: Path) -> None:
    lines = RunFolder.open(measured).metrics()
    deciding = [line for line in lines if line["name"] == NAME]
    assert [line["kimg"] for line in deciding] == [0.032, 0.064]
    for line in lines:
        assert line["protocol"]["extractor"] == "tagger"
        assert len(line["protocol"]["model"]) == 64
    assert deciding[0]["reference"] == deciding[1]["reference"], "real faces are looked at once"
    assert deciding[0]["protocol"]["model"] != deciding[1]["protocol"]["model"]

    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    board = EventAccumulator(str(measured / "tensorboard")).Reload()
    points = [(event.step, event.value) for event in board.Scalars(f"metrics/{NAME}")]
    assert points == [(32, pytest.approx(deciding[0]["value"])),
                      (64, pytest.approx(deciding[1]["value"]))]  # fmt: skip


def test_the_best_is_kept_and_exported(
    measured: Path, tagger: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = load_best(measured / "checkpoints")
    assert found is not None
    checkpoint, figure = found
    values = {
        line["kimg"]: line["value"]
        for line in RunFolder.open(measured).metrics()
        if line["name"] == NAME
    }
    assert figure.value == min(values.values())
    assert values[figure.kimg] == figure.value
    assert checkpoint.kimg == figure.kimg
    assert [path.name[:10] for path in list_best(measured / "checkpoints")] == ["best-kimg-"]

    out, metrics = tmp_path / "best.onnx", tmp_path / "metrics.json"
    assert cli.main(["export", str(measured), "--best", "--out", str(out)]) == 0
    evaluate = ["evaluate", str(out), "--data", str(data), "--extractor", str(tagger)]
    evaluate += ["--images", "20", "--device", "cpu", "--threads", "1", "--out", str(metrics)]
    assert cli.main(evaluate) == 0
    capsys.readouterr()
    written = {one["name"]: one["value"] for one in json.loads(metrics.read_text())["metrics"]}
    assert written[NAME] == pytest.approx(figure.value, rel=0.02), "one protocol, one figure"


def test_a_stop_cancels_a_measurement_which_is_made_up_for(
    plain: Path, data: Path, tagger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tmp_path / "run"

    def stopped_half_way(means: Means) -> Evaluation:
        leave_request(run, "stop")
        return evaluate(means)

    with monkeypatch.context() as patched:
        patched.setattr(run_metrics, "evaluate", stopped_half_way)
        state = seeded_fit(recipe(*measuring(tagger)), data, run)
    assert (state.status, state.kimg) == ("stopped", 0.032)
    assert not RunFolder.open(run).metrics()
    assert seeded_fit(recipe(*measuring(tagger)), data, run).status == "finished"
    lines = [line for line in RunFolder.open(run).metrics() if line["name"] == NAME]
    assert [line["kimg"] for line in lines] == [0.032, 0.064]
    assert_equal_weights(plain, run)


def test_measuring_may_begin_later_and_its_time_does_not_count(
    plain: Path, data: Path, tagger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = tmp_path / "run"

    def stop(progress: Progress) -> None:
        if progress.kimg == pytest.approx(0.04):
            leave_request(run, "stop")

    seeded_fit(recipe(), data, run, show=stop)
    said: list[str] = []
    monkeypatch.setattr(
        "trainer.runs.loop.computing_seconds", lambda: 0.0
    )  # the clock stands still
    before = seconds(run)
    seeded_fit(recipe(*measuring(tagger)), data, run, say=said.append)
    assert any(sentence.startswith(f"{NAME} at 0.0 kimg") for sentence in said)
    assert any("kept" in sentence for sentence in said)
    assert_equal_weights(plain, run)
    assert seconds(run) == before > 0


@pytest.mark.parametrize("kind", ["missing", "generator", "not a model"])
def test_an_unsuitable_extractor_is_refused_before_anything_is_made(
    kind: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "extractor.onnx"
    if kind == "generator":
        write_tiny_model(path)
    elif kind == "not a model":
        path.write_bytes(b"nothing of use")
    run = tmp_path / "run"
    arguments = ["fit", "dcgan-64", "--data", str(data), "--run", str(run), "--threads", "1"]
    arguments += [part for one in SMALL for part in ("--set", one)]
    assert cli.main([*arguments, "--metrics-every", "1", "--extractor", str(path)]) == 2
    message = capsys.readouterr().err.strip().splitlines()[-1]
    assert message.startswith("acgan-train: ")
    assert "extractor.onnx" in message
    assert not run.exists()


def test_an_extractor_with_nothing_to_measure_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    arguments = ["fit", "dcgan-64", "--data", str(data), "--run", str(run)]
    assert cli.main([*arguments, "--extractor", "tagger.onnx"]) == 2
    assert "--metrics-every" in capsys.readouterr().err
    assert not run.exists()


def test_too_few_held_out_faces_are_refused(tagger: Path, tmp_path: Path) -> None:
    few = prepare_drawn_faces(tmp_path, count=60)
    with pytest.raises(UserError, match="held-out faces"):
        seeded_fit(recipe(*measuring(tagger)), few, tmp_path / "run")


def test_what_cannot_be_measured_does_not_end_a_training(
    data: Path, tagger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Means) -> Evaluation:
        raise ValueError("the features hold a value that is not finite")

    monkeypatch.setattr(run_metrics, "evaluate", fail)
    said: list[str] = []
    state = seeded_fit(recipe(*measuring(tagger)), data, tmp_path / "run", say=said.append)
    assert state.status == "finished"
    assert sum("not finite" in sentence for sentence in said) == 2


def seconds(run: Path) -> float:
    newest = load_newest(run / "checkpoints")
    assert newest is not None
    return float(newest.state["loop"]["seconds"])


def figure(value: float, kimg: float, extractor: str = "a") -> BestFigure:
    return BestFigure(name=NAME, extractor=extractor, value=value, kimg=kimg)


def test_the_best_survives_rotation_and_gives_way_only_to_a_better_one(tmp_path: Path) -> None:
    tensors = {"weight": torch.ones(2)}
    keep_best(tmp_path, figure(2.0, 1.0), tensors, {})
    for kimg in range(1, 6):
        save_checkpoint(tmp_path, float(kimg), tensors, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "best-kimg-000001.0", "kimg-000004.0", "kimg-000005.0",
    ]  # fmt: skip
    keep_best(tmp_path, figure(1.0, 6.0), tensors, {})
    keep_best(tmp_path, figure(0.5, 6.0, "b"), tensors, {})
    assert [path.name for path in list_best(tmp_path)] == ["best-kimg-000006.0"]
    found = load_best(tmp_path)
    assert found is not None
    assert found[1] == figure(0.5, 6.0, "b")
    newest = load_newest(tmp_path)
    assert newest is not None
    assert newest.kimg == 5.0, "going on never reads the best"
    (tmp_path / "best-kimg-000006.0" / "weights.safetensors").write_bytes(b"")
    assert load_best(tmp_path) is None, "a damaged one is none"


def test_a_best_checkpoint_that_is_just_replaced_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_best(tmp_path, figure(1.0, 1.0), {"a": torch.zeros(1)}, {})
    gone = tmp_path / "best-kimg-000002.0"
    monkeypatch.setattr(Path, "glob", lambda _folder, _pattern: [path, gone])
    monkeypatch.setattr(Path, "is_dir", lambda _path: True)
    assert list_best(tmp_path) == [path, gone]
    assert load_best(tmp_path) is not None


def test_figures_of_other_protocols_are_not_compared() -> None:
    assert figure(1.0, 1.0).beats(None)
    assert not figure(1.0, 2.0).beats(figure(1.0, 1.0))
    assert figure(0.9, 2.0).beats(figure(1.0, 1.0))
    assert figure(5.0, 2.0, "b").beats(figure(1.0, 1.0, "a"))


def test_export_says_how_to_get_a_best_checkpoint(
    plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", str(plain), "--best", "--out", str(tmp_path / "x.onnx")]
    assert cli.main(arguments) == 2
    assert "--metrics-every" in capsys.readouterr().err


def test_the_averaged_network_draws_nothing_once_cancelled(data: Path) -> None:
    drawer = AveragedDrawer(
        Training(recipe(), Dataset.open(data), choose_compute("cpu", "float32"))
    )
    with pytest.raises(RenderCancelled):
        drawer.render([], cancelled=lambda: True)
