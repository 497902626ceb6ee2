"""What covers the window while a picture is held over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_XL, RADIUS, TITLE, font, tokens
from acgan_desktop.ui.widgets.base import TranslatedWidget


class DropVeil(TranslatedWidget, QWidget):
    """Says what will happen on dropping."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Cover the host."""
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw veil, frame and words."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), t.colour("window", 0.92))
        box = QRectF(self.rect()).adjusted(GAP_XL, GAP_XL, -GAP_XL, -GAP_XL)
        painter.setPen(QPen(t.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        mark = icons.pixmap("drop", t.accent, 48, self.devicePixelRatioF())
        centre = box.center()
        painter.drawPixmap(round(centre.x()) - 24, round(centre.y()) - 60, mark)
        painter.setFont(font(TITLE))
        painter.setPen(t.colour("text"))
        words = QRectF(box.left(), centre.y() + GAP, box.width(), 40)
        text = self.tr("Drop a picture that you saved here, and its avatar comes back")
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
