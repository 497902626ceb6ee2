"""How a picture looks in the sizes of chat programs, on light and on dark ground."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from acgan_desktop.ui.theme.tokens import DARK, GAP, GAP_M, LIGHT, RADIUS, Tokens

SIDES: Final = (128, 64, 32)
"""In logical pixels."""
_WIDTH: Final = 264
_PANEL: Final = 152
_LINE: Final = 6


class ChatPreview(QWidget):
    """Two panels, light and dark: a face large, beside two lines, and beside one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[int, QImage] = {}
        self._round = True
        self.setFixedSize(_WIDTH, 2 * _PANEL + GAP)

    def show_pictures(self, pictures: Mapping[int, QImage], is_round: bool) -> None:
        """Show these pictures, by their sides in logical pixels, in circles or in squares."""
        self._pictures, self._round = dict(pictures), is_round
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return its only size."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw both panels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, theme in enumerate((LIGHT, DARK)):
            top = number * (_PANEL + GAP)
            painter.setPen(theme.colour("line"))
            painter.setBrush(theme.colour("raised"))
            panel = QRectF(0.5, top + 0.5, self.width() - 1, _PANEL - 1)
            painter.drawRoundedRect(panel, RADIUS, RADIUS)
            self._draw_chat(painter, theme, top + GAP_M)
        painter.end()

    def _draw_chat(self, painter: QPainter, theme: Tokens, top: float) -> None:
        large, middle, small = SIDES
        left = GAP_M
        self._draw_face(painter, large, left, top)
        left += large + GAP_M
        self._draw_face(painter, middle, left, top)
        self._draw_lines(painter, theme, left + middle + GAP, top + middle / 2, (1.0, 0.7))
        below = top + large - small
        self._draw_face(painter, small, left, below)
        self._draw_lines(painter, theme, left + small + GAP, below + small / 2, (1.0,))

    def _draw_face(self, painter: QPainter, side: int, left: float, top: float) -> None:
        picture = self._pictures.get(side)
        if picture is None:
            return
        place = QRectF(left, top, side, side)
        painter.save()
        edge = QPainterPath()
        if self._round:
            edge.addEllipse(place)
        else:
            edge.addRoundedRect(place, side / 16, side / 16)
        painter.setClipPath(edge)
        painter.drawImage(place, picture)
        painter.restore()

    def _draw_lines(
        self,
        painter: QPainter,
        theme: Tokens,
        left: float,
        middle: float,
        shares: tuple[float, ...],
    ) -> None:
        """Draw what stands for the words beside a face."""
        room = self.width() - GAP_M - left
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text_faint", 0.45))
        top = middle - (len(shares) * 2 - 1) * _LINE / 2
        for number, share in enumerate(shares):
            line = QRectF(left, top + 2 * number * _LINE, room * share, _LINE)
            painter.drawRoundedRect(line, _LINE / 2, _LINE / 2)
