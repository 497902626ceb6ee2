"""Perceptual hashes: 64 bits that stay (nearly) the same when a picture is only saved again."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

THUMBNAIL = 16
BITS = 64
_LOW = 8


@dataclass(frozen=True)
class Fingerprints:
    """The perceptual hashes of n pictures.

    Attributes:
        hashes: uint64 [n]. A bit is the sign of one low frequency of the luma, so brightness and
            contrast do not matter.
        mirrored: uint64 [n], the hashes that the mirrored pictures have.
        certainty: float32 [n, 64], for bit b (from the lowest) how far it is from flipping.
    """

    hashes: NDArray[np.uint64]
    mirrored: NDArray[np.uint64]
    certainty: NDArray[np.float32]

    @classmethod
    def of(cls, thumbnails: NDArray[np.uint8]) -> Self:
        """Hash thumbnails, uint8 [n, 16, 16, 3]."""
        luma = thumbnails.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
        cosines = _cosines()
        low: NDArray[np.float64] = cosines[:_LOW] @ luma @ cosines[:_LOW].T
        # The mean says nothing about what is shown: one more vertical frequency in its place.
        low[:, 0, 0] = cosines[_LOW] @ luma.sum(axis=2).T
        # Mirroring turns the sign of every odd horizontal frequency, and nothing else.
        signs = np.where(np.arange(_LOW) % 2 == 1, -1.0, 1.0)
        certainty = np.abs(low).reshape(-1, BITS)[:, ::-1].astype(np.float32)
        return cls(_pack(low > 0), _pack(low * signs > 0), certainty)


def bit_counts(values: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Return how many bits are set in each of ``values`` [n]."""
    if hasattr(np, "bitwise_count"):  # NumPy 2
        return np.bitwise_count(values)
    counts = np.zeros(len(values), np.uint8)
    for shift in range(0, BITS, 16):
        counts += _BITS_OF_16[((values >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.int64)]
    return counts


def _cosines() -> NDArray[np.float64]:
    """Return the lowest rows of the discrete cosine transform, [9, 16]; the first is constant."""
    positions = np.arange(THUMBNAIL) + 0.5
    return np.cos(np.pi / THUMBNAIL * np.outer(np.arange(_LOW + 1), positions))


def _pack(bits: NDArray[np.bool_]) -> NDArray[np.uint64]:
    packed = np.packbits(bits.reshape(len(bits), BITS), axis=1)
    return packed.view(">u8").reshape(-1).astype(np.uint64)


_BITS_OF_16 = np.array([value.bit_count() for value in range(2**16)], np.uint8)
