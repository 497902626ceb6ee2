"""Odd pictures out of anywhere: turned, transparent, CMYK, 16 bit, animated, huge, broken."""

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

from acgan_desktop.core.picture_file import PictureError
from acgan_desktop.core.upright_picture import upright_rgb

RED, BLUE = (250, 10, 20), (10, 20, 240)


def halves(width: int = 40, height: int = 20) -> Image.Image:
    """Return a picture whose left half is red, the right one blue."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def test_what_exif_turns_stands_upright() -> None:
    picture = halves()
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        content = saved(picture, "PNG", exif=exif)
        expected = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
        np.testing.assert_array_equal(upright_rgb(content, 100), expected.convert("RGB"))


def test_transparent_is_white() -> None:
    sprite = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    sprite.paste((*RED, 255), (0, 0, 4, 8))
    seen = np.asarray(upright_rgb(saved(sprite, "PNG"), 100))
    assert (seen[:, 4:] == 255).all()
    assert (seen[:, :4] == RED).all()
    palette = sprite.quantize()
    assert (np.asarray(upright_rgb(saved(palette, "PNG"), 100))[:, 4:] == 255).all()


def test_sixteen_bits_are_scaled() -> None:
    grey = Image.fromarray(np.full((4, 6), 40_000, np.uint16))
    for kind in ("PNG", "TIFF"):
        assert (np.asarray(upright_rgb(saved(grey, kind), 100)) == 40_000 >> 8).all()


def test_cmyk_and_the_first_frame() -> None:
    seen = np.asarray(upright_rgb(saved(halves().convert("CMYK"), "JPEG", quality=95), 100))
    assert np.abs(seen[5, 5].astype(int) - RED).max() < 30
    frames = [Image.new("RGB", (9, 9), colour) for colour in (RED, BLUE)]
    for kind in ("GIF", "WEBP"):
        content = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert np.abs(np.asarray(upright_rgb(content, 100)).astype(int) - RED).max() < 12


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_wide_picture_is_reduced(kind: str) -> None:
    seen = upright_rgb(saved(halves(20_000, 30), kind), 2400)
    assert seen.width <= 2400
    assert seen.width / seen.height == pytest.approx(20_000 / 30, rel=0.4)
    levels = np.asarray(seen).astype(int)
    assert np.abs(levels[:, 2] - RED).max() < 30
    assert np.abs(levels[:, -3] - BLUE).max() < 30


def test_too_many_pixels_and_broken_files_are_refused() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    whole = saved(halves(), "PNG")
    for content in (bomb, whole[:60], b"", b"no picture", saved(halves(), "JPEG")[:80]):
        with pytest.raises(PictureError):
            upright_rgb(content, 100)
