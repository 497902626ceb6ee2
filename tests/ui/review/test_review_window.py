"""The review window, driven by keys as a person would."""

import csv
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.review_file import (
    CANNOT_TELL,
    AnswerBook,
    AskedAttribute,
    AskedFace,
    ReviewError,
    Task,
    journal_of,
    read_task,
    write_task,
)
from acgan_desktop.ui.review import __main__ as program
from acgan_desktop.ui.review.pictures import Pictures
from acgan_desktop.ui.review.window import ReviewWindow
from acgan_desktop.ui.theme.appearance import appearance
from acgan_desktop.ui.theme.images import pixels_of
from acgan_desktop.ui.theme.tokens import Mode

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COLOURS = tuple(f"colour {number}" for number in range(12))
ATTRIBUTES = (
    AskedAttribute(name="hair_length", classes=("long", "short")),
    AskedAttribute(name="hair_color", classes=COLOURS),
)


def make_task(folder: Path, count: int = 4, labels: dict[str, str] | None = None) -> Path:
    images = np.random.default_rng(0).integers(0, 256, (count, 16, 16, 3), np.uint8)
    np.save(folder / "images.npy", images)
    task = Task(
        title="drawn",
        out=str(folder / "labels.csv"),
        attributes=ATTRIBUTES,
        images=str(folder / "images.npy"),
        faces=tuple(
            AskedFace(name=f"{row}.png", row=row, labels=labels or {}) for row in range(count)
        ),
    )
    write_task(folder / "task.json", task)
    return folder / "task.json"


Open = Callable[[Path], ReviewWindow]


@pytest.fixture
def open_review(qtbot: QtBot) -> Iterator[Open]:
    opened: list[ReviewWindow] = []

    def open_it(path: Path) -> ReviewWindow:
        window = program.open_review(path)
        opened.append(window)
        window.show()
        return window

    yield open_it
    for window in opened:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(qtbot: QtBot, window: ReviewWindow, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window, key)


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_keys_answer_and_every_answer_is_on_the_disk_at_once(
    qtbot: QtBot, open_review: Open, tmp_path: Path
) -> None:
    window = open_review(make_task(tmp_path))
    press(qtbot, window, KEY.Key_1)
    assert (window.walk.face, window.walk.attribute) == (0, 1), "the next question"
    kept = AnswerBook(tmp_path / "labels.csv", {one.name: one.classes for one in ATTRIBUTES})
    assert kept.answers == {"0.png": {"hair_length": "long"}}
    press(qtbot, window, KEY.Key_W)  # the twelfth: 1 to 9, 0, Q, W
    assert (window.walk.face, window.walk.attribute) == (1, 0), "the next face"
    press(qtbot, window, KEY.Key_X, KEY.Key_0)
    assert window.progress.value() == 2
    assert "Face 3 of 4, 2 done" in window.count.text()
    window.close()
    assert not journal_of(tmp_path / "labels.csv").exists()
    assert table(tmp_path) == [
        {"file": "0.png", "hair_length": "long", "hair_color": "colour 11"},
        {"file": "1.png", "hair_length": CANNOT_TELL, "hair_color": "colour 9"},
    ]


def test_undo_and_redo_go_where_the_answer_was(
    qtbot: QtBot, open_review: Open, tmp_path: Path
) -> None:
    window = open_review(make_task(tmp_path))
    press(qtbot, window, KEY.Key_1, KEY.Key_2, KEY.Key_2)
    assert window.walk.face == 1
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    assert (window.walk.face, window.walk.attribute) == (0, 1)
    assert window.walk.answered(0, 1) == ""
    assert window.walk.answered(0, 0) == "long"
    qtbot.keyClick(window, KEY.Key_Z, CTRL | SHIFT)
    assert window.walk.answered(0, 1) == "colour 1"
    assert window.progress.value() == 1
    press(qtbot, window, KEY.Key_Down)
    press(qtbot, window, KEY.Key_3)
    assert window.walk.answered(0, 1) == "colour 2", "an answer is corrected"
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    assert window.walk.answered(0, 1) == "colour 1"
    for _ in range(5):
        qtbot.keyClick(window, KEY.Key_Z, CTRL)
    window.close()
    assert table(tmp_path) == [] if (tmp_path / "labels.csv").exists() else True
    assert window.walk.book.answers == {}


