"""``acgan-train compare`` as a person meets it: tiny recipes on drawn faces."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from families_support import small
from tests_support import prepare_drawn_faces
from tiny_tagger import write_tiny_tagger

pytest.importorskip("onnxscript")
pytest.importorskip("tensorboard")

from PIL import Image

from trainer.cli import main as cli
from trainer.compare import turn
from trainer.compare.run_progress import progress_of
from trainer.compare.schedule import Turn
from trainer.reports.sample_history import last_common, sample_grids, spread
from trainer.runs.run_folder import RunFolder

OFTEN = (
    "precision=float32",
    "schedule.event_kimg=0.016",
    "schedule.sample_kimg=0.016",
    "schedule.checkpoint_kimg=0.016",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("compare"), count=400)


@pytest.fixture
def recipes(tmp_path: Path) -> list[str]:
    paths = []
    for family in ("dcgan", "sagan"):
        path = tmp_path / f"{family}.toml"
        path.write_text(small(family, f"name=tiny-{family}", *OFTEN).to_toml(), encoding="utf-8")
        paths.append(str(path))
    return paths


class InThisProcess:
    """A turn that is taken at once, here, so that tests need not wait for another process."""

    def __init__(self, one: Turn, command: Sequence[str], log: Path) -> None:
        assert command[1:3] == ["-m", "trainer.cli.compare_turn"]
        assert command[4] == "fit"
        self._status = cli.main(command[4:])

    def poll(self) -> int:
        return self._status

    def stop(self) -> None:
        pass

    def wait(self) -> int:
        return self._status

    def why(self) -> str:
        return "It failed."


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "Process", InThisProcess)


def arguments(recipes: Sequence[str], data: Path, out: Path, *more: str) -> list[str]:
    start = ["compare", *recipes, "--data", str(data), "--out", str(out)]
    return [*start, "--device", "cpu", "--threads", "1", *more]


@pytest.mark.usefixtures("here")
def test_from_nothing_to_a_report_and_on_with_a_larger_budget(
    recipes: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    tagger = write_tiny_tagger(
        tmp_path / "tagger.onnx", (("eye_color", ("blue", "green", "red")),), resolution=8
    )
    measure = ("--extractor", str(tagger), "--images", "24")
    assert cli.main(arguments(recipes, data, out, "--kimg", "0.032", *measure)) == 0
    names = ["report.html", "figures.csv", "curves.csv", "report.json", "sheet.png"]
    assert capsys.readouterr().out.split() == [str(out / name) for name in names]

    content = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [run["name"] for run in content["runs"]] == ["tiny-dcgan", "tiny-sagan"]
    assert [run["kimg"] for run in content["runs"]] == [0.032, 0.032]
    few = [note for note in content["notes"] if "too few for a Fréchet distance" in note]
    assert few
    rest = [note for note in content["notes"] if note not in few]
    assert rest
    assert all("cannot read hair_length" in note for note in rest)
    titles = {sheet["title"] for sheet in content["runs"][0]["sheets"]}
    assert titles == {"Averaged weights", "Raw weights", "At equal kimg", "As they learned"}
    keys = {row["key"] for row in content["rows"]}
    assert {"images_per_s", "parameters", "file_mib", "render_cpu_1", "render_cpu_16"} <= keys
    assert "fd_tagger24_heldout" in keys
    assert "attribute_precision_eye_color_tagger10perclass" in keys

    with (out / "figures.csv").open(encoding="utf-8", newline="") as lines:
        figures = list(csv.DictReader(lines))
    assert len(figures) == 2 * len(keys)
    distance = next(line for line in figures if line["figure"] == "fd_tagger24_heldout")
    assert json.loads(distance["protocol"])["images"] == 24
    with Image.open(out / "sheet.png") as sheet:
        sheet.load()
    assert (out / "sheet.png").stat().st_size <= 200_000

    kept = (out / "measures" / "tiny-dcgan.json").stat().st_mtime_ns
    again = arguments(recipes, data, out, "--kimg", "0.032", *measure, "--report-only")
    assert cli.main(again) == 0
    assert (out / "measures" / "tiny-dcgan.json").stat().st_mtime_ns == kept, "not measured twice"

    assert cli.main(arguments(recipes, data, out, "--kimg", "0.048")) == 0
    content = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [run["kimg"] for run in content["runs"]] == [0.048, 0.048]
    events = RunFolder.open(out / "runs" / "tiny-sagan").events()
    assert [event["kimg"] for event in events] == pytest.approx([0.016, 0.032, 0.048])


@pytest.mark.usefixtures("here")
def test_a_report_from_partial_runs_says_what_is_missing(
    recipes: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    report_only = arguments(recipes, data, out, "--minutes", "45", "--report-only")
    assert cli.main(report_only) == 2
    assert "nothing" in capsys.readouterr().err
    assert not out.exists()
    # By hand, with the same layout: one run trained a little, one only begun.
    fit = ["fit", recipes[0], "--data", str(data), "--run", str(out / "runs" / "tiny-dcgan")]
    assert cli.main([*fit, "--kimg", "0.024", "--device", "cpu", "--threads", "1"]) == 0
    RunFolder.create(out / "runs" / "tiny-sagan")
    before = {path: path.stat().st_mtime_ns for path in sorted((out / "runs").rglob("*"))}
    assert cli.main(report_only) == 0
    assert "tiny-sagan has no checkpoint yet." in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in sorted((out / "runs").rglob("*"))} == before
    content = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [run["name"] for run in content["runs"]] == ["tiny-dcgan"]
    assert all(not row["best"] for row in content["rows"]), "alone there is no contest"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("RECIPE", "dcgan-46"), "did you mean dcgan-64"),
        (("RECIPE", "dcgan-64"), "prepare it with --size 64"),
        (("--data", "missing"), "is not a folder"),
        (("--extractor", "missing.onnx"), "missing.onnx"),
        (("--set", "schedule.bach=4"), "did you mean schedule.batch"),
        (("--set", "schedule.batch=100000"), "schedule.batch"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    change: tuple[str, str], words: str, recipes: list[str], data: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    what, value = change
    chosen = [value] if what == "RECIPE" else recipes[:1]
    more = [] if what == "RECIPE" else [what, value]
    line = arguments(chosen, data, tmp_path / "report", "--minutes", "1", *more)
    assert cli.main(line) == 2
    errors = capsys.readouterr().err
    assert words in errors.replace("\n", " ")
    assert errors.count("\n") == 1
    assert not (tmp_path / "report").exists()


@pytest.mark.usefixtures("here")
def test_runs_of_another_recipe_or_data_set_are_refused(
    recipes: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "report"
    line = arguments(recipes[:1], data, out, "--kimg", "0.016")
    assert cli.main(line) == 0
    capsys.readouterr()
    assert cli.main([*line, "--set", "objective.loss=hinge"]) == 2
    assert "follows another recipe (objective.loss differs)" in capsys.readouterr().err
    other = prepare_drawn_faces(tmp_path / "other", count=60)
    assert cli.main(arguments(recipes[:1], other, out, "--kimg", "0.016")) == 2
    assert "was trained on another data set" in capsys.readouterr().err
    (tmp_path / "odd" / "runs" / "tiny-dcgan").mkdir(parents=True)
    (tmp_path / "odd" / "runs" / "tiny-dcgan" / "poem.txt").write_text("mine", encoding="utf-8")
    assert cli.main(arguments(recipes[:1], data, tmp_path / "odd", "--kimg", "0.016")) == 2
    assert "it holds poem.txt" in capsys.readouterr().err


def test_a_turn_in_a_process_of_its_own_fails_in_a_sentence(
    recipes: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(
        turn, "command_of", lambda one, data, **_: [sys.executable, "-c", "raise OSError('tired')"]
    )
    out = tmp_path / "report"
    assert cli.main(arguments(recipes, data, out, "--minutes", "1", "--at-once", "2")) == 2
    errors = capsys.readouterr().err
    assert "tiny-dcgan failed: OSError: tired" in errors
    assert "tiny-sagan failed" in errors
    assert "Traceback" not in errors
    assert "tired" in (out / "logs" / "tiny-dcgan.log").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "terminated"])
def test_runs_save_and_end_when_the_comparison_is_ended(
    sign: signal.Signals, recipes: list[str], data: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    out = tmp_path / "report"
    line = arguments(recipes[:1], data, out, "--minutes", "30")
    parent = subprocess.Popen(
        [sys.executable, "-m", "trainer", *line],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    run = RunFolder(out / "runs" / "tiny-dcgan")
    deadline = time.monotonic() + 120
    while len(run.events()) < 3 and time.monotonic() < deadline:
        assert parent.poll() is None, parent.stderr and parent.stderr.read()
        time.sleep(0.05)
    parent.send_signal(sign)
    _, errors = parent.communicate(timeout=60)
    while (state := run.read_state()) is None or state.status == "running":
        assert time.monotonic() < deadline, "the turn goes on without the comparison"
        time.sleep(0.05)
    assert state.status == "stopped"
    assert progress_of(run).kimg == state.kimg
    if sign == signal.SIGTERM:
        assert parent.returncode == 0
        assert "the same command goes on" in errors
        with pytest.raises(ProcessLookupError):
            os.kill(state.pid, 0)
        return
    monkeypatch.setattr(turn, "Process", InThisProcess)
    further = state.kimg + 0.016
    assert cli.main(arguments(recipes[:1], data, out, "--kimg", str(further))) == 0
    kimg = [event["kimg"] for event in run.events()]
    assert kimg == sorted(set(kimg))
    assert progress_of(run).kimg == pytest.approx(further)
    assert (out / "report.html").is_file()


@pytest.mark.usefixtures("here")
def test_a_second_comparison_in_the_folder_is_refused(
    recipes: list[str], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from filelock import FileLock

    out = tmp_path / "report"
    out.mkdir()
    with FileLock(out / ".lock"):
        assert cli.main(arguments(recipes[:1], data, out, "--minutes", "1")) == 2
    assert "Another comparison is training" in capsys.readouterr().err


def test_moments_that_all_runs_have(tmp_path: Path) -> None:
    def grids(*moments: float) -> dict[float, Path]:
        return {moment: tmp_path / f"{moment}" for moment in moments}

    runs = {"a": grids(10.016, 20.0, 30.0), "b": grids(10.0, 20.032), "c": grids(10, 15, 20, 40)}
    assert {name: kimg for name, (kimg, _) in last_common(runs).items()} == {
        "a": 20.0, "b": 20.032, "c": 20
    }  # fmt: skip
    assert last_common({"a": grids(10), "b": grids(20)}) == {}
    assert last_common({"a": grids(10), "b": {}}) == {}
    assert last_common({}) == {}
    assert spread([10, 20, 30, 40, 50, 60, 70, 80]) == [10, 20, 40, 80]
    assert spread([]) == []
    for name in ("kimg-000000.0.png", "kimg-000010.016.png", "kimg-000009.0.png", "poem.txt"):
        (tmp_path / name).touch()
    assert list(sample_grids(tmp_path)) == [9.0, 10.016]
    assert sample_grids(tmp_path / "missing") == {}
