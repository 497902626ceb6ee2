"""Pictures as they are copied and quickly saved: made larger, with their avatar inside."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.pictures.picture_files import (
    FinishedBy,
    Resampler,
    png_bytes,
    save_png,
    scaled,
)

Pixels = NDArray[np.uint8]
Enlarge = Callable[[Pixels, int], tuple[Pixels, FinishedBy | None]]
"""Makes a picture [h, w, 3] so many times as large; says by which upscaler, None if by none."""


@dataclass(frozen=True)
class ExportOptions:
    """How pictures are written.

    Attributes:
        scale: how many times they are enlarged, 1 to 16.
        resampler: how they are enlarged.
        embed: whether the avatar lies inside, so that the picture can be opened again.
    """

    scale: int = 1
    resampler: Resampler = Resampler.LANCZOS
    embed: bool = True


def picture_stem(avatar: Avatar) -> str:
    """Return the name of a picture of ``avatar`` without its ending, such as "avatar-7-12"."""
    origin = avatar.origin
    if origin is None:
        return "avatar"
    if origin.index < 2**32:
        return f"avatar-{origin.seed}-{origin.index + 1}"
    from acgan_desktop.engine.matching.wish_matching import (
        place_and_attempt,  # loads the whole engine
    )

    place, attempt = place_and_attempt(origin.index)
    return f"avatar-{origin.seed}-{place + 1}-{attempt + 1}"


def export_picture(
    path: Path,
    avatar: Avatar,
    pixels: Pixels,
    options: ExportOptions,
    enlarge: Enlarge | None = None,
) -> None:
    """Write one picture to exactly ``path``; what is there is replaced.

    Args:
        path: where to.
        avatar: whose picture it is.
        pixels: as the generator drew it, [h, w, 3].
        options: how it is written.
        enlarge: makes it larger where ``options`` asks for smooth pictures; else it is resampled.

    Raises:
        UserError: the disk is full or the folder cannot be written; ``path`` is then as before.
    """
    large, finished_by = _enlarged(pixels, options, enlarge)
    save_png(path, large, avatar if options.embed else None, finished_by=finished_by)


def picture_png(
    avatar: Avatar, pixels: Pixels, options: ExportOptions, enlarge: Enlarge | None = None
) -> bytes:
    """Return what :func:`export_picture` writes."""
    large, finished_by = _enlarged(pixels, options, enlarge)
    return png_bytes(large, avatar if options.embed else None, finished_by=finished_by)


def _enlarged(
    pixels: Pixels, options: ExportOptions, enlarge: Enlarge | None
) -> tuple[Pixels, FinishedBy | None]:
    if enlarge is None or options.scale == 1 or options.resampler is not Resampler.LANCZOS:
        return scaled(pixels, options.scale, options.resampler), None
    return enlarge(pixels, options.scale)
