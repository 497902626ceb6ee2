"""What acts on picked faces acts on all of them: keeping, removing, copying."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import LEFT, FakeBackend, OpenWindow, kept_in, wait_for_wall, wait_until

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.pictures.picture_files import read_avatar
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, open_window: OpenWindow) -> tuple[Window, CreatePage]:
    window = open_window(FakeBackend(), settings=Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    window.activateWindow()
    return window, window.create_page


def pick(qtbot: QtBot, wall: FaceWall, rows: list[int]) -> list[Avatar | None]:
    """Click the first of these faces, and the others with Ctrl."""
    for row in rows:
        at = wall.visualRect(wall.faces.index(row)).center()
        qtbot.mouseClick(wall.viewport(), LEFT, CTRL if row != rows[0] else NONE, at)
    return [wall.faces.avatar(row) for row in rows]


def kept(window: Window) -> list[Avatar] | None:
    """What is kept, once the window knows it too."""
    cache = window.context.favourites_cache
    found = [one.avatar for one in kept_in(window)]
    return found if cache is not None and len(cache) == len(found) else None


def test_all_picked_faces_are_kept_and_taken_out_in_one_step(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window, page = opened(qtbot, open_window)
    faces = pick(qtbot, page.wall, [1, 3, 4])
    assert page.keep.text() == "Keep (3)"
    qtbot.keyClick(page.wall, Qt.Key.Key_D, CTRL)
    wait_until(qtbot, lambda: kept(window) == faces)
    assert page.keep.text() == "Kept (3)"
    assert "3 faces kept in favourites" in window.toast.text.text()
    qtbot.keyClick(page.wall, Qt.Key.Key_Z, CTRL)
    wait_until(qtbot, lambda: kept(window) == [])
    qtbot.keyClick(page.wall, Qt.Key.Key_Z, CTRL | SHIFT)
    wait_until(qtbot, lambda: kept(window) == faces)
    # With one more picked, that one is kept besides; then all are taken out at once.
    faces = pick(qtbot, page.wall, [1, 3, 4, 6])
    qtbot.mouseClick(page.keep, LEFT)
    wait_until(qtbot, lambda: set(kept(window) or ()) == set(faces))
    qtbot.mouseClick(page.keep, LEFT)
    wait_until(qtbot, lambda: kept(window) == [])
    qtbot.keyClick(page.wall, Qt.Key.Key_Z, CTRL)
    wait_until(qtbot, lambda: len(kept(window) or ()) == 4)
    # One face alone is kept as it always was.
    pick(qtbot, page.wall, [8])
    assert page.keep.text() == "Keep"


def test_all_picked_faces_are_copied_and_come_back_by_pasting(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window, page = opened(qtbot, open_window)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    faces = pick(qtbot, page.wall, [2, 3, 5])
    qtbot.keyClick(page.wall, Qt.Key.Key_C, CTRL)
    wait_until(qtbot, lambda: len(copied_files()) == 3)
    assert [read_avatar(path) for path in copied_files()] == faces
    qtbot.keyClick(page.wall, Qt.Key.Key_V, CTRL)
    wait_until(qtbot, lambda: picked(page) == faces)
    qtbot.keyClick(page.wall, Qt.Key.Key_C, CTRL | SHIFT)
    lines = clipboard.text().splitlines()
    assert [Avatar.from_json(line) for line in lines] == faces
    pick(qtbot, page.wall, [6, 7])
    qtbot.keyClick(page.wall, Qt.Key.Key_V, CTRL)
    wait_until(qtbot, lambda: page.faces.avatar(0) == faces[0] and picked(page) == faces)
    assert not window.error_box.isVisible()


def copied_files() -> list[Path]:
    held = QGuiApplication.clipboard().mimeData()
    return [Path(url.toLocalFile()) for url in held.urls()] if held is not None else []


def picked(page: CreatePage) -> list[Avatar | None]:
    return [page.faces.avatar(row) for row in page.wall.picked_rows()]


def test_picked_favourites_are_copied_opened_and_removed_together(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window, create = opened(qtbot, open_window)
    pick(qtbot, create.wall, [0, 1, 2, 3])
    qtbot.keyClick(create.wall, Qt.Key.Key_D, CTRL)
    wait_until(qtbot, lambda: len(kept(window) or ()) == 4)
    window.show_page("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    wait_until(qtbot, lambda: len(page.feed.favourites(range(4))) == 4)
    faces = pick(qtbot, page.wall, [0, 2, 3])
    qtbot.keyClick(page.wall, Qt.Key.Key_C, CTRL | SHIFT)
    clipboard = QGuiApplication.clipboard()
    wait_until(qtbot, lambda: len(clipboard.text().splitlines()) == 3)
    qtbot.keyClick(page.wall, Qt.Key.Key_C, CTRL)
    wait_until(qtbot, lambda: len(copied_files()) == 3)
    qtbot.mouseClick(page.open_in_create, LEFT)
    wait_until(qtbot, lambda: window.page_key == "create" and picked(create) == faces)
    window.show_page("favourites")
    qtbot.keyClick(page.wall, Qt.Key.Key_Delete)
    wait_until(qtbot, lambda: len(kept(window) or ()) == 1)
    qtbot.keyClick(page.wall, Qt.Key.Key_Z, CTRL)
    wait_until(qtbot, lambda: len(kept(window) or ()) == 4)
    QApplication.processEvents()
    with Favourites(Path(os.environ["ACGAN_HOME"]) / FILE_NAME) as store:
        assert len(store) == 4
