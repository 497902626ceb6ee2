"""Recognising a picture that was saved anew elsewhere, by its pixels.

A chat program or an editor packs a picture again, as JPEG or smaller, and its avatar is lost; a
screenshot shows it with something around it, or only a part. So a picture is laid over each known
one at many places and sizes, and compared where both are: the normalised correlation of their
colours, which no change of light or contrast moves. First on a grid of 16 x 16 cells, where all
places and all known pictures are two products of matrices; then the best few on finer grids, with
their place refined. ``benchmarks/same_picture.py`` measures the threshold.
"""

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.floating[Any]]
Key = TypeVar("Key")

SAME: Final = 0.955
"""Pictures that correlate at least so much, where they lie over each other, are the same."""
_CELLS: Final = 16
_FINE: Final = 24
_FINEST: Final = 40
_WORTH_A_LOOK: Final = 0.05
_MOST_SIDE: Final = 96  # more of a picture adds nothing to these grids
_LEAST_SIDE: Final = 16
_SCALES: Final = tuple(1.09**step for step in range(-7, 9))  # of 0.55 to twice its width
_STEP: Final = 1 / 12
_LEAST_SHARE: Final = 0.3  # of the known picture that has to be there
_REFINED: Final = 6
_TOGETHER: Final = 256
_SEARCHED_TOGETHER: Final = 8


@dataclass(frozen=True)
class Place:
    """Where a known picture lies in another one.

    Attributes:
        x: its left edge, in widths of the other picture's longer side.
        y: its upper edge, in the same.
        side: its side, in the same; more than 1 where only a part of it is seen.
    """

    x: float
    y: float
    side: float


@dataclass(frozen=True)
class Likeness(Generic[Key]):
    """How much a known picture is like the one that was asked for.

    Attributes:
        key: which one.
        score: their correlation, at most 1.
        place: where it lies in the picture.
    """

    key: Key
    score: float
    place: Place


