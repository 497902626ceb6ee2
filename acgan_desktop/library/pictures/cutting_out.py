"""Cutting a face out of plain ground, with soft edges and without the ground's colour in them.

A pixel on the border is a mixture of the face and the ground: ``seen = alpha * face + (1 - alpha) *
ground``. The ground is known. The face's colour there is looked for among the pixels near it: each
gives an alpha, and those count that explain best what is seen. This is sampling-based matting
(Wang and Cohen, "Optimized Color Sampling for Robust Matting", CVPR 2007) with one side known.
Then the ground's share is taken away again, which leaves no halo on another ground.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.library.error_codes import CuttingOutCode
from acgan_desktop.library.pictures.plain_ground import (
    Floats,
    Ground,
    Mask,
    connected,
    find_ground,
    grown,
    leads_inside,
)

# Colours of the face are looked for within so many widths of an edge, in so many places.
_REACH: Final = 2.0
_PLACES: Final = 96
# How well a colour has to explain what is seen, in levels.
_EXPLAINS: Final = 9.0
_INNER: Final = 4.0  # how much the colours of the inner face count beside those nearby
_OPAQUE: Final = 0.97
_CLEAR: Final = 0.03
_LEVELS: Final = (0.2, 0.35, 0.5, 0.65, 0.8, 0.9)
_LINE: Final = 0.65  # a line as opaque as this hides what is behind it


class GroundNotPlain(UserError):  # noqa: N818 - says what is the matter
    """A face cannot be cut out, because what is behind it is not plain."""


def cut_out(pixels: NDArray[np.uint8], ground: Ground | None = None) -> NDArray[np.uint8]:
    """Return the face in ``pixels`` [h, w, 3] without its ground: uint8 [h, w, 4].

    Args:
        pixels: the picture, sRGB.
        ground: what :func:`~acgan_desktop.library.pictures.plain_ground.find_ground` says of it,
            if that is known.

    Returns:
        Red, green, blue and alpha; the colours are the face's own, not multiplied by alpha.

    Raises:
        GroundNotPlain: the ground is not plain.
    """
    ground = find_ground(pixels) if ground is None else ground
    if not ground.plain:
        raise GroundNotPlain(CuttingOutCode.GROUND_NOT_PLAIN)
    seen = pixels.astype(np.float32) - ground.field  # relative to the ground
    away = np.linalg.norm(seen, axis=2)
    soft = _edge_width(away, ground)
    reach = round(_REACH * soft) + 1
    depth = _depth(ground.mask, reach)
    # The ground shows between hairs, too, where no way leads to it from outside.
    holes = away <= ground.tolerance
    like = (away <= 2 * ground.tolerance) & ~ground.mask
    holes &= ~leads_inside(grown(like), ground.mask)
    clear = ground.mask | holes
    alpha = _alphas(seen, away, _depth(clear, reach), soft)
    alpha = _closed(np.clip((alpha - _CLEAR) / (_OPAQUE - _CLEAR), 0, 1), clear)
    alpha = _without_specks(alpha, depth > reach)
    colours = _own_colours(seen, alpha) + ground.field
    cut = np.dstack([colours, 255 * alpha])
    whole: NDArray[np.uint8] = np.clip(cut.round(), 0, 255).astype(np.uint8)
    return whole


def check_frames_plain(frames: NDArray[np.uint8]) -> None:
    """Check that the faces of an animation ``frames`` [n, h, w, 3] can be cut out.

    Raises:
        GroundNotPlain: the ground of a frame is not plain; the sentence says of which.
    """
    missing = [number for number, frame in enumerate(frames, 1) if not find_ground(frame).plain]
    if missing:
        raise GroundNotPlain(CuttingOutCode.GROUND_OF_FRAMES_NOT_PLAIN, frames=_frames(missing))


def _frames(numbers: Sequence[int]) -> Message:
    if len(numbers) == 1:
        return Message(CuttingOutCode.FRAME, number=numbers[0])
    return Message(CuttingOutCode.FRAMES, count=len(numbers))


def _edge_width(away: Floats, ground: Ground) -> float:
    """Return over how many pixels the picture goes from ground to face, at least 1."""
    ring = grown(ground.mask) & ~ground.mask
    steep = np.maximum(
        np.abs(np.diff(away, axis=0, append=away[-1:])),
        np.abs(np.diff(away, axis=1, append=away[:, -1:])),
    )
    reach = max(2, min(away.shape) // 32)
    height = _highest(away, reach)[ring]
    slope = _highest(steep, reach)[ring]
    clear = height > 40  # faint edges say little
    if not clear.any():
        return 2.0
    width = float(np.median(height[clear] / np.maximum(slope[clear], 1)))
    return float(np.clip(width, 1.0, reach * 2))


def _without_specks(alpha: Floats, inner: Mask) -> Floats:
    """Return ``alpha`` with nothing in it apart from what hangs together with ``inner``."""
    if not inner.any():
        return alpha
    gap = max(1, min(alpha.shape) // 64)
    whole = connected(grown(alpha > 0.05, gap), inner)
    return np.where(whole, alpha, 0).astype(np.float32)


def _closed(alpha: Floats, clear: Mask) -> Floats:
    """Return ``alpha`` made to rise only, on the best way from the ground to each pixel.

    What lies behind an opaque line is opaque, however much it looks like the ground.
    """
    closed = alpha.copy()
    for level in _LEVELS:
        outside = connected(alpha < level, clear)
        closed[~outside] = np.maximum(closed[~outside], level)
        if level >= _LINE:
            closed[~grown(outside)] = 1
    return closed


def _highest(values: Floats, reach: int) -> Floats:
    """Return the highest of ``values`` within ``reach`` pixels, in a square."""
    for axis in (0, 1):
        padded = np.pad(values, [(reach, reach) if one == axis else (0, 0) for one in (0, 1)])
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=axis)
        values = windows.max(axis=-1)
    return values


def _depth(ground: Mask, most: int) -> NDArray[np.int32]:
    """Return how many pixels each lies from the ground: 0 on it, ``most`` + 1 beyond ``most``."""
    depth = np.where(ground, 0, most + 1).astype(np.int32)
    reached = ground
    for step in range(1, most + 1):
        wider = grown(reached)
        depth[wider & ~reached] = step
        reached = wider
    return depth


def _alphas(seen: Floats, away: Floats, depth: NDArray[np.int32], soft: float) -> Floats:
    """Return alpha [h, w]: 0 on the ground, 1 deep in the face, found by sampling between."""
    band = int(depth.max()) - 1
    alpha = (depth > 0).astype(np.float32)
    rows, columns = np.nonzero((depth > 0) & (depth <= band))
    if not len(rows):
        return alpha
    here, here_away = seen[rows, columns], away[rows, columns]
    weights = np.full(len(rows), 1e-9, np.float32)
    total = weights.copy()  # nothing explains it: then it is the face

    def sample(colour: Floats, strong: Floats, trust: Floats) -> None:
        share = (here * colour).sum(axis=1) / np.maximum(np.square(strong), 1)
        share = np.clip(share, 0, 1)
        left = np.linalg.norm(here - share[:, None] * colour, axis=1)
        # Of two that explain it, the one that is farther from the ground explains more.
        stands_out = np.square(np.minimum(strong / np.maximum(here_away, 1), 4))
        weight = np.exp(-np.square(left / _EXPLAINS)) * trust * stands_out
        weights[:] += weight
        total[:] += weight * share

    height, width = depth.shape
    for down, across in _offsets(max(round(_REACH * soft) + 2, min(depth.shape) // 40)):
        at = np.clip(rows + down, 0, height - 1), np.clip(columns + across, 0, width - 1)
        # Pixels at the very edge are mixtures themselves; deeper ones show the face's own colour.
        trust = np.square(np.clip(depth[at] / (soft + 1), 0, 1)).astype(np.float32)
        sample(seen[at], away[at], trust)
    # A long hair is far from all that is not thin.
    inner = _spread(seen, (depth > band).astype(np.float32))[rows, columns]
    sample(inner, np.linalg.norm(inner, axis=1), np.full(len(rows), _INNER, np.float32))
    alpha[rows, columns] = total / weights
    return alpha


def _offsets(reach: int) -> list[tuple[int, int]]:
    """Return places around a pixel, itself first, spread over a disc of ``reach`` pixels."""
    side = range(-reach, reach + 1)
    disc = [(down, across) for down in side for across in side if down**2 + across**2 <= reach**2]
    disc.sort(key=lambda place: place[0] ** 2 + place[1] ** 2)
    step = max(1, -(-len(disc) // _PLACES))
    return disc[::step]


def _own_colours(seen: Floats, alpha: Floats) -> Floats:
    """Return the face's own colours relative to the ground, spread beyond its border."""
    own = seen / np.maximum(alpha, 0.1)[..., None]
    sure = np.where(alpha > 0.9, 1.0, 0.02 * alpha).astype(np.float32)
    spread = _spread((seen / np.maximum(alpha, 0.3)[..., None]).astype(np.float32), sure)
    # The thinner a pixel is, the less its own colour can be told from noise.
    mine = np.clip((alpha - 0.15) / 0.5, 0, 1)[..., None]
    colours: Floats = mine * own + (1 - mine) * spread
    return colours


def _spread(colours: Floats, weight: Floats) -> Floats:
    """Return ``colours`` averaged by ``weight``, ever more widely where there is little of it."""
    height, width = weight.shape
    mixed = colours * weight[..., None]
    if min(height, width) <= 2:
        result: Floats = mixed.sum(axis=(0, 1)) / max(float(weight.sum()), 1e-6)
        return np.broadcast_to(result, colours.shape).astype(np.float32)
    odd = ((0, height % 2), (0, width % 2))
    sums = np.pad(mixed, (*odd, (0, 0)))
    counts = np.pad(weight, odd)
    small = (counts.shape[0] // 2, counts.shape[1] // 2)
    sums = sums.reshape(small[0], 2, small[1], 2, 3).sum(axis=(1, 3))
    counts = counts.reshape(small[0], 2, small[1], 2).sum(axis=(1, 3))
    wide = _spread(sums / np.maximum(counts, 1e-6)[..., None], np.minimum(counts, 1))
    wide = wide.repeat(2, axis=0).repeat(2, axis=1)[:height, :width]
    full = np.clip(weight, 0, 1)[..., None]
    filled: Floats = full * colours + (1 - full) * wide
    return filled
