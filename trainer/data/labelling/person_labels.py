"""Labels that a person gave by looking at faces: the file that a review writes."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.bounded_file import bounded_lines, check_regular
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.review_file import CANNOT_TELL as CANNOT_TELL_WORDS
from trainer.data.labelling.completion import CANNOT_TELL
from trainer.data.labelling.label_files import MAX_LABEL_BYTES
from trainer.data.labelling.label_rows import FILE_COLUMN
from trainer.data.labelling.label_table import UNKNOWN
from trainer.data.labelling.label_words import NO_ANSWER
from trainer.data.labelling.picture_names import normal_name
from trainer.data.sources import visible

ORIGIN_COLUMN, PERSON = "origin", "person"


def read_answers(
    path: Path, attributes: Mapping[str, Sequence[str]], names: Sequence[str]
) -> NDArray[np.int16]:
    """Read a person's labels: CSV with ``file``, a column per attribute, and ``origin`` if at all.

    Args:
        path: the file.
        attributes: the classes of each attribute that can be answered.
        names: of the data set's faces; the file names them exactly so.

    Returns:
        int16 [faces, attributes]: a class, -1 where nothing is said, -2 for "cannot tell".

    Raises:
        UserError: the file cannot be used; the sentence names the line.
    """
    try:
        if path.stat().st_size > MAX_LABEL_BYTES:
            raise UserError(f"The labels {path} are larger than 256 MiB.")
        check_regular(path)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _read(path, stream, attributes, names)
    except OSError as error:
        raise UserError(f"The labels {path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"The labels {path} are not UTF-8 text; save them as UTF-8.") from error


def _read(
    path: Path, stream: TextIO, attributes: Mapping[str, Sequence[str]], names: Sequence[str]
) -> NDArray[np.int16]:
    reader = csv.reader(bounded_lines(stream), strict=True)
    columns = list(attributes)
    numbers = {name: {one: i for i, one in enumerate(own)} for name, own in attributes.items()}
    rows = {normal_name(name): row for row, name in enumerate(names)}
    answers = np.full((len(names), len(columns)), UNKNOWN, np.int16)
    seen: set[int] = set()
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(path, header, columns)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            where = f"Line {reader.line_num} of the labels {path}"
            if len(cells) != len(header):
                raise UserError(f"{where} has {len(cells)} cells instead of {len(header)}.")
            said = dict(zip(header, (cell.strip() for cell in cells), strict=True))
            row = rows.get(normal_name(said[FILE_COLUMN]))
            if row is None:
                raise UserError(
                    f'{where} names "{visible(said[FILE_COLUMN])[:80]}", which is no face of the '
                    "data set."
                )
            if row in seen:
                raise UserError(f"{where} names a face for the second time.")
            seen.add(row)
            for column, name in enumerate(columns):
                answers[row, column] = _class(said.get(name, ""), name, numbers[name], where)
    except csv.Error as error:
        raise UserError(
            f"Line {reader.line_num} of the labels {path} is not CSV: {error}."
        ) from error
    return answers


def _class(answer: str, attribute: str, numbers: Mapping[str, int], where: str) -> int:
    """Return the number of the class that ``answer`` names, or what stands for having none."""
    if not answer:
        return UNKNOWN
    if answer == CANNOT_TELL_WORDS:
        return CANNOT_TELL
    if answer not in numbers:
        alike = [number for one, number in numbers.items() if one.casefold() == answer.casefold()]
        if len(alike) == 1:
            return alike[0]
        if answer.casefold() in NO_ANSWER:
            return UNKNOWN
        raise UserError(f'{where} says "{visible(answer)[:40]}", which is no class of {attribute}.')
    return numbers[answer]


def _check_header(path: Path, header: list[str], columns: list[str]) -> None:
    if FILE_COLUMN not in header:
        raise UserError(f'The labels {path} have no column "{FILE_COLUMN}" in their first line.')
    if len(set(header)) != len(header):
        raise UserError(f"The labels {path} name a column twice.")
    for name in header:
        if name not in (FILE_COLUMN, ORIGIN_COLUMN, *columns):
            raise UserError(
                f'The labels {path} have a column "{visible(name)[:40]}", which is no attribute of '
                "the data set."
            )
