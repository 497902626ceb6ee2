import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from acgan_desktop.core.errors import UserError
from trainer.data.sources import Reader, list_sources
from trainer.data.zip_names import guess


def entry(name: bytes, extra: bytes = b"") -> bytes:
    """Return a zip of one stored member of that name, without the UTF-8 mark."""
    data = b"x"
    facts = struct.pack("<HHHHHIII", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data))
    lengths = struct.pack("<HH", len(name), len(extra))
    local = b"PK\x03\x04" + facts + lengths + name + extra + data
    central = b"PK\x01\x02" + struct.pack("<H", 20) + facts + lengths
    central += struct.pack("<HHHII", 0, 0, 0, 0, 0) + name + extra
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp932", ["赤目01.png", "金髪02.png"]),
        ("cp932", ["あおい.png"]),
        ("cp932", ["ﾃｽﾄ絵.png", "立ち絵笑顔.png"]),
        ("gbk", ["蓝发01.png", "红眼.png"]),
        ("gbk", ["新建文件夹/头像.png"]),
        ("big5", ["藍髮.png", "紅眼.png", "長髮女孩.png"]),
        ("cp437", ["müller.png", "café.png"]),
        ("utf-8", ["花.png"]),
    ],
)
def test_the_encoding_of_names_is_guessed(encoding: str, names: list[str]) -> None:
    assert guess([name.encode(encoding) for name in names]) == encoding


def test_a_name_of_japanese_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    path.write_bytes(entry("赤目01.png".encode("cp932")))
    listing = list_sources([path])
    assert [one.name for one in listing.entries] == ["set.zip/赤目01.png"]
    assert listing.zip_names == {"set.zip": "cp932"}
    with Reader() as reader:
        assert reader.read(listing.entries[0]) == b"x"
    other = list_sources([path], zip_encoding="gbk")
    assert other.entries[0].name == "set.zip/" + "赤目01.png".encode("cp932").decode("gbk")


def test_a_name_beside_the_name_is_believed_if_it_belongs_to_it(tmp_path: Path) -> None:
    raw = "目.png".encode("cp932")
    for checksum, wanted in ((zlib.crc32(raw), "花.png"), (1, "目.png")):
        content = struct.pack("<BI", 1, checksum) + "花.png".encode()
        path = tmp_path / f"{checksum}.zip"
        path.write_bytes(entry(raw, struct.pack("<HH", 0x7075, len(content)) + content))
        assert list_sources([path]).entries[0].name.endswith(f"/{wanted}")


def test_a_name_in_no_encoding_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "set.zip"
    path.write_bytes(entry(b"\xff\xfe\x81.png", b"\x75\x70\xff"))
    assert len(list_sources([path]).entries) == 1


def test_a_zip_that_is_cut_off_says_so(tmp_path: Path) -> None:
    whole = entry(b"a.png")
    (tmp_path / "torn.zip").write_bytes(whole[:-10])
    with pytest.raises(UserError, match=r"torn.zip is a zip file that was cut off"):
        list_sources([tmp_path / "torn.zip"])
    assert "cut off" in list_sources([tmp_path]).unreadable[0][1]


@pytest.mark.parametrize(("start", "kind"), [(b"Rar!\x1a", "RAR"), (b"7z\xbc\xaf'", "7z")])
def test_other_archives_are_called_by_their_names(tmp_path: Path, start: bytes, kind: str) -> None:
    (tmp_path / "set.rar").write_bytes(start)
    with pytest.raises(UserError, match=f"is a {kind} archive, which is not read"):
        list_sources([tmp_path / "set.rar"])


def test_leftovers_are_passed_over_at_any_depth_and_the_rest_is_counted(tmp_path: Path) -> None:
    faces = tmp_path / "faces"
    for name in ("a/._x.png", "a/__MACOSX/b/x.png", ".DS_Store", "a/Thumbs.db"):
        (faces / name).parent.mkdir(parents=True, exist_ok=True)
        (faces / name).write_bytes(b"x")
    for name in ("b.JFIF", "c.bmp", "d.tiff", "e.avif", "f.gif", "g", "h.txt"):
        (faces / name).write_bytes(b"x")
    with zipfile.ZipFile(faces / "more.zip", "w") as archive:
        for name in ("x/__MACOSX/y.png", "x/._y.png", "x/y.png"):
            archive.writestr(name, b"x")
    (tmp_path / "elsewhere").mkdir()
    (faces / "linked").symlink_to(tmp_path / "elsewhere")
    listing = list_sources([faces])
    assert [one.name.partition("/")[2] for one in listing.entries] == [
        "b.JFIF", "c.bmp", "d.tiff", "e.avif", "more.zip/x/y.png",
    ]  # fmt: skip
    assert listing.endings == {".gif": 1, "": 1, ".txt": 1}
    assert listing.linked_folders == ["faces/linked"]
    assert [one.name for one in listing.texts] == ["faces/h.txt"]
