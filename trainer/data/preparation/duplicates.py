"""Choosing which of several like pictures stays, and which of the others are its relatives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.preparation.similar_pairs import groups, similar_pairs

# See neighbours.similar_pairs for the unit; tuned by looking at pairs on both sides. Up to the
# first, a pair is one picture saved, cropped or retouched twice. Up to the second it is variants
# of one picture (another expression, another light), both worth having, but not on both sides of
# the split.
SAME_PICTURE = 0.3
SAME_ORIGIN = 0.6


@dataclass(frozen=True)
class Choice:
    """What stays of a number of pictures.

    Attributes:
        kept: int64 [kept], their places, ascending.
        related: int64 [kept], equal for pictures of one origin.
        exact: place left out -> place of the best picture with the same pixels, which in turn may
            be left out as nearly the same as another.
        near: place left out -> place of the picture nearly the same that stays instead.
    """

    kept: NDArray[np.int64]
    related: NDArray[np.int64]
    exact: dict[int, int]
    near: dict[int, int]


def choose(
    pixel_hashes: Sequence[bytes],
    thumbnails: NDArray[np.uint8],
    rank: Callable[[int], tuple[int, ...]],
    keeps: Callable[[int, bool], bool] = lambda place, exact: False,
) -> Choice:
    """Choose one of each group of duplicates.

    Args:
        pixel_hashes: equal for pictures with the same pixels.
        thumbnails: uint8 [pictures, 16, 16, 3].
        rank: of a place; the picture with the lowest rank stays. Ranks are unique.
        keeps: whether the picture at a place stays although it is a duplicate: an exact one, or a
            near one. It is on the other's side of the split all the same.
    """
    best: dict[bytes, int] = {}
    exact: dict[int, int] = {}
    for place in sorted(range(len(pixel_hashes)), key=rank):
        stays = best.setdefault(pixel_hashes[place], place)
        if stays != place and not keeps(place, True):
            exact[place] = stays
    unique = np.array([at for at in range(len(pixel_hashes)) if at not in exact], np.int64)
    pairs, distances = similar_pairs(thumbnails[unique], SAME_ORIGIN)
    related = groups(len(unique), pairs)
    near = _near(unique[pairs[distances <= SAME_PICTURE]], rank, keeps)
    stays_too = ~np.isin(unique, np.fromiter(near, np.int64, len(near)))
    return Choice(unique[stays_too], related[stays_too], exact, near)


def _near(
    pairs: NDArray[np.int64],
    rank: Callable[[int], tuple[int, ...]],
    keeps: Callable[[int, bool], bool],
) -> dict[int, int]:
    """Return place left out -> place that stays.

    Not by connected groups: a chain of small steps leads to pictures that differ. A picture is
    left out only for one that stays and is itself that near.
    """
    partners: dict[int, list[int]] = {}
    for a, b in pairs.tolist():
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    left_out: dict[int, int] = {}
    for place in sorted(partners, key=rank):
        if place not in left_out:
            for partner in partners[place]:
                if rank(partner) > rank(place) and not keeps(partner, False):
                    left_out.setdefault(partner, place)
    return left_out
