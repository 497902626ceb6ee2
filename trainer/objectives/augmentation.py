"""Changes to pictures that keep hair and eye colours: shifts, cutouts, turns and mirror images.

Differentiable in the pictures, so that the generator learns through them (Zhao et al. 2020,
"Differentiable augmentation for data-efficient GAN training"). What is drawn and what is done are
apart: :func:`draw_changes` draws for a whole batch, :func:`change` does it to any part of it.
"""

import math
from dataclasses import dataclass, fields, replace
from typing import Any, Self, cast

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class Changes:
    """What is to be done to each picture of a batch; None = to no picture.

    Attributes:
        mirrored: bool [b].
        shifts: int64 [b, 2], rows and columns, in pixels.
        holes: float32 [b, 2], centres of the blanked squares, 0 to 1; NaN = no square.
        hole_share: side of the squares as a share of the size.
        turns: float32 [b, 2]: angle in radians and factor of size.
    """

    mirrored: Tensor | None = None
    shifts: Tensor | None = None
    holes: Tensor | None = None
    hole_share: float = 0.0
    turns: Tensor | None = None

    def part(self, rows: slice) -> Self:
        """Return the changes of some of the pictures."""
        drawn = {
            field.name: value[rows]
            for field in fields(self)
            if isinstance(value := getattr(self, field.name), Tensor)
        }
        return replace(self, **drawn)  # type: ignore[arg-type]


def draw_mirrors(batch: int, random: torch.Generator) -> Changes:
    """Draw that each of ``batch`` pictures is mirrored with probability one half."""
    return Changes(mirrored=_chance(batch, 0.5, random))


def draw_changes(
    batch: int,
    size: int,
    probability: float,
    random: torch.Generator,
    *,
    translation: float = 0.0,
    cutout: float = 0.0,
    rotation: float = 0.0,
    scale: float = 0.0,
) -> Changes:
    """Draw what happens to each of ``batch`` pictures of ``size`` pixels.

    Args:
        batch: number of pictures.
        size: their height and width.
        probability: of each kind of change, to each picture.
        random: CPU stream to draw from.
        translation: largest shift in each direction, as a share of the size.
        cutout: side of the blanked square as a share of the size.
        rotation: largest angle in degrees.
        scale: largest change of the size: factors lie between 1 / (1 + scale) and 1 + scale.
    """
    shifts = holes = turns = None
    if translation > 0:
        moved = _chance(batch, probability, random)
        reach = max(1, round(translation * size))
        shifts = torch.randint(-reach, reach + 1, (batch, 2), generator=random) * moved[:, None]
    if cutout > 0:
        cut = _chance(batch, probability, random)
        holes = torch.rand(batch, 2, generator=random)
        holes[~cut] = math.nan
    if rotation > 0 or scale > 0:
        turned = _chance(batch, probability, random)
        drawn = (torch.rand(batch, 2, generator=random) * 2 - 1) * turned[:, None]
        angles = drawn[:, 0] * math.radians(rotation)
        turns = torch.stack([angles, (1 + scale) ** drawn[:, 1]], dim=1)
    return Changes(None, shifts, holes, cutout, turns)


def change(pictures: Tensor, changes: Changes) -> Tensor:
    """Do ``changes`` to ``pictures`` [b, c, h, w]; what comes in from outside is grey (0)."""
    device = pictures.device
    if changes.mirrored is not None:
        mirrored = changes.mirrored.to(device)[:, None, None, None]
        pictures = torch.where(mirrored, pictures.flip(3), pictures)
    if changes.turns is not None:
        # Positions need more digits than bfloat16 has.
        exact = pictures.to(torch.promote_types(pictures.dtype, torch.float32))
        pictures = _turn(exact, changes.turns.to(exact)).to(pictures.dtype)
    if changes.shifts is not None:
        pictures = _shift(pictures, changes.shifts)
    if changes.holes is not None:
        pictures = _blank(pictures, changes.holes.to(device), changes.hole_share)
    return pictures


