"""Pictures: the avatar comes back out of a PNG, and nothing hostile gets in with one."""

import io
import os
import struct
import tracemalloc
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from acgan_desktop.core.avatar import Avatar, AvatarError, Source, latent
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.pictures import picture_files

PIXELS = np.random.default_rng(0).integers(0, 256, (12, 16, 3), dtype=np.uint8)
AVATAR = Avatar(
    model="höher — 髪",
    sources=(Source(z=latent(1, 2, 8).tobytes(), attributes=(0.3, 0.7), truncation=0.7),),
)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def avatar_chunk(text: bytes, packed: bool = False) -> bytes:
    return chunk(b"iTXt", b"acgan.avatar\x00" + bytes([packed, 0]) + b"en\x00word\x00" + text)


HEADER = SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 12, 8, 2, 0, 0, 0))
END = chunk(b"IEND", b"")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "avatar.png"


def test_avatar_and_pixels_come_back(path: Path) -> None:
    picture_files.save_png(path, PIXELS, AVATAR)
    assert picture_files.read_avatar(path) == AVATAR
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), PIXELS)
        assert picture.info["acgan.avatar"] == AVATAR.to_json()
        assert "srgb" in picture.info


def test_same_picture_same_bytes() -> None:
    assert picture_files.png_bytes(PIXELS, AVATAR, 2) == picture_files.png_bytes(PIXELS, AVATAR, 2)


def test_scaled_picture_is_the_lanczos_one_and_keeps_its_avatar(path: Path) -> None:
    picture_files.save_png(path, PIXELS, AVATAR, scale=4)
    expected = Image.fromarray(PIXELS).resize((64, 48), Image.Resampling.LANCZOS)
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), np.asarray(expected))
    assert picture_files.read_avatar(path) == AVATAR


