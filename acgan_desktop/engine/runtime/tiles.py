"""Cutting large pictures into overlapping tiles, so that an upscaler's memory stays bounded."""

from dataclasses import dataclass

from acgan_desktop.engine.model_file.interface import MAX_TILE, TILE_STEP

MARGIN = 24
"""Pixels that a tile sees beyond what is kept of it: with half as many, seams can be seen."""
_Window = tuple[slice, slice]
_Span = tuple[int, int, int, int]  # read from, to; kept from, to


@dataclass(frozen=True)
class Tile:
    """One tile of a picture.

    Attributes:
        rows: the first row that is read and the one after the last, then likewise those kept.
        columns: the same across.
    """

    rows: _Span
    columns: _Span

    @property
    def read(self) -> _Window:
        """Return which part of the picture is fed."""
        return slice(*self.rows[:2]), slice(*self.columns[:2])

    def written_to(self, by: int) -> _Window:
        """Return which part of the picture enlarged ``by`` times it fills."""
        return _window(self.rows[2:], 0, by), _window(self.columns[2:], 0, by)

    def kept_of(self, by: int) -> _Window:
        """Return which part of the enlarged tile that is."""
        return (
            _window(self.rows[2:], self.rows[0], by),
            _window(self.columns[2:], self.columns[0], by),
        )


def tiles_of(height: int, width: int) -> list[Tile]:
    """Return the tiles of a picture, row by row; a small picture is one tile.

    They depend on its size alone, so the same picture is always drawn the same way.
    """
    return [Tile(rows, columns) for rows in _spans(height) for columns in _spans(width)]


def fed_size(size: int) -> int:
    """Return the next height or width that an upscaler can be fed."""
    return -(-size // TILE_STEP) * TILE_STEP


def _spans(size: int) -> list[_Span]:
    if size <= MAX_TILE:
        return [(0, size, 0, size)]
    step = MAX_TILE - 2 * MARGIN
    return [
        (max(0, begin - MARGIN), min(size, begin + step + MARGIN), begin, min(size, begin + step))
        for begin in range(0, size, step)
    ]


def _window(kept: tuple[int, int], origin: int, by: int) -> slice:
    return slice((kept[0] - origin) * by, (kept[1] - origin) * by)
