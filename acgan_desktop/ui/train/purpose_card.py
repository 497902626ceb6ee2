"""A purpose as a card that can be chosen: what for, how long, what it needs."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from acgan_desktop.ui.theme.tokens import BODY, GAP_M, RADIUS, SMALL, TITLE, font, tokens

_HEIGHT = 104


class PurposeCard(QAbstractButton):
    """Title, a time in large letters, and a line; checkable, in an exclusive group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._time = self._line = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def set_words(self, title: str, time: str, line: str) -> None:
        """Show what it is for, how long it takes, and a line about it."""
        if (title, time, line) != (self._title, self._time, self._line):
            self._title, self._time, self._line = title, time, line
            self.setAccessibleName(", ".join(part for part in (title, time, line) if part))
            self.update()

    def words(self) -> tuple[str, str, str]:
        """Return what is shown."""
        return self._title, self._time, self._line

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(180, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the words."""
        return QSize(140, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the card, ringed when chosen."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        ground = "accent_wash" if chosen else "hover" if self.underMouse() else "raised"
        painter.setBrush(t.colour(ground))
        painter.setPen(QPen(t.colour("accent" if chosen else "line"), 1.5 if chosen else 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("text"), 2))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        width = int(box.width() - 2 * GAP_M)
        bold, normal = QFont.Weight.DemiBold, QFont.Weight.Normal
        for text, size, weight, role, top in (
            (self._title, BODY, bold, "text", 12),
            (self._time, TITLE, bold, "text", 38),
            (self._line, SMALL, normal, "text_soft", 72),
        ):
            painter.setFont(font(size, weight))
            while size > SMALL and painter.fontMetrics().horizontalAdvance(text) > width:
                size -= 1
                painter.setFont(font(size, weight))
            painter.setPen(t.colour(role))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            area = QRectF(box.left() + GAP_M, top, width, 24)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
