"""A whole collection of favourites as one file, to keep it safe or to give it to somebody.

The file is text, one JSON value on each line: first a header with the number of the format, then
one favourite per line, oldest first, with its avatar, its thumbnail (PNG in base64) and the time
when it was kept, and what was written on it: name, rating, tags (format 1 had none of these).
Nothing in it is packed, so no small file can unfold into a large one, and what
comes after a damaged line can still be read.
"""

import base64
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from acgan_desktop import __version__
from acgan_desktop.core import durable
from acgan_desktop.core.avatar import MAX_JSON_BYTES, MAX_VALUES, Avatar
from acgan_desktop.core.errors import CodedError, Message, UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.user_folders import reason
from acgan_desktop.library.error_codes import CollectionCode
from acgan_desktop.library.favourites.favourite import (
    MAX_NAME,
    MAX_RATING,
    MAX_TAG,
    MAX_TAGS,
    Labels,
    check_thumbnail,
)
from acgan_desktop.library.favourites.store import Entry, Favourite, Favourites
from acgan_desktop.library.pictures import picture_files

KIND: Final = "acgan-favourites"
FORMAT: Final = 2
MAX_FAVOURITES: Final = 1_000_000
_MAX_HEADER_BYTES = 10_000
_HEADER_BYTES = 400
_MAX_THUMBNAIL_TEXT = 12 * 1024 * 1024
MAX_LINE_BYTES: Final = MAX_JSON_BYTES + _MAX_THUMBNAIL_TEXT + 1000
BATCH: Final = 250

Progress = Callable[[int, int], None]


class CollectionError(UserError):
    """A file with a collection cannot be read or written."""


class CollectionCancelled(Exception):  # noqa: N818 - not an error
    """Reading or writing a collection was given up because its caller asked for that."""


@dataclass(frozen=True)
class Imported:
    """What came out of an import.

    Attributes:
        added: how many favourites are new.
        known: how many were kept already.
        problem: one sentence if something in the file could not be used, else ``None``.
    """

    added: int
    known: int
    problem: str | None


class _Header(FileModel):
    format: Literal[1, 2]
    kind: Literal["acgan-favourites"]
    program: Annotated[str, Field(max_length=200)]
    created: AwareDatetime
    favourites: Annotated[int, Field(ge=0, le=MAX_FAVOURITES)]


class _Line(FileModel):
    created: AwareDatetime
    avatar: Avatar
    thumbnail: Annotated[str, Field(max_length=_MAX_THUMBNAIL_TEXT)]
    name: Annotated[str, Field(max_length=MAX_NAME)] = ""
    rating: Annotated[int, Field(ge=0, le=MAX_RATING)] = 0
    tags: Annotated[
        tuple[Annotated[str, Field(max_length=MAX_TAG)], ...], Field(max_length=MAX_TAGS)
    ] = ()


class _AnyFormat(FileModel):
    """What all formats to come will have in common."""

    model_config = ConfigDict(extra="ignore")

    format: int
    kind: Literal["acgan-favourites"]


