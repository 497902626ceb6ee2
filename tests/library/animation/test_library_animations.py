"""Animations: what is written is what was asked for, whole or not at all."""

import importlib.util
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests_pictures import frame_count

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.animation.export import (
    AnimationCancelled,
    Kind,
    Look,
    animation_bytes,
    kind_of,
    save_animation,
)
from acgan_desktop.library.animation.frames import durations
from acgan_desktop.library.animation.gif import Dither, common_palette
from acgan_desktop.library.pictures.cutting_out import cut_out

COUNT = 12
PILLOW_KINDS = (Kind.WEBP, Kind.GIF, Kind.APNG)


def drawn(count: int = COUNT, height: int = 16, width: int = 16) -> np.ndarray:
    """Return smooth frames of many colours, no two alike."""
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)[:, None, None]
    y, x = np.mgrid[0 : height - 1 : height * 1j, 0 : width - 1 : width * 1j] / width * 3
    red, green, blue = np.sin(x + t), np.sin(y - t), np.cos(x + y + 2 * t)
    return ((np.stack([red, green, blue], axis=3) + 1) * 127.5).astype(np.uint8)


def read(path: Path) -> tuple[np.ndarray, list[float], object]:
    """Return the frames, their times in milliseconds, and how often they repeat."""
    frames, times = [], []
    with Image.open(path) as picture:
        for index in range(frame_count(picture)):
            picture.seek(index)
            frames.append(np.asarray(picture.convert("RGB")))
            times.append(picture.info["duration"])
        return np.stack(frames), times, picture.info.get("loop")


