"""A grid of small pictures, each of which a click takes in or leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, RADIUS, tokens
from acgan_desktop.ui.widgets.base import quiet_scroll_bar

SIDE: Final = 72
_MOST_ASKED: Final = 120
_MOST_PIXMAPS: Final = 2000
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: what the trainer calls it.
        tip: what is told of it.
        goes_in: whether it is trained on.
        can_change: whether a click may change that.
        image: None until it was read.
        is_unreadable: there is none to read.
    """

    name: str
    tip: str
    goes_in: bool
    can_change: bool = True
    image: QImage | None = None
    is_unreadable: bool = False


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[Picture] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.pictures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        picture = self.pictures[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(picture.tip)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return picture.tip
        return None

    def set_all(self, pictures: Sequence[Picture]) -> None:
        self.beginResetModel()
        self.pictures = list(pictures)
        self.endResetModel()

    def put(self, row: int, picture: Picture) -> None:
        self.pictures[row] = picture
        at = self.index(row)
        self.dataChanged.emit(at, at)


class PictureGrid(QListView):
    """Pictures that are read when they come into view.

    Signals:
        toggled(str, bool): a person takes the picture of this name in, or leaves it out.
        wanted(list[int]): pictures of these rows are to be read.
    """

    toggled = Signal(str, bool)
    wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self._asked: set[int] = set()
        self.setModel(self._model)
        self.setObjectName("faceWall")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(GAP // 2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(self, self._model))
        quiet_scroll_bar(self)
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._look_soon.start())
        self.clicked.connect(self._toggle)
        self.activated.connect(self._toggle)

    def pictures(self) -> list[Picture]:
        """Return what is shown."""
        return list(self._model.pictures)

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show other pictures; those that were read already are not read again."""
        known = {one.name: one.image for one in self._model.pictures if one.image is not None}
        shown = [replace(one, image=known.get(one.name)) for one in pictures]
        self._asked = {row for row, one in enumerate(shown) if one.image is not None}
        self._model.set_all(shown)
        self._look_soon.start()

    def set_tips(self, tips: Sequence[str]) -> None:
        """Tell other things of the same pictures."""
        pairs = zip(self._model.pictures, tips, strict=True)
        self._model.pictures = [replace(one, tip=tip) for one, tip in pairs]

    def set_image(self, name: str, row: int, image: QImage | None) -> None:
        """Show the picture that was read for a row, if the row still is that picture's."""
        if row < len(self._model.pictures) and self._model.pictures[row].name == name:
            picture = self._model.pictures[row]
            self._model.put(row, replace(picture, image=image, is_unreadable=image is None))

    def resizeEvent(self, event: Any) -> None:  # noqa: N802
        """Read what comes into view."""
        super().resizeEvent(event)
        self._look_soon.start()

    def _ask(self) -> None:
        if not self._model.pictures or not self.isVisible():
            return
        view = self.viewport().rect()
        each = SIDE + GAP
        columns = max(1, view.width() // each)
        first = max(0, self.verticalScrollBar().value() // each - 1) * columns
        count = (view.height() // each + 3) * columns
        rows = range(first, min(first + count, len(self._model.pictures)))
        new = [row for row in rows if row not in self._asked][:_MOST_ASKED]
        if new:
            self._asked.update(new)
            self.wanted.emit(new)

    def showEvent(self, event: Any) -> None:  # noqa: N802
        """Read what comes into view."""
        super().showEvent(event)
        self._look_soon.start()

    def _toggle(self, index: QModelIndex) -> None:
        picture = self._model.pictures[index.row()]
        if picture.can_change:
            changed = replace(picture, goes_in=not picture.goes_in)
            self._model.put(index.row(), changed)
            self.toggled.emit(changed.name, changed.goes_in)


class _Painter(QStyledItemDelegate):
    def __init__(self, grid: PictureGrid, model: _Model) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self._pixmaps: dict[int, tuple[QImage, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(SIDE + GAP // 2, SIDE + GAP // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        picture = self._model.pictures[index.row()]
        t = tokens()
        rect: Any = option.rect
        box = QRectF(rect.x() + 2, rect.y() + 2, SIDE, SIDE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picture.image is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("sunken"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            if picture.is_unreadable:
                mark = icons.pixmap("alert", t.text_faint, 24, self._grid.devicePixelRatioF())
                painter.drawPixmap(_centred(box, 24), mark)
        else:
            painter.setOpacity(1.0 if picture.goes_in else 0.35)
            painter.drawPixmap(box.topLeft(), self._pixmap(index.row(), picture.image))
            painter.setOpacity(1.0)
        if not picture.goes_in and picture.can_change:
            mark = icons.pixmap("close", t.text, 20, self._grid.devicePixelRatioF())
            painter.drawPixmap(_centred(box, 20), mark)
        state: Any = option.state
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("accent"), 2))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.restore()

    def _pixmap(self, row: int, image: QImage) -> QPixmap:
        made = self._pixmaps.get(row)
        if made is None or made[0] is not image:
            if len(self._pixmaps) > _MOST_PIXMAPS:
                self._pixmaps.clear()
            made = (image, rounded(image, SIDE, self._grid.devicePixelRatioF(), RADIUS))
            self._pixmaps[row] = made
        return made[1]


def _centred(box: QRectF, side: int) -> QPointF:
    return QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
