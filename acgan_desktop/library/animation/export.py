"""Animations: GIF, animated WebP, APNG, and MP4 where PyAV is installed.

Frames are enlarged one by one as the encoder asks for them. A file is written whole or not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason
from acgan_desktop.engine.error_codes import LatentCode
from acgan_desktop.library.animation import apng, gif, mp4, webp
from acgan_desktop.library.animation.gif import Dither
from acgan_desktop.library.error_codes import AnimationCode
from acgan_desktop.library.pictures.cutting_out import (
    GroundNotPlain,
    check_frames_plain,
    cut_out,
)

MIN_SIZE: Final = 16
MAX_SIZE: Final = 2048
MAX_RATE: Final = 60.0
MAX_GIF_RATE: Final = 50.0  # viewers slow down what claims to be faster
MAX_PIXELS: Final = 2**30  # 4096 frames at 512 pixels: GIF keeps a byte for each in memory

Progress = Callable[[int, int], None]
"""Called with the steps that are done and the steps in all."""
Enlarge = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]
"""Makes a frame [h, w, 3] larger."""


class AnimationCancelled(Exception):  # noqa: N818 - not an error
    """Writing an animation was given up because its caller asked for that."""


class Kind(StrEnum):
    """A format, named by its usual suffix."""

    WEBP = ".webp"
    GIF = ".gif"
    APNG = ".png"
    MP4 = ".mp4"


SUFFIXES: Final = {kind.value: kind for kind in Kind} | {".apng": Kind.APNG}


@dataclass(frozen=True)
class Look:
    """How an animation is written.

    Attributes:
        size: the longer side in pixels, 16 to 2048; smaller frames are enlarged, larger ones
            shrunk, with Lanczos resampling.
        rate: frames a second, 1 to 60; GIF at most 50.
        repeat: whether it starts again at its end; MP4 leaves that to the player.
        quality: 1 to 100; GIF and APNG know no other than theirs.
        dither: how GIF makes do with 255 colours.
        transparent: whether faces are cut out of plain ground, at the size to which they are
            enlarged; WebP and APNG can hold that.
    """

    size: int = 512
    rate: float = 24.0
    repeat: bool = True
    quality: int = 90
    dither: Dither = Dither.ORDERED
    transparent: bool = False


def kind_of(path: Path) -> Kind:
    """Return the format that the suffix of ``path`` stands for.

    Raises:
        UserError: it stands for none, or for MP4 and PyAV is not installed.
    """
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise UserError(AnimationCode.SUFFIX_UNKNOWN, name=path.name, suffixes=", ".join(SUFFIXES))
    if kind is Kind.MP4:
        mp4.check_available()
    return kind


def check_look(look: Look, kind: Kind, count: int) -> None:
    """Check whether ``count`` frames can be written so, before anything is drawn for them.

    Raises:
        UserError: they cannot; the sentence says within which bounds they can.
    """
    if count < 2:
        raise UserError(LatentCode.TOO_FEW_FRAMES, count=count)
    if not MIN_SIZE <= look.size <= MAX_SIZE:
        raise UserError(AnimationCode.SIZE_OUTSIDE, least=MIN_SIZE, most=MAX_SIZE, size=look.size)
    if kind is Kind.MP4 and look.size % 2:
        raise UserError(AnimationCode.SIZE_ODD, size=look.size)
    highest = MAX_GIF_RATE if kind is Kind.GIF else MAX_RATE
    if not 1 <= look.rate <= highest:
        raise UserError(AnimationCode.RATE_OUTSIDE, most=highest, rate=look.rate)
    if not 1 <= look.quality <= 100:
        raise UserError(AnimationCode.QUALITY_OUTSIDE, quality=look.quality)
    if count * look.size**2 > MAX_PIXELS:
        room = MAX_PIXELS // look.size**2
        raise UserError(AnimationCode.TOO_MANY_FRAMES, count=count, size=look.size, most=room)


def check_transparent(kind: Kind) -> None:
    """Check whether ``kind`` can hold frames with soft transparent edges.

    Raises:
        UserError: it cannot; the sentence says which can.
    """
    if kind not in (Kind.WEBP, Kind.APNG):
        raise UserError(AnimationCode.NO_SOFT_EDGES, kind=kind.value)


def save_animation(
    path: Path,
    frames: NDArray[np.uint8],
    look: Look | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    enlarge: Enlarge | None = None,
) -> None:
    """Write ``frames`` [n, h, w, 3] (uint8, sRGB) to ``path``, in the format of its suffix.

    With alpha, [n, h, w, 4], they can be written as WebP and APNG. A file that is there is
    replaced, at the very end and at once.

    Args:
        path: ends in .webp, .gif, .png, .apng or .mp4.
        frames: at least two.
        look: how to write it.
        progress: called after each step.
        cancelled: asked between two steps; True gives up.
        enlarge: makes frames larger that are smaller than asked for, in place of resampling; what
            comes is resampled to the size asked for. What it raises gives up, too.

    Raises:
        GroundNotPlain: faces are to be cut out, and the ground of a frame is not plain.
        UserError: the suffix or the look is not possible, or the disk is full; ``path`` is then
            as before.
        AnimationCancelled: ``cancelled`` returned True; ``path`` is as before.
    """
    content = animation_bytes(
        kind_of(path), frames, look, progress=progress, cancelled=cancelled, enlarge=enlarge
    )
    try:
        durable.write_bytes(path, content)
    except OSError as error:
        raise UserError(AnimationCode.NOT_SAVED, path=path, why=reason(error)) from error


def animation_bytes(
    kind: Kind,
    frames: NDArray[np.uint8],
    look: Look | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    enlarge: Enlarge | None = None,
) -> bytes:
    """Return ``frames`` as a file of ``kind``; see :func:`save_animation`."""
    look = look or Look()
    if frames.dtype != np.uint8 or frames.ndim != 4 or frames.shape[3] not in (3, 4):
        raise ValueError(f"frames must be uint8 [n, h, w, 3], not {frames.dtype} {frames.shape}")
    check_look(look, kind, len(frames))
    if frames.shape[3] == 4 or look.transparent:
        check_transparent(kind)
    cuts = look.transparent and frames.shape[3] == 3
    if cuts:
        check_frames_plain(frames)
    longer = max(frames.shape[1:3])
    width = max(1, round(frames.shape[2] * look.size / longer))
    height = max(1, round(frames.shape[1] * look.size / longer))
    count = len(frames)
    steps = 2 * count if kind is Kind.GIF else count
    reached = 0

    def step(done: int) -> None:
        nonlocal reached
        if cancelled is not None and cancelled():
            raise AnimationCancelled
        if done > reached:
            reached = done
            if progress is not None:
                progress(done, steps)

    def frame(index: int) -> Image.Image:
        step(index)
        pixels = np.ascontiguousarray(frames[index])
        if enlarge is not None and look.size > longer:
            pixels = enlarge(pixels)
        if cuts:
            pixels = _cut_out(pixels, frames[index])
        picture = Image.fromarray(pixels)
        if picture.size == (width, height):
            return picture
        return picture.resize((width, height), Image.Resampling.LANCZOS)

    match kind:
        case Kind.GIF:
            content = gif.encode(frames, frame, look.rate, look.repeat, look.dither, step)
        case Kind.WEBP:
            content = webp.encode(count, frame, look.rate, look.repeat, look.quality)
        case Kind.APNG:
            content = apng.encode(count, frame, look.rate, look.repeat)
        case Kind.MP4:
            content = mp4.encode(count, frame, look.rate, look.quality)
    step(steps)
    return content


def _cut_out(pixels: NDArray[np.uint8], drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the face in ``pixels`` without its ground; in ``drawn``, where that is not found."""
    try:
        return cut_out(pixels)
    except GroundNotPlain:  # what is plain when it is small may be so no more when it is sharp
        return cut_out(drawn)
