"""Sample grids: the same latents under every wish, so that one sees what training changes."""

import io
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from acgan_desktop.core import durable
from trainer.data.label_vectors import one_hot_blocks
from trainer.networks.precision import Compute


def sample_grid(
    generator: nn.Module,
    z_dim: int,
    attribute_sizes: tuple[int, ...],
    compute: Compute,
    *,
    columns: int = 8,
    seed: int = 0,
) -> NDArray[np.uint8]:
    """Draw fixed latents × wishes: one row without a wish, then one row per class.

    In the row of a class the other attributes have no wish. Without attributes it is a square of
    latents.

    Args:
        generator: in evaluation mode.
        z_dim: length of z.
        attribute_sizes: number of classes of each attribute.
        compute: device and precision.
        columns: latents, the same in every row.
        seed: of the latents.

    Returns:
        The grid as pixels, uint8 [height, width, 3].
    """
    wishes = torch.full((1 + sum(attribute_sizes), len(attribute_sizes)), -1)
    row = 1
    for attribute, size in enumerate(attribute_sizes):
        wishes[row : row + size, attribute] = torch.arange(size)
        row += size
    rows = len(wishes) if attribute_sizes else columns
    random = torch.Generator().manual_seed(seed)
    if attribute_sizes:
        z = torch.randn(columns, z_dim, generator=random).repeat(rows, 1)
        labels = wishes.repeat_interleave(columns, dim=0)
    else:
        z = torch.randn(rows * columns, z_dim, generator=random)
        labels = torch.empty(len(z), 0, dtype=torch.int64)
    attributes = one_hot_blocks(labels, attribute_sizes)
    drawn: list[Tensor] = []
    with torch.no_grad(), compute.autocast():
        for latents, wished in zip(torch.split(z, 64), torch.split(attributes, 64), strict=True):
            on_device = latents.to(compute.device), wished.to(compute.device)
            pictures = generator(*on_device, torch.ones(len(latents), device=compute.device))
            drawn.append(pictures.float().cpu())
    pixels = ((torch.cat(drawn) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    _, channels, height, width = pixels.shape
    grid = pixels.reshape(rows, columns, channels, height, width).permute(0, 3, 1, 4, 2)
    return grid.reshape(rows * height, columns * width, channels).contiguous().numpy()


def save_grid(path: Path, grid: NDArray[np.uint8]) -> None:
    """Write ``grid`` as PNG, whole or not at all."""
    stream = io.BytesIO()
    Image.fromarray(grid).save(stream, format="PNG")
    durable.write_bytes(path, stream.getvalue())
