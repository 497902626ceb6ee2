"""Short messages: whole in a narrow window, and there for as long as it takes to read them."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from acgan_desktop.ui.widgets.toast import SHOWN_MS, Toast, reading_ms

LONG = (
    "The favourites in /home/someone/.local/share/acgan-desktop/favourites.db can be looked at and "
    "exported, but not changed, because their folder cannot be written by this person here."
)


def test_a_long_sentence_is_whole_inside_a_narrow_window(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(480, 400)
    host.show()
    toast = Toast(host)
    toast.show_message(LONG, "Show folder", lambda: None)
    words = QRect(toast.text.mapTo(host, QPoint()), toast.text.size())
    assert host.rect().contains(QRect(toast.pos(), toast.size()))
    assert toast.rect().contains(toast.text.geometry())
    assert not toast.text.geometry().intersects(toast.button.geometry())
    assert words.height() >= toast.text.heightForWidth(words.width())
    host.resize(900, 400)
    assert host.rect().contains(QRect(toast.pos(), toast.size()))
    toast.show_message("Kept")
    assert not toast.text.wordWrap()
    assert toast.text.width() >= toast.text.sizeHint().width()


def test_a_longer_sentence_stays_longer() -> None:
    assert reading_ms("Kept in favourites") == SHOWN_MS
    assert reading_ms(LONG) > SHOWN_MS
    # As many characters say more in Japanese, and take longer.
    assert reading_ms("顔" * 100) > reading_ms("a" * 100)
