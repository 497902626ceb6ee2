"""MP4 with H.264 through PyAV, which is installed only where somebody asked for it."""

import importlib
import importlib.util
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.animation.frames import Frame
from acgan_desktop.library.error_codes import AnimationCode

_BT709 = 1  # the number of this standard for colours in H.264


def is_available() -> bool:
    """Say whether MP4 can be written here."""
    return importlib.util.find_spec("av") is not None


def check_available() -> None:
    """Raise UserError, saying what to install, where MP4 cannot be written."""
    if not is_available():
        raise UserError(AnimationCode.NO_PYAV)


def encode(count: int, frame: Frame, rate: float, quality: int) -> bytes:
    """Return an MP4 that every player knows: H.264, 4:2:0, BT.709.

    Args:
        count: how many frames.
        frame: makes them in RGB, all of one size; an odd last row or column is left out.
        rate: frames a second.
        quality: 1 to 100.

    Raises:
        UserError: PyAV is missing or has no encoder for H.264.
    """
    check_available()
    av: Any = importlib.import_module("av")
    with tempfile.TemporaryDirectory(prefix="acgan-") as folder:
        path = Path(folder) / "video.mp4"
        try:
            with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
                stream = None
                for index in range(count):
                    pixels = np.asarray(frame(index))
                    pixels = pixels[: len(pixels) // 2 * 2, : pixels.shape[1] // 2 * 2]
                    if stream is None:
                        stream = _stream(container, rate, quality)
                        stream.height, stream.width = pixels.shape[:2]
                    picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), "rgb24")
                    picture = picture.reformat(
                        format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG"
                    )
                    container.mux(stream.encode(picture))
                if stream is not None:
                    container.mux(stream.encode(None))
        except av.FFmpegError as error:
            raise UserError(AnimationCode.VIDEO_FAILED, why=error) from error
        return path.read_bytes()


def _stream(container: Any, rate: float, quality: int) -> Any:
    # From hardly recognisable (51) to as good as lossless (10).
    constant = round(51 - 41 * quality / 100)
    stream = container.add_stream(
        "libx264",
        rate=Fraction(rate).limit_denominator(1001),
        options={"crf": str(constant), "preset": "medium"},
    )
    stream.pix_fmt = "yuv420p"
    context = stream.codec_context
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = 1
    return stream