@pytest.mark.parametrize("scale", [0, -1, 17])
def test_scale_out_of_range(scale: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        picture_files.scaled(PIXELS, scale)


@pytest.mark.parametrize("pixels", [PIXELS[0], PIXELS.astype(np.float32), PIXELS[..., :1]])
def test_pixels_of_the_wrong_kind(pixels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="uint8"):
        picture_files.png_bytes(pixels)


def test_plain_picture_has_no_avatar(path: Path) -> None:
    picture_files.save_png(path, PIXELS)
    with pytest.raises(AvatarError, match="has no avatar inside"):
        picture_files.read_avatar(path)


def test_saving_where_it_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be saved"):
        picture_files.save_png(tmp_path / "missing" / "avatar.png", PIXELS)


def test_avatar_packed_or_moved_by_another_program(path: Path) -> None:
    text = AVATAR.to_json().encode()
    path.write_bytes(HEADER + avatar_chunk(zlib.compress(text), packed=True) + END)
    assert picture_files.read_avatar(path) == AVATAR
    other = chunk(b"iTXt", b"Title\x00\x00\x00\x00\x00something else")
    pixels = chunk(b"IDAT", bytes(100))
    path.write_bytes(HEADER + other + pixels + avatar_chunk(text) + END)
    assert picture_files.read_avatar(path) == AVATAR


def test_pillow_writes_what_we_read_and_keeps_it(path: Path) -> None:
    info = PngInfo()
    info.add_itxt("acgan.avatar", AVATAR.to_json(), zip=True)
    Image.fromarray(PIXELS).save(path, pnginfo=info)
    assert picture_files.read_avatar(path) == AVATAR


BROKEN = {
    "empty": (b"", "is not a PNG"),
    "text": (b"GIF89a and more", "is not a PNG"),
    "signature only": (SIGNATURE, "ends too early"),
    "cut": (HEADER + b"\x00\x00\xff\xffIDAT" + bytes(10), "ends too early"),
    "length beyond the end": (HEADER + b"\xff\xff\xff\xffIDAT", "ends too early"),
    "huge avatar": (HEADER + b"\xff\xff\xff\xffiTXtacgan.avatar\x00", "too large"),
    "cut avatar": (HEADER + avatar_chunk(b"{}")[:-8], "checksum"),
    "wrong checksum": (HEADER + avatar_chunk(b"{}")[:-4] + b"abcd" + END, "checksum"),
    "no text": (HEADER + chunk(b"iTXt", b"acgan.avatar\x00") + END, "damaged"),
    "one field": (HEADER + chunk(b"iTXt", b"acgan.avatar\x00\x00\x00x") + END, "damaged"),
    "not packed": (HEADER + avatar_chunk(b"{}", packed=True) + END, "damaged"),
    "not JSON": (HEADER + avatar_chunk(b"hello") + END, "not a usable avatar"),
    "not UTF-8": (HEADER + avatar_chunk(b"\xff\xfe{}") + END, "not a usable avatar"),
    "not an avatar": (HEADER + avatar_chunk(b"{}") + END, "not a usable avatar"),
    "deep JSON": (HEADER + avatar_chunk(b"[" * 1_000_000) + END, "not a usable avatar"),
    "text chunk": (HEADER + chunk(b"tEXt", b"acgan.avatar\x00{}") + END, "has no avatar"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_and_hostile_pictures(path: Path, case: str) -> None:
    content, expected = BROKEN[case]
    path.write_bytes(content)
    with pytest.raises(AvatarError, match=expected):
        picture_files.read_avatar(path)


def test_every_cut_of_a_good_picture_is_an_error_or_the_avatar(path: Path) -> None:
    content = picture_files.png_bytes(PIXELS, AVATAR)
    found = 0
    for end in range(len(content)):
        path.write_bytes(content[:end])
        try:
            assert picture_files.read_avatar(path) == AVATAR
            found += 1
        except AvatarError:
            pass
    assert found  # the avatar comes before the pixels


def test_packed_bomb_takes_no_memory(path: Path) -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    path.write_bytes(HEADER + avatar_chunk(bomb, packed=True) + END)
    tracemalloc.start()
    try:
        with pytest.raises(AvatarError, match="too large"):
            picture_files.read_avatar(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 64 << 20


def test_pixel_bomb_is_never_decoded(path: Path) -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 16, 6, 0, 0, 0))
    path.write_bytes(SIGNATURE + header + avatar_chunk(AVATAR.to_json().encode()) + END)
    assert picture_files.read_avatar(path) == AVATAR


def test_huge_file_is_refused_before_it_is_read(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1 << 40)  # sparse: takes no room
    with pytest.raises(AvatarError, match="too large"):
        picture_files.read_avatar(path)


def test_endless_small_chunks_are_given_up(path: Path) -> None:
    path.write_bytes(HEADER + chunk(b"teST", b"") * (picture_files.MAX_CHUNKS + 1000) + END)
    with pytest.raises(AvatarError, match="too many parts"):
        picture_files.read_avatar(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.png"):
        with pytest.raises(AvatarError, match="no picture"):
            picture_files.read_avatar(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_named_pipe_does_not_block(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(AvatarError, match="no picture"):
        picture_files.read_avatar(path)


# Contact sheets ----------------------------------------------------------------------------------


def test_contact_sheet_holds_every_picture_in_order() -> None:
    many = np.stack([np.full((4, 6, 3), 10 * number, np.uint8) for number in range(5)])
    sheet = picture_files.contact_sheet(many, gap=1)
    assert sheet.shape == (2 * 5 + 1, 3 * 7 + 1, 3)
    assert sheet.dtype == np.uint8
    assert [int(sheet[2, 2 + 7 * column, 0]) for column in range(3)] == [0, 10, 20]
    assert [int(sheet[7, 2 + 7 * column, 0]) for column in range(3)] == [30, 40, 255]
    assert (sheet[0] == 255).all()


def test_contact_sheet_of_one_and_of_given_columns() -> None:
    many = np.zeros((5, 4, 4, 3), np.uint8)
    assert picture_files.contact_sheet(many[:1], gap=0).shape == (4, 4, 3)
    assert picture_files.contact_sheet(many, columns=1, gap=0).shape == (20, 4, 3)
    assert picture_files.contact_sheet(many, columns=50, gap=0).shape == (4, 20, 3)


def test_contact_sheet_of_none_or_too_many() -> None:
    with pytest.raises(ValueError, match="at least one"):
        picture_files.contact_sheet(np.zeros((0, 4, 4, 3), np.uint8))
    with pytest.raises(ValueError, match="too large"):
        picture_files.contact_sheet(np.zeros((5000, 4, 4, 3), np.uint8), columns=1)


def test_png_bytes_open_anywhere() -> None:
    with Image.open(io.BytesIO(picture_files.png_bytes(PIXELS, AVATAR))) as picture:
        picture.verify()
