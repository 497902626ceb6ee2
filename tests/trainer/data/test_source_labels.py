import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from acgan_desktop.core.errors import UserError
from trainer.data.labelling.label_rows import ColumnChoice
from trainer.data.labelling.picture_labels import match
from trainer.data.labelling.source_labels import LabelWishes, SourceLabels, read_source_labels
from trainer.data.labelling.tag_words import (
    bundled_words,
    plain_tag,
    read_words,
    split_tags,
    tags_of_object,
)
from trainer.data.sources import list_sources


def pictures(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 8)).save(folder / name)
    return folder


def read(folder: Path, **wishes: object) -> SourceLabels:
    return read_source_labels(LabelWishes(**wishes), list_sources([folder]))  # type: ignore[arg-type]


def said(labels: SourceLabels, attribute: str) -> dict[str, str]:
    """Return class by picture name, of those that have one."""
    place = [one.name for one in labels.table.attributes].index(attribute)
    names = labels.table.attributes[place].classes
    return {name: names[row[place]] for name, row in labels.table.rows.items() if row[place] >= 0}


@pytest.mark.parametrize(
    ("tags", "meant"),
    [
        ("1girl, solo, long hair, blue eyes", {"hair_length": "long", "eye_color": "blue"}),
        ("1girl long_hair blue_eyes", {"hair_length": "long", "eye_color": "blue"}),
        ("1girl\nVery Long Hair\nblue_eyes\n", {"hair_length": "long", "eye_color": "blue"}),
        ("(long hair:1.2), [blue eyes]", {"hair_length": "long", "eye_color": "blue"}),
        (
            "a girl with long hair and blue eyes, no hat",
            {"hair_length": "long", "eye_color": "blue"},
        ),
        ("red hair, blue hair, short hair", {"hair_length": "short"}),
        ("blue hair ribbon", {"ribbon": "no"}),
        ("smile, hat", {"smile": "yes", "hat": "yes", "glasses": "no"}),
        ("a person without a hat and with brown hair", {"hat": "no", "hair_color": "brown"}),
        ("", {}),
    ],
)
def test_what_tags_mean(tags: str, meant: dict[str, str]) -> None:
    found = bundled_words().read(split_tags(tags))
    assert {name: found.get(name) for name in meant} == meant
    assert tags or not found
    colours = {"hair_color", "hair_length", "eye_color"}
    assert {name for name in found if name in colours} <= meant.keys()


@pytest.mark.parametrize(
    "content",
    [
        {"tags": ["long_hair", "blue_eyes"]},
        {"tags": "long_hair blue_eyes"},
        {"tag_string": "long_hair blue_eyes", "rating": "s", "id": 3},
        {"tag_string_general": "long_hair", "tags_general": ["blue_eyes"]},
        {"tags": {"general": ["long_hair", "blue_eyes"], "artist": ["x"]}},
        {"tags": [{"name": "long_hair", "id": 1}, {"name": "blue_eyes"}]},
        {"tags": {"long_hair": 0.98, "blue_eyes": 0.8, "red_eyes": 0.1}},
        {"long_hair": 0.98, "blue_eyes": 0.8, "red_eyes": 0.1},
        {"caption": "long hair, blue eyes"},
        ["long_hair", "blue_eyes"],
    ],
)
def test_what_downloaders_write(content: object) -> None:
    assert {plain_tag(tag) for tag in tags_of_object(content)} - {"x"} == {"long hair", "blue eyes"}


@pytest.mark.parametrize("content", [None, 3, "", [], {}, {"tags": 3}, {"x": {}}, [[["a"]]]])
def test_objects_without_tags_say_nothing(content: object) -> None:
    assert tags_of_object(content) - {""} == set()


def test_tags_beside_pictures_are_read_where_nothing_else_is_said(tmp_path: Path) -> None:
    faces = pictures(tmp_path / "faces", "a.png", "b.png", "sub/c.png", "d.png", "e.png")
    (faces / "a.txt").write_text("blue hair, smile", encoding="utf-8")
    (faces / "b.png.json").write_text('{"tags": ["red_hair"]}', encoding="utf-8")
    (faces / "sub/c.caption").write_text("blue hair", encoding="utf-8-sig")
    (faces / "d.txt").write_bytes(b"\xff\xfe")
    (faces / "other.txt").write_text("red hair")
    found = read(faces)
    assert said(found, "hair_color") == {
        "faces/a.png": "blue", "faces/b.png": "red", "faces/sub/c.png": "blue",
    }  # fmt: skip
    assert said(found, "smile")["faces/b.png"] == "no"
    assert found.notes == (
        "tags read beside 4 of 5 pictures",
        "tags that cannot be read: 1, such as faces/d.txt",
    )
    assert {one.name for one in found.used} >= {"faces/a.txt", "faces/b.png.json"}
    assert read(faces, nothing=True).table.attributes == ()
    (tmp_path / "l.csv").write_text("file,hat\na.png,yes\nb.png,no\n", encoding="utf-8")
    both = read(faces, files=(tmp_path / "l.csv",), tags=True)
    assert {one.name for one in both.table.attributes} >= {"hat", "hair_color"}
    alone = read(faces, files=(tmp_path / "l.csv",))
    assert [one.name for one in alone.table.attributes] == ["hat"]
    assert "--labels tags reads them" in alone.notes[0]