def enlarged(frames: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    return np.stack(
        [
            np.asarray(Image.fromarray(frame).resize(size, Image.Resampling.LANCZOS))
            for frame in frames
        ]
    )


@pytest.mark.parametrize("kind", PILLOW_KINDS)
def test_frames_size_and_times(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / f"a{kind}"
    save_animation(path, drawn(), Look(size=64, rate=24))
    frames, times, loop = read(path)
    assert frames.shape == (COUNT, 64, 64, 3)
    assert sum(times) == pytest.approx(500, abs=0.01)
    assert max(times) - min(times) <= 10
    assert loop == 0
    error = np.abs(frames.astype(int) - enlarged(drawn(), (64, 64)))
    assert error.mean() < {Kind.WEBP: 5, Kind.GIF: 16, Kind.APNG: 1e-9}[kind]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("kind", PILLOW_KINDS)
def test_the_same_size_and_once(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / f"a{kind}"
    save_animation(path, drawn(), Look(size=16, repeat=False))
    frames, _, loop = read(path)
    assert frames.shape == (COUNT, 16, 16, 3)
    assert loop == (None if kind is Kind.GIF else 1)


@pytest.mark.parametrize("kind", PILLOW_KINDS)
def test_frames_that_are_not_square(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / f"a{kind}"
    save_animation(path, drawn(height=16, width=24), Look(size=96))
    assert read(path)[0].shape == (COUNT, 64, 96, 3)


@pytest.mark.parametrize("kind", PILLOW_KINDS)
def test_frames_that_are_alike_take_their_time(tmp_path: Path, kind: Kind) -> None:
    frames = np.repeat(drawn(2), 5, axis=0)
    path = tmp_path / f"a{kind}"
    save_animation(path, frames, Look(size=16, rate=10))
    assert sum(read(path)[1]) == pytest.approx(1000)


def test_frames_are_made_larger_by_whoever_is_given(tmp_path: Path) -> None:
    frames, asked = drawn(3), list[int]()

    def squares(frame: np.ndarray) -> np.ndarray:
        asked.append(len(frame))
        return frame.repeat(4, axis=0).repeat(4, axis=1)

    path = tmp_path / "made.png"
    save_animation(path, frames, Look(size=64), enlarge=squares)
    np.testing.assert_array_equal(read(path)[0], frames.repeat(4, axis=1).repeat(4, axis=2))
    save_animation(path, frames, Look(size=16), enlarge=squares)  # large enough already
    assert asked == [16, 16, 16]


def test_apng_is_a_png_for_everybody_else(tmp_path: Path) -> None:
    path = tmp_path / "a.apng"
    save_animation(path, drawn(), Look(size=32, rate=25))
    assert path.read_bytes().startswith(b"\x89PNG")
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), enlarged(drawn(), (32, 32))[0])
        assert picture.format == "PNG"
        assert frame_count(picture) == COUNT


def test_quality_counts() -> None:
    small, large = (
        len(animation_bytes(Kind.WEBP, drawn(), Look(size=64, quality=quality)))
        for quality in (20, 95)
    )
    assert small < 0.8 * large


def test_dithering_mixes_what_the_palette_lacks(tmp_path: Path) -> None:
    frames = drawn()
    wanted = enlarged(frames, (128, 128))
    errors = {}
    for dither in Dither:
        path = tmp_path / f"{dither}.gif"
        save_animation(path, frames, Look(size=128, dither=dither))
        shown = read(path)[0]
        # From afar: means of 8 x 8 pixels, as the eye takes them.
        blocks = (shown.astype(float) - wanted).reshape(COUNT, 16, 8, 16, 8, 3).mean((2, 4))
        errors[dither] = np.abs(blocks).mean()
    assert errors[Dither.ORDERED] < 0.8 * errors[Dither.NONE]
    assert errors[Dither.DIFFUSION] < 0.8 * errors[Dither.NONE]


def test_palette_knows_colours_of_every_part() -> None:
    plain = np.zeros((100, 8, 8, 3), np.uint8)
    for index, colour in enumerate([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]):
        plain[25 * index : 25 * index + 25] = colour
    colours = np.array(common_palette(plain).getpalette()).reshape(-1, 3)
    for colour in [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]:
        assert np.abs(colours - colour).sum(axis=1).min() <= 3
    assert len(colours) <= 255
    assert animation_bytes(Kind.GIF, plain, Look(size=16))  # hardly a colour to dither


@pytest.mark.parametrize("rate", [1, 7, 24, 29.97, 50])
@pytest.mark.parametrize("units", [100, 1000])
def test_no_frame_strays_from_its_time(rate: float, units: int) -> None:
    times = np.cumsum(durations(1000, rate, units))
    np.testing.assert_allclose(times, np.arange(1, 1001) * units / rate, atol=0.5 + 1e-6)
    assert min(durations(1000, rate, units)) >= 2


@pytest.mark.parametrize("kind", PILLOW_KINDS)
def test_progress_and_cancel(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / f"a{kind}"
    steps: list[tuple[int, int]] = []
    save_animation(path, drawn(), Look(size=16), progress=lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    before = path.read_bytes()
    for stop_at in range(0, len(steps), 3):
        asked = 0

        def cancelled(limit: int = stop_at) -> bool:
            nonlocal asked
            asked += 1
            return asked > limit

        with pytest.raises(AnimationCancelled):
            save_animation(path, drawn()[::-1], Look(size=16), cancelled=cancelled)
        assert path.read_bytes() == before
        assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("kind", PILLOW_KINDS)
def test_interrupted(tmp_path: Path, kind: Kind) -> None:
    def interrupt(done: int, _: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_animation(tmp_path / f"a{kind}", drawn(), Look(size=16), progress=interrupt)
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.webp"
    path.write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acgan_desktop.core.durable.os.fsync", full)
    with pytest.raises(UserError, match="cannot be saved: No space left on device"):
        save_animation(path, drawn(), Look(size=16))
    assert path.read_bytes() == b"before"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("look", "kind", "count", "expected"),
    [
        (Look(size=8), Kind.WEBP, 12, "between 16 and 2048 pixels, not at 8"),
        (Look(size=4096), Kind.WEBP, 12, "between 16 and 2048"),
        (Look(rate=0), Kind.WEBP, 12, "between 1 and 60"),
        (Look(rate=61), Kind.APNG, 12, "between 1 and 60"),
        (Look(rate=51), Kind.GIF, 12, "between 1 and 50 a second, not at 51"),
        (Look(rate=float("nan")), Kind.GIF, 12, "frame rate"),
        (Look(quality=0), Kind.WEBP, 12, "quality"),
        (Look(size=33), Kind.MP4, 12, "even number of pixels"),
        (Look(), Kind.WEBP, 1, "at least 2 frames"),
        (Look(size=2048), Kind.WEBP, 1000, "at this size it can have 256"),
    ],
)
def test_bounds_are_sentences(look: Look, kind: Kind, count: int, expected: str) -> None:
    frames = np.broadcast_to(np.zeros((4, 4, 3), np.uint8), (count, 4, 4, 3))
    with pytest.raises(UserError, match=expected):
        animation_bytes(kind, frames, look)


def test_arrays_of_another_kind() -> None:
    wrong: Any
    for wrong in (np.zeros((4, 8, 8, 3)), np.zeros((8, 8, 3), np.uint8)):
        with pytest.raises(ValueError, match="uint8"):
            animation_bytes(Kind.GIF, wrong)


@pytest.mark.parametrize("kind", [Kind.WEBP, Kind.APNG])
def test_soft_transparent_edges_stay(tmp_path: Path, kind: Kind) -> None:
    frames = np.zeros((3, 16, 16, 4), np.uint8)
    for number, frame in enumerate(frames):
        frame[4:12, 4:12] = (200, 40, 40, 255)
        frame[4:12, 3] = (200, 40, 40, 60 + 50 * number)
    path = tmp_path / f"a{kind}"
    save_animation(path, frames, Look(size=16, quality=100))
    with Image.open(path) as picture:
        assert frame_count(picture) == 3
        for number in range(3):
            picture.seek(number)
            shown = np.asarray(picture.convert("RGBA")).astype(int)
            assert shown[0, 0, 3] == 0
            assert shown[8, 3, 3] == pytest.approx(60 + 50 * number, abs=3)
            assert shown[8, 8] == pytest.approx([200, 40, 40, 255], abs=6)


def test_faces_are_cut_out_at_the_size_of_the_file() -> None:
    frames = np.full((2, 32, 32, 3), 255, np.uint8)
    frames[:, 10:, 8:24] = (90, 40, 160)
    sizes: list[int] = []

    def enlarge(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
        sizes.append(len(frame))
        return frame.repeat(4, 0).repeat(4, 1)

    look = Look(size=128, transparent=True)
    content = animation_bytes(Kind.APNG, frames, look, enlarge=enlarge)
    assert sizes == [32, 32]
    with Image.open(io.BytesIO(content)) as picture:
        shown = np.asarray(picture.convert("RGBA"))
    np.testing.assert_array_equal(shown, cut_out(frames[0].repeat(4, 0).repeat(4, 1)))
    assert not shown[:30, :, 3].any()
    assert (shown[80, 64] == (90, 40, 160, 255)).all()
    noise = np.random.default_rng(0).integers(0, 256, (2, 32, 32, 3), np.uint8)
    with pytest.raises(UserError, match="is not plain"):
        animation_bytes(Kind.WEBP, noise, look)
    with pytest.raises(UserError, match="no soft transparent edges"):
        animation_bytes(Kind.GIF, frames, look)


@pytest.mark.parametrize("kind", [Kind.GIF, Kind.MP4])
def test_formats_without_soft_edges_say_so(kind: Kind) -> None:
    with pytest.raises(UserError, match="no soft transparent edges"):
        animation_bytes(kind, np.zeros((2, 16, 16, 4), np.uint8))


def test_suffixes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_of(Path("a.WebP")) is Kind.WEBP
    assert kind_of(Path("a.apng")) is kind_of(Path("a.png")) is Kind.APNG
    for name in ("a.avi", "a", ".gif", "gif"):
        with pytest.raises(UserError, match="does not end like an animation"):
            kind_of(Path(name))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(UserError, match=r"needs PyAV.*acgan-desktop\[video\]"):
        kind_of(Path("a.mp4"))


@pytest.mark.skipif(importlib.util.find_spec("av") is None, reason="PyAV is not installed")
def test_video(tmp_path: Path) -> None:
    import av

    path = tmp_path / "a.mp4"
    frames = drawn(24, 32, 32)
    steps: list[tuple[int, int]] = []
    save_animation(path, frames, Look(size=64, rate=12), progress=lambda *one: steps.append(one))
    assert steps[-1] == (24, 24)
    with av.open(str(path)) as container:
        (stream,) = container.streams.video
        assert stream.average_rate == 12
        shown = np.stack([one.to_ndarray(format="rgb24") for one in container.decode(video=0)])
    assert shown.shape == (24, 64, 64, 3)
    # Old versions of PyAV read other colours than were written, by a few levels.
    assert np.abs(shown.astype(int) - enlarged(frames, (64, 64))).mean() < 10
    # An odd side loses its last row; half a video is none.
    save_animation(path, drawn(4, 11, 16), Look(size=62))
    with av.open(str(path)) as container:
        assert container.streams.video[0].height == 42
    with pytest.raises(AnimationCancelled):
        save_animation(tmp_path / "b.mp4", frames, Look(size=64), cancelled=lambda: True)
    assert [file.name for file in tmp_path.iterdir()] == ["a.mp4"]
