"""Undo and redo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import LEFT, FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.explore.map_steps import Asked, step_title
from acgan_desktop.ui.favourites.label_editor import LabelEditor
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.services.undo import LONGEST, UndoSteps

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Value:
    """A number whose changes are noted."""

    def __init__(self, steps: UndoSteps) -> None:
        self.steps = steps
        self.now = 0

    def change(self, new: int, merge: str = "") -> None:
        old = self.now
        self.set(new)
        self.steps.did(f"To {new}", lambda: self.set(old), lambda: self.set(new), merge)

    def set(self, new: int) -> None:
        self.now = new


@pytest.fixture
def value(qapp: QApplication) -> Value:
    return Value(UndoSteps())


def test_there_and_back(value: Value) -> None:
    value.change(1)
    value.change(2)
    steps = value.steps
    assert (steps.undo_title, steps.redo_title) == ("To 2", "")
    steps.undo()
    assert value.now == 1
    assert (steps.undo_title, steps.redo_title) == ("To 1", "To 2")
    steps.redo()
    assert value.now == 2
    steps.undo()
    value.change(7)  # what could be done again is gone
    steps.redo()
    assert value.now == 7
    for _ in range(5):
        steps.undo()
    assert value.now == 0


def test_a_drag_is_one_step(value: Value) -> None:
    for new in (1, 2, 3):
        value.change(new, "slider")
    value.change(4, "other slider")
    value.change(5, "other slider")
    value.change(6)
    value.change(7)
    seen = []
    while value.steps.undo_title:
        value.steps.undo()
        seen.append(value.now)
    assert seen == [6, 5, 3, 0]
    value.steps.redo()
    assert value.now == 3


def test_the_oldest_steps_are_forgotten(value: Value) -> None:
    for new in range(1, LONGEST + 50):
        value.change(new)
    for _ in range(LONGEST + 50):
        value.steps.undo()
    assert value.now == 49


def test_what_undoing_does_is_not_noted(value: Value) -> None:
    value.change(1)
    value.steps.did("Reset", lambda: value.change(1), lambda: value.change(0))
    value.steps.undo()
    assert value.steps.redo_title == "Reset"
    assert value.steps.undo_title == "To 1"


def test_a_step_that_fails_leaves_the_others(value: Value) -> None:
    value.change(1)
    value.steps.hold(True)
    value.steps.undo()
    assert value.now == 1
    assert value.steps.undo_title == ""
    value.steps.hold(False)
    value.steps.undo()
    assert value.now == 0
    value.steps.forget()
    assert value.steps.redo_title == ""


def test_buttons_and_keys(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    value = Value(window.context.steps)
    rail = window.rail
    assert not rail.undo.isEnabled()
    value.change(1)
    value.change(2)
    assert rail.undo.accessibleName() == "Undo: To 2"
    qtbot.mouseClick(rail.undo, LEFT)
    assert value.now == 1
    assert rail.redo.accessibleName() == "Redo: To 2"
    window.create_page.wall.setFocus()
    qtbot.keyClick(window.create_page.wall, Qt.Key.Key_Z, CTRL)
    assert value.now == 0
    qtbot.keyClick(window.create_page.wall, Qt.Key.Key_Z, CTRL | SHIFT)
    assert value.now == 1
    qtbot.keyClick(window.create_page.wall, Qt.Key.Key_Y, CTRL)
    assert value.now == 2


def test_a_text_field_keeps_its_own_undo(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    value = Value(window.context.steps)
    value.change(1)
    seed = window.create_page.wishes.seed
    window.create_page.wishes.details.set_open(True)
    seed.setFocus()
    seed.selectAll()
    qtbot.keyClicks(seed, "77")
    qtbot.keyClick(seed, Qt.Key.Key_Z, CTRL)
    assert seed.text() != "77"
    qtbot.keyClick(seed, Qt.Key.Key_Y, CTRL)
    assert seed.text() == "77"
    assert value.now == 1


def test_a_tag_that_was_added_is_no_typing_any_more(qtbot: QtBot) -> None:
    editor = LabelEditor()
    qtbot.addWidget(editor)
    qtbot.keyClicks(editor.new_tag, "moon")
    assert editor.new_tag.isUndoAvailable()
    with qtbot.waitSignal(editor.tagged):
        qtbot.keyClick(editor.new_tag, Qt.Key.Key_Return)
    assert editor.new_tag.text() == ""
    assert not editor.new_tag.isUndoAvailable()


def test_what_was_typed_and_taken_is_undone_from_its_field(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    page, seed = window.create_page, window.create_page.wishes.seed
    before = page.history.here.seed
    page.wishes.details.set_open(True)
    seed.setFocus()
    seed.selectAll()
    qtbot.keyClicks(seed, "77")
    qtbot.keyClick(seed, Qt.Key.Key_Return)
    assert page.history.here.seed == 77
    assert seed.hasFocus()
    qtbot.keyClick(seed, Qt.Key.Key_Z, CTRL)
    assert (page.history.here.seed, seed.text()) == (before, str(before))
    qtbot.keyClick(seed, Qt.Key.Key_Z, CTRL | SHIFT)
    assert (page.history.here.seed, seed.text()) == (77, "77")


def test_opening_a_model_can_be_undone(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.onnx", tmp_path / "second.onnx"
    write_tiny_model(first, name="first")
    write_tiny_model(second, name="second", seed=5)
    window = open_window(model=first)
    wait_for_wall(qtbot, window.create_page)
    window.open_model(second)
    wait_until(qtbot, lambda: window.status.model.text() == "second")
    wait_until(qtbot, lambda: "second" in window.context.steps.undo_title)
    window.context.steps.undo()
    wait_until(qtbot, lambda: window.status.model.text() == "first")
    assert window.context.settings.model == str(first)
    wait_until(qtbot, lambda: "second" in window.context.steps.redo_title)
    second.unlink()
    window.context.steps.redo()
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    assert window.context.steps.undo_title == window.context.steps.redo_title == ""
    assert window.status.model.text() == "first"


def test_the_map_goes_back_to_where_it_was(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    window.show_page("explore")
    page, steps = window.page("explore"), window.context.steps
    assert isinstance(page, ExplorePage)
    assert steps.undo_title == ""
    page.wishes.attributes.controls["hair_color"].choice("pink").click()
    assert steps.undo_title == "Hair colour: Pink"
    for value in (60, 55, 50):
        page.wishes.typical.slider.setValue(value)
    page.view.go_to(3.0, 2.0)
    wait_until(qtbot, lambda: page.view.camera.x == 3.0)
    asked = page.asked
    page.wishes.reroll()
    assert page.asked.seed != asked.seed
    window.show_page("models")
    steps.undo()
    assert window.page_key == "explore"
    assert page.asked == asked
    wait_until(qtbot, lambda: page.view.camera.x == 3.0)
    assert page.wishes.seed.text() == str(asked.seed)
    steps.undo()  # the whole drag
    assert page.asked.truncation == 0.7
    steps.undo()
    assert page.asked.wish.get("hair_color") is None
    assert page.wishes.attributes.wish().get("hair_color") is None
    assert steps.undo_title == ""
    for _ in range(3):
        steps.redo()
    assert page.asked.seed != asked.seed
    assert page.asked.truncation == 0.5
    assert page.asked.wish["hair_color"] == "pink"


def test_steps_on_the_map_have_names() -> None:
    plain, hair = Asked(1), shown("hair_color")
    face = candidate(manifest(), {}, 1, 0, 0.7)
    assert step_title(plain, Asked(2)) == "Another map"
    assert step_title(plain, Asked(1, around=(face,))) == "A map around faces"
    assert step_title(plain, Asked(1, truncation=0.1)) == "Character"
    assert step_title(Asked(1, {"hair_color": "pink"}), plain) == f"{hair}: any"
    mixed = Asked(1, {"hair_color": {"pink": 0.5, "blue": 0.5}})
    assert step_title(plain, mixed) == f"{hair}: Pink + Blue"