def test_tags_in_a_zip_and_a_word_list_of_ones_own(tmp_path: Path) -> None:
    pictures(tmp_path, "a.png", "b.png")
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as archive:
        for name, tags in (("a", "cat girl"), ("b", "robot")):
            archive.write(tmp_path / f"{name}.png", f"in/{name}.png")
            archive.writestr(f"in/{name}.txt", tags)
    (tmp_path / "own.toml").write_text('[kind]\ncat = ["cat girl"]\nrobot = ["robot"]\n')
    wishes = LabelWishes(words=tmp_path / "own.toml")
    found = read_source_labels(wishes, list_sources([tmp_path / "set.zip"]))
    assert said(found, "kind") == {"set.zip/in/a.png": "cat", "set.zip/in/b.png": "robot"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "x = 3",
        "[hair]",
        '[hair]\nred = "red hair"',
        "[hair]\nred = [3]",
        '[hair]\nred = ["x"]\nblue = ["X"]',
        '["a\\nb"]\nred = ["x"]',
        "x = " + "[" * 5000,
    ],
)
def test_a_word_list_that_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(UserError):
        read_words(tmp_path / "own.toml")


def test_folders_are_classes(tmp_path: Path) -> None:
    classes = pictures(
        tmp_path / "classes", "red hair/a.png", "red hair/x/b.png", "blue hair/c.png"
    )
    offered = read(classes)
    assert offered.table.attributes == ()
    assert "2 folders (blue hair, red hair); --labels folders" in offered.notes[0]
    found = read(classes, folders="")
    assert said(found, "hair_color") == {
        "classes/red hair/a.png": "red",
        "classes/red hair/x/b.png": "red",
        "classes/blue hair/c.png": "blue",
    }
    assert set(said(read(classes, folders="hair"), "hair").values()) == {"red hair", "blue hair"}


def test_folders_of_several_sources_parts_and_wrappers(tmp_path: Path) -> None:
    pictures(tmp_path, "cat/a.png", "dog/b.png")
    listing = list_sources([tmp_path / "cat", tmp_path / "dog"])
    found = read_source_labels(LabelWishes(folders=""), listing)
    assert said(found, "class") == {"cat/a.png": "cat", "dog/b.png": "dog"}
    split = pictures(tmp_path / "set", "w/train/cat/a.png", "w/test/dog/b.png", "w/test/cat/c.png")
    assert set(said(read(split, folders=""), "class").values()) == {"cat", "dog"}
    with pytest.raises(UserError, match="All pictures lie in one folder"):
        read(tmp_path / "cat", folders="")


def test_tables_inside_the_sources(tmp_path: Path) -> None:
    faces = pictures(tmp_path / "faces", "00000/a.png", "00000/b.png", "dataset.png")
    table = {"labels": [["00000/a.png", 0], ["00000/b.png", 6]]}
    (faces / "dataset.json").write_text(json.dumps(table))
    found = read(faces)
    assert said(found, "class") == {"faces/00000/a.png": "0", "faces/00000/b.png": "6"}
    assert found.notes == ("labels read from the labels faces/dataset.json",)
    renamed = read(faces, columns=ColumnChoice({"class": "kind"}))
    assert said(renamed, "kind")["faces/00000/b.png"] == "6"
    (faces / "dataset.json").write_text('{"labels": null}')
    assert read(faces).table.attributes == ()
    (faces / "dataset.json").write_text("{")
    with pytest.raises(UserError, match=r"labels faces/dataset.json is not JSON"):
        read(faces)


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"tags": True}, "No tags lie beside the pictures"),
        ({"inside": True}, "hold no dataset.json"),
        ({"columns": ColumnChoice({"hair": "hair"})}, 'no column "hair"'),
    ],
)
def test_what_is_asked_for_and_not_there(
    tmp_path: Path, wishes: dict[str, object], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        read(pictures(tmp_path / "faces", "a.png"), **wishes)


def test_each_table_writes_names_in_its_own_way(tmp_path: Path) -> None:
    faces = pictures(tmp_path / "faces", "a.png", "b.png")
    (tmp_path / "one.csv").write_text("file,hair\na.png,red\nb.png,blue\n")
    (tmp_path / "two.jsonl").write_text(
        '{"file_name": "/far/faces/a", "hat": true}\n{"file_name": "/far/faces/b", "hat": false}'
    )
    found = read(faces, files=(tmp_path / "one.csv", tmp_path / "two.jsonl"))
    matched = match(found.table, ["faces/a.png", "faces/b.png"], [b"1", b"2"])
    assert [one.name for one in found.table.attributes] == ["hair", "hat"]
    assert matched.labels.tolist() == [[1, 1], [0, 0]]
