"""The page of shortcuts, and how keys are called."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from ui_support import LEFT, FakeBackend, OpenWindow, wait_for_wall

from acgan_desktop.ui.i18n.key_names import Platform, key_name, this_platform
from acgan_desktop.ui.shell.shortcut_list import all_shortcuts
from acgan_desktop.ui.shell.shortcut_sheet import ShortcutSheet
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.widgets.action import Action


@pytest.mark.parametrize(
    ("keys", "windows", "mac", "linux"),
    [
        ("Ctrl+Shift+Z", "Ctrl+Shift+Z", "⇧⌘Z", "Ctrl+Shift+Z"),
        ("Alt+Left", "Alt+←", "⌥←", "Alt+←"),
        ("Meta+K", "Win+K", "⌃K", "Super+K"),
        ("Del", "Delete", "⌦", "Delete"),
        ("Return", "Enter", "↩", "Enter"),
        ("Ctrl++", "Ctrl++", "⌘+", "Ctrl++"),
        ("+", "+", "+", "+"),
        ("-", "-", "-", "-"),
        ("?", "?", "?", "?"),
        ("F1", "F1", "F1", "F1"),
        ("Ctrl+K, Ctrl+C", "Ctrl+K, Ctrl+C", "⌘K, ⌘C", "Ctrl+K, Ctrl+C"),
    ],
)
def test_keys_have_the_names_of_each_system(
    qtbot: QtBot, keys: str, windows: str, mac: str, linux: str
) -> None:
    assert key_name(keys, Platform.WINDOWS) == windows
    assert key_name(keys, Platform.MAC) == mac
    assert key_name(keys, Platform.LINUX) == linux


def sheet_of(window: Window) -> ShortcutSheet:
    assert window.shortcut_sheet is not None
    return window.shortcut_sheet


def words_of(widget: QWidget) -> set[str]:
    return {each.text() for each in widget.findChildren(QLabel)}


def test_the_sheet_lists_every_shortcut(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    qtbot.keyClick(window.create_page.wall, Qt.Key.Key_F1)
    sheet = sheet_of(window)
    assert sheet.isVisible()
    native = QKeySequence.SequenceFormat.PortableText
    for widget in (window, *window.pages.values()):
        for action in widget.actions():
            if isinstance(action, Action) and action.shortcuts():
                assert action.text() in words_of(sheet)
                keys = action.shortcut().toString(native)
                assert key_name(keys, this_platform()) in words_of(sheet)
    qtbot.mouseClick(sheet.platform.segments["macOS"], LEFT)
    assert "⌘K" in words_of(sheet)
    window.set_language("ja")
    window.set_language("en")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    qtbot.keyClick(window.create_page.wall, Qt.Key.Key_Question)
    assert sheet.isVisible()


def test_no_two_things_have_the_same_keys(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    everywhere, *_ = groups = all_shortcuts(window)
    for group in groups:
        both = [*everywhere.lines, *group.lines] if group is not everywhere else group.lines
        counts = Counter(keys for line in both for keys in line.keys)
        assert max(counts.values()) == 1, (group.title, counts.most_common(2))


def test_it_can_be_printed(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(FakeBackend())
    window.show_shortcuts()
    sheet = sheet_of(window)
    paper = tmp_path / "shortcuts.pdf"

    def to_file(_: QWidget, text: QTextDocument) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        text.print_(printer)

    sheet.print_text = to_file
    qtbot.mouseClick(sheet.print_button, LEFT)
    assert paper.read_bytes().startswith(b"%PDF")
    assert "Ctrl" in sheet.text().toPlainText() or "⌘" in sheet.text().toPlainText()
    assert "Undo" in sheet.text().toPlainText()
