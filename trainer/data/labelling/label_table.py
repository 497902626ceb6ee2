"""Labels from outside: a CSV or JSON file that says which attributes a picture shows."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from acgan_desktop.core.bounded_file import MAX_LINE, bounded_lines, check_regular
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, check_values
from acgan_desktop.core.review_file import CANNOT_TELL
from trainer.data.sources import visible

FILE_COLUMN = "file"
MAX_LABEL_BYTES = 256 * 1024 * 1024
MAX_ROWS = 2_000_000
MAX_COLUMNS = 1000
MAX_CELLS = 20_000_000
MAX_JSON_VALUES = 4_000_000
MAX_ATTRIBUTES = 64
MAX_CLASSES = 256
MAX_NAME_LENGTH = 100
UNKNOWN = -1
_CONFLICT = -2  # while reading: rows disagree, and no further row may decide it


@dataclass(frozen=True)
class AttributeClasses:
    """One attribute and its classes, sorted by name so that the order depends on nothing else."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class LabelTable:
    """All labels of a file.

    Attributes:
        attributes: those with at least two classes, in the order of the file's columns.
        rows: per picture name as written, the class index of each attribute, -1 = unknown.
        row_count: rows in the file, repeated ones included.
        conflicting: names whose rows contradict each other; what they disagree on is unknown.
        constant: columns with fewer than two classes, which nothing can be learned from.
    """

    attributes: tuple[AttributeClasses, ...]
    rows: Mapping[str, tuple[int, ...]]
    row_count: int
    conflicting: tuple[str, ...]
    constant: tuple[str, ...]


NO_LABELS = LabelTable((), {}, 0, (), ())


