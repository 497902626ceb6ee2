"""A wall of pairs: the same face as two models draw it, side by side."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, GAP_S, GAP_XL, RADIUS
from acgan_desktop.ui.widgets.faces.tile_marks import paint_empty, paint_hover, paint_ring

_LEAST: Final = 92
_WIDEST: Final = 128
Face = tuple[int, int]
"""Side (0 left, 1 right) and place of a face."""


class PairWall(QWidget):
    """Pairs in as many columns as there is room for.

    Attributes:
        image: returns the picture of a side and a place, or None.
        describe: returns the screen-reader name of a side and a place.

    Signals:
        chosen(int, int): the face of this side and place is the current one.
        opened(int, int): Return or a double click on it.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: Callable[[int, int], QImage | None] = lambda *_: None
        self.describe: Callable[[int, int], str] = lambda side, place: f"{place + 1}, {side + 1}"
        self._count = count
        self._current: Face = (0, 0)
        self._hovered: Face | None = None
        self._pixmaps: dict[Face, tuple[QImage, QPixmap]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> Face:
        """Side and place of the chosen face."""
        return self._current

    def columns(self) -> int:
        """Return how many pairs stand side by side."""
        return _grid(self.width())[0]

    def choose(self, side: int, place: int) -> None:
        """Choose the face of a side and a place."""
        if 0 <= place < self._count:
            self._current = (side, place)
            self.setAccessibleDescription(self.describe(side, place))
            self.update()
            self.chosen.emit(side, place)

    def place(self, side: int, place: int) -> QRectF:
        """Return where a face lies."""
        columns, edge = _grid(self.width())
        row, column = divmod(place, columns)
        left = GAP + column * (2 * edge + GAP_S + GAP_XL) + side * (edge + GAP_S)
        return QRectF(left, GAP + row * (edge + GAP_XL), edge, edge)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all rows."""
        columns, edge = _grid(width)
        rows = -(-self._count // columns)
        return 2 * GAP + rows * (edge + GAP_XL) - GAP_XL

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(640, self.heightForWidth(640))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the pairs that are in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._count):
            for side in (0, 1):
                box = self.place(side, place)
                if not box.intersects(QRectF(event.rect())):
                    continue
                made = self._pixmap((side, place), box.width())
                if made is None:
                    paint_empty(painter, box)
                else:
                    painter.drawPixmap(box.topLeft(), made)
                if (side, place) == self._hovered:
                    paint_hover(painter, box)
                if (side, place) == self._current:
                    paint_ring(painter, box, focused=self.hasFocus())
        painter.end()

    def _pixmap(self, face: Face, edge: float) -> QPixmap | None:
        image = self.image(*face)
        if image is None:
            return None
        made = self._pixmaps.get(face)
        ratio = self.devicePixelRatioF()
        if made is None or made[0] is not image or made[1].width() != round(edge * ratio):
            made = self._pixmaps[face] = (image, rounded(image, edge, ratio, RADIUS))
        return made[1]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Forget the sizes of before."""
        self._pixmaps.clear()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows walk, Return opens."""
        side, place = self._current
        columns = self.columns()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -2 * columns,
            Qt.Key.Key_Down: 2 * columns,
        }
        key = Qt.Key(event.key())
        if key in steps:
            along = 2 * place + side + steps[key]
            if 0 <= along < 2 * self._count:
                self.choose(along % 2, along // 2)
        elif key == Qt.Key.Key_Home:
            self.choose(0, 0)
        elif key == Qt.Key.Key_End:
            self.choose(1, self._count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(side, place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is clicked."""
        face = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and face is not None:
            self.choose(*face)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is clicked twice."""
        face = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and face is not None:
            self.opened.emit(*face)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Light up what is under the pointer."""
        self._hover(self._at(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Light up what is under the pointer."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer any more."""
        self._hover(None)

    def _hover(self, face: Face | None) -> None:
        if face != self._hovered:
            self._hovered = face
            self.update()

    def _at(self, point: QPointF) -> Face | None:
        columns, edge = _grid(self.width())
        column = int((point.x() - GAP) // (2 * edge + GAP_S + GAP_XL))
        row = int((point.y() - GAP) // (edge + GAP_XL))
        place = row * columns + column
        if not (0 <= column < columns and 0 <= place < self._count):
            return None
        faces = ((0, place), (1, place))
        return next((each for each in faces if self.place(*each).contains(point)), None)


def _grid(width: int) -> tuple[int, int]:
    """Return how many pairs stand side by side, and how large a face is."""
    room = width - 2 * GAP + GAP_XL
    columns = max(1, room // (2 * _LEAST + GAP_S + GAP_XL))
    return columns, max(1, min(_WIDEST, (room // columns - GAP_XL - GAP_S) // 2))
