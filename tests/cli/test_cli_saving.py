"""Saving for a purpose, as a person types it: acgan save, generate --for, favourites save --for."""

from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image
from tiny_model import write_tiny_model

from acgan_desktop.core.avatar import Avatar, Origin, Source
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.pictures.picture_files import read_avatar, save_png

pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("home")

AVATAR = Avatar(
    model="0" * 64,
    sources=(Source(z=np.zeros(4, np.float32).tobytes(), attributes=(1.0,), truncation=0.7),),
    origin=Origin(seed=7, index=3),
)


@pytest.fixture
def face(home: Path, tmp_path: Path) -> Path:
    pixels = np.full((64, 64, 3), 255, np.uint8)
    pixels[16:, 16:48] = (40, 60, 200)
    save_png(tmp_path / "face.png", pixels, AVATAR)
    return tmp_path / "face.png"


def test_save_makes_the_file_of_a_purpose_and_says_its_size(acgan: Acgan, face: Path) -> None:
    ran = acgan("save face.png --for x --round --background pink,#2040a0 --margin 0.05")
    assert (ran.status, ran.err) == (0, "")
    out = face.parent / "saved" / "face-x.png"
    assert ran.out == f"saved/face-x.png ({out.stat().st_size / 1000:.1f} kB)\n"
    with Image.open(out) as picture:
        assert picture.size == (400, 400)
        assert picture.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert read_avatar(out) == AVATAR
    assert (
        acgan("save face.png --for x --round --background pink,#2040a0 --margin 0.05").status == 0
    )
    assert "are there already" in acgan("save face.png --for x").sentence()


def test_save_names_many_files(acgan: Acgan, face: Path) -> None:
    ran = acgan("save face.png face.png face.png --names {name}-{seed}-{n:2} --kind webp")
    assert ran.status == 0
    names = sorted(path.name for path in (face.parent / "saved").iterdir())
    assert names == ["face-7-01.webp", "face-7-02.webp", "face-7-03.webp"]
    assert "{hat}" in acgan("save face.png --names {hat}").sentence()


