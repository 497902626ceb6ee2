"""A picture as it will be saved: at its true size where there is room, else as large as fits."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from acgan_desktop.library.pictures.picture_files import Resampler, scaled
from acgan_desktop.ui.theme.images import image_of, resampled
from acgan_desktop.ui.theme.tokens import RADIUS, tokens

_SIDE = 208


class SizePreview(QWidget):
    """A square place with one picture in its middle, never stretched beyond its own pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIDE, _SIDE)
        self._picture = QImage()

    def show_pixels(self, pixels: NDArray[np.uint8], scale: int, resampler: Resampler) -> None:
        """Show ``pixels`` [h, w, 3] as they look ``scale`` times as large."""
        # More than twice the room would only be made smaller again.
        room = round(2 * _SIDE * self.devicePixelRatioF())
        shown = max(1, min(scale, -(-room // max(pixels.shape[:2]))))
        picture = image_of(scaled(pixels, shown, resampler))
        inside = round(_SIDE * self.devicePixelRatioF())
        fits = max(picture.width(), picture.height()) <= inside
        self._picture = picture if fits else resampled(picture, inside)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the place and the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        pixmap = QPixmap.fromImage(self._picture)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        size = pixmap.deviceIndependentSize()
        left, top = round((_SIDE - size.width()) / 2), round((_SIDE - size.height()) / 2)
        painter.drawPixmap(left, top, pixmap)
        painter.end()
