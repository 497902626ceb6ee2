"""acgan blend, as a person types it."""

from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image
from tests_pictures import frame_count
from tiny_model import write_tiny_model

from acgan_desktop.library.pictures.picture_files import read_avatar

pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def faces(acgan: Acgan, bundled: Path, tmp_path: Path) -> list[str]:
    acgan("generate --count 9 --out kept")
    return [f"kept/avatar-seed1-00{number}.png" for number in range(9)]


def frames(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        shown = []
        for index in range(frame_count(picture)):
            picture.seek(index)
            shown.append(np.asarray(picture.convert("RGB")))
        return np.stack(shown)


def test_three_faces_turn_into_each_other(acgan: Acgan, faces: list[str], tmp_path: Path) -> None:
    ran = acgan("blend --frames 12 --size 64 --fps 24 --device cpu --out b.webp", *faces[:3])
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "Blended 3 avatars in 12 frames with Tiny on the CPU.\n"
        "Animation: b.webp (0.5 seconds, 0.0 MB)\n"
    )
    shown = frames(tmp_path / "b.webp")
    assert shown.shape == (12, 64, 64, 3)
    for number in range(3):
        with Image.open(tmp_path / faces[number]) as face:
            wanted = np.asarray(face.resize((64, 64), Image.Resampling.LANCZOS)).astype(int)
        assert np.abs(shown[4 * number] - wanted).mean() < 4


@pytest.mark.parametrize("suffix", ["gif", "png", "apng", "webp"])
@pytest.mark.parametrize("loop", ["once", "cycle", "bounce"])
def test_formats_and_loops(
    acgan: Acgan, faces: list[str], tmp_path: Path, suffix: str, loop: str
) -> None:
    acgan(
        f"blend --frames 10 --size 16 --way linear --easing linear --loop {loop} --out b.{suffix}",
        *faces[:2],
    )
    shown = frames(tmp_path / f"b.{suffix}").astype(int)
    assert len(shown) == 10
    back = np.abs(shown[0] - shown[-1]).mean() < np.abs(shown[0] - shown[5]).mean()
    assert back == (loop != "once")


def test_avatars_as_json(acgan: Acgan, faces: list[str], tmp_path: Path) -> None:
    avatar = read_avatar(tmp_path / faces[0])
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + avatar.to_json().encode())
    assert acgan("blend --frames 4 --size 16 a.json", faces[1]).status == 0
    assert len(frames(tmp_path / "blend.webp")) == 4


def test_the_model_is_that_of_the_avatars(
    acgan: Acgan, faces: list[str], home: Path, tmp_path: Path
) -> None:
    (home / "models").mkdir(parents=True)
    own = write_tiny_model(home / "models" / "own.onnx", seed=5, name="Own", num_styles=3)
    acgan("generate --count 2 --model own --out own")
    pair = ["own/avatar-seed1-000.png", "own/avatar-seed1-001.png"]
    small = "--frames 4 --size 16 --out"
    assert "with Own on" in acgan(f"blend {small} a.webp", *pair).out
    mixed = acgan(f"blend {small} b.webp", pair[0], faces[1]).sentence()
    assert "avatar-seed1-000.png and avatar-seed1-001.png were made with different models" in mixed
    assert "another than 'Tiny'" in acgan(f"blend {small} b.webp --model tiny", *pair).sentence()
    elsewhere = own.rename(tmp_path / "elsewhere.onnx")
    assert "is not installed" in acgan(f"blend {small} b.webp", *pair).sentence()
    assert acgan(f"blend {small} b.webp --model", str(elsewhere), *pair).status == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{0}", "needs 2 to 8 avatars, not 1"),
        ("{0} {1} {2} {3} {4} {5} {6} {7} {8}", "needs 2 to 8 avatars, not 9"),
        ("{0} missing.png", "There is no picture or avatar at missing.png"),
        ("{0} kept/contact-sheet.png", "contact-sheet.png has no avatar inside"),
        ("{0} odd.json", "odd.json: This is not a usable avatar"),
        ("{0} /dev/zero", "There is no picture or avatar at /dev/zero"),
        ("{0} {1} --out b.avi", "must be one of .webp, .gif, .png, .mp4, .apng"),
        ("{0} {1} --out kept", "does not end like an animation"),
        ("{0} {1} --out folder.gif", "folder.gif is a folder"),
        ("{0} {1} --out there.gif", "there.gif is there already"),
        ("{0} {1} --frames 1", "'1' is not a whole number from 2"),
        ("{0} {1} --fps 0", "between 1 and 60"),
        ("{0} {1} --fps 60 --out b.gif", "between 1 and 50"),
        ("{0} {1} --size 5", "between 16 and 2048"),
        ("{0} {1} --size 2048 --frames 4000", "it can have 256"),
        ("{0} {1} --quality 101", "between 1 and 100"),
        ("{0} {1} --easing quick", "invalid choice: 'quick'"),
        ("{0} {1} --model missing", "There is no model file missing"),
        ("", "required: AVATAR"),
    ],
)
def test_wrong_requests_are_one_sentence(
    acgan: Acgan, faces: list[str], tmp_path: Path, line: str, expected: str
) -> None:
    (tmp_path / "odd.json").write_text('{"format": 9}', encoding="utf-8")
    (tmp_path / "there.gif").write_bytes(b"there")
    (tmp_path / "folder.gif").mkdir()
    before = sorted(tmp_path.iterdir())
    assert expected in acgan(f"blend {line.format(*faces)}").sentence()
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.gif").read_bytes() == b"there"


def test_force_replaces(acgan: Acgan, faces: list[str], tmp_path: Path) -> None:
    (tmp_path / "blend.webp").write_bytes(b"there")
    assert acgan("blend --frames 4 --size 16 --force", *faces[:2]).status == 0
    assert len(frames(tmp_path / "blend.webp")) == 4


@pytest.mark.parametrize(
    "moment",
    [
        "acgan_desktop.engine.runtime.generator.Generator.render",
        "acgan_desktop.library.animation.frames.FrameSequence.tell",
        "os.fsync",
    ],
)
def test_stopping_leaves_nothing(
    acgan: Acgan, faces: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moment, interrupt)
    ran = acgan("blend --frames 3 --size 16 --out new/b.webp", *faces[:2])
    assert (ran.status, ran.err) == (130, "acgan: stopped\n")
    assert list((tmp_path / "new").iterdir()) == []


def test_full_disk_is_one_sentence(
    acgan: Acgan, faces: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acgan_desktop.core.durable.os.fsync", full)
    ran = acgan("blend --frames 3 --size 16", *faces[:2])
    assert "cannot be saved: No space left on device" in ran.sentence()


def test_help(acgan: Acgan) -> None:
    ran = acgan("blend --help")
    assert (ran.status, ran.err) == (0, "")
    assert "ending in .webp, .gif, .png, .mp4, .apng" in ran.out
