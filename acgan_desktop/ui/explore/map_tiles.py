"""The pictures of the map that are kept, within a fixed bound."""

import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage, QPixmap

from acgan_desktop.app.map_camera import TileKey
from acgan_desktop.ui.theme.images import resampled

BUDGET: Final = 32 * 1024 * 1024
"""Bytes of pictures that a map keeps; those not looked at for longest are drawn anew later."""
LARGEST_SIDE: Final = 288
"""Pixels; a larger picture is kept reduced, since no tile shows more of it."""


@dataclass
class KeptTile:
    """A picture of the map.

    Attributes:
        image: the picture.
        fresh: it shows what is asked for now.
        reduced: it is smaller than what was drawn.
        arrived: when it began to fade in, by ``time.monotonic``.
        pixmap: the picture as it was painted last, in the size of a tile.
    """

    image: QImage
    fresh: bool
    reduced: bool
    arrived: float
    pixmap: QPixmap | None = None

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        drawn = self.pixmap
        return self.image.sizeInBytes() + (4 * drawn.width() * drawn.height() if drawn else 0)


class MapTiles:
    """Pictures by tile, those looked at last kept longest.

    Attributes:
        budget: how many bytes they may take together, those in view aside.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._tiles: OrderedDict[TileKey, KeptTile] = OrderedDict()
        self.budget = budget
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._tiles)

    def __iter__(self) -> Iterator[KeptTile]:
        return iter(self._tiles.values())

    @property
    def bytes(self) -> int:
        """How much memory all pictures take."""
        return self._bytes

    def has_room_for(self, count: int) -> bool:
        """Say whether ``count`` pictures like those that are here fit within the bound."""
        return count * self._bytes <= 0.8 * self.budget * max(1, len(self._tiles))

    def get(self, key: TileKey) -> KeptTile | None:
        """Return the picture of ``key``, if there is one, fresh or not."""
        return self._tiles.get(key)

    def is_fresh(self, key: TileKey) -> bool:
        """Say whether ``key`` shows what is asked for now."""
        tile = self._tiles.get(key)
        return tile is not None and tile.fresh

    def put(self, key: TileKey, image: QImage, *, fresh: bool = True) -> None:
        """Keep the picture of ``key``; one that is not fresh never replaces one that is."""
        old = self._tiles.get(key)
        if old is not None and old.fresh and not fresh:
            return
        reduced = max(image.width(), image.height()) > LARGEST_SIDE
        kept = resampled(image, LARGEST_SIDE) if reduced else image
        # What replaces a picture of the same face need not fade in from nothing.
        arrived = time.monotonic() if old is None else 0.0
        self._drop(key)
        tile = KeptTile(kept, fresh, reduced, arrived)
        self._tiles[key] = tile
        self._bytes += tile.bytes

    def set_pixmap(self, tile: KeptTile, pixmap: QPixmap) -> None:
        """Remember how ``tile`` was painted."""
        self._bytes -= tile.bytes
        tile.pixmap = pixmap
        self._bytes += tile.bytes

    def look_at(self, keys: Iterable[TileKey]) -> None:
        """Note that ``keys`` are in view, and let go of others until all are within the bound."""
        seen = 0
        for key in keys:
            if key in self._tiles:
                self._tiles.move_to_end(key)
                seen += 1
        while self._bytes > self.budget and len(self._tiles) > seen:
            self._drop(next(iter(self._tiles)))

    def make_stale(self) -> None:
        """Note that something else is asked for: pictures in view serve until the new ones come."""
        for tile in self._tiles.values():
            tile.fresh = False

    def clear(self) -> None:
        """Forget all pictures."""
        self._tiles.clear()
        self._bytes = 0

    def _drop(self, key: TileKey) -> None:
        tile = self._tiles.pop(key, None)
        if tile is not None:
            self._bytes -= tile.bytes
