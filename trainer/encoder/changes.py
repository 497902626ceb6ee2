"""What happens to faces before an encoder sees them, as it does to pictures from outside.

They are shifted, scaled and turned, blurred, recoloured a little, set on other grounds and
compressed. The latents stay those of the face as it was.
"""

import io
import math

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional

from trainer.encoder.faces import to_bytes
from trainer.networks.tagger import to_pictures
from trainer.objectives.augmentation import change, draw_changes

_CHANCE = 0.6
_TRANSLATION, _ROTATION, _SCALE = 0.06, 8.0, 0.12
_GROUND_CHANCE, _BLUR_CHANCE, _COLOUR_CHANCE, _JPEG_CHANCE = 0.4, 0.3, 0.5, 0.3
_MOST_BLUR = 3.0
_GAIN, _OFFSET, _GAMMA = 0.12, 0.08, 0.15
_QUALITY = (35, 95)
_NEAR = 0.12  # of the range of 2: what belongs to a plain ground


def changed(pictures: Tensor, rng: np.random.Generator) -> Tensor:
    """Return ``pictures`` [b, 3, h, w] in -1 to 1 as they might come from outside.

    Args:
        pictures: faces.
        rng: what is done to which.
    """
    count, side = len(pictures), pictures.shape[2]
    grounded = torch.from_numpy(rng.random(count) < _GROUND_CHANCE).to(pictures.device)
    grounds = _grounds(count, side, rng).to(pictures)
    pictures = torch.where(grounded[:, None, None, None], on_ground(pictures, grounds), pictures)
    random = torch.Generator().manual_seed(int(rng.integers(2**62)))
    moves = draw_changes(
        count, side, _CHANCE, random, translation=_TRANSLATION, rotation=_ROTATION, scale=_SCALE
    )
    pictures = change(pictures, moves)
    pictures = _recoloured(pictures, rng)
    return torch.stack([_worn(one, rng) for one in pictures])


def on_ground(pictures: Tensor, grounds: Tensor) -> Tensor:
    """Return ``pictures`` with their plain ground, as far as it is joined to the top, replaced.

    Args:
        pictures: [b, 3, h, w] in -1 to 1.
        grounds: of the same shape.
    """
    corner = pictures[:, :, :2, :].mean(dim=(2, 3), keepdim=True)
    near = ((pictures - corner).abs().amax(dim=1, keepdim=True) < _NEAR).float()
    reached = torch.zeros_like(near)
    reached[:, :, 0] = near[:, :, 0]
    for _ in range(pictures.shape[2]):  # a step of three pixels at a time, along what is near
        wider = functional.max_pool2d(reached, 7, stride=1, padding=3) * near
        if torch.equal(wider, reached):
            break
        reached = wider
    soft = functional.avg_pool2d(reached, 3, stride=1, padding=1, count_include_pad=False)
    return pictures * (1 - soft) + grounds * soft


def _grounds(count: int, side: int, rng: np.random.Generator) -> Tensor:
    """Return grounds [count, 3, side, side]: smooth, from one colour to a few patches."""
    patches = int(rng.integers(1, 6))
    coarse = torch.from_numpy(rng.uniform(-1, 1, (count, 3, patches, patches)).astype(np.float32))
    return functional.interpolate(coarse, (side, side), mode="bilinear", align_corners=False)


def _recoloured(pictures: Tensor, rng: np.random.Generator) -> Tensor:
    count = len(pictures)
    on = (rng.random((count, 1)) < _COLOUR_CHANCE).astype(np.float32)

    def drawn(reach: float, columns: int) -> Tensor:
        values = rng.uniform(-reach, reach, (count, columns)).astype(np.float32) * on
        return torch.from_numpy(values)[:, :, None, None].to(pictures)

    shares = ((pictures + 1) / 2).clamp(0, 1) ** torch.exp(drawn(_GAMMA, 1))
    shares = shares * (1 + drawn(_GAIN, 3)) + drawn(_OFFSET, 1)
    return shares.clamp(0, 1) * 2 - 1


def _worn(picture: Tensor, rng: np.random.Generator) -> Tensor:
    """Return one picture [3, h, w], perhaps blurred, perhaps compressed."""
    blurs, compresses = rng.random(2) < (_BLUR_CHANCE, _JPEG_CHANCE)
    factor = math.exp(float(rng.uniform(0, math.log(_MOST_BLUR))))
    quality = int(rng.integers(*_QUALITY))
    if blurs:
        side = picture.shape[1]
        small = (max(4, round(side / factor)),) * 2
        less = functional.interpolate(picture[None], small, mode="bilinear", antialias=True)
        picture = functional.interpolate(less, (side, side), mode="bicubic")[0].clamp(-1, 1)
    if compresses:
        pixels = compressed(to_bytes(picture[None])[0], quality)
        picture = to_pictures(torch.from_numpy(pixels.copy())[None])[0].to(picture)
    return picture


def compressed(pixels: NDArray[np.uint8], quality: int) -> NDArray[np.uint8]:
    """Return uint8 [h, w, 3] as JPEG of ``quality`` leaves it."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=quality)
    stream.seek(0)
    with Image.open(stream) as image:
        return np.asarray(image.convert("RGB"))
