"""Writing faces: how much larger they are made, what is replaced, what ends it, what is counted."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from ui_support import colour_of, manifest

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.pictures.picture_files import FinishedBy, Resampler, read_avatar
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.options import Background, BackgroundKind, SaveOptions
from acgan_desktop.library.saving.purposes import OWN_SIZE, PURPOSES
from acgan_desktop.library.saving.writing import Saved, larger, times_for, write_faces

Pixels = NDArray[np.uint8]
NOISE = np.random.default_rng(3).integers(0, 256, (48, 48, 3), np.uint8)
LANCZOS, NEAREST = Resampler.LANCZOS, Resampler.NEAREST
CLEAR = Background(BackgroundKind.TRANSPARENT)


def faces(folder: Path, count: int) -> list[tuple[Path, FacePicture]]:
    found = candidates(manifest(), {}, 7, 0, count, 0.7)
    return [(folder / f"{n}.png", FacePicture(colour_of(one), one)) for n, one in enumerate(found)]


@pytest.mark.parametrize(
    ("drawn", "side", "resampler", "times"),
    [
        (128, 512, LANCZOS, 4),
        (128, 1023, LANCZOS, 4),
        (128, 1024, LANCZOS, 8),
        (64, 512, LANCZOS, 8),
        (64, 32, LANCZOS, 4),
        (64, 4096, NEAREST, 1),
    ],
)
def test_how_much_larger_a_picture_is_made(
    drawn: int, side: int, resampler: Resampler, times: int
) -> None:
    assert times_for(drawn, side, resampler) == times


def test_squares_are_never_finished_and_a_finished_picture_says_by_what() -> None:
    avatar = candidates(manifest(), {}, 7, 0, 1, 0.7)[0]
    by = FinishedBy("sharp", "5" * 64, 4)

    def enlarge(pixels: Pixels, times: int) -> tuple[Pixels, FinishedBy | None]:
        return pixels.repeat(times, 0).repeat(times, 1) // 2, by

    made = larger(avatar, NOISE, 4, LANCZOS, enlarge)
    assert made.finished_by == by
    np.testing.assert_array_equal(made.pixels, NOISE.repeat(4, 0).repeat(4, 1) // 2)
    squares = larger(avatar, NOISE, 4, NEAREST, enlarge)
    assert squares.finished_by is None
    np.testing.assert_array_equal(squares.pixels, NOISE.repeat(4, 0).repeat(4, 1))
    assert larger(avatar, NOISE, 2, LANCZOS, None).pixels.shape == (96, 96, 3)


def test_a_framed_png_says_too_what_finished_it(tmp_path: Path) -> None:
    by = FinishedBy("sharp", "5" * 64, 4)
    options = SaveOptions(purpose=OWN_SIZE, size=24)
    path = tmp_path / "a.png"
    write_faces([(path, lambda: FacePicture(NOISE, None, by))], options)
    with Image.open(path) as picture:
        assert picture.size == (24, 24)
        assert picture.info["acgan.upscaler"] == by.to_json()


def test_no_file_is_replaced_unless_that_is_asked_for(tmp_path: Path) -> None:
    (path, face), *_ = faces(tmp_path, 1)
    path.write_bytes(b"mine")
    saved = write_faces([(path, lambda: face)], SaveOptions())
    assert saved.paths == (tmp_path / "0 (2).png",)
    assert path.read_bytes() == b"mine"
    assert read_avatar(saved.paths[0]) == face.avatar
    assert write_faces([(path, lambda: face)], SaveOptions(), replaces=True).paths == (path,)
    assert read_avatar(path) == face.avatar


def test_what_is_written_stays_when_it_ends_early(tmp_path: Path) -> None:
    told: list[int] = []
    some = [(path, lambda face=face: face) for path, face in faces(tmp_path, 5)]
    saved = write_faces(some, SaveOptions(), stopped=lambda: len(told) == 2, written=told.append)
    assert told == [1, 2]
    assert sorted(tmp_path.iterdir()) == sorted(saved.paths)
    given_up = write_faces([some[2], (tmp_path / "x.png", lambda: None), some[3]], SaveOptions())
    assert given_up.paths == (tmp_path / "2.png",)


def test_a_face_on_uneven_ground_keeps_it_and_is_counted(tmp_path: Path) -> None:
    uneven = FacePicture(NOISE)
    options = SaveOptions(background=CLEAR)
    saved = write_faces([(tmp_path / "a.png", lambda: uneven)], options)
    assert saved == Saved((tmp_path / "a.png",), kept=1)
    with Image.open(tmp_path / "a.png") as picture:
        np.testing.assert_array_equal(np.asarray(picture), NOISE)


def test_what_gave_something_up_for_a_limit_is_counted(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (400, 400, 3), np.uint8)
    options = SaveOptions(purpose=PURPOSES["discord-sticker"])
    saved = write_faces([(tmp_path / "a.png", lambda: FacePicture(noise))] * 2, options)
    assert (len(saved.paths), saved.reduced) == (2, 0)  # 320 x 320 x 3 bytes stay below 512 kB
    small = SaveOptions(purpose=PURPOSES["discord-emoji"], size=400)
    assert write_faces([(tmp_path / "b.png", lambda: FacePicture(noise))], small).reduced == 1
    assert (tmp_path / "b.png").stat().st_size <= 256_000


def test_a_full_disk_is_said_with_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "write_bytes", full)
    with pytest.raises(UserError, match=r"a\.png.*No space left"):
        write_faces([(tmp_path / "a.png", lambda: FacePicture(NOISE))], SaveOptions())
    assert not list(tmp_path.iterdir())
