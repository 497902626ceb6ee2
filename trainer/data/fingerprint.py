"""Perceptual hashes: 64 bits that stay (nearly) the same when a picture is only saved again."""

import numpy as np
from numpy.typing import NDArray

THUMBNAIL = 16
_LOW = 8


def _cosines() -> NDArray[np.float64]:
    """Return the lowest non-constant rows of the discrete cosine transform, [8, 16]."""
    positions = np.arange(THUMBNAIL) + 0.5
    return np.cos(np.pi / THUMBNAIL * np.outer(np.arange(_LOW + 1), positions))


def perceptual_hashes(thumbnails: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Hash thumbnails, uint8 [n, 16, 16, 3], to uint64 [n].

    A bit is the sign of one low frequency of the luma, so brightness and contrast do not matter.
    """
    return _pack(_coefficients(thumbnails) > 0)


def mirrored_hashes(thumbnails: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Return the hashes that the mirrored thumbnails would have.

    Mirroring turns the sign of every odd horizontal frequency, and nothing else.
    """
    signs = np.where(np.arange(_LOW) % 2 == 1, -1.0, 1.0)
    return _pack(_coefficients(thumbnails) * signs > 0)


def _coefficients(thumbnails: NDArray[np.uint8]) -> NDArray[np.float64]:
    luma = thumbnails.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    cosines = _cosines()
    rows, columns = cosines[:_LOW], cosines[:_LOW]
    low: NDArray[np.float64] = rows @ luma @ columns.T
    # The mean says nothing about the picture's content: a frequency beyond the square instead.
    low[:, 0, 0] = cosines[_LOW] @ luma @ cosines[0]
    return low


def _pack(bits: NDArray[np.bool_]) -> NDArray[np.uint64]:
    packed = np.packbits(bits.reshape(len(bits), 64), axis=1)
    return packed.view(">u8").reshape(-1).astype(np.uint64)
