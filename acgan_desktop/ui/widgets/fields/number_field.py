"""A whole number to type; the arrow keys count it up and down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from acgan_desktop.ui.widgets.text_field import TextField


class NumberField(TextField):
    """A whole number within bounds.

    Signals:
        changed(int): another number within the bounds stands there.
    """

    changed = Signal(int)

    def __init__(self, least: int, most: int, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most, self._step = least, most, step
        self._value = least
        self.setValidator(QIntValidator(0, most, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda _: self._typed())
        self.editingFinished.connect(lambda: self.set_value(self._value))

    def value(self) -> int:
        """Return the last number that stood there and lay within the bounds."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number, brought within the bounds, without telling anybody."""
        self._value = min(self._most, max(self._least, value))
        if self.text() != str(self._value):
            self.setText(str(self._value))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Count up or down."""
        steps = {Qt.Key.Key_Up: self._step, Qt.Key.Key_Down: -self._step}
        by = steps.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        before = self._value
        self.set_value(self._value + by)
        if self._value != before:
            self.changed.emit(self._value)

    def _typed(self) -> None:
        text = self.text()
        if text.isdecimal() and self._least <= int(text) <= self._most:
            self._value = int(text)
            self.changed.emit(self._value)
