"""Who has the favourites open: everybody together, or the one who replaces the file alone.

The locks are those of two small SQLite files beside: the system lets go of them when the holder is
killed, on every system, and they hold between processes and within one.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.error_codes import FavouritesCode
from acgan_desktop.library.favourites import schema

# How long to wait for other windows when a file must be recovered, in seconds.
_PATIENCE = 2.0


class InUseError(UserError):
    """Somebody else has the favourites open, so that they cannot be replaced."""


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Let one program at a time make, migrate or recover the file at ``path``.

    Raises:
        sqlite3.Error: another does not come to an end, or nothing can be written there.
    """
    with closing(_lock(path, "lock", schema.BUSY_TIMEOUT)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def used(path: Path) -> sqlite3.Connection:
    """Note that the file at ``path`` is open here, until what is returned is closed.

    Raises:
        sqlite3.Error: nothing can be written there.
    """
    lock = _lock(path, "in-use", schema.BUSY_TIMEOUT)
    try:
        lock.execute("BEGIN")
        lock.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # only reading locks
    except BaseException:
        lock.close()
        raise
    return lock


@contextmanager
def no_other_user(path: Path) -> Iterator[None]:
    """Make sure that nobody has the file at ``path`` open; call it while :func:`opening`.

    Raises:
        InUseError: somebody has.
    """
    with closing(_lock(path, "in-use", _PATIENCE)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if schema.plain_code(error) != sqlite3.SQLITE_BUSY:
                raise
            raise InUseError(FavouritesCode.DAMAGED_AND_IN_USE, path=path) from error
        yield


def _lock(path: Path, name: str, patience: float) -> sqlite3.Connection:
    return sqlite3.connect(
        path.with_name(f"{path.name}.{name}"),
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
