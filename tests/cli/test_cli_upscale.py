"""``acgan upscale``, and how ``acgan generate`` finishes its pictures."""

import json
from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image
from tiny_model import set_manifest
from tiny_upscaler import enlarged, tiny_upscaler, upscaler_manifest, write_tiny_upscaler

from acgan_desktop.library.pictures.picture_files import read_avatar

pytest_plugins = ("cli_support",)


@pytest.fixture
def upscaler(bundled: Path) -> Path:
    return write_tiny_upscaler(bundled.with_name("upscaler.onnx"))


def picture_at(path: Path, *size: int) -> np.ndarray:
    pixels = np.random.default_rng(0).integers(0, 256, (*size, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return pixels


def test_generate_finishes_what_it_draws_and_says_so(
    acgan: Acgan, bundled: Path, tmp_path: Path
) -> None:
    drawn = _pixels(_one(acgan, tmp_path / "plain", "--count", "2"))
    side = len(drawn)
    write_tiny_upscaler(bundled.with_name("upscaler.onnx"))
    ran = acgan("generate --count 2", "--out", str(tmp_path / "finished"))
    assert ran.status == 0
    assert "Finished by tiny-upscaler: 4 times as large." in ran.out
    path = tmp_path / "finished" / "avatar-seed1-000.png"
    with Image.open(path) as picture:
        assert picture.size == (4 * side, 4 * side)
        assert json.loads(picture.text["acgan.upscaler"])["times"] == 4  # type: ignore[attr-defined]
        large = np.asarray(picture)
    plain = tmp_path / "plain" / "avatar-seed1-000.png"
    assert read_avatar(path) == read_avatar(plain)
    np.testing.assert_array_equal(large, enlarged(drawn))
    # The same command once more finds the same pictures.
    assert acgan("generate --count 2", "--out", str(tmp_path / "finished")).status == 0


@pytest.mark.parametrize(
    ("options", "times", "finished"),
    [("--scale 1", 1, False), ("--scale 8", 8, True), ("--quality plain", 1, False),
     ("--quality plain --scale 4", 4, False), ("--quality fast --scale 2", 2, True)],
)  # fmt: skip
def test_generate_does_as_it_is_told(
    acgan: Acgan, upscaler: Path, tmp_path: Path, options: str, times: int, finished: bool
) -> None:
    with Image.open(_one(acgan, tmp_path / "drawn", "--scale", "1")) as picture:
        side = picture.width
    with Image.open(_one(acgan, tmp_path / "out", *options.split())) as picture:
        assert picture.size == (times * side, times * side)
        assert ("acgan.upscaler" in picture.text) is finished  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [5, 40, 100])
def test_generate_makes_the_size_asked_for(
    acgan: Acgan, upscaler: Path, tmp_path: Path, size: int
) -> None:
    with Image.open(_one(acgan, tmp_path / "out", "--size", str(size))) as picture:
        assert picture.size == (size, size)


def test_a_broken_upscaler_beside_a_good_model(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    model = tiny_upscaler()
    set_manifest(model, upscaler_manifest(model_id="2" * 64))
    bundled.with_name("broken.onnx").write_bytes(model.SerializeToString())
    ran = acgan("generate --count 1 --scale 2", "--out", str(tmp_path / "out"))
    assert ran.status == 0
    assert "Enlarged by resampling: 2 times as large. No upscaler was used: broken.onnx" in ran.out
    ran = acgan("generate --count 1", "--out", str(tmp_path / "other"))
    assert ran.status == 0
    assert "No upscaler was used: broken.onnx" in ran.out


def test_upscale_makes_pictures_larger_beside_them(
    acgan: Acgan, upscaler: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.webp"
    pixels = picture_at(first, 7, 5)
    picture_at(second, 16, 16)
    ran = acgan("upscale", str(first), str(second))
    assert ran.status == 0
    assert "Finished by tiny-upscaler: 4 times as large." in ran.out
    with Image.open(tmp_path / "first-large.png") as picture:
        np.testing.assert_array_equal(np.asarray(picture), enlarged(pixels))
    with Image.open(tmp_path / "second-large.png") as picture:
        assert picture.size == (64, 64)
    assert "is there already" in acgan("upscale", str(first)).sentence()
    assert acgan("upscale --force --size 100", str(first)).status == 0
    with Image.open(tmp_path / "first-large.png") as picture:
        assert picture.size == (71, 100)


def test_models_describes_an_upscaler(acgan: Acgan, upscaler: Path) -> None:
    ran = acgan("models --all")
    assert ran.status == 0
    for words in ("tiny-upscaler: upscaler, bundled", "4 times, made for 16 pixels", "a teacher"):
        assert words in ran.out


def test_upscale_into_a_folder_and_without_an_upscaler(
    acgan: Acgan, bundled: Path, tmp_path: Path
) -> None:
    Image.new("LA", (3, 9), (100, 50)).save(tmp_path / "grey.png")
    ran = acgan("upscale", str(tmp_path / "grey.png"), "--out", str(tmp_path / "new"))
    assert ran.status == 0
    assert "Enlarged by resampling: 4 times as large." in ran.out
    with Image.open(tmp_path / "new" / "grey-large.png") as picture:
        assert (picture.mode, picture.size) == ("LA", (12, 36))


def test_wrong_requests_are_one_sentence(acgan: Acgan, upscaler: Path, tmp_path: Path) -> None:
    good, broken = tmp_path / "a.png", tmp_path / "broken.png"
    picture_at(good, 4, 4)
    broken.write_bytes(good.read_bytes()[:40])
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.png").write_bytes(good.read_bytes())
    picture_at(tmp_path / "wide.png", 2, 700)
    for line, words in (
        ([str(tmp_path / "nothing.png")], "nothing.png"),
        ([str(good), str(broken)], "broken.png cannot be enlarged"),
        ([str(good), str(tmp_path / "b" / "a.png"), "--out", str(tmp_path / "new")], "one by one"),
        ([str(good), "--size", "999"], "--size may be 64 at most"),
        ([str(good), "--scale", "3"], "--scale"),
        ([str(good), "--scale", "2", "--size", "9"], "not allowed"),
        ([str(tmp_path / "wide.png")], "takes 600 a side"),
        ([str(tmp_path)], "is not a file"),
    ):
        assert words in acgan("upscale", *line).sentence()
    assert not (tmp_path / "a-large.png").exists()


def _pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture)


def _one(acgan: Acgan, out: Path, *options: str) -> Path:
    ran = acgan("generate", "--out", str(out), *options)
    assert ran.status == 0, ran.err
    return out / "avatar-seed1-000.png"


def test_maps_expressions_loops_blends_and_favourites_are_finished(
    acgan: Acgan, home: Path, upscaler: Path, tmp_path: Path
) -> None:
    assert acgan("generate --count 2 --scale 1 --out drawn").status == 0
    first, second = (f"drawn/avatar-seed1-{number:03d}.png" for number in (0, 1))
    small = _pixels(tmp_path / first)
    side = len(small)

    assert acgan("explore --columns 2 --rows 1 --left 0 --top 0 --out map.png").status == 0
    assert (
        acgan("explore --columns 2 --rows 1 --left 0 --top 0 --scale 4 --out far.png").status == 0
    )
    tiles, large = _pixels(tmp_path / "map.png"), _pixels(tmp_path / "far.png")
    np.testing.assert_array_equal(large[:, : 4 * side], enlarged(tiles[:, :side]))

    assert acgan(f"blend {first} {second} --frames 4 --size {4 * side} --out a.png").status == 0
    line = f"blend {first} {second} --frames 4 --size {4 * side} --finish plain --out b.png"
    assert acgan(line).status == 0
    np.testing.assert_array_equal(_pixels(tmp_path / "a.png"), enlarged(small))
    assert not np.array_equal(_pixels(tmp_path / "b.png"), enlarged(small))

    assert acgan(f"expressions {first} --together 1 --out other").status == 0
    finished = sorted((tmp_path / "other").glob("0*.png"))
    assert finished
    for path in finished:
        with Image.open(path) as picture:
            assert picture.size == (4 * side, 4 * side)
            assert "acgan.upscaler" in picture.text  # type: ignore[attr-defined]
