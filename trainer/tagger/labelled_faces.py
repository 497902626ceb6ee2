"""Faces labelled by looking: a small table of names and labels to judge taggers by.

CSV with the columns ``file`` (the face's name in the data set) and attributes of the data set. A
value is a class; empty and "cannot tell" do not count. Only held-out faces are taken, since a
tagger knows the others.
"""

import csv
import hashlib
import io
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.bounded_file import bounded_lines, read_bounded
from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.manifest import HELD_OUT

CANNOT_TELL = "cannot tell"
_FILE = "file"
_MAX_BYTES = 50_000_000
_MAX_ROWS = 1_000_000


@dataclass(frozen=True)
class HandLabelledFaces:
    """Labels given by looking.

    Attributes:
        rows: the faces' rows in the data set, int64, in the table's order.
        labels: int16 [rows, attributes of the data set], -1 = cannot tell or not looked at.
        sha256: of the table's bytes.
    """

    rows: NDArray[np.int64]
    labels: NDArray[np.int16]
    sha256: str


def read_faces(path: Path, dataset: Dataset) -> HandLabelledFaces:
    """Read a table of faces labelled by looking.

    Raises:
        UserError: it cannot be read, or names a face, column or class that the data set does not
            have, a face twice, or one that is not held out; the line is named.
    """
    content, rows = _read(path)
    header = rows[0] if rows else []
    attributes = {one.name: at for at, one in enumerate(dataset.manifest.attributes)}
    unknown = [name for name in header if name != _FILE and name not in attributes]
    if _FILE not in header or len(header) != len(set(header)) or len(header) < 2 or unknown:
        raise UserError(
            f"{path} must begin with a line that names the column {_FILE} and attributes of "
            f"{dataset.manifest.name} ({', '.join(attributes)}), each once."
        )
    places = {name: row for row, name in enumerate(dataset.names)}
    found: dict[int, list[int]] = {}
    for line, values in enumerate(rows[1:], start=2):
        if not values:
            continue
        if len(values) != len(header):
            raise UserError(f"{path}, line {line}: it needs {len(header)} values.")
        given = dict(zip(header, values, strict=True))
        row = places.get(given[_FILE].strip())
        if row is None:
            raise UserError(
                f"{path}, line {line}: {dataset.manifest.name} has no face called "
                f"{given[_FILE]!r}; its names stand in {dataset.path / 'names.txt'}."
            )
        if dataset.split[row] != HELD_OUT:
            raise UserError(f"{path}, line {line}: this face is not held out; taggers know it.")
        if row in found:
            raise UserError(f"{path}, line {line}: this face stands in the table already.")
        found[row] = [
            _label(given.get(one.name, ""), one.classes, f"{path}, line {line}: {one.name}")
            for one in dataset.manifest.attributes
        ]
    if not found:
        raise UserError(f"{path} names no face.")
    return HandLabelledFaces(
        np.array(list(found), np.int64),
        np.array(list(found.values()), np.int16),
        hashlib.sha256(content).hexdigest(),
    )


def _read(path: Path) -> tuple[bytes, list[list[str]]]:
    content = read_bounded(path, _MAX_BYTES, "a table of faces labelled by looking")
    try:
        stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
        rows = list(islice(csv.reader(bounded_lines(stream)), _MAX_ROWS + 1))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError(f"{path} is not a CSV table in UTF-8: {error}.") from error
    if len(rows) > _MAX_ROWS:
        raise UserError(f"{path} has more than {_MAX_ROWS:,} rows.")
    return content, rows


def _label(text: str, classes: tuple[str, ...], where: str) -> int:
    value = text.strip()
    if value in ("", CANNOT_TELL):
        return -1
    if value not in classes:
        raise UserError(
            f"{where} cannot be {value!r}; it is one of {', '.join(classes)}, or {CANNOT_TELL}."
        )
    return classes.index(value)
