"""``acgan-train tagger review``: what is asked, and what becomes of the answers."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image
from tests_support import prepare_drawn_faces
from tiny_model import write_tiny_model

pytest.importorskip("PySide6")

from acgan_desktop.core.review_file import CANNOT_TELL, Task, journal_of, read_task
from acgan_desktop.library.pictures.picture_files import read_avatar
from trainer.cli import main as cli
from trainer.cli import review_command
from trainer.data.dataset import Dataset
from trainer.data.labelling.label_table import read_labels
from trainer.data.manifest import ORIGIN_PERSON

Sit = Callable[[Task], int]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


class Sitting:
    """Stands for the window and the person before it.

    Attributes:
        task: what was asked last.
        say: given the task, leaves answers and returns the window's exit status.
    """

    def __init__(self) -> None:
        self.task: Task | None = None
        self.say: Sit = lambda _task: 0

    def run(self, words: list[str], *, check: bool) -> SimpleNamespace:
        assert words[:3] == [sys.executable, "-m", "acgan_desktop.ui.review"]
        self.task = read_task(Path(words[3]))
        return SimpleNamespace(returncode=self.say(self.task))


@pytest.fixture
def sitting(monkeypatch: pytest.MonkeyPatch) -> Sitting:
    made = Sitting()
    monkeypatch.setattr(review_command, "subprocess", SimpleNamespace(run=made.run))
    return made


def answer_first(task: Task) -> int:
    """Leave what a killed window leaves: a journal and no table."""
    with journal_of(Path(task.out)).open("a") as stream:
        for attribute in task.attributes:
            stream.write(json.dumps([task.faces[0].name, attribute.name, attribute.classes[0]]))
            stream.write("\n")
    return 0


def review(*words: str | Path) -> int:
    return cli.main(["tagger", "review", *map(str, words)])


def test_answers_of_a_data_set_become_a_persons_labels(
    dataset: Path, sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "labels.csv"
    sitting.say = answer_first
    assert review(dataset, "--out", out) == 0
    assert f"{out}: 1 of {len(Dataset.open(dataset))} faces" in capsys.readouterr().out
    assert not journal_of(out).exists()
    task = sitting.task
    assert task is not None
    opened = Dataset.open(dataset)
    assert [face.name for face in task.faces] == list(opened.names)
    for face in task.faces:
        row = opened.labels[face.row]
        known = [one for one, label in zip(task.attributes, row, strict=True) if label >= 0]
        assert set(face.labels) == {one.name for one in known}
    labelled = tmp_path / "labelled"
    assert cli.main(["label", str(dataset), "--labels", str(out), "--out", str(labelled)]) == 0
    new = Dataset.open(labelled)
    assert new.labels[0].tolist() == [0, 0, 0]
    assert (new.label_origin[0] == ORIGIN_PERSON).all()
    assert np.array_equal(new.labels[1:], opened.labels[1:])


@pytest.mark.parametrize("which", ["unlabelled", "held-out"])
def test_parts_of_a_data_set(which: str, dataset: Path, sitting: Sitting, tmp_path: Path) -> None:
    given = ("--which", which, "--count", "5", "--attribute", "eye_color")
    assert review(dataset, "--out", tmp_path / "x.csv", *given) == 0
    assert sitting.task is not None
    assert [one.name for one in sitting.task.attributes] == ["eye_color"]
    assert len(sitting.task.faces) == 5
    opened = Dataset.open(dataset)
    column = [one.name for one in opened.manifest.attributes].index("eye_color")
    for face in sitting.task.faces:
        if which == "unlabelled":
            assert opened.labels[face.row, column] == -1
        else:
            assert opened.split[face.row] == 1


def test_doubted_labels_come_surest_first(
    dataset: Path, sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(dataset, "--out", tmp_path / "x.csv", "--which", "proposed") == 2
    assert "acgan-train label made" in capsys.readouterr().err
    names = Dataset.open(dataset).names
    copy = tmp_path / "copy"
    assert cli.main(["label", str(dataset), "--undo", "--out", str(copy)]) == 0
    (copy / "proposals.csv").write_text(
        "file,attribute,label,read,confidence,applied\n"
        f"{names[7]},eye_color,red,blue,0.99,no\n{names[3]},eye_color,red,blue,0.98,no\n"
        f"{names[7]},hair_length,long,short,0.97,no\nnobody,eye_color,red,blue,0.9,no\n"
    )
    assert review(copy, "--out", tmp_path / "x.csv", "--which", "proposed") == 0
    assert sitting.task is not None
    assert [face.row for face in sitting.task.faces] == [7, 3]


def test_samples_of_a_model_are_kept_beside_the_labels_and_can_be_learned_from(
    sitting: Sitting, tmp_path: Path
) -> None:
    model = write_tiny_model(tmp_path / "model.onnx")
    out = tmp_path / "labels.csv"

    def say(task: Task) -> int:
        rows = ["file,hair_length,hair_color,eye_color"]
        for number, face in enumerate(task.faces):
            colour = CANNOT_TELL if number == 0 else face.labels["hair_color"]
            rows.append(f"{face.name},,{colour},")
        Path(task.out).write_text("\n".join(rows) + "\n")
        return 0

    sitting.say = say
    assert review(model, "--out", out, "--count", "40", "--seed", "3") == 0
    task = sitting.task
    assert task is not None
    paths = sorted((tmp_path / "labels-faces").iterdir())
    assert [Path(face.path or "").name for face in task.faces] == [path.name for path in paths]
    assert read_avatar(paths[5]).origin is not None
    before = paths[5].stat().st_mtime_ns
    assert review(model, "--out", out, "--count", "40", "--seed", "3") == 0
    assert paths[5].stat().st_mtime_ns == before, "what is there is not drawn again"
    table = read_labels(out)
    (attribute,) = table.attributes
    assert CANNOT_TELL not in attribute.classes
    assert table.rows[paths[0].name] == (-1,)


def test_pictures_of_a_folder(
    dataset: Path, sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pictures"
    (folder / "inside").mkdir(parents=True)
    for name in ("b.png", "a.JPG", "inside/c.webp"):
        Image.new("RGB", (20, 20)).save(folder / name)
    (folder / "notes.txt").touch()
    out = tmp_path / "labels.csv"
    assert review(folder, "--out", out) == 2
    assert "--classes" in capsys.readouterr().err
    assert review(folder, "--out", out, "--classes", dataset) == 0
    assert sitting.task is not None
    assert [face.name for face in sitting.task.faces] == ["a.JPG", "b.png", "inside/c.webp"]
    assert not out.exists(), "nothing was said"


@pytest.mark.parametrize("name", ["a\rb.png", "a\nb.png", os.fsdecode(b"\xff.png")])
def test_a_picture_that_no_table_can_name(
    name: str,
    dataset: Path,
    sitting: Sitting,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        Image.new("RGB", (20, 20)).save(tmp_path / name)
    except OSError:
        pytest.skip("this system has no such names")
    out = tmp_path / "labels.csv"
    assert review(tmp_path, "--out", out, "--classes", dataset) == 2
    assert "rename it" in capsys.readouterr().err
    assert sitting.task is None


def test_two_reviews_do_not_write_one_table(
    dataset: Path, sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "labels.csv"
    inner: list[int] = []

    def second_meanwhile(task: Task) -> int:
        if not inner:
            inner.append(-1)
            inner[0] = review(dataset, "--out", out)
        return answer_first(task)

    sitting.say = second_meanwhile
    assert review(dataset, "--out", out) == 0
    assert inner == [2]
    assert "Another review" in capsys.readouterr().err
    assert review(dataset, "--out", out) == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--out", "labels.txt"), "end in .csv"),
        (("--out", "nowhere/labels.csv"), "does not exist"),
        (("--out", "labels.csv", "--attribute", "nose"), "no attribute nose"),
    ],
)
def test_what_cannot_be_reviewed_is_said_in_a_sentence(
    words: tuple[str, ...],
    message: str,
    dataset: Path,
    sitting: Sitting,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert review(dataset, *words) == 2
    assert message in capsys.readouterr().err
    assert sitting.task is None


def test_sources_that_are_none(
    dataset: Path, sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "labels.csv"
    assert review(tmp_path / "empty", "--out", out, "--classes", dataset) == 2
    assert "no face to review" in capsys.readouterr().err
    assert review(tmp_path / "missing", "--out", out) == 2
    assert "neither a data set" in capsys.readouterr().err
    out.write_text("file,nose\na,long\n")
    assert review(dataset, "--out", out) == 2
    assert "something else" in capsys.readouterr().err
    assert sitting.task is None


def test_a_window_that_dies_keeps_what_was_answered(
    dataset: Path, sitting: Sitting, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "labels.csv"
    sitting.say = lambda task: answer_first(task) - 9
    assert review(dataset, "--out", out) == 2
    assert "ended before its time" in capsys.readouterr().err
    assert len(read_labels(out).rows) == 1
    sitting.say = lambda _task: 2
    assert review(dataset, "--out", out) == 2
    assert "could not be opened" in capsys.readouterr().err


def test_the_trainer_does_not_import_the_window() -> None:
    words = (
        "import sys, trainer.cli.main, trainer.data.labelling.review_task as _;"
        "print('PySide6' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "False"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_without_a_screen_it_says_that_it_needs_one(dataset: Path, tmp_path: Path) -> None:
    unset = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    bare = {name: value for name, value in os.environ.items() if name not in unset}
    out = tmp_path / "seen.csv"
    command = [sys.executable, "-m", "trainer", "tagger", "review", str(dataset), "--out", str(out)]
    ended = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr == (
        "acgan-train: There is no screen here to open a window on; the review needs one.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_task_for_another_program_opens_no_window(
    dataset: Path, tmp_path: Path, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitting, "say", lambda _task: pytest.fail("a window was opened"))
    out, task = tmp_path / "labels.csv", tmp_path / "task.json"
    words = ["tagger", "review", str(dataset), "--out", str(out), "--count", "3"]
    assert cli.main([*words, "--task", str(task)]) == 0
    found = read_task(task)
    assert len(found.faces) == 3
    assert found.out == str(out.resolve())
