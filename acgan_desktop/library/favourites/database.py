"""Opening the favourites' file, whatever state it is in, while others may open it too.

What is acknowledged survives a kill at any moment: SQLite with a write-ahead log and
``synchronous=FULL`` sees to that.
"""

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.core.errors import ErrorCode, UserError
from acgan_desktop.core.user_folders import make_folder, reason
from acgan_desktop.library.error_codes import FavouritesCode
from acgan_desktop.library.favourites import in_use, recovery, schema
from acgan_desktop.library.favourites.schema import DamagedError, plain_code
from acgan_desktop.library.favourites.write_ahead_log import with_log

_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
_MAY_BE_FULL = (*_NOT_WRITABLE, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
# A disk with less room is as good as full.
_LITTLE_ROOM = 8 * 1024**2
# A larger file is not copied into memory.
_MOST_IN_MEMORY = 512 * 1024**2


class NotWritableError(UserError):
    """The file may be there, but nothing can be written beside it.

    Attributes:
        full: because the disk is full.
    """

    def __init__(self, what: ErrorCode | str, /, *, full: bool, **values: object) -> None:
        super().__init__(what, **values)
        self.full = full


@dataclass(frozen=True)
class Database:
    """The open file.

    Attributes:
        connection: in autocommit mode.
        use: what keeps others from replacing the file, until it is closed.
        recovered: one sentence if the file had to be recovered.
    """

    connection: sqlite3.Connection
    use: sqlite3.Connection
    recovered: str | None

    def close(self) -> None:
        """Close both, the lock last."""
        self.connection.close()
        self.use.close()


def sentence(
    error: Exception, path: Path, connection: sqlite3.Connection | None = None
) -> UserError:
    """Turn what SQLite said about ``path`` into a sentence for the person.

    Args:
        error: what was raised.
        path: the favourites' file.
        connection: the one that said so, if it is open.
    """
    code = plain_code(error) if isinstance(error, sqlite3.Error) else 0
    why: ErrorCode | str
    if not isinstance(error, sqlite3.Error) or _damage(error):
        why = FavouritesCode.DAMAGED
    elif code == sqlite3.SQLITE_FULL:
        # SQLite says so, too, of a page number that no file could have.
        full = is_full(path, connection)
        why = FavouritesCode.DISK_FULL if full else FavouritesCode.DAMAGED
    elif code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        why = FavouritesCode.IN_USE
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        why = FavouritesCode.NOT_WRITABLE
    elif code == sqlite3.SQLITE_CANTOPEN:
        why = FavouritesCode.NOT_OPENABLE
    else:
        why = str(error)
    return UserError(FavouritesCode.UNUSABLE, path=path, why=why)


def is_full(path: Path, connection: sqlite3.Connection | None = None) -> bool:
    """Tell whether there is really no room for more in the file at ``path``, or beside it."""
    if connection is not None:
        with suppress(sqlite3.Error):
            (most,) = connection.execute("PRAGMA max_page_count").fetchone()
            (count,) = connection.execute("PRAGMA page_count").fetchone()
            if count >= most:
                return True
    try:
        if shutil.disk_usage(path.parent).free < _LITTLE_ROOM:
            return True
        with tempfile.TemporaryFile(dir=path.parent) as stream:  # a person may have a quota
            stream.write(bytes(_LITTLE_ROOM // 8))
    except OSError as error:
        return error.errno in _NO_ROOM
    return False


def open_database(path: Path) -> Database:
    """Open the favourites file at ``path``, making, migrating or recovering it as needed.

    Raises:
        NotWritableError: the system does not let us write there, or the disk is full.
        UserError: the file was written by a newer program, it is damaged while another has it
            open, or the system does not let us.
    """
    make_folder(path.parent)
    try:
        with in_use.opening(path):
            recovery.sweep_workshops(path)
            recovered = None
            if recovery.recovery_begun(path):
                with in_use.no_other_user(path):
                    recovered = recovery.finish_recovery(path)
            try:
                connection = schema.connect(path)
            except DamagedError:
                with in_use.no_other_user(path):
                    recovered = recovery.recover(path)
                connection = schema.connect(path)
            try:
                return Database(connection, in_use.used(path), recovered)
            except BaseException:
                connection.close()
                raise
    except sqlite3.Error as error:
        code = plain_code(error)
        if code in _MAY_BE_FULL and is_full(path):
            raise _full(path) from error
        explained = sentence(error, path)
        refused = code in _NOT_WRITABLE
        raise NotWritableError(explained.sentence, full=False) if refused else explained from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _full(path) from error
        explained = UserError(FavouritesCode.NOT_OPENED, path=path, why=reason(error))
        refused = error.errno in _REFUSED
        raise NotWritableError(explained.sentence, full=False) if refused else explained from error


def copy_in_memory(path: Path) -> sqlite3.Connection:
    """Copy a file that cannot be written, with its log, into memory.

    Raises:
        DamagedError: it is damaged, or too large for that.
        UserError: it cannot be read, or was written by a newer program.
    """
    log = path.with_name(f"{path.name}-wal")
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_IN_MEMORY else b""
        written = log.read_bytes() if log.exists() else b""
    except OSError as error:
        raise UserError(FavouritesCode.UNREADABLE, path=path, why=reason(error)) from error
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.text_factory = schema.lenient_text
    try:
        if not content:
            raise DamagedError("the file is empty, or too large")
        connection.deserialize(with_log(content, written))
        schema.prepare_copy(connection, path)
    except schema.BEYOND_READING as error:
        connection.close()
        raise DamagedError(str(error)) from error
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Copy a file that cannot be written, with its log, to where it can be opened and recovered.

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
            raise UserError(FavouritesCode.UNREADABLE, path=path, why=reason(error)) from error
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


def _damage(error: sqlite3.Error) -> bool:
    # No such table or column: whoever wrote the statements knows that they are there.
    return schema.is_damage(error) or "no such" in str(error) or "malformed" in str(error)


def _full(path: Path) -> NotWritableError:
    why = FavouritesCode.DISK_FULL
    return NotWritableError(FavouritesCode.UNUSABLE, full=True, path=path, why=why)
