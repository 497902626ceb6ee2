"""The readers of pictures."""

import io
from pathlib import Path

import numpy as np
from fuzzing.reader import AVATAR, Reader
from PIL import Image

from acgan_desktop.library.pictures import picture_files
from trainer.data.preparation.screening import decode

PIXELS = np.random.default_rng(5).integers(0, 256, (24, 24, 3), dtype=np.uint8)


def picture_readers() -> list[Reader]:
    """Return every reader of pictures."""
    png, palette = picture_files.png_bytes(PIXELS, AVATAR), _palette()
    return [
        Reader("png with avatar", "png", "p.png", png, picture_files.read_avatar),
        Reader("thumbnail", "png", "p.png", png, _thumbnail),
        Reader("thumbnail, palette", "png", "p.png", palette, _thumbnail),
        Reader("face, png", "png", "p.png", palette, _prepared),
        Reader("face, jpeg", "bytes", "p.jpg", _picture("JPEG"), _prepared),
        Reader("face, webp", "bytes", "p.webp", _picture("WEBP"), _prepared),
    ]


def _prepared(path: Path) -> object:
    return decode(path.read_bytes(), 16)


def _thumbnail(path: Path) -> object:
    return picture_files.png_pixels(path.read_bytes())


def _picture(form: str) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(PIXELS).save(stream, form)
    return stream.getvalue()


def _palette() -> bytes:
    stream = io.BytesIO()
    Image.fromarray(PIXELS).quantize(16).save(stream, "PNG", transparency=3)
    return stream.getvalue()
