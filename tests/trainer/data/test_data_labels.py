import json
import subprocess
import sys
from pathlib import Path

import pytest

from acgan_desktop.core.errors import UserError
from trainer.data.labelling import label_files
from trainer.data.labelling.label_table import LabelTable, read_labels
from trainer.data.labelling.picture_labels import count_classes, match


def read(folder: Path, text: str | bytes, name: str = "labels.csv") -> LabelTable:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_labels(path)


CSV = "file,hair,eyes\na.jpg,pink,\n\nsub/b.jpg,blonde,red\nc.jpg,,blue\n"


@pytest.mark.parametrize(
    "content",
    [
        CSV,
        "\ufeff" + CSV,
        CSV.replace("\n", "\r\n"),
        CSV.replace(",", ";"),
        CSV.replace(",", "\t"),
        'hair,file,eyes\npink,"a.jpg",\nblonde,./sub\\b.jpg,red\n, c.jpg ,blue\n',
    ],
)
def test_csv(tmp_path: Path, content: str) -> None:
    table = read(tmp_path, content)
    assert [(a.name, a.classes) for a in table.attributes] == [
        ("hair", ("blonde", "pink")),
        ("eyes", ("blue", "red")),
    ]
    assert table.rows == {"a.jpg": (1, -1), "sub/b.jpg": (0, 1), "c.jpg": (-1, 0)}
    assert table.row_count == 3


@pytest.mark.parametrize(
    "content",
    [
        [
            {"file": "a.jpg", "hair": "pink", "age": 17},
            {"file": "b.jpg", "hair": None, "age": 18},
            {"file": "c.jpg", "hair": "blonde"},
        ],
        {"a.jpg": {"hair": "pink", "age": 17}, "b.jpg": {"age": 18}, "c.jpg": {"hair": "blonde"}},
    ],
)
def test_json(tmp_path: Path, content: object) -> None:
    table = read(tmp_path, json.dumps(content), "labels.json")
    assert [(a.name, a.classes) for a in table.attributes] == [
        ("hair", ("blonde", "pink")),
        ("age", ("17", "18")),
    ]
    assert table.rows == {"a.jpg": (1, 0), "b.jpg": (-1, 1), "c.jpg": (0, -1)}


