"""``acgan find``: a person's own picture in, an avatar out."""

from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image
from tiny_encoder import write_tiny_encoder
from tiny_model import write_tiny_model

from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.library.pictures.picture_files import read_avatar

pytest_plugins = ("cli_support",)

QUICK = ("--tries", "40", "--device", "cpu", "--crop", "0,0,48")


def picture_at(path: Path, width: int = 48, height: int = 48) -> Path:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (4, 4, 3), dtype=np.uint8)
    Image.fromarray(coarse).resize((width, height), Image.Resampling.NEAREST).save(path)
    return path


def test_it_finds_a_face_for_each_picture(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    one, two = picture_at(tmp_path / "one.png"), picture_at(tmp_path / "two.bmp")
    out = tmp_path / "out"
    ran = acgan("find", str(one), str(two), "--out", str(out), *QUICK, "--alternatives", "2")
    assert ran.status == 0, ran.err
    assert "Asked for: hair_length" in ran.out
    assert "40 faces drawn" in ran.out
    for name in ("one-found", "one-found-1", "one-found-2", "two-found"):
        avatar = read_avatar(out / f"{name}.png")
        assert avatar.model == inspect_model(bundled).model_id
        with Image.open(out / f"{name}.png") as picture:
            assert picture.size == (16, 16)
    assert read_avatar(out / "one-found.png") == read_avatar(out / "two-found.png")
    refused = acgan("find", str(one), "--out", str(out), *QUICK).sentence()
    assert "is there already" in refused


def test_wishes_stay_and_blends_are_refused(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    picture = picture_at(tmp_path / "one.png")
    out = str(tmp_path / "out")
    ran = acgan("find", str(picture), "--out", out, *QUICK, "--hair-color", "pink")
    assert ran.status == 0
    assert "hair_color pink" in ran.out
    (source,) = read_avatar(tmp_path / "out" / "one-found.png").sources
    assert source.attributes[2:5] == (0, 1, 0)
    said = acgan("find", str(picture), "--hair-color", "pink,blue").sentence()
    assert "one class for hair_color" in said


def test_a_picture_without_a_face_is_told_of(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    picture = picture_at(tmp_path / "thin.png", 16, 24)
    ran = acgan("find", str(picture), "--out", str(tmp_path / "out"), *QUICK[:4])
    assert ran.status == 0
    assert "No face was seen" in ran.out
    said = acgan("find", str(picture), "--out", str(tmp_path / "b"), "--face", "3").sentence()
    assert said == "--face 3: the picture shows 1."


def test_wrong_requests_are_one_sentence(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    picture = str(picture_at(tmp_path / "one.png"))
    out = str(tmp_path / "out")
    assert (
        "No face can be looked for in text.png"
        in acgan("find", str(tmp_path / "text.png"), "--out", out).sentence()
    )
    assert "missing.png" in acgan("find", str(tmp_path / "missing.png")).sentence()
    assert "LEFT,TOP,SIDE" in acgan("find", picture, "--crop", "1,2").sentence()
    other = write_tiny_model(tmp_path / "other.onnx", seed=3)
    encoder = write_tiny_encoder(tmp_path / "e.onnx", inspect_model(other).model_id)
    said = acgan("find", picture, "--out", out, "--encoder", str(encoder), *QUICK).sentence()
    assert "was made for the model" in said
    assert not list((tmp_path / "out").glob("*.png"))


@pytest.mark.parametrize("tries", ["0", "many"])
def test_tries_are_checked(acgan: Acgan, bundled: Path, tries: str) -> None:
    assert "--tries" in acgan("find", "a.png", "--tries", tries).sentence()
