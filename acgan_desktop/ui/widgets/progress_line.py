"""How far something is: a line that fills, and a button that stops it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from acgan_desktop.ui.theme.tokens import GAP, GAP_S, tokens
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label

_STEPS = 1000
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


class ProgressLine(TranslatedWidget, QWidget):
    """What goes on, how far it is, and a way to stop it.

    Signals:
        cancelled: the button was clicked.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label("small")
        self.bar = QuietBar()
        self.bar.setRange(0, _STEPS)
        self.cancel = TextButton()
        self.cancel.clicked.connect(self.cancelled)
        texts = QVBoxLayout()
        texts.setSpacing(GAP_S)
        texts.addStretch(1)
        texts.addWidget(self.text)
        texts.addWidget(self.bar)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel)
        self.say(self.cancel.setText, lambda: self.tr("Cancel"))

    def set_share(self, share: float) -> None:
        """Show that ``share``, from 0 to 1, is done."""
        self.bar.setValue(round(_STEPS * share))

    def set_text(self, text: str) -> None:
        """Say what goes on."""
        self.text.setText(text)
        self.bar.setAccessibleName(text)