def test_rows_that_repeat_add_up_and_contradictions_are_unknown(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        "file,hair,eyes,artist\n"
        "a,pink,,x\na,,red,x\na,blonde,red,x\na,blonde,red,x\nb,pink,blue,x\nb,pink,,\n",
    )
    assert table.rows == {"a": (-1, 1), "b": (1, 0)}
    assert table.conflicting == ("a",)
    assert table.constant == ("artist",)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("l.csv", "", 'no column "file"'),
        ("l.csv", "name,hair\na,b\n", 'no column "file"'),
        ("l.csv", "file,hair\n", "no rows"),
        ("l.csv", "file,hair,hair\na,b,c\n", "repeated column"),
        ("l.csv", "file,hair\na,b,c\n", "Line 2 .* 3 cells where the first line has 2"),
        ("l.csv", "file,hair\n ,b\n", "Line 2 .* names no file"),
        ("l.csv", 'file,hair\na,"b\n', "is not CSV"),
        ("l.csv", "file,hair\na," + "b" * 140_000 + "\n", "is not CSV"),
        ("l.csv", "file,hair\na," + "b" * 101 + "\nb,c\n", "1 to 100 visible"),
        ("l.csv", b"file,hair\n\xff\xfe,b\n", "not UTF-8"),
        ("l.json", "{", "is not JSON"),
        ("l.json", "[" * 100_000, "is not JSON"),
        ("l.json", "3", "neither a list nor an object"),
        ("l.json", '[{"hair": "pink"}]', 'Entry 1 .* no "file"'),
        ("l.json", "[7]", 'Entry 1 .* no "file"'),
        ("l.json", '{"a": "pink"}', '"a" .* not an object'),
        ("l.json", '{"a": {"hair": ["pink"]}}', '"a" .* gives "hair"'),
        ("l.json", '{"a": {"hair": {}}}', '"a" .* gives "hair"'),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    with pytest.raises(UserError, match=words) as caught:
        read(tmp_path, content, name)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_label_file_that_is_missing_or_enormous(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_labels(tmp_path / "missing.csv")
    monkeypatch.setattr(label_files, "MAX_LABEL_BYTES", 10)
    with pytest.raises(UserError, match="larger than"):
        read(tmp_path, CSV)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_is_no_fault(tmp_path: Path, mark: str) -> None:
    table = read(tmp_path, mark + CSV)
    written = json.dumps([{"file": "a.jpg", "hair": "pink"}, {"file": "b", "hair": "blue"}])
    assert len(table.rows) == 3
    assert len(read(tmp_path, mark + written, "labels.json").rows) == 2


def test_rows_cells_and_columns_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(CSV, encoding="utf-8")
    assert read_labels(path, most_rows=3, most_cells=6).row_count == 3
    with pytest.raises(UserError, match="more than 2 rows"):
        read_labels(path, most_rows=2)
    with pytest.raises(UserError, match="5 cells"):
        read_labels(path, most_cells=5)
    (tmp_path / "labels.json").write_text('{"a": {"x": 1}, "b": {"x": 2}}', encoding="utf-8")
    with pytest.raises(UserError, match="more than 1 rows"):
        read_labels(tmp_path / "labels.json", most_rows=1)
    columns = ",".join(f"c{number}" for number in range(1001))
    with pytest.raises(UserError, match="more than 1,000 columns"):
        read(tmp_path, f"file,{columns}\n")
    wide = {f"c{number}": "x" for number in range(1001)}
    with pytest.raises(UserError, match="more than 1,000 columns"):
        read(tmp_path, json.dumps({"a": wide}), "labels.json")


LARGE = """
import resource, sys
from pathlib import Path
from acgan_desktop.core.errors import UserError
from trainer.data.labelling.label_table import read_labels

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_labels(Path(sys.argv[1]))
except UserError as error:
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory as Linux counts it")
@pytest.mark.parametrize(
    ("head", "part"),
    [
        ("file,hair\n", ","),  # a row without an end
        ("file,", "x,"),  # a header without an end
        ("file" + ",a,b,c,d,e,f,g\n", "a" + "," * 7 + "\n"),  # rows without an end
    ],
)
def test_a_large_file_of_labels_does_not_fill_the_memory(
    tmp_path: Path, head: str, part: str
) -> None:
    path = tmp_path / "labels.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(head)
        for _ in range(25):
            stream.write(part * (1_000_000 // len(part)))
    done = subprocess.run(
        [sys.executable, "-c", LARGE, str(path)], capture_output=True, text=True, check=True
    )
    used, sentence = done.stdout.split(maxsplit=1)
    assert int(used) < 600, "MiB"
    assert "labels.csv" in sentence


def test_labels_find_their_pictures_by_any_tail_of_the_name(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        "file,hair\na.jpg,pink\nsub/b.jpg,blonde\nfaces/c.jpg,pink\nd.jpg,pink\n"
        "twin.jpg,pink\nsame.jpg,pink\nx/twin.jpg,blonde\nub/b.jpg,pink\n",
    )
    found = {
        "faces/a.jpg": b"1",
        "faces/sub/b.jpg": b"2",
        "faces/c.jpg": b"3",
        "faces/x/twin.jpg": b"4",
        "faces/y/twin.jpg": b"5",
        "faces/x/same.jpg": b"6",
        "faces/y/same.jpg": b"6",
    }
    matched = match(table, list(found), list(found.values()))
    assert matched.labels[:, 0].tolist() == [1, 0, 1, 0, -1, 1, 1]
    assert matched.has_row.tolist() == [True, True, True, True, False, True, True]
    assert matched.without_image == ("d.jpg", "ub/b.jpg")
    assert matched.ambiguous == ("twin.jpg",)
    assert matched.matched_rows == 5
    assert count_classes(matched.labels[:, 0], 2) == (2, 4)
