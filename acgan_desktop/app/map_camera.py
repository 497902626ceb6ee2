"""Where one looks at the map from, without Qt: which tiles are in view, and where they lie.

Places on the map are measured in sites (see :mod:`acgan_desktop.engine.latent.latent_map`), places
on the screen in logical pixels from the top left corner of the view. A tile is drawn around its own
place, so that a face stays where it is while one goes nearer to it.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from acgan_desktop.engine.latent.latent_map import MAX_LEVEL, MIN_LEVEL, tiles_per_site

WANTED_SIDE: Final = 96.0
"""How large a tile should be; between two levels it grows and shrinks by a factor of 1.4."""
NEAREST: Final = WANTED_SIDE * tiles_per_site(MAX_LEVEL)
FARTHEST: Final = WANTED_SIDE * tiles_per_site(MIN_LEVEL) / 1.5


class TileKey(NamedTuple):
    """A tile of the map. Write it with :func:`key_of`, so that each face has one key only."""

    level: int
    column: int
    row: int


def key_of(level: int, column: int, row: int) -> TileKey:
    """Return the key of the face at this tile: that of the farthest level which shows it."""
    while level > MIN_LEVEL and column % 2 == 0 and row % 2 == 0:
        level, column, row = level - 1, column // 2, row // 2
    return TileKey(level, column, row)


@dataclass
class Camera:
    """A look at the map.

    Attributes:
        x: the place in the middle of the view, in sites.
        y: the same, downwards.
        scale: pixels from one site to the next.
        width: of the view, in pixels.
        height: of the view, in pixels.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = WANTED_SIDE * tiles_per_site(0)
    width: int = 1
    height: int = 1

    @property
    def level(self) -> int:
        """The level whose tiles are nearest to the size wanted."""
        wanted = round(math.log2(self.scale / (WANTED_SIDE * tiles_per_site(0))))
        return min(max(wanted, MIN_LEVEL), MAX_LEVEL)

    @property
    def side(self) -> float:
        """The distance from tile to tile in pixels."""
        return self.scale / tiles_per_site(self.level)

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by this many pixels to the right and down."""
        self.x -= dx / self.scale
        self.y -= dy / self.scale

    def zoom_to(self, scale: float, at_x: float, at_y: float) -> None:
        """Go to ``scale``, as far as the map allows; what is at this pixel stays there."""
        scale = min(max(scale, FARTHEST), NEAREST)
        change = 1 / self.scale - 1 / scale
        self.x += (at_x - self.width / 2) * change
        self.y += (at_y - self.height / 2) * change
        self.scale = scale

    def tile_at(self, at_x: float, at_y: float) -> tuple[int, int]:
        """Return column and row of the present level's tile at this pixel."""
        span = tiles_per_site(self.level)
        column = (self.x + (at_x - self.width / 2) / self.scale) * span
        row = (self.y + (at_y - self.height / 2) / self.scale) * span
        return math.floor(column + 0.5), math.floor(row + 0.5)

    def corner_of(self, column: int, row: int) -> tuple[float, float]:
        """Return the pixel at the top left of a tile of the present level."""
        span, side = tiles_per_site(self.level), self.side
        left = self.width / 2 + (column / span - self.x) * self.scale - side / 2
        top = self.height / 2 + (row / span - self.y) * self.scale - side / 2
        return left, top

    def in_view(self, margin: int = 0) -> Iterator[tuple[int, int]]:
        """Yield column and row of each tile in view, with ``margin`` more tiles around."""
        first_column, first_row = self.tile_at(0, 0)
        last_column, last_row = self.tile_at(self.width - 1, self.height - 1)
        for row in range(first_row - margin, last_row + margin + 1):
            for column in range(first_column - margin, last_column + margin + 1):
                yield column, row

    def place_of(self, key: TileKey) -> tuple[int, int] | None:
        """Return column and row of ``key`` at the present level, or None if it is not on it."""
        nearer = self.level - key.level
        return (key.column << nearer, key.row << nearer) if nearer >= 0 else None

    def show(self, key: TileKey) -> None:
        """Put ``key`` into the middle."""
        span = tiles_per_site(key.level)
        self.x, self.y = key.column / span, key.row / span
