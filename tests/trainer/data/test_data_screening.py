import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from drawn_faces import draw_face
from PIL import Image, ImageOps, TiffImagePlugin, features

from trainer.data.preparation.colour import colour_figures
from trainer.data.preparation.screening import Reason, Screened, Screener, centre_square, decode
from trainer.data.sources import Entry, UnreadableError


@pytest.fixture
def face() -> Image.Image:
    return draw_face(np.random.default_rng(3), "long", "pink", "blue")


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def screen(folder: Path, data: bytes, size: int = 64) -> Screened:
    path = folder / "picture.png"
    path.write_bytes(data)
    return Screener(size).screen([Entry("picture.png", str(path), -1)])[0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_good_pictures_stay(tmp_path: Path, face: Image.Image, kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {"quality": 95} if kind == "JPEG" else {}
    result = screen(tmp_path, encoded(face, kind, **options))
    assert result.reason is None
    assert result.shorter_side == 96
    pixels = np.frombuffer(result.pixels, np.uint8).reshape(64, 64, 3).astype(int)
    wanted = np.asarray(face.resize((64, 64), Image.Resampling.LANCZOS)).astype(int)
    assert np.abs(pixels - wanted).mean() < (3 if kind == "JPEG" else 0.01)


def test_a_picture_of_the_right_size_is_not_resampled(tmp_path: Path, face: Image.Image) -> None:
    assert screen(tmp_path, encoded(face), size=96).pixels == face.tobytes()


def test_the_middle_of_a_wide_or_high_picture_is_taken(face: Image.Image) -> None:
    wide = ImageOps.expand(face, (40, 0, 40, 0), "red")
    high = ImageOps.expand(face, (0, 7, 0, 7), "red")
    assert centre_square(wide, 96).tobytes() == face.tobytes()
    assert centre_square(high, 96).tobytes() == face.tobytes()


def test_pictures_are_turned_upright(face: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = encoded(face.transpose(Image.Transpose.ROTATE_90), exif=exif.tobytes())
    assert decode(turned, 64)[0].tobytes() == face.tobytes()


def test_damaged_exif_does_not_matter(face: Image.Image) -> None:
    data = encoded(face, exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 40)
    assert decode(data, 64)[0].tobytes() == face.tobytes()


def test_transparency_becomes_white(face: Image.Image) -> None:
    see_through = face.convert("RGBA")
    see_through.putalpha(Image.new("L", face.size, 0))
    palette = Image.new("P", (9, 9))
    palette.putpalette([10, 20, 30])
    for data in (
        encoded(see_through),
        encoded(see_through.convert("LA")),
        encoded(palette, transparency=0),
    ):
        assert set(np.unique(np.asarray(decode(data, 64)[0]))) == {255}


def test_every_mode_becomes_rgb(face: Image.Image) -> None:
    deep = Image.fromarray(np.full((8, 8), 40_000, np.uint16))
    assert set(np.unique(np.asarray(decode(encoded(deep), 8)[0]))) == {40_000 >> 8}
    for mode, kind in (("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG"), ("P", "PNG")):
        assert decode(encoded(face.convert(mode), kind), 64)[0].mode == "RGB"


def test_a_huge_jpeg_is_decoded_reduced(face: Image.Image) -> None:
    picture, shorter = decode(encoded(face.resize((2000, 1600)), "JPEG"), 64)
    assert shorter == 1600
    assert 128 <= min(picture.size) < 512


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_decompression_bombs_are_not_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(UnreadableError):
        decode(png_of(*size), 64)


def test_broken_pictures_never_raise(tmp_path: Path, face: Image.Image) -> None:
    random = np.random.default_rng(0)
    whole = {kind: encoded(face, kind) for kind in ("JPEG", "PNG", "WEBP", "BMP", "TIFF")}
    for data in (b"", b"x", b"GIF89a" + b"\0" * 50, encoded(face, "PPM"), encoded(face, "GIF")):
        assert screen(tmp_path, data).reason is Reason.BROKEN
    for data in whole.values():
        assert screen(tmp_path, data[: len(data) // 2]).reason is Reason.BROKEN
        for _ in range(40):
            bent = bytearray(data)
            for place in random.integers(0, len(bent), 8):
                bent[place] = random.integers(256)
            screen(tmp_path, bytes(bent))


def test_a_tiff_with_enormous_tiles_is_refused(tmp_path: Path, face: Image.Image) -> None:
    facts = TiffImagePlugin.ImageFileDirectory_v2()
    facts[65_000], facts[65_001] = 40_000, 40_000  # Pillow would not write them as what they are
    data = encoded(face, "TIFF", tiffinfo=facts)
    for private, tag in ((65_000, 322), (65_001, 323)):
        assert data.count(private.to_bytes(2, "little") + b"\x03\0") == 1
        data = data.replace(private.to_bytes(2, "little"), tag.to_bytes(2, "little"))
    assert screen(tmp_path, data).detail == "has tiles that are too large"


@pytest.mark.skipif(not features.check("avif"), reason="Pillow without AVIF")
def test_avif_is_read(tmp_path: Path, face: Image.Image) -> None:
    assert screen(tmp_path, encoded(face, "AVIF", quality=90)).reason is None


def test_an_error_of_the_decoder_is_a_broken_picture(
    tmp_path: Path, face: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image, "open", no_memory)
    assert screen(tmp_path, encoded(face)).detail == "needs too much memory"


def test_small_pictures(tmp_path: Path, face: Image.Image) -> None:
    result = screen(tmp_path, encoded(face.resize((31, 90))))
    assert (result.reason, result.detail) == (Reason.TOO_SMALL, "shorter side 31 px")
    result = screen(tmp_path, encoded(face.resize((32, 32))))
    assert (result.reason, result.shorter_side, len(result.pixels)) == (None, 32, 64 * 64 * 3)


def toned(face: Image.Image, dark: str, light: str, noise: float = 0.0) -> Image.Image:
    tinted = ImageOps.colorize(face.convert("L"), dark, light)
    spread = np.random.default_rng(0).normal(0, noise, (*face.size, 3))
    return Image.fromarray((np.asarray(tinted) + spread).clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize(
    ("reason", "dark", "light"),
    [
        (Reason.GREY, "black", "white"),
        (Reason.GREY, "#0a080c", "#fffefc"),
        (Reason.ONE_TINT, "#2a1a08", "#f8e4c0"),
        (Reason.ONE_TINT, "#101060", "#e8e8ff"),
        (Reason.ONE_TINT, "#600010", "#ff90a0"),
        (Reason.FAINT, "#f0e8f0", "#fff4f8"),
    ],
)
def test_pictures_without_usable_colour(
    tmp_path: Path, face: Image.Image, reason: Reason, dark: str, light: str
) -> None:
    for noise in (0.0, 6.0):
        data = encoded(toned(face, dark, light, noise), "JPEG", quality=80)
        assert screen(tmp_path, data).reason is reason


def test_faces_in_colour_are_not_taken_for_tinted() -> None:
    random = np.random.default_rng(1)
    for hair in ("blonde", "blue", "pink"):
        for _ in range(20):
            face = draw_face(random, "short", hair, "red").resize((32, 32))
            figures = colour_figures(np.asarray(face))
            assert (figures.faint, figures.grey, figures.one_tint) == (False, False, False)


def test_one_flat_colour_is_faint() -> None:
    figures = colour_figures(np.full((32, 32, 3), (200, 10, 90), np.uint8))
    assert figures.faint
    assert figures.one_tint
    assert colour_figures(np.zeros((32, 32, 3), np.uint8)).grey
