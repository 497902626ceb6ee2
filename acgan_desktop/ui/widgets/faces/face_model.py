"""The faces of a wall: avatars, and their pictures as far as they have arrived."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QImage

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.core.avatar import Avatar

_Index = QModelIndex | QPersistentModelIndex
PICTURE_BUDGET: Final = 40 * 1024 * 1024
"""Bytes of pictures that a wall keeps; beyond them, those farthest away are drawn anew later."""
QUICK_SECONDS: Final = 0.3
"""Pictures that follow each other within this time are shown without fading."""


@dataclass
class Tile:
    """One place of the wall.

    Attributes:
        avatar: what draws it, or None until somebody asks.
        image: its picture, perhaps of the avatar before (see ``fresh``), or None.
        previous: the picture that ``image`` fades in over.
        arrived: when ``image`` began to fade in, by ``time.monotonic``.
        touched: when ``image`` came.
        fresh: ``image`` shows ``avatar``.
        unreadable: there is a picture, but it cannot be read.
        missed: attributes that were wished and are not certain in this face.
    """

    avatar: Avatar | None = None
    image: QImage | None = None
    previous: QImage | None = None
    arrived: float = 0.0
    touched: float = 0.0
    fresh: bool = False
    unreadable: bool = False
    missed: tuple[str, ...] = ()


class FaceModel(QAbstractListModel):
    """A list of tiles.

    Attributes:
        picture_budget: bytes of pictures that are kept.
        provide: makes the avatar of a row, when it is first needed.
        describe: makes the screen-reader name of a row.
        caption: a few words that stand at the foot of a row's picture, "" for none.
        stars: the rating that a row wears, 0 for none.
        is_kept: whether an avatar wears the favourite's mark.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []
        self._bytes = 0
        self.picture_budget = PICTURE_BUDGET
        self.provide: Callable[[int], Avatar | None] = lambda _: None
        self.describe: Callable[[int, Avatar], str] = lambda row, _: str(row + 1)
        self.caption: Callable[[int], str] = lambda _: ""
        self.stars: Callable[[int], int] = lambda _: 0
        self.is_kept: Callable[[Avatar], bool] = lambda _: False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return the number of tiles."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the screen-reader name of a tile; the delegate asks for tiles directly."""
        if not index.isValid() or index.row() >= len(self._tiles):
            return None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            avatar = self.avatar(index.row())
            words = [] if avatar is None else [self.describe(index.row(), avatar)]
            if self._tiles[index.row()].unreadable:
                says = QCoreApplication.translate("ReviewWindow", "This picture cannot be read.")
                words.append(says)
            text = "\n".join(words)
            return tool_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every face can be chosen, and dragged to another program."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def __len__(self) -> int:
        return len(self._tiles)

    def tile(self, row: int) -> Tile:
        """Return tile ``row``."""
        return self._tiles[row]

    def avatar(self, row: int) -> Avatar | None:
        """Return the avatar of ``row``, or None outside the wall."""
        if not 0 <= row < len(self._tiles):
            return None
        tile = self._tiles[row]
        if tile.avatar is None:
            tile.avatar = self.provide(row)
        return tile.avatar

    def latest_image(self, row: int) -> QImage | None:
        """Return the last picture of ``row``, perhaps of what it was asked to be before."""
        return self._tiles[row].image if 0 <= row < len(self._tiles) else None

    def image(self, row: int) -> QImage | None:
        """Return the picture of ``row`` if it has arrived and is up to date."""
        if not 0 <= row < len(self._tiles):
            return None
        tile = self._tiles[row]
        return tile.image if tile.fresh else None

    def missing(self, rows: Iterable[int]) -> list[tuple[int, Avatar]]:
        """Return those of ``rows`` whose picture has not arrived, with their avatars."""
        wanted = (row for row in rows if 0 <= row < len(self) and not self._tiles[row].fresh)
        found = ((row, self.avatar(row)) for row in wanted)
        return [(row, avatar) for row, avatar in found if avatar is not None]

    def set_faces(self, count: int) -> None:
        """Show ``count`` other faces, none of which has a picture yet."""
        self.beginResetModel()
        self._tiles = [Tile() for _ in range(count)]
        self._bytes = 0
        self.endResetModel()

    def change_faces(self) -> None:
        """Ask ``provide`` for all avatars anew; old pictures stay until new ones arrive."""
        for tile in self._tiles:
            tile.avatar, tile.fresh, tile.missed = None, False, ()
        self.refresh()

    def append_faces(self, count: int) -> None:
        """Let the wall grow by ``count`` faces."""
        first = len(self._tiles)
        self.beginInsertRows(QModelIndex(), first, first + count - 1)
        self._tiles.extend(Tile() for _ in range(count))
        self.endInsertRows()

    def insert_face(self, row: int) -> None:
        """Make place for one face at ``row``."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._tiles.insert(row, Tile())
        self.endInsertRows()

    def remove_face(self, row: int) -> None:
        """Take out the face at ``row``."""
        self.beginRemoveRows(QModelIndex(), row, row)
        gone = self._tiles.pop(row)
        if gone.image is not None:
            self._bytes -= gone.image.sizeInBytes()
        self.endRemoveRows()

    def set_image(self, row: int, image: QImage, *, fresh: bool = True) -> None:
        """Show the picture of ``row``; not ``fresh``, it is one on the way to what is wanted."""
        tile = self._tiles[row]
        if tile.image is not None:
            self._bytes -= tile.image.sizeInBytes()
        now = time.monotonic()
        # Pictures that follow each other quickly (a slider is dragged) are shown without fading.
        quick = tile.image is not None and now - tile.touched < QUICK_SECONDS
        tile.previous = tile.image
        tile.image, tile.fresh, tile.unreadable = image, fresh, False
        self._bytes += image.sizeInBytes()
        tile.arrived, tile.touched = 0.0 if quick else now, now
        if self._bytes > self.picture_budget:
            self._forget_far_from(row)
        self._changed(row, row)

    def set_unreadable(self, row: int) -> None:
        """Show a mark in ``row`` in the place of a picture that cannot be read."""
        blank = QImage(1, 1, QImage.Format.Format_RGB888)
        blank.fill(0x808080)
        self.set_image(row, blank)
        self._tiles[row].unreadable = True

    def set_found(self, row: int, avatar: Avatar, missed: tuple[str, ...]) -> None:
        """Let ``row`` be the face that was found for it."""
        tile = self._tiles[row]
        tile.avatar, tile.missed = avatar, missed

    def refresh(self) -> None:
        """Paint all again (marks or words have changed)."""
        self._changed(0, len(self._tiles) - 1)

    def _changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _forget_far_from(self, row: int) -> None:
        """Drop the pictures farthest from ``row`` until three quarters of the budget are left."""
        for far in sorted(range(len(self._tiles)), key=lambda r: -abs(r - row)):
            if self._bytes <= self.picture_budget * 3 // 4:
                return
            tile = self._tiles[far]
            if tile.image is not None:
                self._bytes -= tile.image.sizeInBytes()
                tile.image, tile.previous, tile.fresh = None, None, False
