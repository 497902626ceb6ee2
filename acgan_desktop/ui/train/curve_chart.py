"""A small chart of curves that grow while one looks: a few lines over one axis, no more."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from acgan_desktop.ui.theme.tokens import GAP, GAP_S, RADIUS, SMALL, font, tokens

_LEFT, _BELOW, _ABOVE = 46.0, 22.0, 26.0
_TICKS: Final = 4
_KEY: Final = 14.0


@dataclass(frozen=True)
class Series:
    """One curve.

    Attributes:
        name: what it is, in the person's language.
        role: the token of its colour.
        points: (x, y), in the order of x.
    """

    name: str
    role: str
    points: Sequence[tuple[float, float]]


def nice_ticks(low: float, high: float, count: int = _TICKS) -> list[float]:
    """Return round numbers that cover ``low`` to ``high`` in about ``count`` steps of 1, 2 or 5."""
    span = high - low
    if not math.isfinite(span) or span <= 0:
        span = max(abs(high), 1.0) * 0.1
        low, high = low - span / 2, high + span / 2
    rough = span / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, last + 1)]


class CurveChart(QWidget):
    """Curves over a common x; what lies under the pointer is told.

    Attributes:
        title: what is shown.
        unit: of x, such as "kimg".
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.unit = ""
        self._series: tuple[Series, ...] = ()
        self._at: float | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_series(self, title: str, unit: str, series: Sequence[Series]) -> None:
        """Show these curves."""
        shown = (title, unit, tuple(series))
        if shown != (self.title, self.unit, self._series):
            self.title, self.unit, self._series = shown
            last = [f"{one.name} {one.points[-1][1]:.3g}" for one in series if one.points]
            self.setAccessibleName(", ".join([title, *last]))
            self.update()

    def series(self) -> tuple[Series, ...]:
        """Return what is shown."""
        return self._series

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(320, 190)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell the values under the pointer."""
        self._at = event.position().x()
        self.update()

    def leaveEvent(self, event: object) -> None:  # noqa: N802
        """Tell the last values again."""
        self._at = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw ground, grid, curves and their last values."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setFont(font(SMALL))
        area = QRectF(self.rect()).adjusted(_LEFT, _ABOVE + GAP, -GAP, -_BELOW)
        points = [point for one in self._series for point in one.points]
        if points and area.width() > 0 and area.height() > 0:
            ticks = nice_ticks(min(y for _, y in points), max(y for _, y in points))
            first, last = min(x for x, _ in points), max(x for x, _ in points)
            frame = _Frame(area, first, max(last, first + 1e-9), ticks[0], ticks[-1])
            self._draw_grid(painter, frame, ticks)
            for one in self._series:
                self._draw_curve(painter, frame, one)
            self._draw_names(painter, frame.x_of(self._at) if self._at is not None else None)
        else:
            self._draw_names(painter, None)
        painter.end()

    def _draw_grid(self, painter: QPainter, frame: "_Frame", ticks: Sequence[float]) -> None:
        t, area = tokens(), frame.area
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for tick in ticks:
            y = frame.at(frame.first, tick).y()
            painter.setPen(QPen(t.colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(t.colour("text_faint"))
            painter.drawText(QRectF(0, y - 8, _LEFT - GAP, 16), right, f"{tick:.4g}")
        below = QRectF(area.left(), area.bottom() + GAP_S, area.width(), 16)
        painter.setPen(t.colour("text_faint"))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"{frame.first:.4g}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{frame.last:.5g} {self.unit}")
        if self._at is not None and area.left() <= self._at <= area.right():
            painter.setPen(QPen(t.colour("text_faint"), 1))
            painter.drawLine(QPointF(self._at, area.top()), QPointF(self._at, area.bottom()))

    @staticmethod
    def _draw_curve(painter: QPainter, frame: "_Frame", one: Series) -> None:
        pen = QPen(tokens().colour(one.role), 1.8)
        painter.setPen(pen)
        line = QPolygonF([frame.at(x, y) for x, y in one.points])
        if len(one.points) == 1:
            painter.drawEllipse(line.at(0), 1.5, 1.5)
        painter.drawPolyline(line)

    def _draw_names(self, painter: QPainter, x: float | None) -> None:
        """Name the curves, with their values at ``x`` or at their ends."""
        t = tokens()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(t.colour("text"))
        metrics = painter.fontMetrics()
        painter.drawText(QRectF(GAP, GAP_S, self.width(), 20), middle, self.title)
        left = self.width() - float(GAP)
        for one in reversed(self._series):
            if not one.points:
                continue
            point = one.points[-1] if x is None else min(one.points, key=lambda p: abs(p[0] - x))
            words = f"{one.name} {point[1]:.3g}"
            width = metrics.horizontalAdvance(words)
            left -= width
            painter.setPen(t.colour("text_soft"))
            painter.drawText(QRectF(left, GAP_S, width + 1, 20), middle, words)
            left -= _KEY
            painter.setPen(QPen(t.colour(one.role), 2.5))
            painter.drawLine(QPointF(left, GAP_S + 10), QPointF(left + _KEY - 5, GAP_S + 10))
            left -= GAP


@dataclass(frozen=True)
class _Frame:
    """From values to places on the screen."""

    area: QRectF
    first: float
    last: float
    low: float
    high: float

    def at(self, x: float, y: float) -> QPointF:
        across = (x - self.first) / (self.last - self.first)
        up = (y - self.low) / (self.high - self.low)
        return QPointF(
            self.area.left() + across * self.area.width(),
            self.area.bottom() - up * self.area.height(),
        )

    def x_of(self, place: float) -> float:
        share = (place - self.area.left()) / self.area.width()
        return self.first + min(1.0, max(0.0, share)) * (self.last - self.first)
