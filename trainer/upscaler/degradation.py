"""Making small pictures of large ones, as generators and the web make them: soft, and a bit dirty.

After Real-ESRGAN (Wang and others, 2021), in its mildest form: one round of blur, shrinking by a
filter at random, noise, and JPEG.
"""

from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter

_FILTERS = (
    Image.Resampling.BOX,
    Image.Resampling.BILINEAR,
    Image.Resampling.BICUBIC,
    Image.Resampling.LANCZOS,
)
_MOST_BLUR = 2.0
_MOST_NOISE = 3.0
_JPEG_SHARE = 0.3
_JPEG_QUALITIES = (75, 98)


def degraded(picture: Image.Image, side: int, rng: np.random.Generator) -> Image.Image:
    """Return a square picture shrunk to ``side``.

    Args:
        picture: RGB, larger than ``side``.
        side: pixels.
        rng: decides how much it is blurred and damaged; half of the pictures are only shrunk.
    """
    clean = rng.random() < 0.5
    if not clean:
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0, _MOST_BLUR)))
    small = picture.resize((side, side), _FILTERS[rng.integers(len(_FILTERS))])
    if clean:
        return small
    noise = rng.normal(0, rng.uniform(0, _MOST_NOISE), (side, side, 3))
    levels = np.clip(np.round(np.asarray(small) + noise), 0, 255).astype(np.uint8)
    small = Image.fromarray(levels)
    if rng.random() < _JPEG_SHARE:
        stored = BytesIO()
        small.save(stored, "JPEG", quality=int(rng.integers(*_JPEG_QUALITIES)))
        small = Image.open(stored).convert("RGB")
    return small
