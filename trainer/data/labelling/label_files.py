"""Reading tables of labels, in the forms in which people have them.

CSV; JSON as a list of objects, as a mapping from names to objects, or as StyleGAN's
``dataset.json`` with its list ``labels``; JSON Lines, one object a line.
"""

import csv
import io
import re
from pathlib import Path
from typing import TextIO

from acgan_desktop.core.bounded_file import MAX_LINE, bounded_lines, check_regular
from acgan_desktop.core.errors import UserError
from trainer.data.labelling.json_labels import read_json_lines, read_json_table
from trainer.data.labelling.label_rows import FILE_COLUMN, ColumnChoice, LabelRows, begun

MAX_LABEL_BYTES = 256 * 1024 * 1024


def read_label_file(path: Path, choice: ColumnChoice, most_rows: int, most_cells: int) -> LabelRows:
    """Read the label file at ``path``, CSV unless it ends in ``.json`` or ``.jsonl``.

    Raises:
        UserError: it cannot be read, is too large, or does not say what its rows mean.
    """
    rows = LabelRows(f"the label file {path}", most_rows, most_cells)
    try:
        if path.stat().st_size > MAX_LABEL_BYTES:
            raise UserError(f"The label file {path} is larger than 256 MiB.")
        check_regular(path)
        with path.open("rb") as stream:
            wide = stream.read(2) in (b"\xff\xfe", b"\xfe\xff")  # what Excel calls Unicode text
        with path.open(encoding="utf-16" if wide else "utf-8-sig", newline="") as text:
            read_table(text, path.suffix.lower(), choice, rows)
    except OSError as error:
        raise UserError(f"The label file {path} cannot be read: {error.strerror}.") from error
    except UnicodeError as error:
        raise UserError(f"The label file {path} is not UTF-8 text; save it as UTF-8.") from error
    return rows


def read_table(stream: TextIO, suffix: str, choice: ColumnChoice, rows: LabelRows) -> None:
    """Fill ``rows`` from a table of the kind that ``suffix`` says.

    Raises:
        UserError: it is not such a table.
        UnicodeError: it is not text in the encoding it was opened with.
    """
    if suffix == ".json":
        read_json_table(stream.read(), choice, rows)
    elif suffix == ".jsonl":
        read_json_lines(stream, choice, rows)
    else:
        _read_csv(stream, choice, rows)


def read_table_in(content: bytes, suffix: str, choice: ColumnChoice, where: str) -> LabelRows:
    """Return the table in ``content``, a file that was found in a source.

    Raises:
        UserError: as :func:`read_table`.
    """
    rows = LabelRows(where)
    try:
        read_table(io.StringIO(content.decode("utf-8-sig"), newline=""), suffix, choice, rows)
    except UnicodeError as error:
        raise UserError(f"{begun(where)} is not UTF-8 text; save it as UTF-8.") from error
    return rows


# A quote, spaces, and the end of a cell: the csv module takes spaces only before a quote.
_AFTER_QUOTE = re.compile(r'" +(?=[,;\t\r\n]|$)')


def _read_csv(stream: TextIO, choice: ColumnChoice, rows: LabelRows) -> None:
    where = rows.where
    first = stream.readline(MAX_LINE)
    named = re.fullmatch(r"sep=(.)\s*", first)  # how Excel says what separates the cells
    if named is None:
        stream.seek(0)
    # Spreadsheets of some countries write semicolons.
    delimiter = named[1] if named else max(",;\t", key=first.count)
    lines = bounded_lines(stream)
    reader = csv.reader(
        (_AFTER_QUOTE.sub('"', line) if '" ' in line else line for line in lines),
        delimiter=delimiter,
        strict=True,
        skipinitialspace=True,
    )
    try:
        header = [cell.strip() for cell in next(reader, [])]
        file_column = choice.file_column(header)
        if file_column is None:
            raise UserError(
                f'{begun(where)} has no column "{FILE_COLUMN}" in its first line; name the one '
                f"that names the pictures: --columns COLUMN={FILE_COLUMN}."
            )
        if len(set(header)) != len(header) or "" in header:
            raise UserError(f"{begun(where)} has an empty or repeated column name.")
        rows.check_columns(len(header))
        place = header.index(file_column)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = f"Line {reader.line_num + (named is not None)} of {where}"
            if len(cells) != len(header):
                raise UserError(
                    f"{line} has {len(cells)} cells where the first line has {len(header)}."
                )
            name = cells.pop(place).strip()
            if not name:
                raise UserError(f"{line} names no file.")
            rows.add(name, map(str.strip, cells))
    except csv.Error as error:
        raise UserError(f"Line {reader.line_num} of {where} is not CSV: {error}.") from error
    rows.file_column = file_column
    rows.columns = [name for name in header if name != file_column]
