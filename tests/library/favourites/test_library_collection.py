"""Collections: everything comes back, nothing twice, and no file does harm."""

import base64
import io
import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from favourites_support import make_avatar
from PIL import Image
from spoiled_pngs import SPOILED

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.favourites import collection
from acgan_desktop.library.favourites.collection import (
    CollectionCancelled,
    CollectionError,
    export_collection,
    import_collection,
)
from acgan_desktop.library.favourites.store import Favourites


def picture(number: int) -> np.ndarray:
    return np.full((16, 16, 3), number % 256, np.uint8)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Favourites]:
    with Favourites(tmp_path / "mine" / "favourites.db") as favourites:
        for number in range(7):
            favourites.add(make_avatar(number), picture(number))
        yield favourites


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Favourites]:
    with Favourites(tmp_path / "yours" / "favourites.db") as favourites:
        yield favourites


@pytest.fixture
def exported(tmp_path: Path, kept: Favourites) -> Path:
    path = tmp_path / "all.jsonl"
    export_collection(path, kept.all())
    return path


def values(favourites: Favourites) -> list[tuple[object, ...]]:
    return [(one.avatar, one.thumbnail, one.created) for one in favourites.all()]


def with_line(path: Path, number: int, line: str | bytes | dict[str, object]) -> Path:
    lines = path.read_bytes().splitlines()
    if isinstance(line, dict):
        line = json.dumps(json.loads(lines[number]) | line)
    lines[number] = line.encode() if isinstance(line, str) else line
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def png(width: int, height: int, body: bytes = b"") -> str:
    """Return a PNG that claims a size and holds whatever."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + kind + content + checksum

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + parts).decode()


def test_there_and_back(exported: Path, kept: Favourites, empty: Favourites) -> None:
    result = import_collection(exported, empty)
    assert (result.added, result.known, result.problem) == (7, 0, None)
    assert values(empty) == values(kept)


def test_a_byte_order_mark_is_no_fault(exported: Path, kept: Favourites, empty: Favourites) -> None:
    exported.write_bytes(b"\xef\xbb\xbf" + exported.read_bytes())
    imported = import_collection(exported, empty)
    assert (imported.added, imported.problem) == (len(kept.all()), None)


def test_twice_changes_nothing(exported: Path, kept: Favourites) -> None:
    before = kept.all()
    result = import_collection(exported, kept)
    assert (result.added, result.known, result.problem) == (0, 7, None)
    assert kept.all() == before


def test_merges_with_what_is_there(exported: Path, empty: Favourites) -> None:
    own = [empty.add(make_avatar(number), picture(99)) for number in (3, 50)]
    result = import_collection(exported, empty)
    assert (result.added, result.known) == (6, 1)
    assert len(empty) == 8
    for favourite in own:
        assert empty.find(favourite.avatar) == favourite
    with_duplicates = exported.read_bytes() + exported.read_bytes().split(b"\n", 1)[1]
    exported.write_bytes(with_duplicates)
    assert import_collection(exported, empty).added == 0


def test_nothing_to_export(tmp_path: Path, empty: Favourites) -> None:
    path = tmp_path / "none.jsonl"
    export_collection(path, empty.all())
    result = import_collection(path, empty)
    assert (result.added, result.known, result.problem) == (0, 0, None)


def test_file_is_readable_by_anybody(exported: Path, kept: Favourites) -> None:
    header, *lines = map(json.loads, exported.read_text(encoding="utf-8").splitlines())
    assert (header["format"], header["kind"], header["favourites"]) == (2, "acgan-favourites", 7)
    oldest = kept.all()[-1]
    assert lines[0]["avatar"] == json.loads(oldest.avatar.to_json())
    with Image.open(io.BytesIO(base64.b64decode(lines[3]["thumbnail"]))) as thumbnail:
        assert np.array_equal(np.asarray(thumbnail), picture(3))


def test_more_than_one_batch(exported: Path, empty: Favourites) -> None:
    steps: list[tuple[int, int]] = []
    result = import_collection(exported, empty, progress=lambda *step: steps.append(step), batch=3)
    assert result.added == len(empty) == 7
    assert len(steps) == 7
    assert steps[-1] == (exported.stat().st_size,) * 2


def test_cancelled_and_interrupted(
    tmp_path: Path, exported: Path, kept: Favourites, empty: Favourites
) -> None:
    before = exported.read_bytes()
    with pytest.raises(CollectionCancelled):
        export_collection(exported, kept.all()[:3], cancelled=lambda: True)

    def interrupt(done: int, _: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_collection(exported, kept.all()[:3], progress=interrupt)
    assert exported.read_bytes() == before
    assert not list(tmp_path.glob(".*"))
    with pytest.raises(CollectionCancelled):
        import_collection(exported, empty, cancelled=lambda: True)
    with pytest.raises(KeyboardInterrupt):
        import_collection(exported, empty, progress=interrupt)
    assert import_collection(exported, empty).added == 7


def test_full_disk(tmp_path: Path, kept: Favourites, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acgan_desktop.core.durable.os.fsync", full)
    with pytest.raises(CollectionError, match="cannot be written: No space left on device"):
        export_collection(tmp_path / "all.jsonl", kept.all())
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"", "line 4"),
        (b"\xff\xfe\x00", "line 4"),
        (b"[" * 100_000, "line 4"),
        (b'{"avatar": 1}', "line 4: created"),
        ({"created": "2026-01-01T00:00:00"}, "created"),
        ({"created": "0001-01-01T00:00:00+23:00"}, "created: there is no such time"),
        ({"thumbnail": "§"}, "thumbnail"),
        ({"thumbnail": "aGVsbG8="}, "the thumbnail has no sane size"),
        ({"thumbnail": png(8, 8, zlib.compress(b"short"))}, "the thumbnail is damaged"),
        ({"thumbnail": png(8, 8, b"no zlib")}, "the thumbnail is damaged"),
        ({"thumbnail": png(60_000, 60_000)}, "the thumbnail is too large"),
        ({"thumbnail": png(0, 8)}, "the thumbnail is damaged"),
        ({"path": "../../etc/passwd"}, "path: Extra inputs are not permitted"),
        ({"avatar": {"format": 2}}, "avatar.format"),
    ],
)
def test_damaged_line_costs_only_itself(
    exported: Path, empty: Favourites, line: bytes | dict[str, object], expected: str
) -> None:
    result = import_collection(with_line(exported, 3, line), empty)
    assert result.added == len(empty.all()) == 6
    assert result.problem is not None
    assert result.problem.startswith("1 favourite in all.jsonl cannot be used (line 4: ")
    assert expected in result.problem


def test_lines_without_end(exported: Path, empty: Favourites) -> None:
    endless = b"x" * (2 * collection.MAX_LINE_BYTES + 1)
    result = import_collection(with_line(exported, 2, endless), empty)
    assert result.added == 6
    assert "line 3: it is too long" in str(result.problem)
    # A thumbnail within a line that is not too long may still be.
    large = base64.b64encode(b"\x89PNG" + bytes(8 * 1024 * 1024)).decode()
    result = import_collection(with_line(exported, 2, with_thumbnail(exported, 3, large)), empty)
    assert "line 3: the thumbnail has no sane size" in str(result.problem)


def with_thumbnail(path: Path, number: int, thumbnail: str) -> str:
    line = json.loads(path.read_bytes().splitlines()[number])
    return json.dumps(line | {"thumbnail": thumbnail})


def test_too_large_an_avatar(
    exported: Path, empty: Favourites, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection, "MAX_JSON_BYTES", 20)
    assert "the avatar is too large" in str(import_collection(exported, empty).problem)
    assert len(empty) == 0


def test_torn_file_gives_what_it_has(exported: Path, empty: Favourites) -> None:
    whole = exported.read_bytes()
    exported.write_bytes(whole[: int(len(whole) * 0.6)])
    result = import_collection(exported, empty)
    assert 2 <= result.added < 7
    assert "cannot be used" in str(result.problem)
    assert f"ends after {result.added + 1} of 7 favourites." in str(result.problem)
    assert "\n" not in str(result.problem)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "no collection of favourites"),
        (b"hello\n", "no collection of favourites"),
        (b"PK\x03\x04" + bytes(100_000), "no collection of favourites"),
        (b'{"format": 3, "kind": "acgan-favourites", "new": 1}\n', "newer version"),
        (b'{"format": 1, "kind": "acgan-favourites", "new": 1}\n', "no collection of favourites"),
        (b'{"format": 1, "kind": "something else"}\n', "no collection of favourites"),
        (b"[" * 9_999, "no collection of favourites"),
    ],
)
def test_other_files(tmp_path: Path, empty: Favourites, content: bytes, expected: str) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(CollectionError, match=expected):
        import_collection(path, empty)


def test_too_many(exported: Path, empty: Favourites, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "MAX_FAVOURITES", 5)
    with pytest.raises(CollectionError, match="more than 5 favourites"):
        import_collection(exported, empty)


def test_places_without_a_file(tmp_path: Path, empty: Favourites) -> None:
    for path in (tmp_path / "missing", tmp_path, Path("/dev/zero")):
        with pytest.raises(CollectionError, match="There is no file"):
            import_collection(path, empty)


def test_merge_keeps_all_or_none(empty: Favourites, kept: Favourites) -> None:
    good = [(one.avatar, one.thumbnail, one.created) for one in kept.all()]
    with pytest.raises(ValueError, match="thumbnail"):
        empty.merge([*good, (make_avatar(50), b"no picture", datetime.now(UTC))])
    assert len(empty) == 0
    assert empty.merge(iter(good)) == 7
    assert empty.merge(good) == 0
    # Times are kept as the same moment in UTC, since they are sorted as text.
    zone = datetime.fromisoformat("2031-01-01T00:30:00+02:00")
    assert empty.merge([(make_avatar(60), good[0][1], zone)]) == 1
    newest = empty.all()[0]
    assert newest.created == zone
    assert newest.created.utcoffset() == timedelta(0)


def test_favourites_that_cannot_be_written(
    exported: Path, empty: Favourites, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> int:
        raise UserError("The favourites cannot be used: the disk is full.")

    monkeypatch.setattr(empty, "merge", refuse)
    with pytest.raises(UserError, match="the disk is full"):
        import_collection(exported, empty)


@pytest.mark.parametrize(
    "spoiled",
    ["no palette", "second header, larger", "bomb", "text", "odd palette", "cut off"],
)
def test_a_thumbnail_that_is_none_is_left_out_and_the_next_is_taken(
    exported: Path, empty: Favourites, spoiled: str
) -> None:
    thumbnail = base64.b64encode(SPOILED[spoiled]).decode()
    found = import_collection(with_line(exported, 3, {"thumbnail": thumbnail}), empty)
    assert found.added == 6
    assert found.problem is not None
    assert found.problem.startswith("1 favourite in all.jsonl cannot be used (line 4: the thumb")


@pytest.mark.parametrize("z", [5, None, [1], True, {}])
def test_an_avatar_whose_z_is_no_text_is_left_out(
    exported: Path, empty: Favourites, z: object
) -> None:
    line = json.loads(exported.read_bytes().splitlines()[2])["avatar"]
    line["sources"][0]["z"] = z
    found = import_collection(with_line(exported, 2, {"avatar": line}), empty)
    assert found.added == 6
    assert "line 3: avatar.sources.0.z: must be base64 text" in str(found.problem)
