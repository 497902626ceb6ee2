"""Whether a portrait stands on plain ground, told by the edge of the picture.

The ground is taken for the commonest colour of the upper edge. It is plain where both upper corners
have it, or most of the edge does; it is not where neither corner has it. Hair that touches the edge
leaves some pictures between the two, of which nothing is said.
"""

import numpy as np
from numpy.typing import NDArray

NO, YES, CANNOT_TELL = 0, 1, -1
ATTRIBUTE, CLASSES = "plain_background", ("no", "yes")

# Tuned by looking at 160 portraits in the order of these figures.
_TOLERANCE = 14  # levels of 255 in any channel
_CORNER_MOSTLY, _CORNER_HARDLY, _EDGE_MOSTLY = 0.8, 0.7, 0.6
# Shares of the picture's side: how deep the edge is, how far down it is looked at (below are
# shoulders), and how large a corner is.
_EDGE, _HEIGHT, _CORNER = 1 / 64, 9 / 16, 5 / 64
_BIN = 16  # levels that count as one colour while the commonest is looked for


def plain_background(pixels: NDArray[np.uint8]) -> int:
    """Return :data:`YES`, :data:`NO` or :data:`CANNOT_TELL`.

    Args:
        pixels: [side, side, 3], sRGB, at least 16 pixels wide.
    """
    side = len(pixels)
    edge, corner = max(1, round(side * _EDGE)), max(2, round(side * _CORNER))
    picture = pixels.astype(np.int16)
    sides = picture[edge : round(side * _HEIGHT)]
    border = np.concatenate(
        [part.reshape(-1, 3) for part in (picture[:edge], sides[:, :edge], sides[:, -edge:])]
    )
    ground = _commonest(border)
    left = _share(picture[:corner, :corner].reshape(-1, 3), ground)
    right = _share(picture[:corner, -corner:].reshape(-1, 3), ground)
    if min(left, right) >= _CORNER_MOSTLY or _share(border, ground) >= _EDGE_MOSTLY:
        return YES
    return NO if max(left, right) < _CORNER_HARDLY else CANNOT_TELL


def _commonest(colours: NDArray[np.int16]) -> NDArray[np.float64]:
    """Return the median, [3], of the fullest bin of ``colours`` [n, 3]."""
    bins = colours // _BIN
    keys = bins[:, 0] * 256 + bins[:, 1] * 16 + bins[:, 2]
    fullest = np.bincount(keys).argmax()
    middle: NDArray[np.float64] = np.median(colours[keys == fullest], axis=0)
    return middle


def _share(colours: NDArray[np.int16], ground: NDArray[np.float64]) -> float:
    return float((np.abs(colours - ground).max(axis=1) <= _TOLERANCE).mean())
