"""What lies behind a face: whether it is plain, which colour it has, and where it is.

A ground is plain when most of the picture's upper and outer edge has one colour, which may change
slowly across the picture. It is found from the edge inwards, so that white in an eye or on a shirt
is no ground. The bottom edge is left out: shoulders leave the picture there.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Floats = NDArray[np.float32]

# A colour of the edge belongs to the ground within so many levels of it.
_NEAR: Final = 24.0
# So much of the edge and of the picture has to be ground, or it is not plain.
_LEAST_EDGE, _LEAST_AREA = 0.3, 0.04
# The ground may be uneven by so many levels (root of the mean square, over three channels).
_MOST_UNEVEN: Final = 9.0


@dataclass(frozen=True)
class Ground:
    """The ground of one picture.

    Attributes:
        plain: whether it has one colour; without, the rest is a guess that is of no use.
        colour: its mean colour, three levels from 0 to 255.
        field: its colour at each pixel, float32 [h, w, 3].
        mask: where it is seen and nothing else, [h, w].
        tolerance: up to so many levels away from ``field`` a pixel is ground.
    """

    plain: bool
    colour: tuple[int, int, int]
    field: Floats
    mask: Mask
    tolerance: float


def find_ground(pixels: NDArray[np.uint8]) -> Ground:
    """Return the ground of ``pixels`` [h, w, 3], uint8."""
    levels = pixels.astype(np.float32)
    edge = edge_of(*pixels.shape[:2])
    colour = _commonest(levels[edge])
    near = edge & (np.abs(levels - colour).max(axis=2) <= _NEAR)
    share = float(near.sum()) / float(edge.sum())
    field = _fitted(levels, near)
    away = np.linalg.norm(levels - field, axis=2)
    noise = float(np.sqrt(np.square(away[near]).mean())) if near.any() else np.inf
    tolerance = min(max(6.0, 2.5 * noise), _NEAR)
    mask = _reached(away <= tolerance, near)
    plain = share >= _LEAST_EDGE and float(mask.mean()) >= _LEAST_AREA and noise <= _MOST_UNEVEN
    red, green, blue = (round(float(level)) for level in colour)
    return Ground(plain, (red, green, blue), field, mask, tolerance)


def edge_of(height: int, width: int) -> Mask:
    """Return the pixels [height, width] in which the ground is looked for: top and sides."""
    edge = np.zeros((height, width), bool)
    thick = max(1, min(height, width) // 48)
    low = max(1, height * 3 // 4)
    edge[:thick] = True
    edge[:low, :thick] = edge[:low, -thick:] = True
    return edge


def connected(allowed: Mask, seeds: Mask) -> Mask:
    """Return what of ``allowed`` [h, w] is reached from ``seeds``, up, down and sideways."""
    reached = allowed & seeds
    count = -1
    while count != (count := int(reached.sum())):
        reached = _along_rows(allowed, reached)
        reached = _along_rows(allowed.T, reached.T).T
    return reached


def grown(mask: Mask, steps: int = 1) -> Mask:
    """Return ``mask`` and all within ``steps`` pixels of it, diagonals too."""
    for _ in range(steps):
        wide = mask.copy()
        wide[1:] |= mask[:-1]
        wide[:-1] |= mask[1:]
        mask = wide.copy()
        mask[:, 1:] |= wide[:, :-1]
        mask[:, :-1] |= wide[:, 1:]
    return mask


def _reached(alike: Mask, near: Mask) -> Mask:
    """Return what of ``alike`` is reached from the edge, but not through gaps in a thin line.

    What lies behind a gap is taken as well where it ends soon, as between hairs.
    """
    gap = max(1, round(min(alike.shape) / 96))
    wide = connected(~grown(~alike, gap), near)
    for _ in range(gap + 1):
        wide = grown(wide) & alike
    return wide | (connected(alike, near) & ~leads_inside(alike, wide))


def leads_inside(alike: Mask, ground: Mask) -> Mask:
    """Return what of ``alike`` leads to the bottom edge, or far from ``ground``, past it.

    That is a white shirt or white hair, as far as can be told.
    """
    far = ~grown(ground, max(2, min(alike.shape) // 12))
    far[-1] = True
    return connected(alike & ~ground, far)


def _along_rows(allowed: Mask, reached: Mask) -> Mask:
    """Fill every unbroken piece of a row of ``allowed`` that ``reached`` touches."""
    # A closed column at the end keeps pieces of two rows apart.
    closed = np.pad(~allowed, ((0, 0), (0, 1)), constant_values=True)
    piece = np.cumsum(closed.ravel()).reshape(closed.shape)[:, :-1]
    touched = np.zeros(int(piece.max(initial=0)) + 1, bool)
    touched[piece[reached]] = True
    filled: Mask = touched[piece] & allowed
    return filled


def _commonest(colours: Floats) -> Floats:
    """Return the mean of the commonest colour of ``colours`` [n, 3] and those near it."""
    coarse = (colours / 16).round().astype(np.int64) @ np.array([4096, 64, 1])
    values, counts = np.unique(coarse, return_counts=True)
    centre = np.median(colours[coarse == values[counts.argmax()]], axis=0)
    for _ in range(3):
        near = np.abs(colours - centre).max(axis=1) <= _NEAR
        if not near.any():
            break
        centre = colours[near].mean(axis=0)
    found: Floats = centre.astype(np.float32)
    return found


def _fitted(levels: Floats, where: Mask) -> Floats:
    """Return a colour for each pixel, linear in its place, that fits ``levels`` at ``where``."""
    height, width = where.shape
    rows, columns = np.nonzero(where)
    flat = np.broadcast_to(np.float32(255), levels.shape)
    if len(rows) < 8:
        return flat
    seen = levels[rows, columns]
    spots = np.stack([np.ones(len(rows)), rows / height - 0.5, columns / width - 0.5], axis=1)
    # A little weight against slopes, where the edge shows too few places to know them.
    steady = np.diag([0.0, 1.0, 1.0]) * 0.02 * len(rows)
    slopes = np.linalg.solve(spots.T @ spots + steady + 1e-6 * np.eye(3), spots.T @ seen)
    down = (np.arange(height) / height - 0.5)[:, None, None]
    across = (np.arange(width) / width - 0.5)[None, :, None]
    field: Floats = np.clip(slopes[0] + down * slopes[1] + across * slopes[2], 0, 255)
    return field.astype(np.float32)
