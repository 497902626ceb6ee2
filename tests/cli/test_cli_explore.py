"""acgan explore, as a person types it."""

from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image
from tiny_model import write_tiny_model

from acgan_desktop.engine.latent.latent_map import LatentMap
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.pictures.picture_files import read_avatar

pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("home")


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture)


def test_a_map_as_one_picture(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    ran = acgan("explore --seed 3 --columns 5 --rows 4 --device cpu --out map.png")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Drew a map of 5 x 4 avatars with Tiny on the CPU.",
        "Picture: map.png (80 x 64 pixels)",
        "Piece:   columns -2 to 2, rows -1 to 2 at zoom 0",
    ]
    drawn = pixels(tmp_path / "map.png")
    with Generator.open(bundled, Device.CPU, 1) as generator:
        plane = LatentMap(generator.manifest, 3)
        for column, row in ((-2, -1), (0, 0), (2, 2)):
            (tile,) = generator.render([plane.tile(column, row)])
            top, left = 16 * (row + 1), 16 * (column + 2)
            assert np.array_equal(drawn[top : top + 16, left : left + 16], tile)


def test_pieces_fit_together(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    acgan("explore --columns 6 --rows 2 --left -3 --top 7 --out whole.png")
    acgan("explore --columns 3 --rows 2 --left -3 --top 7 --out left.png")
    acgan("explore --columns 3 --rows 2 --left 0 --top 7 --out right.png")
    parts = [pixels(tmp_path / f"{name}.png") for name in ("left", "right")]
    assert np.array_equal(np.concatenate(parts, axis=1), pixels(tmp_path / "whole.png"))


def test_wishes_truncation_zoom_gap_and_scale(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    line = "explore --columns 3 --rows 2 --left 0 --top 0"
    acgan(f"{line} --hair-color pink --out pink.png")
    acgan(f"{line} --hair-color blue --truncation 0.2 --out blue.png")
    red, _, blue = pixels(tmp_path / "pink.png").mean(axis=(0, 1))
    assert red > blue
    red, _, blue = pixels(tmp_path / "blue.png").mean(axis=(0, 1))
    assert blue > red
    acgan(f"{line} --zoom 1 --gap 2 --scale 2 --out far.png")
    drawn = pixels(tmp_path / "far.png")
    assert drawn.shape == (2 * 34 - 2, 3 * 34 - 2, 3)
    assert (drawn[32:34] == 255).all()
    near = "explore --columns 5 --rows 1 --left 0 --top 0 --zoom"
    acgan(f"{near} 1 --out in.png")
    acgan(f"{near} 0 --out out.png")
    inside, outside = pixels(tmp_path / "in.png"), pixels(tmp_path / "out.png")
    assert np.array_equal(inside[:, 32:48], outside[:, 16:32])


def test_around_avatars(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    acgan("generate --count 2 --seed 9 --out kept")
    kept = [f"kept/avatar-seed9-00{number}.png" for number in range(2)]
    ran = acgan("explore --columns 5 --rows 1 --out map.png --around", *kept)
    assert "columns 0 to 4, rows 0 to 0" in ran.out
    drawn = pixels(tmp_path / "map.png")
    assert np.array_equal(drawn[:, :16], pixels(tmp_path / kept[0]))
    assert np.array_equal(drawn[:, 64:], pixels(tmp_path / kept[1]))


def test_the_model_is_that_of_the_avatars(acgan: Acgan, bundled: Path, home: Path) -> None:
    (home / "models").mkdir(parents=True)
    own = write_tiny_model(home / "models" / "own.onnx", seed=5, name="Own", num_styles=3)
    acgan("generate --count 1 --model own --out kept")
    line = "explore --columns 2 --rows 2 --around kept/avatar-seed1-000.png"
    assert "with Own on" in acgan(f"{line} --out a.png").out
    assert "another model" in acgan(f"{line} --out b.png --model tiny").sentence()
    own.unlink()
    assert "is not installed; name it with --model FILE" in acgan(f"{line} --out b.png").sentence()


def test_help_names_the_models_attributes(acgan: Acgan, bundled: Path) -> None:
    ran = acgan("explore --help")
    assert (ran.status, ran.err) == (0, "")
    assert "--hair-color CLASS" in ran.out
    assert acgan("explore --around missing.png --help").status == 0


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--hair-color pnik", "did you mean 'pink'?"),
        ("--columns 0", "'0' is not a whole number from 1"),
        ("--zoom 9", "'9' is not a whole number from -2 to 8"),
        ("--left far", "'far' is not a whole number"),
        ("--truncation 3", "must lie between 0 and 1, not at 3"),
        ("--columns 2000", "A map of 2000 x 8 faces would have 32000 x 128 pixels"),
        ("--columns 900 --rows 900", "ask for fewer --columns or --rows"),
        ("--out map.jpg", "map.jpg must end in .png"),
        ("--out folder.png", "folder.png is a folder"),
        ("--out there.png", "there.png is there already"),
        ("--out there.png/map.png", "cannot be made"),
        ("--around missing.png", "There is no picture or avatar at missing.png"),
        ("--around there.png", "neither a PNG with an avatar inside nor an avatar"),
        ("--around", "expected at least one argument"),
        ("--around a.json a.json a.json a.json a.json", "at most 4 avatars, not 5"),
        ("--model missing", "There is no model file missing"),
    ],
)
def test_wrong_requests_are_one_sentence(
    acgan: Acgan, bundled: Path, tmp_path: Path, options: str, expected: str
) -> None:
    (tmp_path / "there.png").write_bytes(b"there")
    (tmp_path / "folder.png").mkdir()
    acgan("generate --count 1 --out kept")
    avatar = read_avatar(tmp_path / "kept" / "avatar-seed1-000.png")
    (tmp_path / "a.json").write_text(avatar.to_json(), encoding="utf-8")
    assert expected in acgan(f"explore {options}").sentence()
    assert (tmp_path / "there.png").read_bytes() == b"there"
    assert not (tmp_path / "map.png").exists()


def test_force_replaces(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"there")
    assert acgan("explore --columns 2 --rows 2 --force").status == 0
    assert pixels(tmp_path / "map.png").shape == (32, 32, 3)


@pytest.mark.parametrize(
    "moment", ["acgan_desktop.engine.runtime.generator.Generator.render", "os.fsync"]
)
def test_stopping_leaves_nothing(
    acgan: Acgan, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moment, interrupt)
    ran = acgan("explore --columns 2 --rows 2 --out new/map.png")
    assert (ran.status, ran.err) == (130, "acgan: stopped\n")
    assert list((tmp_path / "new").iterdir()) == []
