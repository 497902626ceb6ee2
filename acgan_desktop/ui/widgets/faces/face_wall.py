"""The wall: a grid of faces that fills its width, grows as it scrolls, and is walked by arrows."""

import time
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP_M, RADIUS, motion_ms
from acgan_desktop.ui.widgets.base import quiet_scroll_bar
from acgan_desktop.ui.widgets.faces.face_model import FaceModel, Tile
from acgan_desktop.ui.widgets.faces.painted import painted
from acgan_desktop.ui.widgets.faces.tile_marks import (
    paint_caption,
    paint_empty,
    paint_heart,
    paint_hover,
    paint_nearest,
    paint_picked,
    paint_ring,
    paint_stars,
    paint_unreadable,
)

_INSET: Final = 6  # half the gap between tiles; the ring lives in it
_WANTED_CELL: Final = 140


class FaceWall(QListView):
    """A wall of faces over a :class:`FaceModel`.

    Attributes:
        wanted_cell: about how wide a face is, with its gap, in logical pixels.

    Signals:
        chosen(int): a row became the current one (click, arrows, or code).
        opened(int): Return or a double click on a row.
        picked_changed: other rows are picked (several, with Ctrl or Shift).
        dragged: the picked faces are being dragged away.
        menu_wanted(QPoint): a menu for the chosen face, at a place in the viewport.
        near_end: the end of the wall comes into view.
        viewed: other rows came into view.
    """

    chosen = Signal(int)
    opened = Signal(int)
    picked_changed = Signal()
    dragged = Signal()
    menu_wanted = Signal(object)
    near_end = Signal()
    viewed = Signal()

    def __init__(self, model: FaceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces = model
        self.wanted_cell = _WANTED_CELL
        self._cell = _WANTED_CELL
        self._columns = 1
        self.setObjectName("faceWall")
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionRectVisible(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setViewportMargins(GAP_M - _INSET + 4, 0, 0, 0)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        quiet_scroll_bar(self)
        model.modelReset.connect(self._lay_out_later)
        model.rowsInserted.connect(self._lay_out_later)
        model.rowsRemoved.connect(self._lay_out_later)
        model.dataChanged.connect(self._start_fading)
        # One look after the event loop has laid everything out, however many changes came.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._scrolled)
        self._fading = QTimer(self, interval=16)
        self._fading.timeout.connect(self._fade)
        self._fade_until = 0.0

    @property
    def columns(self) -> int:
        """How many faces stand side by side."""
        return self._columns

    def current_row(self) -> int:
        """Return the chosen row, or -1."""
        return self.currentIndex().row()

    def allow_many(self) -> None:
        """Let several faces be picked, and dragged to other programs."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)

    def picked_rows(self) -> list[int]:
        """Return the rows that are picked, in their order; the chosen one if none is."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return rows or ([self.current_row()] if self.current_row() >= 0 else [])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for a menu: at the pointer, or by the keyboard's menu key at the chosen face."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        if self.current_row() >= 0:
            self.menu_wanted.emit(place)

    def pick(self, rows: Iterable[int]) -> None:
        """Pick these rows besides the chosen one."""
        chosen = QItemSelection()
        for row in rows:
            index = self.faces.index(row)
            chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803
        """Let the page say what is dragged."""
        self.dragged.emit()

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell that other faces are picked."""
        super().selectionChanged(selected, deselected)
        self.picked_changed.emit()

    def choose(self, row: int) -> None:
        """Make ``row`` the chosen one and bring it into view; -1 chooses none."""
        index = self.faces.index(row) if 0 <= row < len(self.faces) else QModelIndex()
        # Not QListView.setCurrentIndex: keys that are held (Ctrl of Ctrl+Z) change what that picks.
        flag = QItemSelectionModel.SelectionFlag
        how = flag.ClearAndSelect if index.isValid() else flag.Clear
        self.selectionModel().setCurrentIndex(index, how)

    def visible_rows(self, margin: int = 0) -> range:
        """Return the rows in view, with ``margin`` more lines of faces above and below."""
        top = self.verticalScrollBar().value()
        first_line = max(0, top // self._cell - margin)
        last_line = (top + self.viewport().height() - 1) // self._cell + margin
        return range(
            min(first_line * self._columns, len(self.faces)),
            min((last_line + 1) * self._columns, len(self.faces)),
        )

    def rows_that_fit(self) -> int:
        """Return how many faces fill the view, with one line more so that it can scroll."""
        lines = -(-max(1, self.viewport().height()) // self._cell) + 1
        return lines * self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose the size of the cells so that they fill the width."""
        width = self.viewport().width() - 2  # or rounding lets the last column wrap
        self._columns = max(1, round(width / self.wanted_cell))
        self._cell = max(48, width // self._columns)
        self.setGridSize(QSize(self._cell, self._cell))
        self.setIconSize(QSize(self._cell, self._cell))
        self.verticalScrollBar().setSingleStep(self._cell // 3)
        super().resizeEvent(event)
        self._lay_out_later()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return opens; everything else walks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_row() >= 0:
                self.opened.emit(self.current_row())
            return
        super().keyPressEvent(event)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk the wall: sideways runs on into the next line."""
        if not len(self.faces):
            return QModelIndex()
        move = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // self._cell) * self._columns
        last = len(self.faces) - 1
        row = self.current_row()
        if row < 0:
            return self.faces.index(0)
        steps = {
            move.MoveLeft: -1,
            move.MovePrevious: -1,
            move.MoveRight: 1,
            move.MoveNext: 1,
            move.MoveUp: -self._columns,
            move.MoveDown: self._columns,
            move.MovePageUp: -page,
            move.MovePageDown: page,
            move.MoveHome: -row,
            move.MoveEnd: last - row,
        }
        target = row + steps.get(action, 0)
        if target < 0 or target > last:
            target = (
                row if abs(steps.get(action, 0)) == self._columns else min(max(target, 0), last)
            )
        return self.faces.index(target)

    def currentChanged(  # noqa: N802
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which face is the chosen one."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(current.row())

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        if len(self.faces) and bar.value() + self.viewport().height() >= bar.maximum():
            self.near_end.emit()
        self.viewed.emit()

    def _lay_out_later(self) -> None:
        self._later.start()

    def _start_fading(self) -> None:
        length = motion_ms()
        if length:
            self._fade_until = time.monotonic() + length / 1000
            if not self._fading.isActive():
                self._fading.start()

    def _fade(self) -> None:
        self.viewport().update()
        if time.monotonic() > self._fade_until:
            self._fading.stop()


class _Painter(QStyledItemDelegate):
    """Paints the tiles: soft corners, a ring for the chosen one, a mark for the kept ones."""

    def __init__(self, wall: FaceWall) -> None:
        super().__init__(wall)
        self._wall = wall

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the cell."""
        return self._wall.gridSize()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one tile."""
        tile = self._wall.faces.tile(index.row())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = QRectF(rect).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length = motion_ms() / 1000
        self._let_go_of_previous(tile, length)
        share = min(1.0, (time.monotonic() - tile.arrived) / length) if length else 1.0
        if tile.unreadable:
            paint_unreadable(painter, box)
        elif tile.image is None or (share < 1 and tile.previous is None):
            paint_empty(painter, box)
        if share < 1 and tile.previous is not None:
            painter.drawPixmap(box.topLeft(), self._pixmap(tile, box.width(), previous=True))
        if tile.image is not None and not tile.unreadable:
            painter.setOpacity(share)
            painter.drawPixmap(box.topLeft(), self._pixmap(tile, box.width()))
            painter.setOpacity(1.0)
        if state & QStyle.StateFlag.State_MouseOver and tile.image is not None:
            paint_hover(painter, box)
        if caption := self._wall.faces.caption(index.row()):
            paint_caption(painter, box, caption)
        if index.row() == self._wall.current_row():
            paint_ring(painter, box, focused=self._wall.hasFocus())
        elif state & QStyle.StateFlag.State_Selected:
            paint_picked(painter, box)
        if tile.missed and tile.fresh:
            paint_nearest(painter, box)
        if tile.avatar is not None and self._wall.faces.is_kept(tile.avatar):
            paint_heart(painter, box)
        if stars := self._wall.faces.stars(index.row()):
            paint_stars(painter, box, stars)
        painter.restore()

    def _pixmap(self, tile: Tile, side: float, *, previous: bool = False) -> QPixmap:
        ratio = self._wall.devicePixelRatioF()
        image = tile.previous if previous else tile.image
        assert image is not None
        key = (image.cacheKey(), round(side), ratio, RADIUS)
        return painted().get(key, lambda: rounded(image, side, ratio, RADIUS))

    @staticmethod
    def _let_go_of_previous(tile: Tile, length: float) -> None:
        """Drop the picture under one that has faded in."""
        if tile.previous is not None and time.monotonic() - tile.arrived >= length:
            tile.previous = None
