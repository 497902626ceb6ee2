"""Changes to pictures that keep hair and eye colours: shifts, cutouts and mirror images.

Differentiable in the pictures, so that the generator learns through them (Zhao et al. 2020,
"Differentiable augmentation for data-efficient GAN training"). Each function draws from the
generator it is given, and from nothing else.
"""

import torch
from torch import Tensor


def flip(pictures: Tensor, random: torch.Generator) -> Tensor:
    """Mirror each picture [b, c, h, w] left to right with probability one half."""
    mirrored = _chance(pictures, 0.5, random)
    return torch.where(mirrored[:, None, None, None], pictures.flip(3), pictures)


def translate(
    pictures: Tensor, share: float, probability: float, random: torch.Generator
) -> Tensor:
    """Shift each picture by up to ``share`` of its size; what comes in is black-free grey (0).

    Args:
        pictures: [b, c, h, w].
        share: largest shift in each direction, as a share of the size.
        probability: of shifting a picture at all.
        random: CPU stream to draw from.
    """
    batch, _, height, width = pictures.shape
    reach = max(1, round(share * height))
    moved = _chance(pictures, probability, random)
    shifts = torch.randint(-reach, reach + 1, (batch, 2), generator=random).to(pictures.device)
    shifts = shifts * moved[:, None]
    rows = torch.arange(height, device=pictures.device)[None] + shifts[:, :1] + reach
    columns = torch.arange(width, device=pictures.device)[None] + shifts[:, 1:] + reach
    padded = torch.nn.functional.pad(pictures, (reach, reach, reach, reach))
    samples = torch.arange(batch, device=pictures.device)[:, None, None]
    # Channels last for the indexing, then back: [b, h, w, c] -> [b, c, h, w].
    picked = padded.permute(0, 2, 3, 1)[samples, rows[:, :, None], columns[:, None, :]]
    return picked.permute(0, 3, 1, 2)


def cutout(pictures: Tensor, share: float, probability: float, random: torch.Generator) -> Tensor:
    """Blank (0, grey) a square of ``share`` of the size at a random place of each picture.

    Args:
        pictures: [b, c, h, w].
        share: side of the square as a share of the size.
        probability: of cutting a picture at all.
        random: CPU stream to draw from.
    """
    batch, _, height, width = pictures.shape
    half = share * height / 2
    cut = _chance(pictures, probability, random)
    centres = torch.rand(batch, 2, generator=random).to(pictures.device)
    rows = torch.arange(height, device=pictures.device)[None] + 0.5
    columns = torch.arange(width, device=pictures.device)[None] + 0.5
    inside_rows = (rows - centres[:, :1] * height).abs() < half
    inside_columns = (columns - centres[:, 1:] * width).abs() < half
    inside = inside_rows[:, :, None] & inside_columns[:, None, :] & cut[:, None, None]
    return pictures.masked_fill(inside[:, None], 0.0)


def _chance(pictures: Tensor, probability: float, random: torch.Generator) -> Tensor:
    """Return which pictures are chosen: bool [b], on the pictures' device."""
    return (torch.rand(len(pictures), generator=random) < probability).to(pictures.device)