def test_save_keeps_a_ground_that_is_not_plain_and_says_so(acgan: Acgan, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8)
    save_png(tmp_path / "noise.png", noise)
    ran = acgan("save noise.png --background transparent")
    assert ran.status == 2
    assert ran.err == "acgan: 1 picture has no plain ground, so the background was kept.\n"
    assert (tmp_path / "saved" / "noise.png").is_file()


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ("--for myspace", "invalid choice"),
        ("--for x --kind webp", "takes PNG or JPG"),
        ("--background pinkish", "neither keep"),
        ("--crop 1,2", "three numbers"),
        ("--margin nan", "margin must lie"),
        ("--side 3", "size must lie"),
    ],
)
def test_what_cannot_be_is_one_sentence(acgan: Acgan, face: Path, options: str, fault: str) -> None:
    assert fault in acgan(f"save face.png {options}").sentence()


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_picture_is_one_sentence(acgan: Acgan, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.png").write_bytes(content)
    assert "broken.png" in acgan("save broken.png --for x").sentence()
    assert "missing.png" in acgan("save missing.png").sentence()


def test_generate_for_a_purpose(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    ran = acgan("generate --count 3 --for discord --round --names {hair_color}-{n} --out out")
    assert (ran.status, ran.err) == (0, "")
    files = sorted(path for path in (tmp_path / "out").iterdir() if path.name[0] != "c")
    assert len(files) == 3
    for path in files:
        assert path.stem.split("-")[0] in ("blonde", "pink", "blue")
        assert read_avatar(path).origin is not None
        with Image.open(path) as picture:
            assert picture.size == (512, 512)
    ran = acgan("generate --count 2 --kind jpg --out jpgs")
    assert ran.status == 0
    assert (tmp_path / "jpgs" / "avatar-seed1-001.jpg").is_file()


def test_favourites_for_a_purpose(acgan: Acgan, home: Path, bundled: Path, tmp_path: Path) -> None:
    with (
        Favourites(home / FILE_NAME) as favourites,
        Generator.open(bundled, Device.CPU, 1) as generator,
    ):
        avatar = candidate(generator.manifest, {"hair_color": "pink"}, 1, 0, 0.7)
        favourites.add(avatar, generator.render([avatar])[0])
    ran = acgan("favourites save out --for steam --names {hair_color}-{seed}")
    assert (ran.status, ran.err) == (0, "")
    path = tmp_path / "out" / "pink-1.png"
    assert read_avatar(path) == avatar
    with Image.open(path) as picture:
        assert picture.size == (184, 184)


def test_a_share_code_draws_the_same_picture(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    acgan("generate --count 2 --seed 5 --out out")
    ran = acgan("code out/avatar-seed5-000.png out/avatar-seed5-001.png")
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.out.split()
    assert len(first) <= 120
    again = acgan(f"generate --code {first} --code {second} --out again")
    assert (again.status, again.err) == (0, "")
    for number in (1, 2):
        copy = tmp_path / "again" / f"avatar-5-{number}.png"
        original = tmp_path / "out" / f"avatar-seed5-00{number - 1}.png"
        assert copy.read_bytes() == original.read_bytes()
    assert "damaged" in acgan(f"generate --code {first[:-3]} --out again").sentence()
    assert "no share code" in acgan("generate --code hello --out again").sentence()


def test_a_sheet_has_its_size_on_paper(acgan: Acgan, face: Path, tmp_path: Path) -> None:
    ran = acgan(
        "sheet face.png face.png face.png --stickers --names --columns 2 --rows 1 --page 60x40 "
        "--dpi 127 --out s.png"
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("2 page(s) of 60 x 40 mm at 127 dpi.\n")
    for name in ("s.png", "s-2.png"):
        with Image.open(tmp_path / name) as page:
            assert page.size == (300, 200)
            assert page.info["dpi"] == pytest.approx((127, 127), abs=0.1)
    assert acgan("sheet face.png --page 60x40 --columns 1 --rows 1 --out s.pdf").status == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert "is there already" in acgan("sheet face.png --out s.png").sentence()
    assert ".png or .pdf" in acgan("sheet face.png --out s.gif").sentence()
    assert "two lengths" in acgan("sheet face.png --page A4").sentence()


def test_talking_and_expressions_need_a_model_that_can(acgan: Acgan, bundled: Path) -> None:
    acgan("generate --count 1 --seed 5 --out out")
    assert "cannot open a mouth" in acgan("talk out/avatar-seed5-000.png").sentence()
    ran = acgan("expressions out/avatar-seed5-000.png --out cells")
    assert (ran.status, ran.err) == (0, "")
    # This one, two hair colours, an eye colour, a length.
    assert ran.out.startswith("Drew 5 expressions into cells.")


def test_expressions_and_talking(acgan: Acgan, home: Path, tmp_path: Path) -> None:
    switch = ("no", "yes")
    attributes = [("hair_color", ("pink", "blue")), ("open_mouth", switch), ("smile", switch)]
    model = write_tiny_model(tmp_path / "switches.onnx", name="Switches", attributes=attributes)
    acgan(f"generate --model {model} --count 1 --seed 5 --out out")
    face = "out/avatar-seed5-000.png"
    ran = acgan(f"expressions {face} --model {model} --out cells")
    assert (ran.status, ran.err) == (0, "")
    assert len(list((tmp_path / "cells").iterdir())) == 1 + 2 + 1 + 1 + 1
    z = read_avatar(tmp_path / face).sources[0].z
    for path in (tmp_path / "cells").glob("0*.png"):
        assert read_avatar(path).sources[0].z == z
    ran = acgan(f"talk {face} --model {model} --frames 8 --size 32 --poses poses")
    assert (ran.status, ran.err) == (0, "")
    assert "The eyes stay open" in ran.out
    names = sorted(path.name for path in (tmp_path / "poses").iterdir())
    assert names == ["1-mouth-closed.png", "2-mouth-open.png"]


def test_generate_asks_for_plain_ground_where_it_cuts(
    acgan: Acgan, tmp_path: Path, home: Path
) -> None:
    attributes = [("hair_color", ("pink", "blue")), ("plain_background", ("no", "yes"))]
    shares = {"plain_background": [1.0, 0.0]}
    model = write_tiny_model(tmp_path / "plain.onnx", attributes=attributes, shares=shares)
    for options, asked in (("--background transparent", [0, 1]), ("--round", [1, 0])):
        ran = acgan(f"generate --model {model} --count 2 {options} --out out --force")
        assert ran.status in (0, 2)  # the tiny model draws no plain ground
        avatar = read_avatar(tmp_path / "out" / "avatar-seed1-001.png")
        assert list(avatar.sources[0].attributes[2:]) == asked


def test_a_transparent_blend_needs_a_file_and_faces_that_can(acgan: Acgan, bundled: Path) -> None:
    acgan("generate --count 2 --out out")
    faces = "out/avatar-seed1-000.png out/avatar-seed1-001.png --frames 4 --size 32"
    assert "no soft transparent" in acgan(f"blend {faces} --transparent --out a.gif").sentence()
    assert "not plain" in acgan(f"blend {faces} --transparent --out a.webp").sentence()
