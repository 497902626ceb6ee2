"""What was seen since the start, and going back to it."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui_support import LEFT, FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.ui.services.session_history import MOST, SIDE, SessionHistory

CTRL = Qt.KeyboardModifier.ControlModifier


def face(index: int) -> Avatar:
    return candidate(manifest(), {}, 7, index, 0.7)


def picture(side: int = 64, colour: int = 0xFF8040) -> QImage:
    made = QImage(side, side, QImage.Format.Format_RGB888)
    made.fill(colour)
    return made


@pytest.fixture
def history(qapp: QApplication) -> SessionHistory:
    return SessionHistory()


def test_what_is_passed_over_does_not_count(history: SessionHistory) -> None:
    for index in range(20):  # a slider is dragged
        history.saw_face(face(index), picture())
    assert history.seen == []
    history.take_in()
    assert [seen.avatar for seen in history.seen] == [face(19)]


def test_it_counts_by_itself_after_a_moment(qtbot: QtBot, history: SessionHistory) -> None:
    with qtbot.waitSignal(history.changed, timeout=20_000):
        history.saw_face(face(1), picture())
    assert len(history.seen) == 1


def test_nothing_twice_in_a_row(history: SessionHistory) -> None:
    for index in (1, 1, 2, 1):
        history.saw_face(face(index), picture())
        history.take_in()
    assert [seen.avatar for seen in history.seen] == [face(1), face(2), face(1)]
    for _ in range(3):  # a wall and its chosen face come together
        history.saw_wall("wall", "New faces", [(face(1), picture())], lambda: None)
        history.saw_face(face(1), picture())
        history.take_in()
    assert len(history.seen) == 4


def test_memory_is_bounded(history: SessionHistory) -> None:
    for index in range(MOST + 30):
        history.saw_face(face(index % 7), picture(300))
        history.take_in()
    assert len(history.seen) == MOST
    assert history.seen[0].avatar == face((MOST + 29) % 7)
    assert max(seen.picture.width() for seen in history.seen) == SIDE
    assert sum(seen.picture.sizeInBytes() for seen in history.seen) < 32e6


def test_a_wall_is_shown_by_four_of_its_faces(history: SessionHistory) -> None:
    colours = [0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF808080, 0xFF123456]
    faces = [(face(i), picture(64, colour)) for i, colour in enumerate(colours)]
    history.saw_wall("wall", "New faces", faces, lambda: None)
    history.take_in()
    shown = history.seen[0].picture
    corners = [(10, 10), (118, 10), (10, 118), (118, 118)]
    assert [shown.pixel(*corner) for corner in corners] == colours[:4]


def test_walking_the_drawer_by_keyboard(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page, drawer, history = window.create_page, window.drawer, window.context.session_history
    wait_for_wall(qtbot, page)
    page.wall.setFocus()
    history.take_in()
    history.seen.clear()
    back: list[str] = []
    for index in range(3):
        history.saw_face(face(index), picture())
        history.take_in()
    history.saw_wall("w", "New faces", [(face(8), picture())], lambda: back.append("wall"))
    qtbot.keyClick(page.wall, Qt.Key.Key_H, CTRL)
    assert drawer.isVisible()
    assert drawer.wall.hasFocus()
    assert len(drawer.faces) == 4
    name = drawer.faces.data(drawer.faces.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert name.startswith("New faces, seen at")
    qtbot.keyClick(drawer.wall, Qt.Key.Key_Return)
    assert back == ["wall"]
    assert not drawer.isVisible()

    qtbot.keyClick(page.wall, Qt.Key.Key_H, CTRL)
    qtbot.keyClick(drawer.wall, Qt.Key.Key_Right)
    qtbot.keyClick(drawer.wall, Qt.Key.Key_Right)
    qtbot.keyClick(drawer.wall, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: page.faces.avatar(0) == face(1))

    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_H, CTRL)
    qtbot.keyClick(drawer.wall, Qt.Key.Key_Tab)
    assert drawer.close_button.hasFocus()
    qtbot.keyClick(drawer.close_button, Qt.Key.Key_Escape)
    assert not drawer.isVisible()
    assert page.wall.hasFocus()


def test_the_drawer_by_mouse_and_empty(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    drawer, history = window.drawer, window.context.session_history
    history.take_in()
    history.seen.clear()
    qtbot.mouseClick(window.rail.history, LEFT)
    assert drawer.empty.isVisible()
    assert drawer.close_button.hasFocus()
    qtbot.mouseClick(window.rail.history, LEFT)
    assert not drawer.isVisible()
    history.saw_face(face(3), picture())
    qtbot.mouseClick(window.rail.history, LEFT)
    assert not drawer.empty.isVisible()
    window.resize(1100, 700)
    QApplication.processEvents()
    assert drawer.geometry().bottom() == window.rect().bottom() - window.status.height()
    place = drawer.wall.visualRect(drawer.faces.index(0)).center()
    qtbot.mouseClick(drawer.wall.viewport(), LEFT, pos=place)
    assert not drawer.isVisible()
    wait_until(qtbot, lambda: window.create_page.faces.avatar(0) == face(3))
    qtbot.mouseClick(window.rail.history, LEFT)
    qtbot.mouseClick(drawer, LEFT, pos=drawer.rect().topRight())
    assert not drawer.isVisible()


def test_back_to_a_wall_that_was_seen(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page, history = window.create_page, window.context.session_history
    wait_for_wall(qtbot, page)
    wait_until(qtbot, lambda: len(history.seen) == 2)  # the wall, and its first face
    face_seen, wall_seen = history.seen
    assert face_seen.avatar == wall_seen.avatar == page.faces.avatar(0)
    page.set_seed(4711)
    wait_for_wall(qtbot, page)
    page.wall.choose(3)
    wait_until(qtbot, lambda: len(history.seen) == 4)
    assert history.seen[0].avatar == page.faces.avatar(3)
    window.show_page("models")
    assert wall_seen.back is not None
    wall_seen.back()
    assert page.isVisible()
    assert page.history.here.seed == 1
    window.context.steps.undo()
    assert page.history.here.seed == 4711


def test_faces_of_the_map_are_seen_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    history = window.context.session_history
    wait_for_wall(qtbot, window.create_page)
    wait_until(qtbot, lambda: len(history.seen) == 2)
    window.show_page("explore")  # begins with the face that was seen last
    qtbot.keyClick(window.page("explore").view, Qt.Key.Key_Right)  # type: ignore[attr-defined]
    wait_until(qtbot, lambda: len(history.seen) == 3)
    assert history.seen[0].back is None


def test_palette_and_drawer_make_way_for_each_other(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    palette, drawer = window.palette_commands.palette, window.drawer
    window.create_page.wall.setFocus()
    drawer.toggle()
    window.palette_commands.open()
    assert palette.isVisible()
    assert not drawer.isVisible()
    drawer.toggle()
    assert not palette.isVisible()
    assert drawer.isVisible()
    window.show_page("models")
    assert not drawer.isVisible()


def test_closing_gives_the_keyboard_to_nothing_that_is_gone(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    for open_it, covers in (
        (window.drawer.toggle, window.drawer),
        (window.palette_commands.open, window.palette_commands.palette),
    ):
        field = QLineEdit(window.create_page)
        field.show()
        field.setFocus()
        open_it()
        shiboken6.delete(field)  # as the controls of a model, when another one is opened
        open_it()
        assert not covers.isVisible()
    assert not window.error_box.isVisible()
