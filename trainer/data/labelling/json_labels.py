"""Tables of labels in JSON, in the forms that programs write them."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from acgan_desktop.core.bounded_file import MAX_LINE
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, check_values
from trainer.data.labelling.label_rows import (
    FILE_COLUMN,
    MAX_COLUMNS,
    ColumnChoice,
    LabelRows,
    begun,
)
from trainer.data.labelling.tag_words import TAG_COLUMNS, tags_in
from trainer.data.sources import visible

CLASS_COLUMN = "class"
MAX_JSON_VALUES = 4_000_000


def read_json_table(text: str, choice: ColumnChoice, rows: LabelRows) -> None:
    """Fill ``rows`` from a JSON file: a list, a mapping, or StyleGAN's ``dataset.json``.

    Raises:
        UserError: it is none of these.
    """
    try:
        check_values(text, MAX_JSON_VALUES)
        content = json.loads(text, object_pairs_hook=_Pairs)
    except FileFault as fault:
        raise UserError(f"{begun(rows.where)} cannot be used: {fault}.") from fault
    except (ValueError, RecursionError) as error:
        raise UserError(f"{begun(rows.where)} is not JSON: {error}.") from error
    _add_objects(_json_rows(content, choice, rows), choice, rows)


def read_json_lines(stream: TextIO, choice: ColumnChoice, rows: LabelRows) -> None:
    """Fill ``rows`` from JSON Lines: an object with a file's name on each line.

    Raises:
        UserError: a line is none.
    """

    def objects() -> Iterator[tuple[str, str, Iterable[tuple[str, object]]]]:
        number = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise UserError(f"Line {number} of {rows.where} is too long.")
            if line.strip():
                try:
                    check_values(line, MAX_COLUMNS * 2)
                    value = json.loads(line, object_pairs_hook=_Pairs)
                except (FileFault, ValueError, RecursionError) as error:
                    raise UserError(f"Line {number} of {rows.where} is not JSON.") from error
                yield _row(f"Line {number}", value, choice, rows)

    _add_objects(objects(), choice, rows)


class _Pairs(list[tuple[str, object]]):
    """A JSON object with its pairs as written: a repeated key is not lost."""


def _add_objects(
    objects: Iterable[tuple[str, str, Iterable[tuple[str, object]]]],
    choice: ColumnChoice,
    rows: LabelRows,
) -> None:
    columns: dict[str, int] = {}
    for where, name, pairs in objects:
        row: dict[int, str] = {}
        for key, value in pairs:
            cell = _cell(key, value)
            if cell is None and choice.name_of(key.strip()) is not None:
                raise UserError(
                    f'{where} of {rows.where} gives "{visible(key)[:40]}" something other than a '
                    "text, a number or null; take other columns with --columns."
                )
            cell = cell or ""
            row[columns.setdefault(key.strip(), len(columns))] = cell
            rows.check_columns(len(columns))
        rows.add(name, (row.get(column, "") for column in range(max(row, default=-1) + 1)))
    rows.columns = list(columns)


def _cell(key: str, value: object) -> str | None:
    """Return a JSON value as a cell; None if it can be none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value).strip()
    if key.strip().casefold() in TAG_COLUMNS:
        plain = dict(value) if isinstance(value, _Pairs) else value
        return ", ".join(sorted(tags_in(plain)))
    return None


def _json_rows(
    content: object, choice: ColumnChoice, rows: LabelRows
) -> Iterator[tuple[str, str, Iterable[tuple[str, object]]]]:
    if isinstance(content, _Pairs):
        labels = dict(content).get("labels")
        if "labels" in dict(content) and not isinstance(labels, _Pairs):
            yield from _numbered(labels, rows)
            return
        for name, value in content:
            if not isinstance(value, _Pairs):
                raise UserError(
                    f'"{visible(name)[:80]}" in {rows.where} is not an object of attributes.'
                )
            yield f'"{visible(name)[:80]}"', name, value
    elif isinstance(content, list):
        for number, value in enumerate(content, 1):
            yield _row(f"Entry {number}", value, choice, rows)
    else:
        raise UserError(f"{begun(rows.where)} holds neither a list nor an object.")


def _row(
    where: str, value: object, choice: ColumnChoice, rows: LabelRows
) -> tuple[str, str, Iterable[tuple[str, object]]]:
    """Return where it stands, the picture's name, and the rest of an object with a "file"."""
    pairs = value if isinstance(value, _Pairs) else _Pairs()
    column = choice.file_column([key for key, _ in pairs])
    names = [item for key, item in pairs if key == column]
    if len(names) != 1 or not isinstance(names[0], str) or not names[0].strip():
        raise UserError(f'{where} of {rows.where} has no "file" text.')
    rows.file_column = column or FILE_COLUMN
    return where, names[0].strip(), [pair for pair in pairs if pair[0] != column]


def _numbered(
    labels: object, rows: LabelRows
) -> Iterator[tuple[str, str, Iterable[tuple[str, object]]]]:
    """Read the list of StyleGAN's ``dataset.json``: names, and numbers or one-hot lists."""
    if not isinstance(labels, list):
        raise UserError(f'{begun(rows.where)} has no labels: "labels" is not a list.')
    for number, pair in enumerate(labels, 1):
        where = f"Entry {number}"
        if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str):
            raise UserError(f'{where} of "labels" in {rows.where} is not a name and a class.')
        name, value = pair
        if isinstance(value, list):
            if sorted(map(str, value)) != [*["0"] * (len(value) - 1), "1"]:
                raise UserError(
                    f'{where} of "labels" in {rows.where} is a list of numbers that is no class: '
                    "one of them is 1, and all others 0."
                )
            value = value.index(1)
        yield where, name, [(CLASS_COLUMN, value)]
