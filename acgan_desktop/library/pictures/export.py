"""Writing pictures into a folder, one after the other, until all are there or one says stop."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.user_folders import unused_name
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


def export_into(
    folder: Path,
    pictures: Iterable[tuple[Avatar, Pixels]],
    options: ExportOptions,
    *,
    enlarge: Enlarge | None = None,
    stopped: Callable[[], bool] = lambda: False,
    written: Callable[[Path], object] = lambda _: None,
) -> list[Path]:
    """Write ``pictures`` into ``folder`` under names of their own; no file there is touched.

    Args:
        folder: an existing folder.
        pictures: avatars with their pixels [h, w, 3]; they may be made while this runs.
        options: how they are written.
        enlarge: as for :func:`export_picture`.
        stopped: asked before each picture; once it is true, no more are written.
        written: told of every picture that is there.

    Returns:
        What was written; fewer than asked for when stopped.

    Raises:
        UserError: the disk is full or the folder cannot be written; what was written stays.
    """
    paths: list[Path] = []
    for avatar, pixels in pictures:
        if stopped():
            break
        path = unused_name(folder / f"{picture_stem(avatar)}.png")
        export_picture(path, avatar, pixels, options, enlarge)
        paths.append(path)
        written(path)
    return paths
