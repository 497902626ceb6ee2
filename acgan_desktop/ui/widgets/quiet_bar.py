"""A line that fills from left to right while something long goes on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from acgan_desktop.ui.theme.tokens import tokens

_HEIGHT = 6


class QuietBar(QProgressBar):
    """A quiet progress bar without words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setTextVisible(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line and the part that is done."""
        span = max(1, self.maximum() - self.minimum())
        share = (self.value() - self.minimum()) / span
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(tokens().colour("line"))
        painter.drawRoundedRect(whole, _HEIGHT / 2, _HEIGHT / 2)
        if share > 0:
            done = QRectF(0, 0, max(_HEIGHT, whole.width() * share), _HEIGHT)
            painter.setBrush(tokens().colour("accent"))
            painter.drawRoundedRect(done, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
