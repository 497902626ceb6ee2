"""One of several lines, chosen from a menu under a button; the arrow keys go on to the next."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from acgan_desktop.app.plain_text import caption, tool_tip
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP_M, GAP_S, tokens
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget

_ARROW = 16


class MenuChoice(TranslatedWidget, TextButton):
    """Exactly one value is chosen.

    Signals:
        chosen(str): a person chose another value.
    """

    chosen = Signal(str)

    def __init__(
        self, words: Mapping[str, Callable[[], str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setProperty("choice", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self._words = dict(words)
        self._value = next(iter(words))
        self.menu_of_values = QMenu(self)
        group = QActionGroup(self.menu_of_values)
        self.lines = {}
        for value, text in words.items():
            line = self.menu_of_values.addAction("")
            line.setCheckable(True)
            line.triggered.connect(lambda _=False, value=value: self.choose(value))
            group.addAction(line)
            self.lines[value] = line
            self.say(lambda said, line=line: line.setText(caption(said)), text)  # type: ignore[misc]
        self.clicked.connect(self._open)
        self.set_value(self._value)
        self.say(lambda _: self._show(), str)

    def value(self) -> str:
        """Return the chosen value."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show another value, without telling anybody."""
        self._value = value
        self.lines[value].setChecked(True)
        self._show()

    def choose(self, value: str) -> None:
        """Take another value, as a person does."""
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of the line as there is room for."""
        super().resizeEvent(event)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the line above or below."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._words)
        place = values.index(self._value) + step
        if 0 <= place < len(values):
            self.choose(values[place])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the button with an arrow at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        arrow = icons.pixmap("chevron", tokens().text_soft, _ARROW, ratio)
        painter.translate(self.width() - GAP_M - _ARROW / 2, self.height() / 2)
        painter.rotate(90)
        painter.drawPixmap(QPoint(-_ARROW // 2, -_ARROW // 2), arrow)
        painter.end()

    def _open(self) -> None:
        self.menu_of_values.setMinimumWidth(self.width())
        self.menu_of_values.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _show(self) -> None:
        """Show the chosen line, shortened where there is no room for it."""
        words = self._words[self._value]()
        room = max(40, self.width() - 2 * GAP_M - _ARROW - GAP_S)
        elide = Qt.TextElideMode.ElideRight
        self.setText(caption(self.fontMetrics().elidedText(words, elide, room)))
        self.setAccessibleDescription(words)
        self.setToolTip(tool_tip(words))
