"""Files for a purpose: size, limit, circle, background, the avatar inside, and hostile requests."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.avatar import Avatar, Origin, Source
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.pictures.cutting_out import GroundNotPlain
from acgan_desktop.library.pictures.picture_files import png_bytes, read_avatar
from acgan_desktop.library.saving.file_bytes import file_for
from acgan_desktop.library.saving.framing import FacePicture, framed
from acgan_desktop.library.saving.options import (
    Background,
    BackgroundKind,
    Crop,
    SaveOptions,
    for_purpose,
    read_background,
    read_colour,
)
from acgan_desktop.library.saving.purposes import ICON_SIZES, PURPOSES, FileKind, Purpose

AVATAR = Avatar(
    model="0" * 64,
    sources=(Source(z=np.zeros(4, np.float32).tobytes(), attributes=(1.0, 0.0), truncation=0.7),),
    origin=Origin(seed=7, index=3),
)
TRANSPARENT = Background(BackgroundKind.TRANSPARENT)


def face_pixels(size: int = 64) -> NDArray[np.uint8]:
    """Draw a blue square head with a red left half on white."""
    pixels = np.full((size, size, 3), 255, np.uint8)
    pixels[size // 4 :, size // 4 : size * 3 // 4] = (40, 60, 200)
    pixels[size // 4 :, size // 4 : size // 2] = (200, 40, 40)
    return pixels


def noise(size: int = 64) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (size, size, 3), np.uint8)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("key", list(PURPOSES))
def test_every_purpose_gives_a_file_of_its_size_and_kinds(key: str) -> None:
    purpose = PURPOSES[key]
    for kind in purpose.kinds:
        file = file_for(
            FacePicture(face_pixels(), AVATAR), replace(for_purpose(purpose), kind=kind)
        )
        image = opened(file.content)
        side = purpose.size or 64
        assert image.size == ((file.width, file.height) if kind is not FileKind.ICO else image.size)
        assert (file.width, file.height) == (side, side)
        assert not file.reduced
        assert purpose.most_bytes is None or len(file.content) <= purpose.most_bytes


def test_a_limit_is_kept_by_fewer_colours_then_fewer_pixels() -> None:
    emoji = PURPOSES["discord-emoji"]
    picture = FacePicture(noise(), AVATAR)
    for most in (40_000, 12_000, 3_000):
        options = for_purpose(replace(emoji, most_bytes=most))
        file = file_for(picture, options)
        assert len(file.content) <= most
        assert file.reduced
        assert opened(file.content).size == (file.width, file.height)
    assert file.width < 128
    with pytest.raises(UserError, match="cannot be made smaller than"):
        file_for(picture, for_purpose(replace(emoji, most_bytes=300)))


@pytest.mark.parametrize("kind", [FileKind.JPEG, FileKind.WEBP])
def test_a_limit_is_kept_by_quality(kind: FileKind) -> None:
    purpose = Purpose("test", "Test", 128, 9_000)
    file = file_for(FacePicture(noise()), SaveOptions(purpose=purpose, kind=kind))
    assert len(file.content) <= 9_000
    assert file.reduced


@pytest.mark.parametrize("colours", [None, 16])
def test_the_avatar_stays_in_every_png(tmp_path: Path, colours: int | None) -> None:
    purpose = Purpose("test", "Test", 96, 3_000 if colours else None)
    options = SaveOptions(purpose=purpose, round=True, background=TRANSPARENT, margin=0.1)
    path = tmp_path / "face.png"
    path.write_bytes(file_for(FacePicture(face_pixels(), AVATAR), options).content)
    assert read_avatar(path) == AVATAR
    path.write_bytes(
        file_for(FacePicture(face_pixels(), AVATAR), replace(options, embed=False)).content
    )
    assert b"acgan.avatar" not in path.read_bytes()


def test_as_drawn_is_byte_for_byte_what_it_always_was() -> None:
    file = file_for(FacePicture(face_pixels(), AVATAR), SaveOptions())
    assert file.content == png_bytes(face_pixels(), AVATAR)


def test_a_circle_has_clear_corners_and_an_opaque_middle() -> None:
    image = np.asarray(framed(FacePicture(face_pixels()), SaveOptions(size=64, round=True)))
    assert image[0, 0, 3] == 0
    assert image[32, 32, 3] == 255
    assert image[..., 3].sum() / 255 == pytest.approx(np.pi * 32**2, rel=0.002)


def test_a_crop_moves_zooms_and_turns() -> None:
    picture = FacePicture(face_pixels())
    left = np.asarray(framed(picture, SaveOptions(crop=Crop(x=0.375, y=0.6, zoom=8))))
    assert tuple(left[32, 32]) == (200, 40, 40, 255)
    upright = np.asarray(framed(picture, SaveOptions(size=64)))
    turned = np.asarray(framed(picture, SaveOptions(size=64, crop=Crop(turn=90))))
    assert np.abs(np.rot90(upright, -1).astype(int) - turned)[2:-2, 2:-2].mean() < 6
    tilted = np.asarray(framed(picture, SaveOptions(size=64, crop=Crop(turn=30))))
    assert (tilted[..., 3] == 255).all()  # the corners have the picture's ground
    assert tuple(tilted[0, 0, :3]) == (255, 255, 255)


def test_a_margin_takes_the_picture_s_own_ground() -> None:
    pixels = face_pixels()
    pixels[(pixels == 255).all(axis=2)] = (10, 200, 100)
    image = np.asarray(framed(FacePicture(pixels), SaveOptions(size=64, margin=0.25)))
    assert tuple(image[2, 2]) == (10, 200, 100, 255)
    assert tuple(image[40, 28, :3]) == (200, 40, 40)


def test_backgrounds(tmp_path: Path) -> None:
    picture = FacePicture(face_pixels())
    behind = tmp_path / "behind.png"
    Image.new("RGB", (30, 50), (1, 2, 3)).save(behind)
    for text, top, bottom in (
        ("transparent", (0, 0, 0, 0), (0, 0, 0, 0)),
        ("#102030", (16, 32, 48, 255), (16, 32, 48, 255)),
        ("black,white", (2, 2, 2, 255), (253, 253, 253, 255)),
        (str(behind), (1, 2, 3, 255), (1, 2, 3, 255)),
    ):
        image = np.asarray(framed(picture, SaveOptions(background=read_background(text))))
        for place, expected in ((0, top), (-1, bottom)):
            assert np.abs(image[place, 2].astype(int) - expected).max() <= 2, text
        assert tuple(image[40, 24]) == (200, 40, 40, 255)


def test_jpeg_puts_white_where_nothing_is() -> None:
    options = SaveOptions(kind=FileKind.JPEG, background=TRANSPARENT)
    image = opened(file_for(FacePicture(face_pixels()), options).content)
    assert image.mode == "RGB"
    assert np.asarray(image)[2, 2].min() >= 250


def test_an_icon_holds_all_sizes() -> None:
    file = file_for(FacePicture(face_pixels()), for_purpose(PURPOSES["favicon"]))
    assert set(opened(file.content).info["sizes"]) == {(size, size) for size in ICON_SIZES}


def test_a_face_cut_before_keeps_its_alpha() -> None:
    cut = FacePicture(face_pixels()).cut
    again = FacePicture(cut)
    assert again.can_cut
    assert (again.cut == cut).all()
    assert np.asarray(framed(again, SaveOptions()))[2, 2, 3] == 0


def test_ground_that_is_not_plain_is_refused_for_another_background() -> None:
    with pytest.raises(GroundNotPlain):
        file_for(FacePicture(noise()), SaveOptions(background=TRANSPARENT))


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (lambda: SaveOptions(size=5), "size must lie between"),
        (lambda: SaveOptions(size=10**9), "size must lie between"),
        (lambda: SaveOptions(margin=float("nan")), "margin must lie"),
        (lambda: SaveOptions(crop=Crop(zoom=0)), "zoom must lie"),
        (lambda: SaveOptions(crop=Crop(turn=float("inf"))), "turn must lie"),
        (lambda: SaveOptions(purpose=PURPOSES["x"], kind=FileKind.WEBP), "takes PNG or JPG"),
        (lambda: Background(BackgroundKind.COLOUR), "needs 1 colours"),
        (lambda: read_background("pinkish"), "neither keep"),
        (lambda: read_background("pink,blue,red"), "two colours, not 3"),
        (lambda: read_colour("#12345"), "no colour"),
    ],
)
def test_what_is_not_possible_is_said_in_one_sentence(wrong: object, fault: str) -> None:
    assert callable(wrong)
    with pytest.raises(UserError, match=fault):
        wrong()


@pytest.mark.parametrize("content", [b"", b"no picture", png_bytes(face_pixels())[:90]])
def test_a_broken_background_is_said_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "behind.png"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"behind\.png"):
        framed(FacePicture(face_pixels()), SaveOptions(background=read_background(str(path))))
