"""Figures of an enlarged picture: how near it is to another one, how sharp, and of what colour."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def psnr(drawn: Pixels, wanted: Pixels) -> float:
    """Return the peak signal-to-noise ratio of pictures uint8 [n, h, w, 3], in dB.

    The mean over pictures of 10 log10(255² / mean squared error), at most 99 each.
    """
    apart = np.square(drawn.astype(np.float64) - wanted).mean(axis=(1, 2, 3))
    return float(np.minimum(99.0, 10 * np.log10(255**2 / np.maximum(apart, 1e-9))).mean())


def gradient_energy(pictures: Pixels) -> float:
    """Return the mean absolute difference of neighbours, across and down, in 0 to 1.

    Blur lowers it, halos and noise raise it.
    """
    levels = pictures.astype(np.float64) / 255
    across, down = np.abs(np.diff(levels, axis=2)), np.abs(np.diff(levels, axis=1))
    return float((across.mean() + down.mean()) / 2)


def colour_shift(drawn: Pixels, small: Pixels) -> float:
    """Return how far the mean colour lies from the small pictures', in levels; the worst channel.

    The mean is over all pictures and pixels, so what light and dark lines do to single pictures
    cancels out.
    """
    apart = drawn.mean(axis=(0, 1, 2)) - small.mean(axis=(0, 1, 2))
    return float(np.abs(apart).max())


def flicker(frames: Pixels) -> float:
    """Return the mean absolute difference from frame to frame, uint8 [n, h, w, 3], in 0 to 1."""
    total = [np.abs(a.astype(np.int16) - b).mean() for a, b in pairwise(frames)]
    return float(np.mean(total) / 255)
