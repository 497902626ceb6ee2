"""The chosen face, large."""

import time

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import RADIUS, motion_ms, tokens
from acgan_desktop.ui.widgets.faces.face_model import QUICK_SECONDS


class Portrait(QWidget):
    """A square picture that fades from one face to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._now: QPixmap | None = None
        self._before: QPixmap | None = None
        self._share = 1.0
        self._touched = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fading = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._fading.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fading.valueChanged.connect(self._fade)

    def image(self) -> QImage | None:
        """Return what is shown."""
        return self._image

    def set_image(self, image: QImage | None, *, at_once: bool = False) -> None:
        """Show ``image``, or an empty place; ``at_once``, or fading from the one before.

        Pictures that follow each other quickly (a slider is dragged) are shown at once, too: what
        fades in would always be one behind.
        """
        if image is self._image:
            return
        now = time.monotonic()
        at_once, self._touched = at_once or now - self._touched < QUICK_SECONDS, now
        self._before, self._now = self._now, None
        self._image = image
        length = motion_ms()
        self._fading.stop()
        self._share = 1.0
        if length and not at_once and image is not None and self.isVisible():
            self._share = 0.0
            self._fading.setDuration(length)
            self._fading.start()
        self.update()

    def sharpen(self, image: QImage) -> None:
        """Show a sharper picture of the same face; where it is just fading in, it goes on so."""
        self._image, self._now = image, None
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """A square."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return ``width``."""
        return width

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(296, 296)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest size at which a face is still large."""
        return QSize(160, 160)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the face."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = float(min(self.width(), self.height()))
        box = QRectF((self.width() - side) / 2, 0, side, side)
        if self._image is None or (self._share < 1 and self._before is None):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens().colour("sunken"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._share < 1 and self._before is not None:
            painter.drawPixmap(box, self._before, QRectF(self._before.rect()))
        if self._image is not None:
            ratio = self.devicePixelRatioF()
            real = round(side * ratio)
            if self._now is None or self._now.width() != real:
                self._now = rounded(self._image, side, ratio, RADIUS)
            painter.setOpacity(self._share)
            painter.drawPixmap(QPointF(box.topLeft()), self._now)
        painter.end()

    def _fade(self, share: float) -> None:
        self._share = share
        self.update()
