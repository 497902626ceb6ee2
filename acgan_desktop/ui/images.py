"""Pixels on the screen: arrays to images, resampled well, with soft corners."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """Return ``pixels`` [h, w, 3] as an image that owns its memory."""
    height, width, _ = pixels.shape
    packed = np.ascontiguousarray(pixels)
    return QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return ``image`` as uint8 [h, w, 3]."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def resampled(image: QImage, side: int) -> QImage:
    """Return ``image`` with its longer side ``side`` pixels long; exact if it is already."""
    longer = max(image.width(), image.height())
    if longer == side:
        return image
    width = max(1, round(image.width() * side / longer))
    height = max(1, round(image.height() * side / longer))
    picture = Image.fromarray(pixels_of(image))
    return image_of(np.asarray(picture.resize((width, height), Image.Resampling.LANCZOS)))


def rounded(image: QImage, side: float, ratio: float, radius: float) -> QPixmap:
    """Return ``image``, ``side`` logical pixels long at device ``ratio``, corners rounded."""
    real = max(1, round(side * ratio))
    made = QPixmap(real, real)
    made.fill(Qt.GlobalColor.transparent)
    fitted = resampled(image, real)
    left, top = (real - fitted.width()) // 2, (real - fitted.height()) // 2
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left, top)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fitted))
    corner = radius * ratio
    painter.drawRoundedRect(QRectF(0, 0, fitted.width(), fitted.height()), corner, corner)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
