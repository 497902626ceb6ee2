"""Reading a file that has no business being large, without filling the memory if it is."""

import csv
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from acgan_desktop.core.error_codes import FileCode
from acgan_desktop.core.errors import ErrorCode, UserError
from acgan_desktop.core.user_folders import reason

MAX_LINE: Final = 1024 * 1024


def read_bounded(
    path: Path, most: int, what: ErrorCode | str, error: type[UserError] = UserError
) -> bytes:
    """Return the whole content of the file at ``path``.

    Args:
        path: where it lies.
        most: how many bytes it may have.
        what: what it should be, for a person, such as "a run's state".
        error: what to raise.

    Raises:
        UserError: of the kind ``error``: it is no file, cannot be read, or is larger; its cause is
            a FileNotFoundError where there is nothing.
    """
    check_regular(path, error)
    try:
        with path.open("rb") as stream:
            # Python reserves what it is asked to read, however little there is.
            content = stream.read(min(most, os.fstat(stream.fileno()).st_size) + 1)
    except OSError as refused:
        raise _unreadable(path, refused, error) from refused
    if len(content) > most:
        raise error(FileCode.TOO_LARGE, path=path, what=what)
    return content


def read_bounded_text(path: Path, most: int, what: str, error: type[UserError] = UserError) -> str:
    """Return the whole text, UTF-8 with or without a mark, of the file at ``path``.

    Args:
        path: where it lies.
        most: how many bytes it may have.
        what: what it should be, for a person, such as "a recipe".
        error: what to raise.

    Raises:
        UserError: as :func:`read_bounded` does, or it is not UTF-8.
    """
    try:
        return read_bounded(path, most, what, error).decode("utf-8-sig")
    except UnicodeDecodeError as refused:
        raise error(FileCode.NOT_UTF8, path=path) from refused


def bounded_lines(stream: TextIO, most: int = MAX_LINE) -> Iterator[str]:
    """Yield the lines of a table for :func:`csv.reader`, none of which may fill the memory.

    Args:
        stream: the text, opened without translating line breaks.
        most: how many characters a line may have.

    Raises:
        csv.Error: a line has more, which its reader says like any other fault of a table.
    """
    while line := stream.readline(most + 1):
        if len(line) > most:
            raise csv.Error(f"a line in it has more than {most:,} characters")
        yield line


def check_regular(path: Path, error: type[UserError] = UserError) -> None:
    """Check that ``path`` is a regular file: opening a pipe would block for ever.

    Raises:
        UserError: of the kind ``error``: it is not, or cannot be looked at.
    """
    try:
        mode = path.stat().st_mode
    except OSError as refused:
        raise _unreadable(path, refused, error) from refused
    if not stat.S_ISREG(mode):
        raise error(FileCode.NOT_REGULAR, path=path)


def _unreadable(path: Path, refused: OSError, error: type[UserError]) -> UserError:
    return error(FileCode.UNREADABLE, path=path, why=reason(refused))
