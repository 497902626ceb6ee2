"""How often two tables of labels agree, counted by hand."""

from pathlib import Path

import pytest
from agreement import balanced, pairs, read

FIRST = "file,hair\na/1.jpg,red\na/2.jpg,red\na/3.jpg,red\na/4.jpg,blue\na/5.jpg,cannot tell\n"
SECOND = "file,hair\n1.jpg,red\n2.jpg,red\n3.jpg,blue\n4.jpg,red\n5.jpg,red\n6.jpg,red\n"


def table(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_agreement_by_hand(tmp_path: Path) -> None:
    first, second = (
        read(table(tmp_path, name, content)) for name, content in (("1", FIRST), ("2", SECOND))
    )
    said = pairs(first, second, "hair")
    assert said == [("red", "red"), ("red", "red"), ("red", "blue"), ("blue", "red")]
    assert balanced(said) == pytest.approx((2 / 3 + 0) / 2)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("file,hair\n", "names no faces"),
        ("name,hair\n1.jpg,red\n", "no column called file"),
        ("file,hair\na/1.jpg,red\nb/1.jpg,red\n", "two faces 1.jpg"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(tmp_path: Path, content: str, fault: str) -> None:
    with pytest.raises(SystemExit, match=fault):
        read(table(tmp_path, "table.csv", content))
    with pytest.raises(SystemExit, match="cannot be read"):
        read(tmp_path / "missing.csv")
