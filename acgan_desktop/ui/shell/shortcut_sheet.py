"""The sheet of all shortcuts, for the keyboard one has, which can be printed."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from acgan_desktop.ui.i18n.key_names import Platform, key_name, this_platform
from acgan_desktop.ui.shell.shortcut_list import Group, Line, document
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S, GAP_XL, TARGET
from acgan_desktop.ui.widgets.base import (
    TextButton,
    TranslatedWidget,
    frame,
    label,
    quiet_scroll_bar,
)
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

_SIZE: Final = QSize(880, 640)
Print = Callable[[QWidget, QTextDocument], None]


def print_document(parent: QWidget, text: QTextDocument) -> None:
    """Let the person choose a printer, and print ``text``."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        text.print_(printer)


class ShortcutSheet(TranslatedWidget, QDialog):
    """All shortcuts in two columns.

    Attributes:
        platform: whose keys are shown.
        print_text: prints a document.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._host = parent
        self.print_text: Print = print_document
        self._groups: Sequence[Group] = ()
        self.title = label("title")
        self.platform = SegmentChoice(
            {each.value: lambda each=each: each.value for each in Platform}  # type: ignore[misc]
        )
        self.platform.set_value(this_platform().value)
        self.platform.chosen.connect(lambda _: self._fill())
        self.print_button = TextButton("print")
        self.close_button = TextButton(kind="main")
        self.close_button.setDefault(True)
        self.print_button.clicked.connect(self._print)
        self.close_button.clicked.connect(self.accept)
        self.area = QScrollArea()
        self.area.setObjectName("sideScroll")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quiet_scroll_bar(self.area)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.platform)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.print_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_L, GAP_L)
        layout.setSpacing(GAP_L)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)
        layout.addLayout(foot)
        self.say(self.title.setText, lambda: self.tr("Keyboard shortcuts"))
        self.say(self.setWindowTitle, lambda: self.tr("Keyboard shortcuts"))
        self.say(self.platform.setAccessibleName, lambda: self.tr("Whose keyboard"))
        self.say(self.area.setAccessibleName, lambda: self.tr("Keyboard shortcuts"))
        self.say(self.print_button.setText, lambda: self.tr("Print…"))
        self.say(self.close_button.setText, lambda: self.tr("Close"))

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show the sheet."""
        self._groups = groups
        self._fill()
        room = self._host.size()
        self.resize(_SIZE.boundedTo(QSize(room.width() - 80, room.height() - 80)))
        self.open()
        self.area.setFocus()

    def text(self) -> QTextDocument:
        """Return the sheet as it is printed."""
        return document(self._groups, Platform(self.platform.value()))

    def _print(self) -> None:
        self.print_text(self, self.text())

    def _fill(self) -> None:
        platform = Platform(self.platform.value())
        body = frame("controlsBody")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, GAP, 0)
        columns.setSpacing(GAP_XL * 2)
        for groups in _halves(self._groups):
            column = QVBoxLayout()
            column.setSpacing(GAP_L)
            for group in groups:
                column.addLayout(_block(group, platform))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.area.setWidget(body)


def _halves(groups: Sequence[Group]) -> tuple[Sequence[Group], Sequence[Group]]:
    """Divide the groups so that both columns are about as long."""
    lengths = [len(group.lines) + 2 for group in groups]
    whole = sum(lengths)
    cut = min(
        range(len(groups) + 1),
        key=lambda at: abs(2 * sum(lengths[:at]) - whole),
    )
    return groups[:cut], groups[cut:]


def _block(group: Group, platform: Platform) -> QVBoxLayout:
    block = QVBoxLayout()
    block.setSpacing(GAP_S)
    heading = label("heading")
    heading.setText(group.title)
    heading.setMinimumHeight(TARGET)
    block.addWidget(heading)
    for line in group.lines:
        block.addLayout(_line(line, platform))
    return block


def _line(line: Line, platform: Platform) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_S)
    title = label("soft")
    title.setText(line.title)
    row.addWidget(title, 1)
    for keys in line.keys:
        cap = label("key")
        cap.setText(key_name(keys, platform))
        row.addWidget(cap)
    return row
