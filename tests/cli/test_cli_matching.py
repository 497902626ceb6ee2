"""``acgan generate`` keeps its promises where a tagger is installed, and says so."""

from pathlib import Path

import pytest
from acgan_command import Acgan
from PIL import Image
from tiny_model import DEFAULT_ATTRIBUTES
from tiny_tagger import COLOURS, write_tiny_tagger

from acgan_desktop.engine.matching.wish_matching import MOST, place_and_attempt
from acgan_desktop.library.pictures.picture_files import read_avatar

pytest_plugins = ["cli_support"]
WISH = "--hair-color pink"


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def tagger(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Bundle a tagger that reads the tiny model's attributes, rightly or not."""
    # Where in colour space the tiny model's faces lie apart; what they are called is all one.
    for at, name in enumerate(("short", "long", "blonde", "pink")):
        monkeypatch.setitem(COLOURS, name, (0.3 + 0.1 * at, 0.5, 0.5))
    return write_tiny_tagger(bundled.with_name("reader.onnx"), DEFAULT_ATTRIBUTES)


def faces(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.glob("avatar-*.png"))}


def test_wishes_are_verified(acgan: Acgan, tagger: Path, tmp_path: Path) -> None:
    ran = acgan(f"generate --count 12 {WISH} --truncation 1 --out out")
    assert (ran.status, ran.err) == (0, "")
    lines = [line for line in ran.out.splitlines() if line.startswith("Likely, says tiny-tagger: ")]
    assert len(lines) == 1
    assert " of 12 show what was asked for; " in lines[0]
    assert "How near this model's faces come to real ones is not said" in lines[0]
    attempts = []
    for number, file in enumerate(sorted((tmp_path / "out").glob("avatar-*.png"))):
        avatar = read_avatar(file)
        assert avatar.origin is not None
        place, attempt = place_and_attempt(avatar.origin.index)
        assert place == number
        attempts.append(attempt)
        assert avatar.sources[0].attributes[2:5] == (0, 1, 0)
    assert max(attempts) < MOST
    passed = int(lines[0].split("; ")[1].split()[0].replace(",", ""))
    # Those that are marked may have tried more than the one that is shown.
    assert passed >= sum(attempts)


def test_more_never_changes_the_first_ones(acgan: Acgan, tagger: Path, tmp_path: Path) -> None:
    acgan(f"generate --count 20 {WISH} --out many")
    acgan(f"generate --count 3 {WISH} --out few")
    acgan(f"generate --count 2 --first 17 {WISH} --out rest")
    many = faces(tmp_path / "many")
    assert faces(tmp_path / "few").items() <= many.items()
    assert faces(tmp_path / "rest").items() <= many.items()


def test_without_verifying_faces_come_as_they_do_without_a_tagger(
    acgan: Acgan,
    tagger: Path,
    tmp_path: Path,
) -> None:
    ran = acgan(f"generate --count 6 {WISH} --no-verify --out plain")
    assert "erified" not in ran.out
    tagger.unlink()
    ran = acgan(f"generate --count 6 {WISH} --out alone")
    assert ran.out.count("Not verified: no tagger is installed") == 1
    assert faces(tmp_path / "plain") == faces(tmp_path / "alone")


def test_where_nothing_is_wished_nothing_is_verified(
    acgan: Acgan,
    tagger: Path,
    tmp_path: Path,
) -> None:
    assert "erified" not in acgan("generate --count 2 --out out").out


def test_a_tagger_that_does_not_fit_is_no_hindrance(acgan: Acgan, bundled: Path) -> None:
    write_tiny_tagger(bundled.with_name("reader.onnx"))
    ran = acgan(f"generate --count 2 {WISH} --out out")
    assert (ran.status, ran.err) == (0, "")
    assert "Not verified" in ran.out


def test_pictures_that_are_there_are_kept(acgan: Acgan, tagger: Path, tmp_path: Path) -> None:
    command = f"generate --count 3 {WISH} --truncation 1"
    acgan(f"{command} --out out")
    before = faces(tmp_path / "out")
    assert acgan(f"{command} --out out").status == 0
    assert acgan(f"{command} --count 5 --out out").status == 0
    assert before.items() <= faces(tmp_path / "out").items()
    now = faces(tmp_path / "out")
    refusal = acgan("generate --count 5 --hair-color blue --out out").sentence()
    assert "avatar-seed1-000.png and 4 more" in refusal
    assert faces(tmp_path / "out") == now
    assert acgan("generate --count 5 --hair-color blue --force --out out").status == 0


def test_what_is_not_confirmed_is_named(
    acgan: Acgan,
    bundled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Nothing that the model draws is as near to pink as to blonde here.
    far = {"short": (0, 0, 0), "long": (1, 1, 1), "blonde": (0.5, 0.5, 0.5), "pink": (9, 9, 9)}
    for name, colour in far.items():
        monkeypatch.setitem(COLOURS, name, colour)
    write_tiny_tagger(bundled.with_name("reader.onnx"), DEFAULT_ATTRIBUTES)
    ran = acgan(f"generate --count 10 {WISH} --first 5 --out out")
    line = next(line for line in ran.out.splitlines() if line.startswith("Likely"))
    assert "0 of 10 show what was asked for; 70 candidates were passed over." in line
    assert line.endswith("not confirmed: 5, 6, 7, 8, 9, 10, 11, 12 and 2 more.")
    with Image.open(tmp_path / "out" / "avatar-seed1-005.png") as picture:
        assert picture.size == (16, 16)
