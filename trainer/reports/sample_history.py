"""What runs drew while they trained: the sample grids that the loop keeps, at equal kimg."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import decoded
from trainer.reports.pictures import Pixels
from trainer.reports.report import Event

_NAME = re.compile(r"kimg-(\d{6,12}\.\d{1,3})\.png")
# Grids of two runs are at the same moment if their kimg differ by at most this share.
_EQUAL = 0.02
_ROWS = 6
_MAX_SHEET_BYTES = 256 * 1024 * 1024
_MAX_SHEET_PIXELS = 48_000_000


def sample_grids(folder: Path) -> dict[float, Path]:
    """Return the sample grids of a run by their kimg, rising; the first, of noise, is left out."""
    found = {}
    if folder.is_dir():
        for path in folder.iterdir():
            if (match := _NAME.fullmatch(path.name)) and float(match[1]) > 0:
                found[float(match[1])] = path
    return dict(sorted(found.items()))


def last_common(runs: Mapping[str, Mapping[float, Path]]) -> dict[str, tuple[float, Path]]:
    """Return for each run the grid of the latest moment that all have; empty if there is none."""
    if not runs or not all(runs.values()):
        return {}
    slowest = min(runs.values(), key=max)
    for moment in sorted(slowest, reverse=True):
        chosen = {}
        for name, grids in runs.items():
            near = min(grids, key=lambda kimg: abs(kimg - moment))
            if abs(near - moment) <= _EQUAL * moment:
                chosen[name] = (near, grids[near])
        if len(chosen) == len(runs):
            return chosen
    return {}


def spread(moments: Sequence[float], count: int = _ROWS) -> list[float]:
    """Return at most ``count`` of the moments, each about twice the one before, and the last."""
    if not moments:
        return []
    wanted = [moments[-1] / 2**power for power in reversed(range(count))]
    return sorted({min(moments, key=lambda kimg: abs(kimg - one)) for one in wanted})


def read_sheet(path: Path) -> Pixels:
    """Return the pixels [height, width, 3] of a picture that a run drew.

    Raises:
        UserError: it cannot be read or is damaged.
    """
    content = read_bounded(path, _MAX_SHEET_BYTES, "a sheet of samples")
    return decoded(
        content,
        lambda picture: np.asarray(picture.convert("RGB")),
        most_pixels=_MAX_SHEET_PIXELS,
    )


def read_grid(path: Path, side: int) -> Pixels | None:
    """Read a sample grid: faces [rows, columns, side, side, 3]; None if it is not whole."""
    try:
        pixels = read_sheet(path)
    except UserError:
        return None
    height, width, _ = pixels.shape
    if height % side or width % side:
        return None
    cells = pixels.reshape(height // side, side, width // side, side, 3)
    return np.ascontiguousarray(cells.swapaxes(1, 2))


def minutes_at(events: Sequence[Event], kimg: float) -> float:
    """Return the minutes of training at a moment, between the loop's reports."""
    return float(
        np.interp(
            kimg,
            [0.0, *(event["kimg"] for event in events)],
            [0.0, *(event["seconds"] / 60 for event in events)],
        )
    )
