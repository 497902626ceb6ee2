"""What concerns saved data stays until it has been read."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, wait_until


def test_damaged_settings_are_told_of_until_it_is_read(
    qtbot: QtBot, open_window: OpenWindow, acgan_home: Path
) -> None:
    (acgan_home / "settings.json").write_text("{", encoding="utf-8")
    window = open_window(FakeBackend())
    box = window.notice_box
    wait_until(qtbot, box.isVisible)
    assert "settings" in box.text.text()
    first = box.text.text()
    window.context.warned.emit("And another thing.")
    window.context.warned.emit("And another thing.")
    assert box.text.text() == f"{first}\n\nAnd another thing."
    # All of it is in view.
    assert box.text.height() >= box.text.heightForWidth(box.text.width())
    assert box.rect().contains(box.text.geometry())
    window.set_language("ja")
    wait_until(qtbot, lambda: "設定" in box.text.text())
    box.close_button.click()
    assert not box.isVisible()
    window.context.warned.emit("A third.")
    assert box.text.text() == "A third."
    box.accept()