def _shift(pictures: Tensor, shifts: Tensor) -> Tensor:
    batch, _, height, width = pictures.shape
    reach = int(shifts.abs().max())  # on the CPU still: no waiting for a GPU
    if reach == 0:
        return pictures
    shifts = shifts.to(pictures.device)
    rows = torch.arange(height, device=pictures.device)[None] + shifts[:, :1] + reach
    columns = torch.arange(width, device=pictures.device)[None] + shifts[:, 1:] + reach
    padded = functional.pad(pictures, (reach, reach, reach, reach))
    samples = torch.arange(batch, device=pictures.device)[:, None, None]
    # Channels last for the indexing, then back: [b, h, w, c] -> [b, c, h, w].
    picked = padded.permute(0, 2, 3, 1)[samples, rows[:, :, None], columns[:, None, :]]
    return picked.permute(0, 3, 1, 2)


def _blank(pictures: Tensor, holes: Tensor, share: float) -> Tensor:
    _, _, height, width = pictures.shape
    half = share * height / 2
    rows = torch.arange(height, device=pictures.device)[None] + 0.5
    columns = torch.arange(width, device=pictures.device)[None] + 0.5
    # A centre that is not a number is near to nothing.
    inside_rows = (rows - holes[:, :1] * height).abs() < half
    inside_columns = (columns - holes[:, 1:] * width).abs() < half
    inside = inside_rows[:, :, None] & inside_columns[:, None, :]
    return pictures.masked_fill(inside[:, None], 0.0)


def _turn(pictures: Tensor, turns: Tensor) -> Tensor:
    """Turn and resize about the middle, with bilinear interpolation."""
    cosine, sine = turns[:, 0].cos() / turns[:, 1], turns[:, 0].sin() / turns[:, 1]
    nothing = torch.zeros_like(cosine)
    top, bottom = [cosine, -sine, nothing], [sine, cosine, nothing]
    matrices = torch.stack([torch.stack(top, dim=1), torch.stack(bottom, dim=1)], dim=1)
    # Places in half precision would be whole pixels off.
    with torch.autocast(pictures.device.type, enabled=False):
        whole = matrices.to(torch.promote_types(pictures.dtype, torch.float32))
        grid = functional.affine_grid(whole, list(pictures.shape), align_corners=False)
    return cast(Tensor, _Sample.apply(pictures, grid))  # type: ignore[no-untyped-call]


class _Sample(torch.autograd.Function):
    """``grid_sample`` that can be differentiated any number of times in the pictures.

    torch's own can be only once, and a gradient penalty on what was augmented takes two. It is
    linear in the pictures, so its gradient is its transpose, whose gradient is itself again.
    """

    @staticmethod
    def forward(ctx: Any, pictures: Tensor, grid: Tensor) -> Tensor:
        ctx.save_for_backward(grid)
        # Pictures and gradients may be of half precision; the grid never is.
        sampled = functional.grid_sample(
            pictures.to(grid.dtype), grid, padding_mode="zeros", align_corners=False
        )
        return sampled.to(pictures.dtype)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Any:
        (grid,) = ctx.saved_tensors
        return _SampleTransposed.apply(gradient, grid), None  # type: ignore[no-untyped-call]


class _SampleTransposed(torch.autograd.Function):
    """The transpose of :class:`_Sample`; both keep the pictures' shape."""

    @staticmethod
    def forward(ctx: Any, gradient: Tensor, grid: Tensor) -> Tensor:
        ctx.save_for_backward(grid)
        # Of the pictures, which do not matter, only the shape is looked at. Bilinear, zeros.
        whole = gradient.to(grid.dtype)
        transposed, _ = torch.ops.aten.grid_sampler_2d_backward(
            whole, whole, grid, 0, 0, False, (True, False)
        )
        return cast(Tensor, transposed).to(gradient.dtype)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Any:
        (grid,) = ctx.saved_tensors
        return _Sample.apply(gradient, grid), None  # type: ignore[no-untyped-call]


def _chance(batch: int, probability: float, random: torch.Generator) -> Tensor:
    """Return which of ``batch`` pictures are chosen: bool [b]."""
    return torch.rand(batch, generator=random) < probability
