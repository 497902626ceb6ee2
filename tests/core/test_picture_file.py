"""Pictures of strangers: one kind of error, whatever is wrong, and long texts are no fault."""

import io
import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from favourites_support import make_avatar
from PIL import Image
from spoiled_pngs import DATA, END, HEADER, PIXELS, SPOILED, chunk, png

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PictureError, plain_png
from acgan_desktop.library.pictures import picture_files
from trainer.data.preparation.screening import decode
from trainer.data.sources import UnreadableError

AVATAR = make_avatar(1)
LONG = {
    "tEXt": chunk(b"tEXt", b"parameters\x00" + b"a" * (3 << 20)),
    "many tEXt": chunk(b"tEXt", b"parameters\x00" + b"a" * (1 << 20)) * 80,
    "zTXt": chunk(b"zTXt", b"prompt\x00\x00" + zlib.compress(b"a" * (40 << 20))),
    "iTXt": chunk(b"iTXt", b"workflow\x00\x01\x00\x00\x00" + zlib.compress(b"a" * (40 << 20))),
    "iCCP": chunk(b"iCCP", b"profile\x00\x00" + zlib.compress(b"a" * (40 << 20))),
}


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("place", ["before", "after"])
def test_a_picture_with_long_texts_is_healthy(kind: str, place: str) -> None:
    parts = (HEADER, LONG[kind], DATA) if place == "before" else (HEADER, DATA, LONG[kind])
    content = png(*parts, END)
    tracemalloc.start()
    assert np.array_equal(picture_files.png_pixels(content), PIXELS)
    picture, shorter = decode(content, 8)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.array_equal(np.asarray(picture), PIXELS)
    assert shorter == 12
    assert peak < 4 << 20


def test_the_avatar_is_found_beside_long_texts(tmp_path: Path) -> None:
    whole = picture_files.png_bytes(PIXELS, AVATAR)
    at = whole.index(b"iTXt") - 4
    path = tmp_path / "long.png"
    path.write_bytes(whole[:at] + LONG["many tEXt"] + LONG["iTXt"] + whole[at:])
    assert picture_files.read_avatar(path) == AVATAR


@pytest.mark.parametrize("kind", SPOILED)
def test_what_is_wrong_is_one_kind_of_error(kind: str) -> None:
    tracemalloc.start()
    with pytest.raises(PictureError) as caught:
        picture_files.png_pixels(SPOILED[kind])
    with pytest.raises(UnreadableError):
        decode(SPOILED[kind], 8)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(caught.value, UserError)
    assert isinstance(caught.value, ValueError)
    assert peak < 100 << 20


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_reducing_a_png_changes_no_pixel(mode: str) -> None:
    picture = Image.fromarray(PIXELS)
    picture = (
        Image.fromarray(PIXELS[..., 0].astype(np.uint16))
        if mode == "I;16"
        else picture.convert(mode)
    )
    stream = io.BytesIO()
    options = {"transparency": 3} if mode == "P" else {}
    picture.save(stream, "PNG", **options)
    with (
        Image.open(io.BytesIO(stream.getvalue())) as before,
        Image.open(io.BytesIO(plain_png(stream.getvalue()))) as after,
    ):
        assert before.mode == after.mode
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()


def test_an_extended_webp_that_claims_a_huge_canvas() -> None:
    canvas = b"\x00\x00\x00\x00" + (16_382).to_bytes(3, "little") * 2
    body = (
        b"WEBPVP8X" + struct.pack("<I", 10) + canvas + b"ANIM" + struct.pack("<I", 6) + b"\x00" * 6
    )
    with pytest.raises(UnreadableError, match="too many"):
        decode(b"RIFF" + struct.pack("<I", len(body)) + body, 8)
