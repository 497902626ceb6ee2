"""The picture as it will be saved, to be moved, zoomed and turned by hand or by keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.crop_moves import moved, turned, zoomed
from acgan_desktop.library.saving.options import Crop
from acgan_desktop.ui.theme.tokens import RADIUS, tokens

STAGE = 240
_SQUARES = 12
_ZOOM_STEP = 1.1
_TURN_STEP = 3.0
_KEY_STEP = 0.02
_NOTCH = 120.0  # what one step of a wheel says


class CropStage(QWidget):
    """The crop of one picture.

    Attributes:
        crop: which part is taken.
        inner: which share of the side the picture takes; the rest is margin.

    Signals:
        changed: a person moved, zoomed or turned it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop = Crop()
        self.inner = 1.0
        self._round = False
        self._picture = QImage()
        self._held: QPointF | None = None
        self.setFixedSize(STAGE, STAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_picture(self, picture: QImage, is_round: bool) -> None:
        """Show what will be saved, with alpha; ``is_round`` darkens what a circle cuts off."""
        self._picture, self._round = picture, is_round
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return its only size."""
        return QSize(STAGE, STAGE)

    # By hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move it along."""
        if self._held is not None:
            way = event.position() - self._held
            self._held = event.position()
            side = STAGE * self.inner
            self._take(moved(self.crop, way.x() / side, way.y() / side))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of it."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom; with Shift or Ctrl, turn."""
        delta = event.angleDelta()
        steps = (delta.y() or delta.x()) / _NOTCH
        turns = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        if event.modifiers() & turns:
            self._take(turned(self.crop, steps * _TURN_STEP))
        else:
            self._take(zoomed(self.crop, _ZOOM_STEP**steps))
        event.accept()

    # By keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move, + and - zoom, comma and full stop turn, 0 goes back."""
        step = _KEY_STEP / 4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _KEY_STEP
        crop = self.crop
        match event.key():
            case Qt.Key.Key_Left:
                crop = moved(crop, -step, 0)
            case Qt.Key.Key_Right:
                crop = moved(crop, step, 0)
            case Qt.Key.Key_Up:
                crop = moved(crop, 0, -step)
            case Qt.Key.Key_Down:
                crop = moved(crop, 0, step)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                crop = zoomed(crop, _ZOOM_STEP)
            case Qt.Key.Key_Minus:
                crop = zoomed(crop, 1 / _ZOOM_STEP)
            case Qt.Key.Key_Comma:
                crop = turned(crop, -_TURN_STEP)
            case Qt.Key.Key_Period:
                crop = turned(crop, _TURN_STEP)
            case Qt.Key.Key_0:
                crop = Crop()
            case _:
                super().keyPressEvent(event)
                return
        self._take(crop)

    def _take(self, crop: Crop) -> None:
        if crop != self.crop:
            self.crop = crop
            self.changed.emit()

    # What is drawn.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw squares where nothing is, the picture, and what a circle cuts off."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        edge = QPainterPath()
        edge.addRoundedRect(whole, RADIUS, RADIUS)
        painter.setClipPath(edge)
        painter.fillRect(whole, t.colour("raised"))
        for row in range(STAGE // _SQUARES):
            for column in range(row % 2, STAGE // _SQUARES, 2):
                square = QRectF(column * _SQUARES, row * _SQUARES, _SQUARES, _SQUARES)
                painter.fillRect(square, t.colour("sunken"))
        if not self._picture.isNull():
            painter.drawImage(whole, self._picture)
        if self._round:
            outside, circle = QPainterPath(), QPainterPath()
            outside.addRect(whole)
            circle.addEllipse(whole)
            painter.fillPath(outside.subtracted(circle), t.colour("scrim", 0.55))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("accent"), 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
