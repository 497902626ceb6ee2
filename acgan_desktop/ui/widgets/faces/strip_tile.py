"""One face of a filmstrip: a button that shows a picture and can be dragged to another place."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import RADIUS
from acgan_desktop.ui.widgets.faces.tile_marks import paint_empty, paint_hover, paint_ring

INSET = 5  # the ring lives in it


class StripTile(QAbstractButton):
    """A face.

    Signals:
        walked(int): an arrow key asked for a neighbour, or "far" with ±8 for Home and End.
        pushed(int): with Ctrl, for this face's move by one place.
        removed: Delete or Backspace.
        opened: Return or a double click.
        dragged(float): it is dragged so far from where it lay, in pixels.
        let_go: the drag is over.
    """

    walked = Signal(int)
    pushed = Signal(int)
    removed = Signal()
    opened = Signal()
    dragged = Signal(float)
    let_go = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._pixmap: QPixmap | None = None
        self._pressed_at: QPointF | None = None
        self._is_dragging = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def image(self) -> QImage | None:
        """Return its picture, or None."""
        return self._image

    def set_image(self, image: QImage | None) -> None:
        """Show a picture."""
        if image is not self._image:
            self._image, self._pixmap = image, None
            self.update()

    def nextCheckState(self) -> None:  # noqa: N802
        """Stay chosen when clicked again; the strip decides who is chosen."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the face, ringed when chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        if self._image is None:
            paint_empty(painter, box)
        else:
            ratio = self.devicePixelRatioF()
            if self._pixmap is None or self._pixmap.width() != round(box.width() * ratio):
                self._pixmap = rounded(self._image, box.width(), ratio, RADIUS)
            painter.drawPixmap(box.topLeft(), self._pixmap)
        if self.underMouse() and self._image is not None:
            paint_hover(painter, box)
        if self.isChecked() or self.hasFocus():
            paint_ring(painter, box, focused=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, push, remove, open; Space is for the page."""
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -8, Qt.Key.Key_End: 8}
        key = Qt.Key(event.key())
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in keys:
            (self.pushed if with_control else self.walked).emit(keys[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave it to the page."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose, and perhaps begin to drag."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag."""
        if self._pressed_at is None:
            return
        way = event.globalPosition().x() - self._pressed_at.x()
        if not self._is_dragging and abs(way) >= QApplication.startDragDistance():
            self._is_dragging = True
            self.raise_()
        if self._is_dragging:
            self.dragged.emit(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        super().mouseReleaseEvent(event)
        self._pressed_at = None
        if self._is_dragging:
            self._is_dragging = False
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open."""
        self.opened.emit()
