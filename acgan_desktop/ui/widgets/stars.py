"""Five stars: a rating that is shown, and given by a click or with the arrow keys."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from acgan_desktop.library.favourites.favourite import MAX_RATING
from acgan_desktop.ui.theme.tokens import RADIUS, TARGET, tokens

_WIDTH = 28
_SIZE = 8.5
_SHIFT = 3  # so that the first star begins where a field above it does


class Stars(QWidget):
    """A rating from 0 to 5.

    Signals:
        rated(int): a person gave a rating; a click on the rating that is there takes it away.
    """

    rated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = 0
        self._under = 0
        self.setFixedSize(MAX_RATING * _WIDTH - 2 * _SHIFT + 4, TARGET)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> int | None:
        """Return the rating, or None where several differ."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a rating, or that several differ, without telling anybody."""
        if value != self._value:
            self._value = value
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for five stars."""
        return self.size()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Rate."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._rate(self._star_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what a click would give."""
        self._under = self._star_at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show the rating again."""
        self._under = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and right take and give a star."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        wanted = min(max((self._value or 0) + step, 0), MAX_RATING)
        if wanted != self._value:
            self.set_value(wanted)
            self.rated.emit(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the stars."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._under or self._value or 0
        for number in range(1, MAX_RATING + 1):
            centre = QPointF((number - 0.5) * _WIDTH - _SHIFT, self.height() / 2 + 0.5)
            on = number <= lit
            painter.setPen(QPen(t.colour("accent" if on else "text_faint"), 1.4))
            painter.setBrush(t.colour("accent") if on else Qt.BrushStyle.NoBrush)
            painter.drawPath(star(centre, _SIZE))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _star_at(self, place: QPointF) -> int:
        return min(max(int((place.x() + _SHIFT) // _WIDTH) + 1, 1), MAX_RATING)

    def _rate(self, stars: int) -> None:
        value = 0 if stars == self._value else stars
        self._under = 0
        self.set_value(value)
        self.rated.emit(value)


def star(centre: QPointF, size: float) -> QPainterPath:
    """Return a star with five points, ``size`` from its centre to a point."""
    path = QPainterPath()
    for corner in range(10):
        angle = -math.pi / 2 + corner * math.pi / 5
        reach = size if corner % 2 == 0 else size * 0.48
        point = centre + QPointF(math.cos(angle) * reach, math.sin(angle) * reach)
        path.lineTo(point) if corner else path.moveTo(point)
    path.closeSubpath()
    return path
