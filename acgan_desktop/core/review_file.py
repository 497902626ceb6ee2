"""What trainer and review window share: which faces are to be looked at, and what was answered.

The trainer writes a task and starts the window; the window writes the answers. These are a table
for people, and a journal of what was answered since: every answer is on the disk before the next
face is shown, and a table of thousands of rows is not written each time.
"""

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import bounded_lines, read_bounded
from acgan_desktop.core.error_codes import FileCode, ReviewCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json

CANNOT_TELL = "cannot tell"
FILE_COLUMN = "file"
MAX_TASK_BYTES = 1024 * 1024 * 1024
MAX_TABLE_BYTES = 256 * 1024 * 1024
_MAX_TASK_VALUES = 50_000_000

Name = Annotated[str, Field(min_length=1, max_length=100)]
Answers = dict[str, dict[str, str]]
"""By face and attribute: a class, or :data:`CANNOT_TELL`."""


class ReviewError(UserError):
    """A task or a table of answers cannot be used."""


class _Strict(FileModel):
    model_config = ConfigDict(frozen=True)


class AskedAttribute(_Strict):
    """One thing to say about each face."""

    name: Name
    classes: Annotated[tuple[Name, ...], Field(min_length=2, max_length=256)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(set(self.classes)) != len(self.classes) or CANNOT_TELL in self.classes:
            raise FileFault(ReviewCode.CLASSES_REPEATED, reserved=CANNOT_TELL)
        return self


class AskedFace(_Strict):
    """One face to look at.

    Attributes:
        name: what the table calls it.
        row: its row in the task's images; None if it is a file.
        path: the picture; None if it is a row.
        labels: what is said of it already, by attribute.
    """

    name: Annotated[str, Field(min_length=1, max_length=4096)]
    row: Annotated[int, Field(ge=0)] | None = None
    path: str | None = None
    labels: dict[str, str] = Field(default_factory=dict)


class Task(_Strict):
    """What is to be reviewed.

    Attributes:
        title: what the faces are, for the window's title.
        out: the table to write.
        attributes: what to say of each face.
        images: a .npy file uint8 [n, h, w, 3] that rows refer to, if any do.
        faces: what to look at, in this order.
    """

    format: Literal[1] = 1
    title: Annotated[str, Field(max_length=1000)]
    out: str
    attributes: Annotated[tuple[AskedAttribute, ...], Field(min_length=1, max_length=64)]
    images: str | None = None
    faces: Annotated[tuple[AskedFace, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len({one.name for one in self.attributes}) != len(self.attributes):
            raise FileFault(ReviewCode.ATTRIBUTES_REPEATED)
        if len({one.name for one in self.faces}) != len(self.faces):
            raise FileFault(ReviewCode.FACES_REPEATED)
        for face in self.faces:
            if (face.row is None) == (face.path is None):
                raise FileFault(ReviewCode.ROW_OR_PATH)
            if face.row is not None and self.images is None:
                raise FileFault(ReviewCode.IMAGES_MISSING)
        return self


def write_task(path: Path, task: Task) -> None:
    """Write ``task`` for the window."""
    durable.write_text(path, task.model_dump_json(exclude_none=True) + "\n")


def read_task(path: Path) -> Task:
    """Read what is to be reviewed.

    Raises:
        ReviewError: the file is not a task.
    """
    content = read_bounded(path, MAX_TASK_BYTES, FileCode.A_REVIEW_TASK, ReviewError)
    try:
        return read_json(Task, content, most_values=_MAX_TASK_VALUES)
    except FileFault as fault:
        raise ReviewError(ReviewCode.UNUSABLE_TASK, path=path, why=fault) from fault


def journal_of(table: Path) -> Path:
    """Return where what was answered since the table was written stands."""
    return table.with_name(f"{table.name}.journal")


class AnswerBook:
    """The answers to a task, durable one by one.

    Attributes:
        path: the table, CSV with ``file`` and a column per attribute.
        answers: all of them; read only.
    """

    def __init__(self, path: Path, attributes: Mapping[str, tuple[str, ...]]) -> None:
        """Open the table, and take up what an ended window had not put into it yet.

        Raises:
            ReviewError: the table cannot be read, or is one of other attributes.
        """
        self.path = path
        self._attributes = dict(attributes)
        self._journal = journal_of(path)
        self._of_others = b""
        self.answers: Answers = _read_table(path, self._attributes)
        if self._replay():
            self.write_table()

    def answer(self, face: str, attribute: str, value: str) -> None:
        """Keep an answer: a class, :data:`CANNOT_TELL`, or "" to take one back.

        Raises:
            OSError: it cannot be written.
        """
        # The break before it ends a line that a full disk cut off.
        line = "\n" + json.dumps([face, attribute, value], ensure_ascii=False) + "\n"
        with self._journal.open("ab") as stream:
            stream.write(line.encode())
            stream.flush()
            os.fsync(stream.fileno())
        self._take(face, attribute, value)

    def write_table(self) -> None:
        """Put all answers into the table, and forget the journal.

        Answers to what is not asked now stay in the journal, for when it is asked again.

        Raises:
            OSError: it cannot be written; the journal then stays.
        """
        if self.answers or self.path.exists():
            text = io.StringIO(newline="")
            rows = csv.writer(text, lineterminator="\n")
            rows.writerow([FILE_COLUMN, *self._attributes])
            for face, given in self.answers.items():
                rows.writerow([face, *(given.get(name, "") for name in self._attributes)])
            durable.write_text(self.path, text.getvalue())
        if self._of_others:
            durable.write_bytes(self._journal, self._of_others)
            return
        with suppress(FileNotFoundError):
            self._journal.unlink()

    def _take(self, face: str, attribute: str, value: str) -> None:
        given = self.answers.setdefault(face, {})
        if value:
            given[attribute] = value
        else:
            given.pop(attribute, None)
        if not given:
            del self.answers[face]

    def _replay(self) -> bool:
        """Take up the journal; a line that a kill cut off is left out, one of another task kept."""
        try:
            content = self._journal.read_bytes()
        except FileNotFoundError:
            return False
        for line in content.split(b"\n"):
            with suppress(ValueError, TypeError, RecursionError):
                face, attribute, value = json.loads(line)
                if not all(isinstance(one, str) for one in (face, attribute, value)):
                    continue
                classes = self._attributes.get(attribute)
                if classes is not None and value in ("", CANNOT_TELL, *classes):
                    self._take(face, attribute, value)
                else:
                    self._of_others += line + b"\n"
        return True


def _read_table(path: Path, attributes: Mapping[str, tuple[str, ...]]) -> Answers:
    try:
        raw = read_bounded(path, MAX_TABLE_BYTES, FileCode.A_LABEL_TABLE, ReviewError)
    except ReviewError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return {}
        raise
    stream = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", newline="")
    try:
        return _answers_in(path, csv.reader(bounded_lines(stream), strict=True), attributes)
    except UnicodeDecodeError as error:
        raise ReviewError(ReviewCode.TABLE_NOT_UTF8, path=path) from error
    except csv.Error as error:
        raise ReviewError(ReviewCode.TABLE_NOT_CSV, path=path, why=error) from error


def _answers_in(
    path: Path, rows: Iterator[list[str]], attributes: Mapping[str, tuple[str, ...]]
) -> Answers:
    header = next(rows, [FILE_COLUMN])
    unknown = [name for name in header if name != FILE_COLUMN and name not in attributes]
    if FILE_COLUMN not in header or len(set(header)) != len(header) or unknown:
        raise ReviewError(ReviewCode.OTHER_TABLE, path=path)
    answers: Answers = {}
    for number, row in enumerate(rows, start=2):
        if not row:
            continue
        if len(row) != len(header):
            raise ReviewError(
                ReviewCode.CELLS_DIFFER,
                path=path,
                number=number,
                count=len(row),
                wanted=len(header),
            )
        cells = dict(zip(header, row, strict=True))
        face = cells.pop(FILE_COLUMN)
        for name, value in cells.items():
            if value not in ("", CANNOT_TELL, *attributes[name]):
                raise ReviewError(
                    ReviewCode.UNKNOWN_CLASS, path=path, number=number, value=value, name=name
                )
            if value:
                answers.setdefault(face, {})[name] = value
    return answers
