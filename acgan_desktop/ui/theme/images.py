"""Pixels on the screen: arrays to images, resampled well, with soft corners."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """Return ``pixels`` [h, w, 3] as an image that owns its memory."""
    height, width, _ = pixels.shape
    packed = np.ascontiguousarray(pixels)
    return QImage(packed.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def image_with_alpha(pixels: NDArray[np.uint8]) -> QImage:
    """Return ``pixels`` [h, w, 4], not multiplied by alpha, as an image that owns its memory."""
    height, width, _ = pixels.shape
    packed = np.ascontiguousarray(pixels)
    return QImage(packed.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return ``image`` as uint8 [h, w, 3]."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return _view_of(rgb).copy()


def resampled(image: QImage, side: int) -> QImage:
    """Return ``image`` with its longer side ``side`` pixels long; exact if it is already."""
    if max(image.width(), image.height()) == side:
        return image
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return image_of(_resampled(_view_of(rgb), side))


def _view_of(rgb: QImage) -> NDArray[np.uint8]:
    """Return the pixels of an RGB888 image, uint8 [h, w, 3], for as long as it is there."""
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3)


def _resampled(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return pixels [h, w, 3] with the longer side ``side`` long; the same if it is already."""
    height, width = pixels.shape[:2]
    longer = max(width, height)
    if longer == side:
        return pixels
    size = max(1, round(width * side / longer)), max(1, round(height * side / longer))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))


def rounded(image: QImage, side: float, ratio: float, radius: float) -> QPixmap:
    """Return ``image``, ``side`` logical pixels long at device ``ratio``, corners rounded."""
    real = max(1, round(side * ratio))
    shown = image.convertToFormat(QImage.Format.Format_RGB888)
    rgb = _resampled(_view_of(shown), real)
    height, width, _ = rgb.shape
    alpha = _corners(height, width, radius * ratio)
    # Painting it would let go of Python's lock and wait for it again, for each single picture.
    packed = np.zeros((real, real, 4), np.uint8)
    top, left = (real - height) // 2, (real - width) // 2
    inside = packed[top : top + height, left : left + width]
    inside[..., :3] = (rgb[..., ::-1].astype(np.uint16) * alpha[..., None] + 127) // 255
    inside[..., 3] = alpha
    words = packed.view("<u4").astype("=u4")  # QImage counts its bytes in words of this machine
    form = QImage.Format.Format_ARGB32_Premultiplied
    made = QPixmap.fromImage(QImage(words.data, real, real, 4 * real, form))
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=64)
def _corners(height: int, width: int, radius: float) -> NDArray[np.uint8]:
    """Return how opaque each pixel of a rectangle with round corners is: uint8 [h, w]."""
    mask = QImage(width, height, QImage.Format.Format_Alpha8)
    mask.fill(Qt.GlobalColor.transparent)
    painter = QPainter(mask)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(QRectF(0, 0, width, height), radius, radius)
    painter.end()
    rows = np.frombuffer(mask.constBits(), np.uint8).reshape(height, mask.bytesPerLine())
    return rows[:, :width].copy()
