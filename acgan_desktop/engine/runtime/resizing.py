"""Bringing pictures to the size that a reader of pictures wants."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

LANCZOS = "Lanczos with antialiasing (Pillow)"


def resized(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return pictures uint8 [n, h, w, 3] as [n, side, side, 3]; those of that size as they are."""
    if pixels.shape[1:3] == (side, side):
        return pixels
    size = (side, side)
    pictures = [Image.fromarray(one).resize(size, Image.Resampling.LANCZOS) for one in pixels]
    return np.stack([np.asarray(one) for one in pictures])
