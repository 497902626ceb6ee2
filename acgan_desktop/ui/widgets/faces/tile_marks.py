"""What a tile can wear: the ring of the chosen one, the heart of a kept one, the light of hover."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import RADIUS, tokens
from acgan_desktop.ui.widgets.stars import star

_MARK = 28


def paint_empty(painter: QPainter, box: QRectF) -> None:
    """Paint the place of a face that has not arrived."""
    _paint_plate(painter, box, tokens().colour("sunken"))


def paint_unreadable(painter: QPainter, box: QRectF) -> None:
    """Say in the place of a picture that it cannot be read."""
    paint_empty(painter, box)
    ratio = painter.device().devicePixelRatioF()
    mark = icons.pixmap("alert", tokens().text_soft, _MARK, ratio)
    painter.drawPixmap(box.center() - QPointF(_MARK / 2, _MARK / 2), mark)


def paint_hover(painter: QPainter, box: QRectF) -> None:
    """Light up the face under the pointer."""
    _paint_plate(painter, box, tokens().colour("on_scrim", 0.10))


def paint_ring(painter: QPainter, box: QRectF, *, focused: bool) -> None:
    """Ring the chosen face; a line inside tells that the keyboard is here."""
    t = tokens()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(t.colour("accent"), 3))
    painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), RADIUS + 3, RADIUS + 3)
    if focused:
        painter.setPen(QPen(t.colour("surface"), 1.5))
        painter.drawRoundedRect(box.adjusted(-1.2, -1.2, 1.2, 1.2), RADIUS + 1, RADIUS + 1)


def paint_picked(painter: QPainter, box: QRectF) -> None:
    """Frame a face that is picked together with the chosen one."""
    t = tokens()
    painter.setBrush(t.colour("accent", 0.16))
    painter.setPen(QPen(t.colour("accent"), 2))
    painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)


def paint_heart(painter: QPainter, box: QRectF) -> None:
    """Mark a face as kept."""
    t = tokens()
    badge = _badge(t.colour("raised", 0.92).rgba(), t.accent, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(box.right() - 28, box.top() + 4), badge)


def paint_nearest(painter: QPainter, box: QRectF) -> None:
    """Mark a face as the nearest to what was asked for, not quite it."""
    t = tokens()
    ratio = painter.device().devicePixelRatioF()
    badge = _badge(t.colour("raised", 0.92).rgba(), t.text_soft, ratio, "nearest")
    painter.drawPixmap(QPointF(box.left() + 4, box.bottom() - 28), badge)


def paint_caption(painter: QPainter, box: QRectF, text: str) -> None:
    """Write a few words at the foot of a face, shortened to its width."""
    t = tokens()
    high = painter.fontMetrics().height() + 6
    foot = QRectF(box.left(), box.bottom() - high, box.width(), high)
    painter.save()
    painter.setClipRect(foot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.colour("raised", 0.92))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(t.colour("text"))
    room = foot.adjusted(6, 0, -6, 0)
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, short)
    painter.restore()


def paint_stars(painter: QPainter, box: QRectF, stars: int) -> None:
    """Show the rating of a face."""
    t = tokens()
    ratio = painter.device().devicePixelRatioF()
    badge = _stars(t.colour("raised", 0.88).rgba(), t.accent, stars, ratio)
    painter.drawPixmap(QPointF(box.left() + 5, box.bottom() - 21), badge)


# What stands on many tiles is painted once and copied: each stroke of a painter lets go of Python's
# lock, and waiting for it again takes longer than the stroke.


def _paint_plate(painter: QPainter, box: QRectF, colour: QColor) -> None:
    ratio = painter.device().devicePixelRatioF()
    plate = _plate(colour.rgba(), round(box.width() * ratio), RADIUS * ratio)
    painter.drawPixmap(box, plate, QRectF(plate.rect()))


@lru_cache(maxsize=64)
def _plate(colour: int, side: int, radius: float) -> QPixmap:
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = _brush(made, colour)
    painter.drawRoundedRect(QRectF(made.rect()), radius, radius)
    painter.end()
    return made


@lru_cache(maxsize=16)
def _badge(colour: int, ink: str, ratio: float, icon: str = "heart-filled") -> QPixmap:
    made = QPixmap(round(24 * ratio), round(24 * ratio))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = _brush(made, colour)
    painter.drawEllipse(QPointF(12, 12), 11, 11)
    painter.drawPixmap(QPointF(5, 5.5), icons.pixmap(icon, ink, 14, ratio))
    painter.end()
    return made


@lru_cache(maxsize=32)
def _stars(colour: int, accent: str, stars: int, ratio: float) -> QPixmap:
    width = 8 + 11 * stars
    made = QPixmap(round(width * ratio), round(16 * ratio))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = _brush(made, colour)
    painter.drawRoundedRect(QRectF(0, 0, width, 16), 8, 8)
    painter.setBrush(QColor(accent))
    for number in range(stars):
        painter.drawPath(star(QPointF(9.5 + 11 * number, 8.3), 5))
    painter.end()
    return made


def _brush(pixmap: QPixmap, colour: int) -> QPainter:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgba(colour))
    return painter
