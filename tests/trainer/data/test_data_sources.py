import os
import zipfile
from pathlib import Path

import pytest

from acgan_desktop.core.errors import UserError
from trainer.data import sources
from trainer.data.sources import Entry, Reader, UnreadableError, list_sources, visible


def names(*given: Path) -> list[str]:
    return [entry.name for entry in list_sources(given).entries]


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_folders_and_zips_are_listed_in_the_order_of_names(tmp_path: Path) -> None:
    folder = tmp_path / "faces"
    (folder / "sub").mkdir(parents=True)
    for name in ("b.JPG", "a.png", "sub/c.webp", "notes.txt"):
        (folder / name).write_bytes(b"x")
    zipped(folder / "more.zip", **{"z.jpeg": b"x", "y/x.png": b"x", "readme": b"x"})
    zipped(tmp_path / "other.zip", **{"1.png": b"x", "__MACOSX/._1.png": b"x", "d/": b""})
    listing = list_sources([tmp_path / "other.zip", folder])
    assert [entry.name for entry in listing.entries] == [
        "faces/a.png",
        "faces/b.JPG",
        "faces/more.zip/y/x.png",
        "faces/more.zip/z.jpeg",
        "faces/sub/c.webp",
        "other.zip/1.png",
    ]
    assert listing.other_files == 2
    with Reader() as reader:
        assert {reader.read(entry) for entry in listing.entries} == {b"x"}


def test_sources_of_one_name_get_different_titles(tmp_path: Path) -> None:
    for parent in ("one", "two"):
        (tmp_path / parent / "faces").mkdir(parents=True)
        (tmp_path / parent / "faces/a.png").write_bytes(b"x")
    assert names(tmp_path / "one/faces", tmp_path / "two/faces") == [
        "faces#2/a.png",
        "faces/a.png",
    ]


def test_unusable_sources_are_named(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no zip")
    broken = zipped(tmp_path / "broken.zip", **{"a.png": b"x" * 100})
    # The end stays, so that it passes for a zip, and the directory is damaged.
    content = broken.read_bytes()
    broken.write_bytes(content.replace(b"PK\x01\x02", b"PK\xff\xff"))
    for source, words in (
        (tmp_path / "missing", "does not exist"),
        (tmp_path / "text", "neither a folder nor a zip"),
        (broken, "cannot be read"),
    ):
        with pytest.raises(UserError, match=words):
            list_sources([source])
    with pytest.raises(UserError, match="given twice"):
        list_sources([tmp_path, tmp_path / "." / ""])


def test_a_broken_zip_in_a_folder_is_reported_and_the_rest_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "bad.zip").write_bytes(b"not a zip")
    listing = list_sources([tmp_path])
    assert len(listing.entries) == 1
    assert [file for file, _ in listing.unreadable] == [f"{tmp_path.name}/bad.zip"]


def test_hostile_members_are_refused_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_FILE_BYTES", 1000)
    path = tmp_path / "hostile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../escape.png", b"harmless")
        archive.writestr("bomb.png", b"\0" * 1001)
        archive.writestr("lzma.png", b"x", zipfile.ZIP_LZMA)
        archive.writestr("secret.png", b"x")
        archive.writestr("torn.png", os.urandom(200))
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    secret = content.index(b"secret.png", directory) - 46
    content[secret + 8] |= 1  # the flag "encrypted"
    torn = content.index(b"torn.png")
    content[torn + 20 : torn + 40] = b"\xff" * 20
    path.write_bytes(content)
    outcomes = {}
    with Reader() as reader:
        for entry in list_sources([path]).entries:
            try:
                outcomes[entry.name.rpartition("/")[2]] = reader.read(entry).decode()
            except UnreadableError as error:
                outcomes[entry.name.rpartition("/")[2]] = str(error)
    assert outcomes["escape.png"] == "harmless"
    assert outcomes["bomb.png"] == "file is too large"
    assert "not supported" in outcomes["lzma.png"]
    assert outcomes["secret.png"] == "is encrypted"
    assert outcomes["torn.png"].startswith("cannot be read")


def test_a_member_that_lies_about_its_size_is_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liar.zip", **{"a.png": b"\0" * 100_000})
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    for place in (directory + 24, 22):  # uncompressed size in the directory and before the data
        content[place : place + 4] = (10).to_bytes(4, "little")
    path.write_bytes(content)
    with Reader() as reader, pytest.raises(UnreadableError):
        reader.read(list_sources([path]).entries[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with Reader() as reader, pytest.raises(UnreadableError, match="not a regular file"):
        reader.read(list_sources([tmp_path]).entries[0])


def test_a_file_that_is_gone_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_FILE_BYTES", 10)
    large = tmp_path / "large.png"
    large.write_bytes(b"x" * 11)
    with Reader() as reader:
        with pytest.raises(UnreadableError, match="too large"):
            reader.read(Entry("large", str(large), -1))
        with pytest.raises(UnreadableError, match="cannot be read"):
            reader.read(Entry("gone", str(tmp_path / "gone.png"), -1))


def test_names_fit_on_a_line() -> None:
    assert visible("a\nb\udcff.png") == "a\\nb\\udcff.png"
    assert visible("か\u3099.png") == "が.png"
    assert visible("花.png") == "花.png"


def test_a_folder_that_cannot_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "faces"
    (folder / "closed").mkdir(parents=True)
    (folder / "a.png").write_bytes(b"x")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    listing = list_sources([folder])
    assert [entry.name for entry in listing.entries] == ["faces/a.png"]
    assert listing.unreadable == [("faces/closed", "folder cannot be read: Permission denied")]
