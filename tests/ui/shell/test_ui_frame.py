"""What the window remembers, how it follows the system, and sharp icons."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, wait_for_wall, wait_until

from acgan_desktop.library.settings.settings import Settings, load
from acgan_desktop.ui.services.qt_application import application
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.appearance import appearance
from acgan_desktop.ui.theme.tokens import DARK, LIGHT


def test_the_page_and_the_size_are_remembered(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    assert window.page_key == "create"
    window.resize(1100, 700)
    window.show_page("explore")
    open_window.close(window)
    assert load().page == "explore"
    window = open_window(FakeBackend())
    assert window.page("explore").isVisible()
    assert window.rail.buttons["explore"].isChecked()
    open_window.close(window)
    strange = open_window(FakeBackend(), settings=Settings(page="no such page"))
    assert strange.page_key == "create"


def test_tab_leads_to_the_page_in_view(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    buttons = window.rail.buttons
    buttons["create"].setFocus()
    window.show_page("favourites")
    stops = [key for key, one in buttons.items() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["favourites"]
    buttons["favourites"].setFocus()
    qtbot.keyClick(buttons["favourites"], Qt.Key.Key_Down)
    assert window.page_key == "models"
    assert buttons["models"].hasFocus() or window.page("models").isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("side", [20, 22])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_icons_are_drawn_for_the_screen_they_are_on(qtbot: QtBot, side: int, ratio: float) -> None:
    application()
    made = icons.icon("heart", "text_soft", "accent", side=side)
    for state in (QIcon.State.Off, QIcon.State.On):
        shown = made.pixmap(QSize(side, side), ratio, QIcon.Mode.Normal, state)
        assert shown.width() == int(side * ratio + 0.5)
        sizes = {size.width() for size in made.availableSizes(QIcon.Mode.Normal, state)}
        assert shown.width() in sizes


def test_the_theme_follows_the_system_while_it_runs(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeBackend(), settings=Settings(theme="system"))
    wait_for_wall(qtbot, window.create_page)
    hints = QGuiApplication.styleHints()

    class Hints:
        scheme = Qt.ColorScheme.Light

        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802
            return self.scheme

    now = Hints()
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: now)
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        now.scheme = scheme
        hints.colorSchemeChanged.emit(scheme)
        wait_until(qtbot, lambda tokens=tokens: appearance().tokens is tokens)  # type: ignore[misc]
    window.set_theme("dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert appearance().tokens is DARK
    monkeypatch.undo()
    window.set_theme("light")
