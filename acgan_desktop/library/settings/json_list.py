"""Lists of a person's own, each in one small JSON file.

Every change reads the file, changes what it found and writes it whole or not at all, alone, so that
two windows do not take each other's things away. A file that is not usable is kept aside.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from acgan_desktop.core import durable
from acgan_desktop.core.errors import ErrorCode, Message, UserError
from acgan_desktop.core.file_lock import file_locked
from acgan_desktop.core.user_folders import aside_name, make_folder, reason
from acgan_desktop.library.error_codes import SettingsCode

T = TypeVar("T")

# A change takes some milliseconds; only one who hangs holds the file for longer, in seconds.
_PATIENCE_S = 20.0
UNUSABLE = (ValueError, TypeError, ArithmeticError, LookupError, RecursionError)
"""What reading a damaged file may raise; pydantic's own error is a ValueError."""


@dataclass(frozen=True)
class ListCodes:
    """What is said about a list.

    Attributes:
        unreadable: the system does not let us read it; {path} and {why}.
        stuck: it is damaged and stays where it is; {path} and {why}.
        recovered: it was damaged, and the old file is called {name} now.
        full: there are more than {most}.
        unwritable: the system does not let us write it; {path} and {why}.
    """

    unreadable: ErrorCode
    stuck: ErrorCode
    recovered: ErrorCode
    full: ErrorCode
    unwritable: ErrorCode


@dataclass(frozen=True)
class JsonList(Generic[T]):
    """A list in the file ``path``.

    Attributes:
        path: where it lies; the file need not be there.
        codes: what is said when something is wrong.
        most: how many things it may have.
        most_bytes: what is longer is not read.
        parsed: the things in a file's bytes, or None if they are not usable.
        packed: the file's text for such things.
    """

    path: Path
    codes: ListCodes
    most: int
    most_bytes: int
    parsed: Callable[[bytes], list[T] | None]
    packed: Callable[[Sequence[T]], str]

    def load(self) -> tuple[list[T], str | None]:
        """Return the things, and one sentence if a damaged file was put aside; then there are none.

        Raises:
            UserError: the file is there and the system does not let us read it or move it aside.
        """
        usable = self._usable()
        if usable is not None:
            return usable, None
        try:
            with file_locked(self.path, _PATIENCE_S):
                return self._put_aside()
        except OSError as error:
            raise self._refused(self.codes.stuck, error) from error

    def change(self, how: Callable[[list[T]], list[T]]) -> tuple[list[T], str | None]:
        """Read the things, let ``how`` change them, write them, and return them as ``load`` does.

        Raises:
            UserError: the file cannot be read or written, or there would be too many; it is then
                as before.
        """
        make_folder(self.path.parent)
        try:
            with file_locked(self.path, _PATIENCE_S) as ours:
                if not ours:
                    why = SettingsCode.IN_USE
                    raise UserError(self.codes.unwritable, path=self.path, why=why)
                found, recovered = self._put_aside()
                now = how(list(found))
                if len(now) > self.most:
                    raise UserError(self.codes.full, most=self.most)
                durable.write_text(self.path, self.packed(now))
        except OSError as error:
            raise self._refused(self.codes.unwritable, error) from error
        return now, recovered

    def _usable(self) -> list[T] | None:
        """Return the things, or None where the file is there and damaged."""
        try:
            content = head_of(self.path, self.most_bytes)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._refused(self.codes.unreadable, error) from error
        return self.parsed(content) if len(content) <= self.most_bytes else None

    def _put_aside(self) -> tuple[list[T], str | None]:
        """Return what :meth:`load` does, and put a damaged file aside. Only who is alone may."""
        usable = self._usable()
        if usable is not None:
            return usable, None
        aside = aside_name(self.path)
        try:
            self.path.rename(aside)
        except OSError as error:
            # Writing would replace what somebody may still want to repair.
            raise self._refused(self.codes.stuck, error) from error
        return [], Message(self.codes.recovered, name=aside.name)

    def _refused(self, code: ErrorCode, error: OSError) -> UserError:
        return UserError(code, path=self.path, why=reason(error))


def head_of(path: Path, most: int) -> bytes:
    """Return the bytes of a file; where it is longer than ``most``, one more than that.

    Raises:
        OSError: it is not there or cannot be read.
    """
    with path.open("rb") as stream:
        return stream.read(most + 1)


def putting(
    thing: T, key: Callable[[T], str], place: int | None = None
) -> Callable[[list[T]], list[T]]:
    """Return the change that keeps ``thing``, instead of one of the same key if there is one.

    Args:
        thing: what to keep.
        key: what tells things apart.
        place: where a new one goes; by default last.
    """

    def how(now: list[T]) -> list[T]:
        for index, each in enumerate(now):
            if key(each) == key(thing):
                now[index] = thing
                return now
        now.insert(len(now) if place is None else place, thing)
        return now

    return how
