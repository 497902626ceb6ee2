"""The sheets of samples that a run draws: the same faces again and again, as it learns."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import decoded

MOST_SHEETS: Final = 5000
_MOST_BYTES: Final = 8 * 1024 * 1024
_MOST_PIXELS: Final = 16_000_000
_NAME: Final = re.compile(r"kimg-(\d{1,12}\.\d{1,3})\.png")


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        kimg: when it was drawn, thousands of images.
        path: the picture.
    """

    kimg: float
    path: Path


def list_sheets(folder: Path) -> list[Sheet]:
    """Return the sheets in ``folder``, oldest first; other files are passed over."""
    found = []
    try:
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match is not None:
                found.append(Sheet(float(match[1]), path))
    except OSError:
        return []
    return sorted(found, key=lambda sheet: sheet.kimg)[-MOST_SHEETS:]


def read_sheet(path: Path) -> NDArray[np.uint8]:
    """Return a sheet's pixels, uint8 [h, w, 3].

    Raises:
        UserError: it cannot be read.
    """
    content = read_bounded(path, _MOST_BYTES, "a sheet of samples")
    return decoded(content, _pixels, most_pixels=_MOST_PIXELS, formats=("PNG",))


def variety(pixels: NDArray[np.uint8], side: int) -> float | None:
    """Return how much the faces of one wish differ: the columns of a sheet's rows.

    v = mean over rows, pixels and colours of std over the row's faces, of values in -1 to 1.

    Args:
        pixels: a sheet, uint8 [rows · side, columns · side, 3].
        side: of one face, in pixels.

    Returns:
        0 where all are alike, about 0.5 for real faces; None where a row has one face.
    """
    if side < 1:
        return None
    rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
    if rows < 1 or columns < 2:
        return None
    cells = pixels[: rows * side, : columns * side].reshape(rows, side, columns, side, 3)
    return float((cells.astype(np.float32) / 127.5).std(axis=2).mean())


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float | None:
    """Return the mean distance of two sheets' pixels in levels, 0 to 255; None if sizes differ."""
    if one.shape != other.shape:
        return None
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())


def _pixels(picture: Image.Image) -> NDArray[np.uint8]:
    picture.load()
    return np.asarray(picture.convert("RGB"))


class SheetHistory:
    """How variety and change went from sheet to sheet; each sheet is read once.

    Attributes:
        side: of one face, in pixels.
    """

    def __init__(self, side: int) -> None:
        self.side = side
        self._seen: dict[float, tuple[float | None, float | None]] = {}
        self._last: tuple[float, NDArray[np.uint8]] | None = None

    def look(self, sheets: tuple[Sheet, ...], at_most: int = 4) -> None:
        """Read some of the newest sheets that were not read yet, in their order."""
        known = {sheet.kimg for sheet in sheets}
        self._seen = {kimg: found for kimg, found in self._seen.items() if kimg in known}
        for sheet in [one for one in sheets[-64:] if one.kimg not in self._seen][:at_most]:
            try:
                pixels = read_sheet(sheet.path)
            except UserError:
                self._seen[sheet.kimg] = (None, None)
                continue
            before = self._last
            change = None
            if before is not None and before[0] < sheet.kimg:
                change = difference(before[1], pixels)
            self._seen[sheet.kimg] = (variety(pixels, self.side), change)
            self._last = (sheet.kimg, pixels)

    @property
    def varieties(self) -> tuple[tuple[float, float], ...]:
        """The variety of each sheet as (kimg, v)."""
        return tuple((k, v) for k, (v, _) in sorted(self._seen.items()) if v is not None)

    @property
    def changes(self) -> tuple[tuple[float, float], ...]:
        """How far each sheet is from the one before it, as (kimg, levels)."""
        return tuple((k, c) for k, (_, c) in sorted(self._seen.items()) if c is not None)