def read_labels(
    path: Path, *, most_rows: int = MAX_ROWS, most_cells: int = MAX_CELLS
) -> LabelTable:
    """Read a label file: CSV with a column ``file``, or JSON (list of objects, or a mapping).

    Args:
        path: the file; a byte-order mark at its beginning is allowed.
        most_rows: how many rows it may have.
        most_cells: how many cells all its rows may have together.

    Raises:
        UserError: the file cannot be read, is too large, or does not say what its rows mean; one
            sentence.
    """
    try:
        size = path.stat().st_size
        if size > MAX_LABEL_BYTES:
            raise UserError(f"The label file {path} is larger than 256 MiB.")
        check_regular(path)
        rows = _RowList(path, most_rows, most_cells)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            if path.suffix.lower() == ".json":
                columns = _read_json(path, stream.read(), rows)
            else:
                columns = _read_csv(path, stream, rows)
    except OSError as error:
        raise UserError(f"The label file {path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"The label file {path} is not UTF-8 text; save it as UTF-8.") from error
    return _table(path, columns, rows.rows)


# A picture's name, and a cell for each column; later ones may lack at the end.
_Rows = list[tuple[str, tuple[str, ...]]]


class _RowList:
    """The rows of a file as they are read, not more than it may have."""

    def __init__(self, path: Path, most_rows: int, most_cells: int) -> None:
        self.rows: _Rows = []
        self._path = path
        self._most_rows, self._most_cells = most_rows, most_cells
        self._cells = 0
        self._values: dict[str, str] = {}  # each text once, however many cells say it

    def check_columns(self, count: int) -> None:
        if count > MAX_COLUMNS:
            raise UserError(
                f"The label file {self._path} has more than {MAX_COLUMNS:,} columns; remove those "
                "that are no attributes."
            )

    def add(self, name: str, cells: Iterable[str]) -> None:
        kept = tuple(self._values.setdefault(cell, cell) for cell in cells)
        self.rows.append((name, kept))
        self._cells += len(kept)
        if len(self.rows) > self._most_rows or self._cells > self._most_cells:
            raise UserError(
                f"The label file {self._path} has more than {self._most_rows:,} rows or "
                f"{self._most_cells:,} cells; remove the rows of pictures that are not used, and "
                "the columns that are no attributes."
            )


def _read_csv(path: Path, stream: TextIO, rows: _RowList) -> list[str]:
    first = stream.readline(MAX_LINE)
    stream.seek(0)
    delimiter = max(",;\t", key=first.count)  # spreadsheets of some countries write semicolons
    reader = csv.reader(bounded_lines(stream), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if FILE_COLUMN not in header:
            raise UserError(
                f'The label file {path} has no column "{FILE_COLUMN}" in its first line.'
            )
        if len(set(header)) != len(header) or "" in header:
            raise UserError(f"The label file {path} has an empty or repeated column name.")
        rows.check_columns(len(header))
        file_column = header.index(FILE_COLUMN)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise UserError(
                    f"Line {reader.line_num} of the label file {path} has {len(cells)} cells "
                    f"where the first line has {len(header)}."
                )
            name = _value(cells.pop(file_column))
            if not name:
                raise UserError(f"Line {reader.line_num} of the label file {path} names no file.")
            rows.add(name, map(_value, cells))
    except csv.Error as error:
        raise UserError(
            f"Line {reader.line_num} of the label file {path} is not CSV: {error}."
        ) from error
    return [name for name in header if name != FILE_COLUMN]


def _read_json(path: Path, text: str, rows: _RowList) -> list[str]:
    try:
        check_values(text, MAX_JSON_VALUES)
        content = json.loads(text, object_pairs_hook=_Pairs)
    except FileFault as fault:
        raise UserError(f"The label file {path} cannot be used: {fault}.") from fault
    except (ValueError, RecursionError) as error:
        raise UserError(f"The label file {path} is not JSON: {error}.") from error
    columns: dict[str, int] = {}
    for where, name, pairs in _json_rows(path, content):
        row: dict[int, str] = {}
        for key, value in pairs:
            if value is None:
                value = ""
            if isinstance(value, bool | list | dict | _Pairs) or not isinstance(
                value, str | int | float
            ):
                raise UserError(
                    f'{where} of the label file {path} gives "{visible(key)[:40]}" something other '
                    "than a text, a number or null."
                )
            row[columns.setdefault(key.strip(), len(columns))] = _value(str(value))
            rows.check_columns(len(columns))
        rows.add(name, (row.get(column, "") for column in range(max(row, default=-1) + 1)))
    return list(columns)


def _value(cell: str) -> str:
    """Return a class; what a person cannot tell is unknown."""
    text = cell.strip()
    return "" if text == CANNOT_TELL else text


class _Pairs(list[tuple[str, object]]):
    """A JSON object with its pairs as written: a repeated key is not lost."""


def _json_rows(
    path: Path, content: object
) -> Iterator[tuple[str, str, Iterable[tuple[str, object]]]]:
    if isinstance(content, _Pairs):
        for name, value in content:
            if not isinstance(value, _Pairs):
                raise UserError(
                    f'"{visible(name)[:80]}" in the label file {path} is not an object of '
                    "attributes."
                )
            yield f'"{visible(name)[:80]}"', name, value
    elif isinstance(content, list):
        for number, value in enumerate(content, 1):
            pairs = value if isinstance(value, _Pairs) else _Pairs()
            names = [item for key, item in pairs if key == FILE_COLUMN]
            if len(names) != 1 or not isinstance(names[0], str) or not names[0].strip():
                raise UserError(f'Entry {number} of the label file {path} has no "file" text.')
            rest = [pair for pair in pairs if pair[0] != FILE_COLUMN]
            yield f"Entry {number}", names[0].strip(), rest
    else:
        raise UserError(f"The label file {path} holds neither a list nor an object.")


def _table(path: Path, columns: Sequence[str], rows: _Rows) -> LabelTable:
    if not rows:
        raise UserError(f"The label file {path} has no rows.")
    for column in columns:
        if not column.isprintable() or not 1 <= len(column) <= MAX_NAME_LENGTH:
            raise UserError(
                f'The attribute "{visible(column)[:40]}" in the label file {path} needs a name of '
                f"1 to {MAX_NAME_LENGTH} visible characters."
            )
    attributes, constant = [], []
    places = []
    for place, column in enumerate(columns):
        classes = sorted({_cell(row, place) for _, row in rows} - {""})
        if len(classes) < 2:
            constant.append(column)
            continue
        if len(classes) > MAX_CLASSES:
            raise UserError(
                f'The attribute "{column}" in the label file {path} has {len(classes):,} different '
                f"values, and an attribute can have {MAX_CLASSES} classes; remove the column."
            )
        for name in classes:
            if not name.isprintable() or len(name) > MAX_NAME_LENGTH:
                raise UserError(
                    f'The class "{visible(name)[:40]}" of "{column}" in the label file {path} '
                    f"needs a name of 1 to {MAX_NAME_LENGTH} visible characters."
                )
        attributes.append(AttributeClasses(column, tuple(classes)))
        places.append(place)
    if len(attributes) > MAX_ATTRIBUTES:
        raise UserError(
            f"The label file {path} has {len(attributes)} attributes, and at most "
            f"{MAX_ATTRIBUTES} can be learned; remove columns."
        )
    numbers = [{name: i for i, name in enumerate(a.classes)} for a in attributes]
    table: dict[str, tuple[int, ...]] = {}
    conflicting: set[str] = set()
    for name, row in rows:
        key = normal_name(name)
        new = tuple(
            n[value] if (value := _cell(row, place)) else UNKNOWN
            for place, n in zip(places, numbers, strict=True)
        )
        old = table.get(key)
        if old is not None:
            new = tuple(_agreed(o, n) for o, n in zip(old, new, strict=True))
            if _CONFLICT in new:
                conflicting.add(key)
        table[key] = new
    for key in conflicting:
        table[key] = tuple(max(value, UNKNOWN) for value in table[key])
    return LabelTable(
        tuple(attributes), table, len(rows), tuple(sorted(conflicting)), tuple(constant)
    )


def _cell(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""


def _agreed(old: int, new: int) -> int:
    if _CONFLICT in (old, new):
        return _CONFLICT
    if UNKNOWN in (old, new):
        return max(old, new)
    return old if old == new else _CONFLICT


def normal_name(name: str) -> str:
    """Return a picture's name with forward slashes, no leading "./", and unprintables escaped."""
    name = visible(name.replace("\\", "/"))
    while name.startswith("./"):
        name = name[2:]
    return name.lstrip("/")