def test_it_goes_on_where_one_stopped_also_after_a_kill(
    qtbot: QtBot, open_review: Open, tmp_path: Path
) -> None:
    task = make_task(tmp_path)
    window = open_review(task)
    press(qtbot, window, KEY.Key_1, KEY.Key_1, KEY.Key_Space, KEY.Key_2)
    assert window.walk.face == 2
    # What a kill leaves: no table yet, and perhaps a line that was cut off.
    with journal_of(tmp_path / "labels.csv").open("ab") as stream:
        stream.write(b'["3.png", "hair_len')
    again = open_review(task)
    assert (again.walk.face, again.walk.attribute) == (1, 0), "the face that was passed over"
    assert again.walk.answered(2, 0) == "short"
    assert [row["file"] for row in table(tmp_path)] == ["0.png", "2.png"]
    press(qtbot, again, KEY.Key_1, KEY.Key_1)
    assert (again.walk.face, again.walk.attribute) == (2, 1), "only what is open is asked"
    press(qtbot, again, KEY.Key_1, KEY.Key_1, KEY.Key_1)
    assert "All 4 faces are done." in again.count.text()


def test_existing_labels_are_confirmed_with_one_key_or_corrected(
    qtbot: QtBot, open_review: Open, tmp_path: Path
) -> None:
    said = {"hair_length": "long", "hair_color": "colour 3"}
    window = open_review(make_task(tmp_path, labels=said))
    assert "said to be" in window.questions.titles[0].text()
    assert window.questions.buttons[0][0].property("kind") == "on"
    press(qtbot, window, KEY.Key_Return)
    assert window.walk.face == 1
    press(qtbot, window, KEY.Key_2)
    assert window.questions.buttons[0][1].property("kind") == "main"
    press(qtbot, window, KEY.Key_Enter)
    assert [window.walk.answered(1, column) for column in (0, 1)] == ["short", "colour 3"]
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    qtbot.keyClick(window, KEY.Key_Z, CTRL)
    assert window.walk.book.answers == {}, "confirming is one step"
    assert window.walk.face == 0


def test_arrows_and_clicks(qtbot: QtBot, open_review: Open, tmp_path: Path) -> None:
    window = open_review(make_task(tmp_path))
    press(qtbot, window, KEY.Key_Right, KEY.Key_Right)
    assert window.walk.face == 2
    press(qtbot, window, KEY.Key_Left, KEY.Key_Backspace, KEY.Key_Left)
    assert window.walk.face == 0
    press(qtbot, window, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up, KEY.Key_Down)
    assert window.walk.attribute == 1
    press(qtbot, window, KEY.Key_L, KEY.Key_F5)
    assert window.walk.book.answers == {}, "keys of no class do nothing"
    qtbot.mouseClick(window.questions.buttons[1][4], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.questions.buttons[0][-1], Qt.MouseButton.LeftButton)
    assert window.walk.book.answers["0.png"] == {
        "hair_color": "colour 4", "hair_length": CANNOT_TELL,
    }  # fmt: skip
    assert window.walk.face == 1
    press(qtbot, window, KEY.Key_Escape)
    assert not window.isVisible()


def test_what_cannot_be_saved_is_said_and_nothing_moves(
    qtbot: QtBot, open_review: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_review(make_task(tmp_path))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("acgan_desktop.core.review_file.os.fsync", full)
        press(qtbot, window, KEY.Key_1)
    assert "No space left on device" in window.notice.text()
    assert (window.walk.face, window.walk.attribute) == (0, 0)
    press(qtbot, window, KEY.Key_1)
    assert window.notice.text() == ""
    assert window.walk.answered(0, 0) == "long"


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_faces_are_shown_in_either_theme(open_review: Open, tmp_path: Path, mode: Mode) -> None:
    window = open_review(make_task(tmp_path))
    appearance().apply(mode)
    shown = pixels_of(window.grab().toImage())
    assert shown.reshape(-1, 3).std(axis=0).min() > 5
    background = int(shown[2, 2].mean())
    assert (background < 80) is (mode is Mode.DARK)
    assert not window.face.pixmap().isNull()
    assert [place.pixmap().isNull() for place in window.coming[:4]] == [False] * 3 + [True]
    appearance().apply(Mode.LIGHT)


def test_pictures_of_a_folder_and_what_cannot_be_read(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 20), (200, 10, 10)).save(tmp_path / "wide.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    faces = tuple(
        AskedFace(name=name, path=str(tmp_path / name))
        for name in ("wide.png", "broken.png", "missing.png")
    )
    pictures = Pictures(Task(title="", out="x.csv", attributes=ATTRIBUTES, faces=faces))
    wide = pictures.picture(0)
    assert wide is not None
    assert wide.width() == 1024
    assert pixels_of(wide)[0, 0].tolist() == [200, 10, 10]
    assert pictures.picture(1) is None
    assert pictures.picture(2) is None


