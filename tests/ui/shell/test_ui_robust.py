"""Whatever goes on: the window closes, nothing is lost, and windows do not harm each other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.library.settings.settings import load
from acgan_desktop.ui.shell.first_start import FirstStart
from acgan_desktop.ui.shell.window import Window


def palette(window: Window) -> None:
    window.palette_commands.open()


def drawer(window: Window) -> None:
    window.drawer.toggle()


def shortcuts(window: Window) -> None:
    window.show_shortcuts()


def welcome(window: Window) -> None:
    FirstStart(window)


def drawing(window: Window) -> None:
    window.create_page.set_seed(99)


def opening(window: Window) -> None:
    window.open_model(Path("another.onnx"))


def undoing(window: Window) -> None:
    window.create_page.set_seed(99)
    window.context.steps.undo()


def saving(window: Window) -> None:
    face = candidate(manifest(), {}, 1, 2, 0.7)
    picture = QImage(16, 16, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.red)
    window.context.keep(face, picture, lambda: None, window.context.show_error)


def all_pages(window: Window) -> None:
    for key in ("explore", "blend", "favourites", "models"):
        window.show_page(key)


@pytest.mark.parametrize(
    "act",
    [palette, drawer, shortcuts, welcome, drawing, opening, undoing, saving, all_pages],
    ids=lambda act: act.__name__,
)
def test_it_closes_in_the_middle_of_anything(
    qtbot: QtBot, open_window: OpenWindow, act: Callable[[Window], None]
) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    backend.renderer.gate.clear()
    act(window)
    QApplication.processEvents()
    open_window.close(window)
    assert backend.renderer.closed
    if act is saving:
        again = open_window(FakeBackend())
        assert again.context.is_kept(candidate(manifest(), {}, 1, 2, 0.7))


def test_a_model_may_be_removed_while_it_draws(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "mine.onnx"
    write_tiny_model(path, name="mine")
    window = open_window(model=path)
    wait_for_wall(qtbot, window.create_page)
    window.open_model(path)
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    path.unlink()
    window.create_page.set_seed(5)
    wait_for_wall(qtbot, window.create_page)
    assert not window.error_box.isVisible()
    window.open_model(path)  # on another device, say
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    window.create_page.set_seed(6)  # the one in memory goes on
    wait_for_wall(qtbot, window.create_page)
    open_window.close(window)
    backend = FakeBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    assert backend.opened == [None]


def test_two_windows_share_settings_and_favourites(qtbot: QtBot, open_window: OpenWindow) -> None:
    one, other = open_window(FakeBackend()), open_window(FakeBackend())
    for window in (one, other):
        wait_for_wall(qtbot, window.create_page)
    one.set_less_motion(True)
    other.set_language("ja")
    other.context.settings.save_scale = 8
    one.create_page.side.keep.toggle()
    face = one.create_page.faces.avatar(0)
    assert face is not None
    wait_until(qtbot, lambda: one.context.is_kept(face))
    other.show_page("favourites")
    wait_until(qtbot, lambda: other.context.is_kept(face))
    open_window.close(other)
    open_window.close(one)
    merged = load()
    assert (merged.less_motion, merged.language, merged.save_scale) == (True, "ja", 8)
    one_more = open_window(FakeBackend())
    one_more.set_language("en")
