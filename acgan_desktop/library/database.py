"""Opening the favourites' file, whatever state it is in, while others may open it too.

What is acknowledged survives a kill at any moment: SQLite with a write-ahead log and
``synchronous=FULL`` sees to that.
"""

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from acgan_desktop.errors import UserError
from acgan_desktop.library import recovery, schema
from acgan_desktop.library.folders import make_folder, reason

_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)


class NotWritableError(UserError):
    """The file may be there, but nothing can be written beside it."""


def sentence(error: sqlite3.Error, path: Path) -> UserError:
    """Turn what SQLite said about ``path`` into a sentence for the person."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if schema.is_damage(error):
        why = "the file is damaged; restart the program, and it will recover what it can"
    elif code == sqlite3.SQLITE_FULL:
        why = "the disk is full"
    elif code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        why = "another program is holding the file"
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        why = "the file or its folder cannot be written"
    elif code == sqlite3.SQLITE_CANTOPEN:
        why = "the file cannot be opened; is its folder writable?"
    else:
        why = str(error)
    return UserError(f"The favourites in {path} cannot be used: {why}.")


def open_database(path: Path) -> tuple[sqlite3.Connection, str | None]:
    """Open the favourites file at ``path``, making, migrating or recovering it as needed.

    Returns:
        The connection, in autocommit mode, and one sentence if the file had to be recovered.

    Raises:
        NotWritableError: the system does not let us write there.
        UserError: the file was written by a newer program, or the system does not let us.
    """
    make_folder(path.parent)
    try:
        with _alone(path):
            recovered = None
            if recovery.recovery_begun(path):
                recovered = recovery.finish_recovery(path)
            try:
                return schema.connect(path), recovered
            except sqlite3.DatabaseError as error:
                if not schema.is_damage(error):
                    raise
            recovered = recovery.recover(path)
            return schema.connect(path), recovered
    except sqlite3.Error as error:
        told = sentence(error, path)
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        raise NotWritableError(str(told)) if code in _NOT_WRITABLE else told from error
    except OSError as error:
        told = UserError(f"The favourites in {path} cannot be opened: {reason(error)}.")
        refused = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
        raise NotWritableError(str(told)) if refused else told from error


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Copy a file that cannot be written, with its log, to where it can be opened.

    Raises:
        UserError: it cannot be read either, or there is no room.
    """
    with tempfile.TemporaryDirectory(prefix="acgan-favourites-") as folder:
        copy = Path(folder) / path.name
        try:
            for suffix in ("", "-wal"):
                source = path.with_name(path.name + suffix)
                if not suffix or source.exists():
                    shutil.copyfile(source, copy.with_name(copy.name + suffix))
        except OSError as error:
            raise UserError(f"The favourites in {path} cannot be read: {reason(error)}.") from error
        yield copy


def open_reader(path: Path) -> sqlite3.Connection:
    """Open another connection to a file that is open, for reading while something is written.

    Raises:
        UserError: the system does not let us.
    """
    try:
        connection = schema.plain_connection(path)
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise sentence(error, path) from error
    return connection


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one program at a time make, migrate or recover the file.

    The lock is that of another SQLite file: the system lets go of it when the holder is killed.
    """
    lock = sqlite3.connect(
        path.with_name(f"{path.name}.lock"), timeout=schema.BUSY_TIMEOUT, isolation_level=None
    )
    with closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        recovery.sweep_workshops(path)
        yield
