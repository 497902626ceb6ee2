"""Telling pictures without usable colour apart: blank, grey, or printed in one tint."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# All on the 0-255 scale. Tuned by looking at what is left out, and at what only just is not.
BLANK_CONTRAST = 10.0
GREY_CHROMA = 14.0
TINT_RESIDUE = 9.0
TINT_SPREAD = 2.0


@dataclass(frozen=True, slots=True)
class ColourFigures:
    """Measures of a picture's colours, on the 0-255 scale.

    Attributes:
        contrast: standard deviation of the luma.
        chroma: 95th percentile of the distance from grey.
        residue: 95th percentile of the chroma that the luma does not explain. In a sepia or
            tinted picture the colour follows from the lightness, so little is left.
        spread: standard deviation of the chroma across its main direction.
    """

    contrast: float
    chroma: float
    residue: float
    spread: float

    @property
    def blank(self) -> bool:
        """Whether there is hardly anything to see."""
        return self.contrast < BLANK_CONTRAST

    @property
    def grey(self) -> bool:
        """Whether it has (nearly) no colour."""
        return self.chroma < GREY_CHROMA

    @property
    def one_tint(self) -> bool:
        """Whether it is shades of one colour."""
        return self.residue < TINT_RESIDUE or self.spread < TINT_SPREAD


def colour_figures(small: NDArray[np.uint8]) -> ColourFigures:
    """Measure the colours of a small picture, uint8 [h, w, 3]."""
    rgb = small.reshape(-1, 3).astype(np.float32)
    luma = rgb @ np.array([0.299, 0.587, 0.114], np.float32)
    contrast = float(luma.std())
    # Opponent colours: red against green, yellow against blue.
    chroma = np.stack([rgb[:, 0] - rgb[:, 1], (rgb[:, 0] + rgb[:, 1]) / 2 - rgb[:, 2]], axis=1)
    distance = np.hypot(chroma[:, 0], chroma[:, 1])
    y = (luma - luma.mean()) / (contrast + 1e-3)
    basis = np.stack([np.ones_like(y), y, y * y], axis=1)
    gram = basis.T @ basis + 1e-3 * np.eye(3, dtype=np.float32)
    left = chroma - basis @ np.linalg.solve(gram, basis.T @ chroma)
    residue = np.hypot(left[:, 0], left[:, 1])
    (xx, xy), (_, yy) = np.cov(chroma.T).tolist()
    # The smaller eigenvalue of a symmetric 2 x 2 matrix.
    smaller = (xx + yy) / 2 - float(np.hypot((xx - yy) / 2, xy))
    return ColourFigures(
        contrast,
        _percentile95(distance),
        _percentile95(residue),
        max(smaller, 0.0) ** 0.5,
    )


def _percentile95(values: NDArray[np.float32]) -> float:
    rank = int(0.95 * (len(values) - 1))
    return float(np.partition(values, rank)[rank])
