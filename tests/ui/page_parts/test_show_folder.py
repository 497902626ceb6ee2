"""Showing the folder of what was saved."""

from pathlib import Path

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, wait_until

from acgan_desktop.ui.page_parts.show_folder import show_folder


def test_a_system_without_a_launcher_is_told_of(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    asked: list[QUrl] = []

    def refuse(url: QUrl) -> bool:
        asked.append(url)
        return False

    show_folder(window.context, tmp_path, refuse)
    wait_until(qtbot, window.toast.isVisible)
    assert str(tmp_path) in window.toast.text.text()
    assert [url.toLocalFile() for url in asked] == [str(tmp_path)]
    window.toast.hide()
    show_folder(window.context, tmp_path, lambda _: True)
    assert not window.toast.isVisible()
