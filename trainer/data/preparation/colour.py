"""Telling pictures without usable colour apart: faint, grey, or printed in one tint."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# In units of CIELAB, where lightness goes from 0 to 100. Tuned on 30,000 anime faces by looking at
# what is left out and at what only just stays: black hair on pale skin is nearly grey, and brown
# hair beside skin is nearly one tint, but both are faces to learn from.
FAINT_CONTRAST = 4.0
GREY_CHROMA = 8.0
# A ratio; see ColourFigures.variety.
TINT_VARIETY = 0.4
# Skin has one of these hues itself (degrees in CIELAB's plane), so red and orange hair beside it
# is nearly one tint by that ratio. What tells them from sepia is colour that differs where the
# lightness is equal: in 1,150 faces tinted by a program it stays below 8.3 in 95 %.
WARM_HUES = (-15.0, 95.0)
WARM_BESIDE_LIGHTNESS = 9.0

_LINEAR = np.array(
    [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255],
    np.float32,
)
# Linear sRGB to XYZ, divided by the white point D65.
_TO_XYZ = np.array(
    [[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0177, 0.1095, 0.8728]], np.float32
)
_LEVELS = 8
# Keeps the ratio of nearly grey pictures from being noise divided by noise.
_NOISE = 5.0
_ALMOST_ALL = 0.95


@dataclass(frozen=True, slots=True)
class ColourFigures:
    """Measures of a picture's colours.

    Attributes:
        contrast: standard deviation of the lightness, 0-50.
        chroma: distance from grey that 95 % of the pixels do not exceed, 0-130.
        variety: how much of the colour is neither explained by the lightness (as it is in sepia)
            nor of the picture's main hue, as a share of all colour: about 0 for one tint, above
            0.5 for most pictures in colour.
        hue: of the mean colour, in degrees from red, -180 to 180.
        beside_lightness: distance from the mean colour of equally light pixels that 95 % of the
            pixels do not exceed, 0-130.
    """

    contrast: float
    chroma: float
    variety: float
    hue: float = 180.0
    beside_lightness: float = 0.0

    @property
    def faint(self) -> bool:
        """Whether there is hardly anything to see."""
        return self.contrast < FAINT_CONTRAST

    @property
    def grey(self) -> bool:
        """Whether it has (nearly) no colour."""
        return self.chroma < GREY_CHROMA

    @property
    def one_tint(self) -> bool:
        """Whether it is shades of one colour."""
        if self.variety >= TINT_VARIETY:
            return False
        warm = WARM_HUES[0] <= self.hue <= WARM_HUES[1]
        return not warm or self.beside_lightness < WARM_BESIDE_LIGHTNESS


def colour_figures(small: NDArray[np.uint8]) -> ColourFigures:
    """Measure the colours of a small picture, uint8 [h, w, 3], of at least 64 pixels."""
    lightness, colour = _lab(small.reshape(-1, 3))
    chroma = _almost_all(_length(colour))
    total = colour.sum(axis=0)
    a, b = total / (np.hypot(*total) + 1e-6)
    along = colour[:, 0] * a + colour[:, 1] * b
    across = np.abs(colour[:, 0] * b - colour[:, 1] * a)
    other_hue = np.maximum(across, -along)  # behind the grey point lies the opposite hue
    unexplained = _almost_all(_beside_lightness(lightness, colour))
    return ColourFigures(
        float(lightness.std()),
        chroma,
        (unexplained + 0.7 * _almost_all(other_hue)) / (chroma + _NOISE),
        float(np.degrees(np.arctan2(total[1], total[0]))),
        unexplained,
    )


def _lab(rgb: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Convert sRGB [n, 3] to CIELAB: lightness [n], and a and b [n, 2]."""
    xyz = _LINEAR[rgb] @ _TO_XYZ.T
    cone = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + np.float32(16 / 116))
    lightness = 116 * cone[:, 1] - 16
    colour = np.stack([500 * (cone[:, 0] - cone[:, 1]), 200 * (cone[:, 1] - cone[:, 2])], axis=1)
    return lightness.astype(np.float32), colour.astype(np.float32)


def _beside_lightness(
    lightness: NDArray[np.float32], colour: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return each pixel's distance from the mean colour of the pixels as light as it is."""
    order = np.argsort(lightness, kind="stable")
    order = order[: len(order) // _LEVELS * _LEVELS]
    levels = colour[order].reshape(_LEVELS, -1, 2)
    return _length((levels - levels.mean(axis=1, keepdims=True)).reshape(-1, 2))


def _length(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length: NDArray[np.float32] = np.sqrt(np.square(vectors).sum(axis=1))
    return length


def _almost_all(values: NDArray[np.float32]) -> float:
    rank = int(_ALMOST_ALL * (len(values) - 1))
    return float(np.partition(values, rank)[rank])
