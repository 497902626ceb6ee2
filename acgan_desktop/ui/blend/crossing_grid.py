"""A grid of children: parents along the top and the left, and where they meet, their child."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import RADIUS, tokens
from acgan_desktop.ui.widgets.faces.painted import painted
from acgan_desktop.ui.widgets.faces.tile_marks import paint_empty, paint_hover, paint_ring

_WIDEST: Final = 224
_INSET: Final = 4
_APART: Final = 12
"""Between the parents and their children."""


class CrossingGrid(QWidget):
    """Rows and columns of the same parents.

    Attributes:
        count: how many parents there are.
        parent_image: returns the picture of a parent, or None.
        child_image: returns the picture of the child of a row and a column, or None.
        describe: returns the screen-reader name of the child of a row and a column.

    Signals:
        chosen(int, int): the child of this row and column is the current one.
        opened(int, int): Return or a double click on it.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parent_image: Callable[[int], QImage | None] = lambda _: None
        self.child_image: Callable[[int, int], QImage | None] = lambda *_: None
        self.describe: Callable[[int, int], str] = lambda row, column: f"{row + 1}, {column + 1}"
        self.count = 0
        self._current = (0, 0)
        self._hovered: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)

    @property
    def current(self) -> tuple[int, int]:
        """Row and column of the chosen child."""
        return self._current

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(480, 480)

    def set_count(self, count: int) -> None:
        """Show ``count`` parents; the chosen child stays where it is if it can."""
        self.count = count
        row, column = self._current
        if count >= 2 and not (row < count and column < count):
            self._current = (0, 1)
        self._say_where()
        self.update()

    def choose(self, row: int, column: int) -> None:
        """Choose the child of a row and a column."""
        if 0 <= row < self.count and 0 <= column < self.count:
            self._current = (row, column)
            self._say_where()
            self.update()
            self.chosen.emit(row, column)

    def place(self, row: int, column: int) -> QRectF:
        """Return where a child lies; row or column -1 is that of the parents."""
        side = self._side()
        whole = side * (self.count + 1) + _APART
        left = max(0, (self.width() - whole) // 2) + (_APART if column >= 0 else 0)
        top = max(0, (self.height() - whole) // 2) + (_APART if row >= 0 else 0)
        cell = QRectF(left + (column + 1) * side, top + (row + 1) * side, side, side)
        return cell.adjusted(_INSET, _INSET, -_INSET, -_INSET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw parents and children."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in range(self.count):
            self._paint(painter, self.place(-1, each), self.parent_image(each))
            self._paint(painter, self.place(each, -1), self.parent_image(each))
        if self.count:
            painter.setPen(tokens().colour("line"))
            first, last = self.place(0, 0), self.place(self.count - 1, self.count - 1)
            x, y = first.left() - _INSET - _APART / 2, first.top() - _INSET - _APART / 2
            painter.drawLine(QPoint(int(x), int(first.top())), QPoint(int(x), int(last.bottom())))
            painter.drawLine(QPoint(int(first.left()), int(y)), QPoint(int(last.right()), int(y)))
        for row in range(self.count):
            for column in range(self.count):
                box = self.place(row, column)
                self._paint(painter, box, self.child_image(row, column))
                if (row, column) == self._hovered:
                    paint_hover(painter, box)
                if (row, column) == self._current:
                    paint_ring(painter, box, focused=self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The arrows walk, Return opens."""
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = Qt.Key(event.key())
        row, column = self._current
        if key in ways:
            self.choose(row + ways[key][0], column + ways[key][1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row, column)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Light up the child under the pointer."""
        found = self._at(event.position().toPoint())
        if found != self._hovered:
            self._hovered = found
            pointing, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(pointing if found is not None else arrow)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose a child."""
        found = self._at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open a child."""
        found = self._at(event.position().toPoint())
        if found is not None:
            self.opened.emit(*found)

    def _side(self) -> int:
        room = (min(self.width(), self.height()) - _APART) // (self.count + 1)
        return max(24, min(_WIDEST, room))

    def _at(self, point: QPoint) -> tuple[int, int] | None:
        for row in range(self.count):
            for column in range(self.count):
                if self.place(row, column).contains(point):
                    return row, column
        return None

    def _paint(self, painter: QPainter, box: QRectF, image: QImage | None) -> None:
        if image is None:
            paint_empty(painter, box)
            return
        ratio = self.devicePixelRatioF()
        key = (image.cacheKey(), box.width(), ratio, RADIUS)
        made = painted().get(key, lambda: rounded(image, box.width(), ratio, RADIUS))
        painter.drawPixmap(box.topLeft(), made)

    def _say_where(self) -> None:
        if self.count:
            self.setAccessibleDescription(self.describe(*self._current))
