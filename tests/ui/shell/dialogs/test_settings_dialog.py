"""The settings that are looked for rarely."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from ui_support import LEFT, FakeBackend, OpenWindow, wait_for_wall, wait_until

from acgan_desktop import __version__
from acgan_desktop.library.settings.settings import load
from acgan_desktop.ui.theme.tokens import TARGET, set_colour_names
from acgan_desktop.ui.welcome.welcome_page import WelcomePage


@pytest.fixture(autouse=True)
def names_off() -> Iterator[None]:
    yield
    set_colour_names(False)


def test_all_of_it_by_mouse(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    swatch = window.create_page.wishes.attributes.controls["hair_color"].choice("pink")
    assert swatch.height() == TARGET
    window.menu.more.trigger()
    dialog = window.settings.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert __version__ in dialog.about.text()
    qtbot.mouseClick(dialog.less_motion, LEFT)
    assert window.context.settings.less_motion
    assert window.menu.less_motion.isChecked()
    qtbot.mouseClick(dialog.colour_names, LEFT)
    assert swatch.height() > TARGET
    dialog.ask_folder = lambda *_: None  # the person changes their mind
    before = dialog.folder.text()
    qtbot.mouseClick(dialog.change_folder, LEFT)
    assert dialog.folder.text() == before
    dialog.ask_folder = lambda *_: tmp_path
    qtbot.mouseClick(dialog.change_folder, LEFT)
    assert dialog.folder.text() == str(tmp_path)
    qtbot.mouseClick(dialog.copy_about, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.about.text()
    QGuiApplication.clipboard().clear()
    wait_until(qtbot, lambda: load().save_folder == str(tmp_path))
    assert load().colour_names
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_welcome_comes_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    window.settings.open()
    dialog = window.settings.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.welcome, LEFT)
    assert not dialog.isVisible()
    (page,) = window.findChildren(WelcomePage)
    wait_until(qtbot, page.isVisible)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.create_page.isVisible()
    assert window.rail.isVisible()


def test_the_colour_under_the_pointer_has_a_name(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    control = window.create_page.wishes.attributes.controls["hair_color"]
    qtbot.mouseClick(control.choice("pink"), LEFT)
    assert control.said() == "Pink"
    control.choice("blue").setFocus()
    assert control.said() == "Blue"
    window.create_page.wall.setFocus()
    assert control.said() == "Pink"
    control.resize(120, control.height())  # too narrow beside the title
    assert control.said() == "Pink"
