"""Sample grids: the same latents under every wish, so that one sees what training changes."""

import io
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from acgan_desktop.core import durable
from trainer.data.label_vectors import one_hot_blocks
from trainer.networks.precision import Compute

MAX_BYTES: Final = 1_000_000
# With a palette a pixel takes at most a byte, so that a sheet of so many keeps below MAX_BYTES.
_MAX_PIXELS: Final = 900_000
_COLUMNS: Final = (8, 4, 2, 1)
_COLOURS: Final = (256, 64, 16, 4)


def sample_grid(
    generator: nn.Module,
    resolution: int,
    z_dim: int,
    attribute_sizes: tuple[int, ...],
    compute: Compute,
    *,
    seed: int = 0,
) -> NDArray[np.uint8]:
    """Draw fixed latents × wishes: one row without a wish, then rows of classes.

    In the row of a class the other attributes have no wish. Without attributes it is a square of
    latents. Where not all classes have room, each attribute shows some; see :func:`layout`.

    Args:
        generator: in evaluation mode.
        resolution: side of a picture, in pixels.
        z_dim: length of z.
        attribute_sizes: number of classes of each attribute.
        compute: device and precision.
        seed: of the latents.

    Returns:
        The grid as pixels, uint8 [height, width, 3].
    """
    columns, shown = layout(resolution, attribute_sizes)
    rows = len(shown)
    wishes = torch.full((rows, len(attribute_sizes)), -1)
    for row, wish in enumerate(shown):
        if wish is not None:
            wishes[row, wish[0]] = wish[1]
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


def layout(
    resolution: int, attribute_sizes: tuple[int, ...]
) -> tuple[int, list[tuple[int, int] | None]]:
    """Return how many columns a grid has, and the wish of each row: attribute and class, or none.

    A grid has a bounded number of pixels, whatever the attributes are. Columns go first, down to
    those that leave every attribute a row; then classes, each attribute's last ones first.
    """
    cells = max(1, _MAX_PIXELS // resolution**2)
    classes = [(a, c) for c in range(max(attribute_sizes, default=0))
               for a, size in enumerate(attribute_sizes) if c < size]  # fmt: skip
    if not classes:
        columns = next(count for count in _COLUMNS if count**2 <= cells)
        return columns, [None] * columns
    needed = 1 + len(attribute_sizes)
    columns = next((count for count in _COLUMNS if needed * count <= cells), 1)
    room = max(1, cells // columns)
    return columns, [None, *sorted(classes[: room - 1])]


def save_grid(path: Path, grid: NDArray[np.uint8]) -> None:
    """Write ``grid`` as PNG of at most a megabyte, whole or not at all.

    Where its colours take more room than that, they are reduced to a palette.
    """
    picture = Image.fromarray(grid)
    content = _png(picture)
    for colours in _COLOURS:
        if len(content) <= MAX_BYTES:
            break
        content = _png(picture.quantize(colours))
    durable.write_bytes(path, content)


def _png(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, format="PNG", optimize=False)
    return stream.getvalue()
