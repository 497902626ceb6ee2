"""Animated GIF: one palette for all frames, and dithering that does not flicker."""

import io
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.library.animation.frames import Frame, FrameSequence, durations

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# One of the 256 stays free: it marks what has not changed since the frame before.
_COLOURS = 255
# The palette comes from so many frames at most, at this size: enough to meet every colour.
_SAMPLED_FRAMES = 32
_SAMPLED_SIZE = 64


class Dither(StrEnum):
    """What is done about colours that are not in the palette.

    ORDERED mixes the nearest ones in a pattern that stands still. DIFFUSION is finer in a single
    frame, but crawls from frame to frame and makes larger files. NONE shows bands.
    """

    ORDERED = "ordered"
    DIFFUSION = "diffusion"
    NONE = "none"


def encode(
    frames: NDArray[np.uint8],
    frame: Frame,
    rate: float,
    repeat: bool,
    dither: Dither,
    step: Callable[[int], None],
) -> bytes:
    """Return an animated GIF.

    Args:
        frames: all frames in any size, uint8 [n, h, w, 3], for the palette.
        frame: makes each frame as it shall be shown, in RGB.
        rate: frames a second, at most 50.
        repeat: whether it starts again at its end.
        dither: see :class:`Dither`.
        step: told n + 1, n + 2, ... as frames are packed, after they were all made.
    """
    palette = common_palette(frames)
    pattern = _pattern(palette) if dither is Dither.ORDERED else None
    method = Image.Dither.FLOYDSTEINBERG if dither is Dither.DIFFUSION else Image.Dither.NONE

    def indexed(index: int) -> Image.Image:
        picture = frame(index)
        if pattern is not None:
            picture = _patterned(picture, pattern)
        return picture.quantize(palette=palette, dither=method)

    count = len(frames)
    stream = _Watched(lambda packed: step(count + packed))
    endless = {"loop": 0} if repeat else {}
    FrameSequence(count, indexed).save(
        stream,
        "GIF",
        save_all=True,
        duration=[10 * time for time in durations(count, rate, 100)],
        optimize=True,
        disposal=1,
        **endless,
    )
    return stream.getvalue()


def common_palette(frames: NDArray[np.uint8]) -> Image.Image:
    """Return an image with a palette that suits all of ``frames`` [n, h, w, 3]."""
    chosen = np.unique(np.linspace(0, len(frames) - 1, _SAMPLED_FRAMES).round().astype(int))
    size = tuple(min(_SAMPLED_SIZE, side) for side in frames.shape[2:0:-1])
    small = [
        np.asarray(Image.fromarray(frames[index]).resize(size, Image.Resampling.BOX))
        for index in chosen
    ]
    return Image.fromarray(np.concatenate(small)).quantize(
        _COLOURS, Image.Quantize.MEDIANCUT, kmeans=1
    )


def _pattern(palette: Image.Image) -> NDArray[np.float32]:
    """Return what is added to pixels before the nearest colour is taken: float32 [8, 8, 1].

    It spans the usual distance between neighbours in the palette.
    """
    colours = np.array(palette.getpalette(), np.float32).reshape(-1, 3)
    apart = np.linalg.norm(colours[:, None] - colours[None], axis=2)
    apart[apart == 0] = np.inf
    nearest = apart.min(axis=1)
    span = float(np.median(nearest[np.isfinite(nearest)])) if len(colours) > 1 else 0.0
    order = np.zeros((1, 1))
    for _ in range(3):
        order = np.block([[4 * order, 4 * order + 2], [4 * order + 3, 4 * order + 1]])
    return (((order + 0.5) / 64 - 0.5) * span)[..., None].astype(np.float32)


def _patterned(picture: Image.Image, pattern: NDArray[np.float32]) -> Image.Image:
    pixels = np.asarray(picture, np.float32)
    height, width = pixels.shape[:2]
    tiled = np.tile(pattern, (-(-height // 8), -(-width // 8), 1))[:height, :width]
    return Image.fromarray(np.clip(np.rint(pixels + tiled), 0, 255).astype(np.uint8))


class _Watched(io.BytesIO):
    """Counts the frames that are written into it."""

    def __init__(self, packed: Callable[[int], None]) -> None:
        super().__init__()
        self._packed = packed
        self._count = 0

    def write(self, content: "ReadableBuffer") -> int:
        if bytes(memoryview(content)[:2]) == b"!\xf9":  # the header before each frame
            self._packed(self._count)
            self._count += 1
        return super().write(content)
