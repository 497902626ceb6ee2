"""How like two faces are: by pixels, edges and a tagger's features, as sums of squares."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.engine.runtime.tagger import Tagger

Pixels = NDArray[np.uint8]
_COMPARED = 64
_EDGE_WEIGHT, _FEATURE_WEIGHT = 0.7, 0.1
# Pixels in the corners count half as much as those in the middle.
_CORNER = 0.5


class FeatureReader(Protocol):
    """Reads features off pictures."""

    def features(self, pixels: Pixels) -> NDArray[np.float32]:
        """Return float32 [n, numbers] for uint8 [n, h, w, 3]."""


class TaggerFeatures:
    """A tagger's features of pictures of any one size."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def features(self, pixels: Pixels) -> NDArray[np.float32]:
        """Return float32 [n, feature_dim] for uint8 [n, h, w, 3]."""
        return self._tagger.read(resized(pixels, self._tagger.manifest.resolution)).features


class Likeness:
    """Compares pictures with one target.

    The residuals' sum of squares is 0 for the target itself; of pictures in 0 to 1, it is the mean
    squared distance of pixels at 64 px, and what edges and features add to it.
    """

    def __init__(self, target: Pixels, reader: FeatureReader | None = None) -> None:
        """Compare with ``target``, uint8 [side, side, 3].

        Args:
            target: the picture.
            reader: what sees features; None = pixels and edges alone.
        """
        self._reader = reader
        self._features = reader.features(target[None])[0] if reader else None
        own = 0.0 if self._features is None else float(np.square(self._features).mean())
        self._feature_scale = _FEATURE_WEIGHT / np.sqrt(max(own, 1e-6))
        self._wanted = reduced(target[None], _COMPARED)[0]
        side = len(self._wanted)
        from_middle = np.abs((np.arange(side) + 0.5) / side - 0.5) * 2
        away = np.hypot(from_middle[:, None], from_middle[None, :]) / np.sqrt(2)
        self._weight = (1 - (1 - _CORNER) * away).astype(np.float32)[:, :, None]

    def residuals(self, pixels: Pixels) -> NDArray[np.float32]:
        """Return what is unlike of each of uint8 [n, side, side, 3]: float32 [n, numbers]."""
        count = len(pixels)
        apart = (reduced(pixels, _COMPARED) - self._wanted) * self._weight
        parts = [apart / np.sqrt(apart[0].size)]
        for axis in (1, 2):
            edges = np.diff(apart, axis=axis)
            parts.append(edges * (_EDGE_WEIGHT / np.sqrt(edges[0].size)))
        if self._reader is not None and self._features is not None:
            features = self._reader.features(pixels) - self._features
            parts.append(features * (self._feature_scale / np.sqrt(features.shape[1])))
        return np.concatenate([part.reshape(count, -1) for part in parts], axis=1).astype(
            np.float32
        )


def distances(residuals: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the sum of squares of each row of ``residuals`` [n, numbers]."""
    squares: NDArray[np.float64] = np.einsum("ij,ij->i", residuals, residuals, dtype=np.float64)
    return squares


def reduced(pixels: Pixels, side: int) -> NDArray[np.float32]:
    """Return pictures in 0 to 1 at ``side`` or their own smaller size, by the mean of blocks."""
    count, height, width, _ = pixels.shape
    by = max(1, height // side)
    kept_height, kept_width = height // by * by, width // by * by
    blocks = pixels[:, :kept_height, :kept_width].reshape(
        count, kept_height // by, by, kept_width // by, by, 3
    )
    means: NDArray[np.float32] = blocks.mean(axis=(2, 4), dtype=np.float32) / 255
    return means
