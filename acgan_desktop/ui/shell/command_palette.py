"""One field in which everything can be found and done, over the page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from acgan_desktop.app.fuzzy_search import LONGEST_QUERY
from acgan_desktop.ui.services.commands import Command, find
from acgan_desktop.ui.shell.command_list import ROW_HEIGHT, CommandList
from acgan_desktop.ui.theme.tokens import GAP, GAP_S, tokens
from acgan_desktop.ui.widgets.base import TranslatedWidget, frame, give_keyboard_back, label

_WIDTH: Final = 600
_MOST_ROWS: Final = 9
_TOP: Final = 96


class CommandPalette(TranslatedWidget, QWidget):
    """A veil over the window with a field and a list below it.

    Attributes:
        field: what is looked for.
        list: what was found; the chosen line is its current one.

    Signals:
        opened: it came into view; who has commands to add, adds them.
    """

    opened = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._commands: list[Command] = []
        self._focus_before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setObjectName("paletteCard")
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setMaxLength(LONGEST_QUERY)
        self.field.setFrame(False)
        self.list = CommandList()
        self.nothing = label("soft")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setFixedHeight(2 * ROW_HEIGHT)
        line = frame("paletteLine")
        line.setFixedHeight(1)
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(GAP_S, GAP_S, GAP_S, GAP)
        layout.setSpacing(GAP_S)
        layout.addWidget(self.field)
        layout.addWidget(line)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.say(self.field.setPlaceholderText, lambda: self.tr("What would you like to do?"))
        self.say(self.field.setAccessibleName, lambda: self.tr("Find a command"))
        self.say(self.list.setAccessibleName, lambda: self.tr("Commands"))
        self.say(self.nothing.setText, lambda: self.tr("No command is called that"))
        self.field.textChanged.connect(lambda _: self._find())
        self.field.installEventFilter(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.taken.connect(self._run)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        host.installEventFilter(self)
        self.hide()

    def open_with(self, commands: Sequence[Command]) -> None:
        """Show the palette over all, with nothing typed yet."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._commands = list(commands)
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.field.clear()
        self.field.setFocus()
        self._find()
        self.opened.emit()

    def add(self, commands: Iterable[Command]) -> None:
        """Offer more commands, below those that are there."""
        more = list(commands)
        if more and self.isVisible():
            self._commands.extend(more)
            self._find(keep=True)

    def close_up(self) -> None:
        """Go away, and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        before, self._focus_before = self._focus_before, None
        give_keyboard_back(before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Cover the window as it grows; walk the list from the field."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
            self._place()
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click beside the card closes."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the veil."""
        QPainter(self).fillRect(self.rect(), tokens().colour("scrim", 0.32))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Keep the keyboard in the field."""
        return True

    def _key(self, event: QKeyEvent) -> bool:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.close_up,
            Qt.Key.Key_Return: lambda: self._run(self.list.current()),
            Qt.Key.Key_Enter: lambda: self._run(self.list.current()),
            Qt.Key.Key_Down: lambda: self.list.walk(1),
            Qt.Key.Key_Up: lambda: self.list.walk(-1),
            Qt.Key.Key_PageDown: lambda: self.list.walk(_MOST_ROWS - 1, around=False),
            Qt.Key.Key_PageUp: lambda: self.list.walk(1 - _MOST_ROWS, around=False),
            Qt.Key.Key_Tab: lambda: self.list.walk(1),
            Qt.Key.Key_Backtab: lambda: self.list.walk(-1),
        }
        act = keys.get(event.key())
        if act is None:
            return False
        act()
        return True

    def _find(self, *, keep: bool = False) -> None:
        before = self.list.current() if keep else None
        found = find(self.field.text(), self._commands)
        self.list.show_found(found)
        places = [row for row, each in enumerate(found) if each.command is before]
        self.list.choose(places[0] if places else 0)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._place()

    def _place(self) -> None:
        rows = min(
            _MOST_ROWS, self.list.count(), max(2, (self.height() - _TOP - 120) // ROW_HEIGHT)
        )
        self.list.setFixedHeight(max(1, rows) * ROW_HEIGHT)
        width = min(_WIDTH, self.width() - 2 * GAP)
        self.card.setFixedWidth(width)
        self.card.adjustSize()
        top = min(_TOP, max(GAP, (self.height() - self.card.height()) // 2))
        self.card.move((self.width() - width) // 2, top)

    def _run(self, command: Command | None) -> None:
        if command is None:
            return
        self.close_up()
        command.run()

    def _tell(self) -> None:
        """Tell a screen reader which line is chosen: the keyboard stays in the field."""
        command = self.list.current()
        if command is not None and self.isVisible():
            words = ", ".join(part for part in (command.title, command.group) if part)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, words))
