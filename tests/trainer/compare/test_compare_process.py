"""``acgan-train compare`` to its end in real processes, and where it may not write."""

import subprocess
import sys
from pathlib import Path

import pytest
from families_support import small
from tests_support import prepare_drawn_faces

pytest.importorskip("onnxscript")
pytest.importorskip("tensorboard")

from trainer.cli import main as cli
from trainer.runs.run_folder import RunFolder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("compare"), count=60)


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.toml"
    text = small("dcgan", "name=tiny", "precision=float32", "schedule.event_kimg=0.016").to_toml()
    path.write_text(text, encoding="utf-8")
    return path


def arguments(recipe: Path, data: Path, out: Path) -> list[str]:
    line = ["compare", str(recipe), "--data", str(data), "--out", str(out), "--kimg", "0.016"]
    return [*line, "--device", "cpu", "--threads", "1"]


def test_a_comparison_comes_to_its_end(recipe: Path, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    ended = subprocess.run(
        [sys.executable, "-m", "trainer", *arguments(recipe, data, out)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "failed" not in ended.stderr
    assert str(out / "report.html") in ended.stdout.split()
    assert (out / "report.html").is_file()
    state = RunFolder.open(out / "runs" / "tiny").read_state()
    assert state is not None
    assert state.status == "finished"
    assert "Fatal Python error" not in (out / "logs" / "tiny.log").read_text(encoding="utf-8")


def test_a_turn_ends_well_while_its_input_is_still_open(tmp_path: Path) -> None:
    """Python must not abort at its end because of the thread that waits for input."""
    command = [sys.executable, "-m", "trainer.cli.compare_turn", str(tmp_path / "run"), "recipes"]
    turn = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert turn.stdout is not None
    assert turn.stdin is not None
    said = turn.stdout.read()  # its input stays open until it has ended
    assert turn.wait() == 0
    turn.stdin.close()
    turn.stdout.close()
    assert "dcgan-64" in said


OTHERS = {
    "data set": ["dataset.json", "images.npy"],
    "packed data set": ["packed.json"],
    "run": ["recipe.toml", "state.json"],
    "pictures": ["face.png"],
    "an old mistake": ["dataset.json", "runs/a/state.json"],
}


@pytest.mark.parametrize("held", OTHERS.values(), ids=OTHERS)
def test_a_report_is_not_written_into_something_else(
    held: list[str], recipe: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    for name in held:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).touch()
    before = sorted(out.rglob("*"))
    for more in ([], ["--report-only"]):
        assert cli.main([*arguments(recipe, data, out), *more]) == 2
        sentence = capsys.readouterr().err
        assert f"{out} is not a comparison's folder: it holds {held[0]}." in sentence
        assert sentence.count("\n") == 1
    assert sorted(out.rglob("*")) == before


def test_a_report_is_not_written_into_the_data_set_it_learns_from(
    recipe: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(data.iterdir())
    assert cli.main(arguments(recipe, data, data)) == 2
    assert "it holds dataset.json" in capsys.readouterr().err
    assert sorted(data.iterdir()) == before
