import json
from collections import Counter
from pathlib import Path

import pytest

from acgan_desktop.core.errors import UserError
from trainer.data.labelling.label_rows import ColumnChoice
from trainer.data.labelling.label_table import LabelTable, read_labels
from trainer.data.labelling.label_words import words_of
from trainer.data.labelling.picture_names import find_pictures


def read(
    folder: Path, text: str | bytes, name: str = "labels.csv", **options: object
) -> LabelTable:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_labels(path, **options)  # type: ignore[arg-type]


def classes(table: LabelTable) -> dict[str, tuple[str, ...]]:
    return {one.name: one.classes for one in table.attributes}


def column(*cells: str) -> str:
    return "file,hair\n" + "".join(f"{number}.png,{cell}\n" for number, cell in enumerate(cells))


def test_words_that_differ_only_in_case_are_one(tmp_path: Path) -> None:
    table = read(tmp_path, column("blonde", "Blonde", "blonde", "BLONDE", "blue", "light  Blue"))
    assert classes(table) == {"hair": ("blonde", "blue", "light  Blue")}
    assert table.notes == ('"hair": differ only in case or spaces: BLONDE, Blonde read as blonde',)
    exact = read(tmp_path, column("blonde", "Blonde", "NaN"), exact=True)
    assert classes(exact) == {"hair": ("Blonde", "NaN", "blonde")}


@pytest.mark.parametrize("word", ["NaN", "None", "null", "N/A", "unknown", "?", "-", "不明", "NA"])
def test_words_that_are_no_answer_are_unknown(tmp_path: Path, word: str) -> None:
    table = read(tmp_path, column("red", word, "blue", word, "cannot tell"))
    assert classes(table) == {"hair": ("blue", "red")}
    assert [table.rows[f"{n}.png"] for n in range(5)] == [(1,), (-1,), (0,), (-1,), (-1,)]
    assert table.notes == (f'"hair": read as unknown: {word} (2)',)


def test_quotes_after_and_before_a_space(tmp_path: Path) -> None:
    table = read(tmp_path, 'file, hair , eyes\na.png, "long" , "a, ""b"""\nb.png, "" ,"c"\n')
    assert table.constant == ("hair",)
    assert classes(table) == {"eyes": ('a, "b"', "c")}


def test_a_text_for_each_face_is_no_label_unless_it_is_asked_for(tmp_path: Path) -> None:
    text = "file,hair,note\n" + "".join(f"{n},{n % 2},day {n}\n" for n in range(300))
    table = read(tmp_path, text)
    assert classes(table) == {"hair": ("0", "1")}
    assert "300 different words in 300 rows" in table.notes[0]
    few = "\n".join(text.splitlines()[:13])
    asked = read(tmp_path, few, choice=ColumnChoice({"note": "note"}))
    assert [len(one.classes) for one in asked.attributes] == [12]
    with pytest.raises(UserError, match=r"300 different values.*--without-columns note"):
        read(tmp_path, text, choice=ColumnChoice({"note": "note"}))


def test_columns_are_chosen_renamed_and_left_out(tmp_path: Path) -> None:
    text = "picture,hair,eyes,artist\na,red,blue,x\nb,pink,green,y\n"
    with pytest.raises(UserError, match=r'no column "file".*--columns COLUMN=file'):
        read(tmp_path, text)
    table = read(tmp_path, text, choice=ColumnChoice({"picture": "file", "eyes": "eye_color"}))
    assert classes(table) == {"eye_color": ("blue", "green")}
    named = text.replace("picture", "Filename")
    table = read(tmp_path, named, choice=ColumnChoice(without=frozenset({"artist"})))
    assert list(classes(table)) == ["hair", "eyes"]
    with pytest.raises(
        UserError, match='no column "nose"; they have: Filename, artist, eyes, hair'
    ):
        read(tmp_path, named, choice=ColumnChoice({"nose": "nose"}))
    with pytest.raises(UserError, match="two columns"):
        read(tmp_path, named, choice=ColumnChoice({"hair": "x", "eyes": "x"}))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("d.json", json.dumps({"labels": [["x/a.png", 0], ["x/b.png", 6], ["x\\c.png", None]]})),
        ("d.json", json.dumps({"labels": [["x/a.png", [1, 0]], ["x/b.png", [0, 1]]]})),
        ("d.jsonl", '{"file_name": "x/a.png", "class": 0}\n\n{"file_name": "x/b.png", "class": 6}'),
        ("d.csv", "sep=;\nfile;class\nx/a.png;0\nx/b.png;6\n"),
        ("d.csv", "file\tclass\nx/a.png\t0\nx/b.png\t6\n".encode("utf-16")),
    ],
)
def test_tables_of_other_programs(tmp_path: Path, name: str, content: str | bytes) -> None:
    table = read(tmp_path, content, name)
    assert [one.name for one in table.attributes] == ["class"]
    assert (table.rows["x/a.png"], table.rows["x/b.png"]) == ((0,), (1,))


