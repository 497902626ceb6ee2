"""The line of time under an animation, with a mark for every keyframe."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from acgan_desktop.ui.theme.tokens import tokens
from acgan_desktop.ui.widgets.typical_slider import Slider

_STEPS: Final = 1000


class Scrubber(Slider):
    """A slider from the start to the end.

    Signals:
        scrubbed(float): a person went to this place, from 0 to 1.
    """

    scrubbed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[float] = []
        self.setRange(0, _STEPS)
        self.setSingleStep(_STEPS // 100)
        self.setPageStep(_STEPS // 10)
        self.valueChanged.connect(lambda value: self.scrubbed.emit(value / _STEPS))

    def set_position(self, position: float) -> None:
        """Show ``position``, from 0 to 1, without telling anybody."""
        if self.isSliderDown():
            return
        self.blockSignals(True)
        self.setValue(round(_STEPS * position))
        self.blockSignals(False)
        self.update()

    def set_marks(self, marks: Sequence[float]) -> None:
        """Mark these places, each from 0 to 1."""
        self._marks = list(marks)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the marks, and the slider over them."""
        painter = QPainter(self)
        painter.setPen(QPen(tokens().colour("text_faint"), 1.5))
        middle = self.height() / 2
        for mark in self._marks:
            x = 12 + (self.width() - 24) * mark
            painter.drawLine(QPointF(x, middle - 7), QPointF(x, middle + 7))
        painter.end()
        super().paintEvent(event)
