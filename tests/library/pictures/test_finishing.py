"""Finishing pictures: by an upscaler where one is, by Lanczos where not, in the picture's kind."""

import json
from pathlib import Path

import numpy as np
import pytest
from favourites_support import make_avatar
from PIL import Image
from tiny_model import set_manifest
from tiny_upscaler import enlarged, tiny_upscaler, upscaler_manifest, write_tiny_upscaler

from acgan_desktop.library.models import installed
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.pictures.finishing import (
    Finisher,
    choose_upscaler,
    finish_picture,
    picture_bytes,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of bundled models, empty."""
    place = tmp_path / "bundled"
    place.mkdir()
    monkeypatch.setattr(installed, "bundled_folder", lambda: place)
    return place


@pytest.fixture
def upscaler(folder: Path) -> Path:
    return write_tiny_upscaler(folder / "tiny.onnx")


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)


def test_without_an_upscaler_pictures_are_resampled(folder: Path) -> None:
    pixels = noise(2, 8, 10, 3)
    with Finisher.open("best") as finisher:
        assert (finisher.upscaler, finisher.problem, finisher.factor) == (None, "", 1)
        assert finisher.finished_by(4) is None
        large = finisher.finish(pixels, 4)
        assert finisher.finish(pixels[:0], 4).shape == (0, 32, 40, 3)
    for one, other in zip(pixels, large, strict=True):
        np.testing.assert_array_equal(picture_files.scaled(one, 4), other)


@pytest.mark.parametrize("times", [1, 2, 3, 4, 5, 8, 16])
def test_every_size_is_reached_by_the_upscaler(upscaler: Path, times: int) -> None:
    pixels = noise(2, 8, 9, 3)
    with Finisher.open("fast") as finisher:
        assert finisher.factor == 4
        large = finisher.finish(pixels, times)
        finished = finisher.finished_by(times)
    assert large.shape == (2, 8 * times, 9 * times, 3)
    if times == 4:
        np.testing.assert_array_equal(large[1], enlarged(pixels[1]))
    if times == 8:
        half = Image.fromarray(enlarged(pixels[1])).resize((18, 16), Image.Resampling.LANCZOS)
        np.testing.assert_array_equal(large[1], enlarged(np.asarray(half)))
    assert (finished is None) is (times == 1)
    with Finisher.open("fast") as finisher, pytest.raises(ValueError, match="times"):
        finisher.finish(pixels, 17)


def test_the_quality_asked_for_is_taken_or_else_the_other(folder: Path) -> None:
    assert choose_upscaler("best").path is None
    fast = write_tiny_upscaler(folder / "a.onnx", quality="fast")
    assert choose_upscaler("best").path == choose_upscaler("fast").path == fast
    best = write_tiny_upscaler(folder / "b.onnx", quality="best")
    assert (choose_upscaler("best").path, choose_upscaler("fast").path) == (best, fast)


def test_a_broken_upscaler_is_told_of_and_lanczos_goes_on(folder: Path) -> None:
    model = tiny_upscaler()
    set_manifest(model, upscaler_manifest(model_id="2" * 64))
    (folder / "broken.onnx").write_bytes(model.SerializeToString())
    with Finisher.open("best") as finisher:
        assert finisher.upscaler is None
        assert "broken.onnx" in finisher.problem
        assert finisher.finish(noise(1, 4, 4, 3), 4).shape == (1, 16, 16, 3)
    # Beside one of the other quality, that one draws, and the fault is still told.
    write_tiny_upscaler(folder / "good.onnx", quality="fast")
    with Finisher.open("best") as finisher:
        assert finisher.factor == 4
        assert "broken.onnx" in finisher.problem
    with Finisher.open("fast") as finisher:
        assert finisher.problem == ""


def test_a_picture_says_what_finished_it_and_is_the_same_avatar(
    upscaler: Path, tmp_path: Path
) -> None:
    avatar = make_avatar(7)
    pixels = noise(1, 8, 8, 3)
    with Finisher.open("best") as finisher:
        content = picture_files.png_bytes(
            finisher.finish(pixels, 4)[0], avatar, finished_by=finisher.finished_by(4)
        )
    path = tmp_path / "finished.png"
    path.write_bytes(content)
    assert picture_files.read_avatar(path) == avatar
    with Image.open(path) as picture:
        assert picture.size == (32, 32)
        said = json.loads(picture.text["acgan.upscaler"])  # type: ignore[attr-defined]
    manifest = installed.stated_manifest(upscaler)
    assert manifest is not None
    assert said == {
        "format": 1,
        "name": "tiny-upscaler",
        "model_id": manifest.model_id,
        "times": 4,
    }


@pytest.mark.parametrize(
    ("mode", "becomes"),
    [("L", "L"), ("1", "L"), ("I;16", "L"), ("P", "RGB"), ("CMYK", "RGB"), ("LA", "LA"),
     ("RGBA", "RGBA"), ("RGB", "RGB")],
)  # fmt: skip
def test_a_picture_keeps_its_kind(upscaler: Path, mode: str, becomes: str) -> None:
    picture = Image.fromarray(noise(6, 5, 3)).convert("L" if mode == "I;16" else "RGB")
    picture = picture.convert("L").convert("I;16") if mode == "I;16" else picture.convert(mode)
    with Finisher.open("best") as finisher:
        drawn = finish_picture(finisher, picture, 4)
    assert (drawn.mode, drawn.size) == (becomes, (20, 24))
    assert picture_bytes(drawn, None).startswith(b"\x89PNG")


def test_what_is_see_through_lends_no_colour(upscaler: Path) -> None:
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[...] = (255, 0, 0, 0)  # red that nobody sees
    pixels[4:12, 4:12] = (0, 0, 200, 255)
    with Finisher.open("best") as finisher:
        drawn = np.asarray(finish_picture(finisher, Image.fromarray(pixels), 4))
    seen = drawn[..., 3] > 0
    assert seen.any()
    assert drawn[seen][:, 0].max() == 0
    inside = drawn[24:40, 24:40]
    assert (inside[..., :3] == (0, 0, 200)).all()
    assert inside[..., 3].min() > 245  # Lanczos swings a little beyond an edge


def test_one_pixel_is_a_picture_too(upscaler: Path) -> None:
    with Finisher.open("best") as finisher:
        for mode in ("RGB", "RGBA", "L"):
            assert finish_picture(finisher, Image.new(mode, (1, 1)), 4).size == (4, 4)
