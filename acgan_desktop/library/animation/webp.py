"""Animated WebP files."""

import io
from collections.abc import Callable
from typing import Final

from PIL import Image

from acgan_desktop.library.animation.frames import FrameSequence, durations

# More effort makes files a few per cent smaller and takes two to three times as long.
_EFFORT: Final = 2


def encode(
    count: int,
    frame: Callable[[int], Image.Image],
    rate: float,
    repeat: bool,
    quality: int,
) -> bytes:
    """Return an animated WebP of ``count`` pictures, asked for one by one, in order.

    Args:
        count: how many frames.
        frame: returns one of them.
        rate: frames a second.
        repeat: whether it starts again at its end.
        quality: 1 to 100.
    """
    stream = io.BytesIO()
    FrameSequence(count, frame).save(
        stream,
        "WEBP",
        save_all=True,
        duration=durations(count, rate, 1000),
        loop=0 if repeat else 1,
        quality=quality,
        method=_EFFORT,
    )
    return stream.getvalue()