def small_picture(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return ``picture``, uint8 [h, w, 3], no larger than a comparison needs it."""
    image = Image.fromarray(np.ascontiguousarray(picture))
    image.thumbnail((_MOST_SIDE, _MOST_SIDE), Image.Resampling.BOX)
    return np.asarray(image)


def same_pictures(
    pictures: Sequence[NDArray[np.uint8]],
    known: Callable[[], Iterable[tuple[Key, NDArray[np.uint8]]]],
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Key | None]:
    """Return for each of ``pictures`` which known one it is, or None where it is none of them.

    Args:
        pictures: uint8 [h, w, 3], of any size.
        known: returns keys and square pictures, uint8 [n, n, 3]; few of them are in memory at a
            time, and it is called once for a few of ``pictures``.
        stopped: asked now and then; True gives up, and no more is found.
    """
    found: list[Key | None] = []
    for start in range(0, len(pictures), _SEARCHED_TOGETHER):
        some = pictures[start : start + _SEARCHED_TOGETHER]
        alike = most_alike(some, known(), stopped=stopped)
        found += [each.key if each and each.score >= SAME else None for each in alike]
    return found


def most_alike(
    pictures: Sequence[NDArray[np.uint8]],
    known: Iterable[tuple[Key, NDArray[np.uint8]]],
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Likeness[Key] | None]:
    """Return for each of ``pictures`` the known one that it is most like, however little.

    Pictures that are too small to tell have none, and neither has any where ``stopped`` gave up.
    """
    searches = [
        _Search[Key](each) if min(each.shape[:2]) >= _LEAST_SIDE else None for each in pictures
    ]
    known = iter(known)
    while together := list(islice(known, _TOGETHER)):
        if stopped():
            return [None] * len(pictures)
        cells = np.stack([_cells(pixels, _CELLS) for _, pixels in together])
        for search in searches:
            if search is not None:
                search.look_at(together, cells)
    return [search.best() if search is not None else None for search in searches]


def correlation_at(
    picture: NDArray[np.uint8], known: NDArray[np.uint8], place: Place, cells: int
) -> float:
    """Return how much ``picture`` correlates with ``known`` at ``place``, on a grid of cells.

    Args:
        picture: uint8 [h, w, 3].
        known: uint8 [n, n, 3].
        place: where it lies in the picture.
        cells: how fine the grid over ``known`` is.

    Returns:
        At most 1; -1 where too little of it is seen.
    """
    return _correlation(picture.astype(np.float32) / 255, _cells(known, cells), place)


class _Search(Generic[Key]):
    """One picture, laid over known ones at many places."""

    def __init__(self, picture: NDArray[np.uint8]) -> None:
        self._picture = small_picture(picture).astype(np.float32) / 255
        self._places, seen, self._masks = _laid_everywhere(self._picture)
        self._weight = self._masks.sum(axis=1)[:, None]
        centred = seen - ((seen * self._masks[:, :, None]).sum(axis=1) / self._weight)[:, None, :]
        weighted = centred * self._masks[:, :, None]
        self._spread = (weighted * centred).sum(axis=(1, 2))[:, None]
        self._weighted = weighted.reshape(len(seen), 3 * _CELLS**2)
        self._first: list[tuple[float, int, int, Key, NDArray[np.uint8]]] = []
        self._count = 0

    def look_at(self, known: Sequence[tuple[Key, NDArray[np.uint8]]], cells: Floats) -> None:
        """Compare known pictures, of which ``cells`` [n, 16, 16, 3] has the mean colours."""
        if not self._places:  # of too odd a shape to hold one
            return
        scores = self._scores(cells.reshape(len(known), -1, 3))
        best = scores.argmax(axis=0)
        for column, ((key, pixels), place) in enumerate(zip(known, best, strict=True)):
            self._count += 1
            entry = (float(scores[place, column]), -self._count, int(place), key, pixels)
            if len(self._first) < _REFINED:
                heapq.heappush(self._first, entry)
            elif entry[0] > self._first[0][0]:
                heapq.heapreplace(self._first, entry)

    def best(self) -> Likeness[Key] | None:
        """Return the one that it is most like, having looked at the first few more closely."""
        first = [
            (key, pixels, *_refined(self._picture, pixels, self._places[place], _FINE, _STEP / 2))
            for _, _, place, key, pixels in self._first
        ]
        near = max((score for _, _, score, _ in first), default=0.0) - _WORTH_A_LOOK
        found = [
            Likeness(key, *_refined(self._picture, pixels, place, _FINEST, 1 / _FINE))
            for key, pixels, score, place in first
            if score >= near
        ]
        return max(found, key=lambda each: each.score, default=None)

    def _scores(self, cells: Floats) -> Floats:
        """Return the correlations [places, n] with known pictures, cells [n, 256, 3]."""
        together = self._weighted @ cells.reshape(len(cells), -1).T
        spread = self._masks @ (cells**2).sum(axis=2).T
        for channel in range(3):
            spread -= (self._masks @ cells[:, :, channel].T) ** 2 / self._weight
        below = np.maximum(spread, _SMALL) * np.maximum(self._spread, _SMALL)
        return np.asarray(together / np.sqrt(below))


_SMALL: Final = 1e-3


def _laid_everywhere(picture: Floats) -> tuple[list[Place], Floats, Floats]:
    """Lay a known picture over ``picture`` wherever it may lie.

    Returns:
        The places, what of ``picture`` lies in each cell there [places, 256, 3], and which share of
        each cell is covered [places, 256].
    """
    height, width, _ = picture.shape
    longer = max(width, height)
    places: list[Place] = []
    all_seen, all_shares = [np.empty((0, _CELLS**2, 3))], [np.empty((0, _CELLS**2))]
    for scale in _SCALES:
        side = longer / scale
        ys, xs = (_offsets(extent, side) for extent in (height, width))
        down = np.stack([_area_weights(_CELLS, y, side, height) for y in ys])
        across = np.stack([_area_weights(_CELLS, x, side, width) for x in xs])
        lines = down.reshape(-1, height) @ picture.reshape(height, -1)
        lines = lines.reshape(-1, width, 3).transpose(1, 0, 2).reshape(width, -1)
        seen = (across.reshape(-1, width) @ lines).reshape(len(xs), _CELLS, len(ys), _CELLS, 3)
        share = np.einsum("ya,xb->yxab", down.sum(axis=2), across.sum(axis=2))
        seen = seen.transpose(2, 0, 3, 1, 4) / np.maximum(share, _SMALL)[..., None]
        enough = share.mean(axis=(2, 3)) >= _LEAST_SHARE
        all_seen.append(seen[enough].reshape(-1, _CELLS**2, 3))
        all_shares.append(share[enough].reshape(-1, _CELLS**2))
        places += [
            Place(xs[x] / longer, ys[y] / longer, side / longer) for y, x in np.argwhere(enough)
        ]
    return places, np.concatenate(all_seen), np.concatenate(all_shares)


def _offsets(extent: int, side: float) -> list[float]:
    """Return where, in pixels, a side begins that lies within ``extent``, or has it within."""
    low, high = sorted((0.0, extent - side))
    count = round((high - low) / (side * _STEP)) + 1
    return [float(each) for each in np.linspace(low, high, count)]


def _laid(picture: Floats, place: Place, cells: int) -> tuple[Floats, Floats]:
    """Return what of ``picture`` lies in each cell of a known one: [cells, cells, 3] and share."""
    height, width = picture.shape[:2]
    longer = max(width, height)
    side = place.side * longer
    down = _area_weights(cells, place.y * longer, side, height)
    across = _area_weights(cells, place.x * longer, side, width)
    share = np.outer(down.sum(axis=1), across.sum(axis=1))
    return _averaged(picture, down, across) / np.maximum(share, _SMALL)[:, :, None], share


def _area_weights(cells: int, start: float, side: float, size: int) -> Floats:
    """Return the share of each cell [cells] that each pixel [size] covers."""
    edges = start + side * np.arange(cells + 1, dtype=np.float32) / cells
    pixels = np.arange(size, dtype=np.float32)
    low = np.maximum(edges[:-1, None], pixels)
    high = np.minimum(edges[1:, None], pixels + 1)
    return np.asarray(np.maximum(high - low, 0) * np.float32(cells / side))


def _refined(
    picture: Floats, known: NDArray[np.uint8], place: Place, cells: int, step: float
) -> tuple[float, Place]:
    """Return the best correlation on a grid near ``place``, and where; begins with ``step``."""
    target = _cells(known, cells)
    score = _correlation(picture, target, place)
    while step > 0.25 / cells:
        better, near = max(
            ((_correlation(picture, target, near), near) for near in _near(place, step)),
            key=lambda each: each[0],
        )
        if better > score:
            score, place = better, near
        else:
            step /= 2
    return score, place


def _near(place: Place, step: float) -> list[Place]:
    way = step * place.side
    grown = (
        Place(place.x - sign * way / 2, place.y - sign * way / 2, place.side + sign * way)
        for sign in (-1, 1)
    )
    moved = (
        Place(place.x + x * way, place.y + y * way, place.side)
        for x, y in ((-1, 0), (1, 0), (0, -1), (0, 1))
    )
    return [*moved, *grown]


def _correlation(picture: Floats, known: Floats, place: Place) -> float:
    seen, share = _laid(picture, place, len(known))
    if share.mean() < _LEAST_SHARE:
        return -1.0
    weight = share[:, :, None]
    first = seen - (seen * weight).sum(axis=(0, 1)) / share.sum()
    second = known - (known * weight).sum(axis=(0, 1)) / share.sum()
    spreads = (weight * first**2).sum() * (weight * second**2).sum()
    return float((weight * first * second).sum() / np.sqrt(max(spreads, _SMALL)))


def _cells(pixels: NDArray[np.uint8], cells: int) -> Floats:
    """Return the mean colours [cells, cells, 3] of a picture, 0 to 1."""
    height, width = pixels.shape[:2]
    down = _area_weights(cells, 0, height, height)
    across = _area_weights(cells, 0, width, width)
    return _averaged(pixels.astype(np.float32) / 255, down, across)


def _averaged(pixels: Floats, down: Floats, across: Floats) -> Floats:
    """Return the weighted sums [a, b, 3] of ``pixels`` [h, w, 3], by [a, h] and [b, w]."""
    height, width, _ = pixels.shape
    lines = (down @ pixels.reshape(height, -1)).reshape(len(down), width, 3)
    return np.asarray(across @ lines)