def test_images_that_are_none_are_refused(tmp_path: Path) -> None:
    task = read_task(make_task(tmp_path))
    np.save(tmp_path / "images.npy", np.zeros(4))
    with pytest.raises(ReviewError, match="does not hold pictures"):
        Pictures(task)
    (tmp_path / "images.npy").write_bytes(b"")
    with pytest.raises(ReviewError, match="cannot be read"):
        Pictures(task)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a review task"),
        ("{}", "not a review task"),
        ('{"format": 2}', "format"),
    ],
)
def test_broken_tasks(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "task.json"
    path.write_text(text)
    with pytest.raises(UserError, match=message):
        read_task(path)
    with pytest.raises(UserError, match="cannot be read"):
        read_task(tmp_path / "missing.json")


@pytest.mark.parametrize(
    "table_of_others",
    ["file,eyes\na,blue\n", "hair_length\nlong\n", "file,hair_length\na,curly\n",
     "file,hair_length\na\n", '"file\n'],
)  # fmt: skip
def test_a_table_of_something_else_is_left_alone(table_of_others: str, tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(table_of_others)
    with pytest.raises(ReviewError):
        AnswerBook(path, {one.name: one.classes for one in ATTRIBUTES})
    assert path.read_text() == table_of_others


def test_a_hostile_journal_is_read_as_far_as_it_makes_sense(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    journal_of(path).write_bytes(
        b'["a", "hair_length", "long"]\n["b", "hair_length", "bald"]\n[[], [], []]\n{}\n7\n'
        b'\xff\n["c", "nose", "long"]\n' + b"[" * 5000 + b"\n"
    )
    book = AnswerBook(path, {one.name: one.classes for one in ATTRIBUTES})
    assert book.answers == {"a": {"hair_length": "long"}}
    kept = journal_of(path).read_bytes()
    assert kept == b'["b", "hair_length", "bald"]\n["c", "nose", "long"]\n'


def test_what_a_killed_review_of_more_said_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    both = {one.name: one.classes for one in ATTRIBUTES}
    killed = AnswerBook(path, both)
    killed.answer("a", "hair_length", "long")
    killed.answer("a", "hair_color", "colour 1")
    less = AnswerBook(path, {"hair_length": both["hair_length"]})
    assert less.answers == {"a": {"hair_length": "long"}}
    less.answer("b", "hair_length", "short")
    less.write_table()
    assert AnswerBook(path, both).answers == {
        "a": {"hair_length": "long", "hair_color": "colour 1"},
        "b": {"hair_length": "short"},
    }
    assert not journal_of(path).exists()


def test_an_answer_after_a_line_that_a_full_disk_cut_off_counts(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    asked = {one.name: one.classes for one in ATTRIBUTES}
    book = AnswerBook(path, asked)
    with journal_of(path).open("ab") as stream:
        stream.write(b'["a", "hair_len')
    book.answer("b", "hair_length", "long")
    assert AnswerBook(path, asked).answers == {"b": {"hair_length": "long"}}


def test_the_program_refuses_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main([]) == 2
    assert program.main([str(tmp_path / "missing.json")]) == 2
    assert "missing.json cannot be read" in capsys.readouterr().err


def test_the_module_starts(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "acgan_desktop.ui.review", str(tmp_path / "missing.json")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "cannot be read" in ended.stderr