def export_collection(
    path: Path,
    favourites: Iterable[Favourite],
    *,
    count: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write ``favourites`` to ``path``, whole or not at all; a file that is there is replaced.

    Args:
        path: any name; the program suggests the suffix .jsonl.
        favourites: a list in any order; or, with ``count``, anything that yields them oldest
            first, so that thousands need not be in memory at once.
        count: how many there will be, at most.
        progress: called with the favourites that are done and all of them.
        cancelled: asked before each; True gives up.

    Returns:
        How many were written.

    Raises:
        CollectionError: the disk is full or the folder cannot be written; ``path`` is as before.
        CollectionCancelled: ``cancelled`` returned True; ``path`` is as before.
    """
    if count is None:
        favourites = sorted(favourites, key=lambda favourite: (favourite.created, favourite.id))
        count = len(favourites)
    written = 0
    try:
        with durable.new_file(path) as stream:
            stream.write(_header(count))
            for favourite in favourites:
                if cancelled is not None and cancelled():
                    raise CollectionCancelled
                stream.write(_line_of(favourite))
                written += 1
                if progress is not None:
                    progress(written, count)
            if written != count:  # some could not be read, or went away meanwhile
                stream.seek(0)
                stream.write(_header(written))
    except OSError as error:
        raise CollectionError(CollectionCode.UNWRITABLE, path=path, why=reason(error)) from error
    return written


def _header(count: int) -> bytes:
    """Return the first line, as long for any count."""
    header = _Header(
        format=FORMAT,
        kind=KIND,
        program=f"acgan-desktop {__version__}",
        created=datetime.now(UTC).replace(microsecond=0),
        favourites=count,
    )
    return header.model_dump_json().encode().ljust(_HEADER_BYTES) + b"\n"


def _line_of(favourite: Favourite) -> bytes:
    labels = favourite.labels.tidy()
    line = _Line(
        created=favourite.created,
        avatar=favourite.avatar,
        thumbnail=base64.b64encode(favourite.thumbnail).decode("ascii"),
        name=labels.name,
        rating=labels.rating,
        tags=labels.tags,
    )
    return line.model_dump_json().encode() + b"\n"


def import_collection(
    path: Path,
    favourites: Favourites,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    batch: int = BATCH,
) -> Imported:
    """Take the favourites in the file at ``path`` into ``favourites``, trusting nothing in it.

    What is kept already stays as it is, so that importing a file twice changes nothing; lines that
    cannot be used are left out and reported. What was taken in before an interruption stays.

    Args:
        path: a file that :func:`export_collection` wrote, or that claims to be one.
        favourites: where they go.
        progress: called with the bytes that are read and all of them.
        cancelled: asked before each favourite; True gives up.
        batch: how many favourites are kept at a time, all of these or none.

    Raises:
        CollectionError: the file cannot be read, or is no collection of this format.
        CollectionCancelled: ``cancelled`` returned True.
        UserError: the favourites cannot be written.
    """
    try:
        if not path.is_file():  # a pipe or a device would block or never end
            raise CollectionError(CollectionCode.MISSING, path=path)
        size = path.stat().st_size
        with path.open("rb") as stream:
            return _Import(path, stream, size, favourites, progress, cancelled, batch).run()
    except OSError as error:
        raise CollectionError(CollectionCode.UNREADABLE, path=path, why=reason(error)) from error


class _Import:
    """One import under way."""

    def __init__(
        self,
        path: Path,
        stream: io.BufferedReader,
        size: int,
        favourites: Favourites,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
        batch: int,
    ) -> None:
        self._most = batch
        self._path, self._stream, self._size = path, stream, size
        self._favourites = favourites
        self._progress, self._cancelled = progress, cancelled
        self._batch: list[Entry] = []
        self._read = self._added = self._unusable = 0
        self._first_problem = ""

    def run(self) -> Imported:
        expected = self._header().favourites
        lines = 0
        while (line := self._next_line()) is not None:
            if self._cancelled is not None and self._cancelled():
                raise CollectionCancelled
            lines += 1
            if lines > MAX_FAVOURITES:
                raise CollectionError(
                    CollectionCode.TOO_MANY, name=self._path.name, most=MAX_FAVOURITES
                )
            self._take(line, lines)
            if self._progress is not None:
                self._progress(self._stream.tell(), self._size)
        self._keep()
        return Imported(self._added, self._read - self._added, self._problem(expected, lines))

    def _header(self) -> _Header:
        line = self._stream.readline(_MAX_HEADER_BYTES)
        try:
            if read_json(_AnyFormat, line).format > FORMAT:
                raise CollectionError(CollectionCode.NEWER, name=self._path.name)
            return read_json(_Header, line)
        except FileFault as error:
            raise CollectionError(CollectionCode.UNKNOWN_FORMAT, name=self._path.name) from error

    def _next_line(self) -> bytes | None:
        """Return the next line, shortened where it is longer than any line may be."""
        line = self._stream.readline(MAX_LINE_BYTES)
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = self._stream.readline(MAX_LINE_BYTES)
        return line or None

    def _take(self, line: bytes, number: int) -> None:
        try:
            self._batch.append(_entry(line))
        except ValueError as error:  # a FileFault, too
            fault = error.sentence if isinstance(error, CodedError) else str(error)
        else:
            if len(self._batch) >= self._most:
                self._keep()
            return
        self._unusable += 1
        self._first_problem = self._first_problem or Message(
            CollectionCode.LINE_FAULT, number=number + 1, why=fault
        )

    def _keep(self) -> None:
        self._added += self._favourites.merge(self._batch)
        self._read += len(self._batch)
        self._batch.clear()

    def _problem(self, expected: int, lines: int) -> str | None:
        name, why, problems = self._path.name, self._first_problem, []
        if self._unusable == 1:
            problems.append(Message(CollectionCode.ONE_UNUSABLE, name=name, why=why))
        elif self._unusable:
            count = self._unusable
            problems.append(Message(CollectionCode.SOME_UNUSABLE, count=count, name=name, why=why))
        if lines < expected:
            problems.append(
                Message(CollectionCode.INCOMPLETE, name=name, lines=lines, expected=expected)
            )
        if len(problems) == 2:
            return Message(CollectionCode.TWO_PROBLEMS, first=problems[0], second=problems[1])
        return Message(CollectionCode.PROBLEM, what=problems[0]) if problems else None


def _entry(line: bytes) -> Entry:
    """Check one line.

    Raises:
        ValueError: it cannot be used; the message says why.
    """
    if len(line) >= MAX_LINE_BYTES:
        raise FileFault(CollectionCode.LINE_TOO_LONG)
    read = read_json(_Line, line, most_values=MAX_VALUES)
    if len(read.avatar.to_json()) > MAX_JSON_BYTES:
        raise FileFault(CollectionCode.AVATAR_TOO_LARGE)
    try:
        thumbnail = base64.b64decode(read.thumbnail, validate=True)
    except ValueError as error:
        raise FileFault(CollectionCode.THUMBNAIL_NOT_BASE64) from error
    check_thumbnail(thumbnail)
    try:
        picture_files.png_pixels(thumbnail)
    except ValueError as error:
        raise FileFault(CollectionCode.THUMBNAIL_DAMAGED) from error
    try:
        labels = Labels(read.name, read.rating, read.tags).tidy()
        return Entry(read.avatar, thumbnail, read.created.astimezone(UTC), labels)
    except OverflowError as error:
        raise FileFault(CollectionCode.NO_SUCH_TIME) from error
