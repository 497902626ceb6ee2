"""The large picture of an animation: it changes many times a second and never fades."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import RADIUS, tokens

_MOST_TIMES = 6
"""So many times as large as it was drawn, a picture still looks well; larger, it only blurs."""
# A good resampler takes its time: beyond this side, what moves is enlarged by the painter.
_MOVING_SIDE = 512


class PlayerView(QWidget):
    """Shows frames as large as there is room.

    Attributes:
        is_moving: frames follow each other quickly.
        drawn_side: the side of pictures as the model draws them, in pixels; 0 if unknown.

    Signals:
        clicked: it was clicked.
        stepped(int): an arrow key asked for the next frame (1) or the one before (-1).
        jumped(bool): Home (False) or End (True).
        dragged: a person drags the picture away.
    """

    clicked = Signal()
    stepped = Signal(int)
    jumped = Signal(bool)
    dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_moving = False
        self.drawn_side = 0
        self._image: QImage | None = None
        self._made: tuple[QPixmap, int, bool] | None = None
        self._pressed_at: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)

    def image(self) -> QImage | None:
        """Return what is shown."""
        return self._image

    def set_image(self, image: QImage | None) -> None:
        """Show a frame, or an empty place."""
        if image is not self._image:
            self._image, self._made = image, None
            self.update()

    def set_moving(self, moving: bool) -> None:
        """Say whether frames follow each other quickly."""
        self.is_moving = moving
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(480, 480)

    def box(self) -> QRectF:
        """Return where the picture lies."""
        most = self.drawn_side * _MOST_TIMES or self.width()
        side = float(max(1, min(self.width() - 6, self.height() - 6, most)))
        return QRectF(
            round((self.width() - side) / 2), round((self.height() - side) / 2), side, side
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the frame."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.box()
        if self._image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("sunken"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        else:
            painter.drawPixmap(box, *self._pixmap(self._image, box))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows step, Home and End jump."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case Qt.Key.Key_Home:
                self.jumped.emit(False)
            case Qt.Key.Key_End:
                self.jumped.emit(True)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the press, to be told of the release."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        inside = self.box().contains(event.position())
        self._pressed_at = event.position() if is_left and inside else None
        event.setAccepted(is_left)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell of a picture that is dragged away."""
        if self._pressed_at is not None and self._image is not None:
            way = (event.position() - self._pressed_at).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed_at = None
                self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell of a click on the picture."""
        was_pressed, self._pressed_at = self._pressed_at is not None, None
        if event.button() == Qt.MouseButton.LeftButton and was_pressed:
            self.clicked.emit()

    def _pixmap(self, image: QImage, box: QRectF) -> tuple[QPixmap, QRectF]:
        ratio = self.devicePixelRatioF()
        real = round(box.width() * ratio)
        side = min(real, _MOVING_SIDE) if self.is_moving else real
        if self._made is None or self._made[1] != side:
            # Soft corners as large as they will be on the screen.
            pixmap = rounded(image, side, 1.0, RADIUS * ratio * side / real)
            self._made = (pixmap, side, self.is_moving)
        return self._made[0], QRectF(self._made[0].rect())