@pytest.mark.parametrize(
    "content",
    [
        '{"labels": 3}',
        '{"labels": [3]}',
        '{"labels": [["a", [0.5, 0.5]]]}',
        '{"labels": [["a", [0, 0]]]}',
        '{"labels": [["a", {"x": 1}]]}',
        '{"labels": []}',
    ],
)
def test_a_dataset_json_that_says_no_classes(tmp_path: Path, content: str) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, content, "dataset.json")
    assert "\n" not in str(caught.value)


def test_broken_json_lines_are_named(tmp_path: Path) -> None:
    for line in ("{", "[1]", '{"file": "b", "x": {}}', "[" * 100_000):
        with pytest.raises(UserError, match="2 of the label file"):
            read(tmp_path, '{"file": "a", "x": 1}\n' + line, "d.jsonl")


def test_columns_of_tags_become_attributes(tmp_path: Path) -> None:
    text = 'file,tags\na,"1girl, long_hair, red eyes"\nb,short hair\n'
    table = read(tmp_path, text)
    assert classes(table)["hair_length"] == ("long", "short")
    for taken in ("tags", "hair_length"):
        one = read(tmp_path, text, choice=ColumnChoice({taken: taken}))
        assert classes(one)["hair_length"] == ("long", "short")
    own = read(tmp_path, text, choice=ColumnChoice({"tags": "words"}))
    assert classes(own) == {"words": ("1girl, long_hair, red eyes", "short hair")}
    assert read(tmp_path, text, choice=ColumnChoice(without=frozenset({"tags"}))).attributes == ()
    listed = [{"file": "a", "tags": ["blue hair"]}, {"file": "b", "tags": ["red_hair"]}]
    assert classes(read(tmp_path, json.dumps(listed), "t.json")) == {"hair_color": ("blue", "red")}


def test_values_that_are_no_words_are_passed_over_where_they_are_not_wanted(tmp_path: Path) -> None:
    meta = {
        "a.png": {"tags": "long_hair, smile", "train_resolution": [512, 512]},
        "b.png": {"tags": "short_hair", "train_resolution": [512, 768]},
    }
    with pytest.raises(UserError, match=r'gives "train_resolution" .* --columns'):
        read(tmp_path, json.dumps(meta), "meta.json")
    wanted = ColumnChoice(without=frozenset({"train_resolution"}))
    table = read(tmp_path, json.dumps(meta), "meta.json", choice=wanted)
    assert classes(table)["hair_length"] == ("long", "short")


def test_true_and_false_are_a_switch() -> None:
    for yes, no in (("True", "FALSE"), ("y", "N")):
        said = words_of(Counter({yes: 3, no: 2}), exact=False)
        assert (said.classes, said.class_of) == (("no", "yes"), {yes: "yes", no: "no"})


PICTURES = ["faces/a.png", "faces/sub/b.webp", "faces/C.JPG"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("/home/me/data/faces/a.png", 0),
        ("C:/pictures/faces/a.png", 0),
        ("data/faces/sub/b.webp", 1),
        ("data/faces/sub/b", 1),
        ("sub/b.jpg", 1),
        ("c.jpg", 2),
        ("c", 2),
    ],
)
def test_names_written_otherwise_are_found(written: str, found: int) -> None:
    assert find_pictures({written}, PICTURES) == {written: [found]}


def test_names_of_other_folders_are_not_put_to_pictures_of_this_one() -> None:
    pictures = [f"train/{number}.png" for number in range(10)]
    table = {f"train/{n}.png" for n in range(5)} | {f"test/{n}.png" for n in range(6)}
    assert find_pictures(table, pictures).keys() == {f"train/{n}.png" for n in range(5)}
    # Where nothing is exact, the name that says most of where the picture lies has it.
    assert find_pictures({"/x/train/1.png", "/x/test/1.png"}, pictures) == {"/x/train/1.png": [1]}
