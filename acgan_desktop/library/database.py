"""Opening the favourites' SQLite file: migrations, two programs at once, recovery from damage.

What is acknowledged survives a kill at any moment: SQLite with a write-ahead log and
``synchronous=FULL`` sees to transactions, and the replacing of a damaged file is itself a step
that is either not begun, or finished by the next start.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from acgan_desktop import durable
from acgan_desktop.errors import UserError
from acgan_desktop.library.folders import aside_name, make_folder, reason

# How long to wait for another program that is writing, in seconds.
BUSY_TIMEOUT = 10.0
# Written into the file, so that a template page made by this version fits a damaged one.
PAGE_SIZE = 4096
# Step i brings a file from user_version i to i + 1. Add steps at the end; never change one.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE favourites (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            avatar TEXT NOT NULL,
            fingerprint TEXT NOT NULL UNIQUE,
            thumbnail BLOB NOT NULL,
            created TEXT NOT NULL
        )""",
    ),
)
COLUMNS = "id, avatar, fingerprint, thumbnail, created"
# A damaged file may claim to hold any number of rows.
_MAX_PROBED_IDS = 50_000
_WORKSHOP = ".recovery"
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

Row = tuple[Any, ...]


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether ``error`` means that the file itself is damaged."""
    # Extended codes carry the plain one in their low byte.
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DAMAGE


def sentence(error: sqlite3.Error, path: Path) -> UserError:
    """Turn what SQLite said about ``path`` into a sentence for the person."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if is_damage(error):
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
        UserError: the file was written by a newer program, or the system does not let us.
    """
    make_folder(path.parent)
    try:
        with _alone(path):
            recovered = None
            if _redo_file(path).exists():  # a recovery was killed before its end
                recovered = _finish_recovery(path)
            try:
                return _connect(path), recovered
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
            recovered = _recover(path)
            return _connect(path), recovered
    except sqlite3.Error as error:
        raise sentence(error, path) from error
    except OSError as error:
        raise UserError(f"The favourites in {path} cannot be opened: {reason(error)}.") from error


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = _text
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise _damaged(str(verdict))
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _text(value: bytes) -> str:
    # A damaged row must not keep the others from being read.
    return value.decode("utf-8", "replace")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise UserError(
            f"The favourites in {path} were written by a newer version of the program; "
            "update the program to open them."
        )
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _redo_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.recovered")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one program at a time make, migrate or recover the file.

    The lock is that of another SQLite file: the system lets go of it when the holder is killed.
    """
    lock = sqlite3.connect(
        path.with_name(f"{path.name}.lock"), timeout=BUSY_TIMEOUT, isolation_level=None
    )
    with closing(lock):
        lock.execute("BEGIN EXCLUSIVE")
        for leftover in path.parent.glob(f".{path.name}.*{_WORKSHOP}"):  # of a killed recovery
            shutil.rmtree(leftover, ignore_errors=True)
        yield


def _recover(path: Path) -> str:
    """Replace the damaged file by one with all rows that can still be read."""
    with tempfile.TemporaryDirectory(_WORKSHOP, f".{path.name}.", path.parent) as folder:
        rows = _rescued_rows(path, Path(folder))
        fresh = Path(folder) / "fresh"
        with closing(_connect(fresh)) as connection:
            connection.execute("BEGIN")
            connection.executemany(
                f"INSERT OR IGNORE INTO favourites ({COLUMNS}) VALUES (?, ?, ?, ?, ?)", rows
            )
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, ready to be moved
        # From here on the next start finishes what a kill interrupts.
        fresh.replace(_redo_file(path))
        durable.sync_folder(path.parent)
    return _finish_recovery(path)


def _finish_recovery(path: Path) -> str:
    """Keep the damaged file aside and put the recovered one in its place."""
    redo = _redo_file(path)
    aside = aside_name(path)
    if path.exists():
        shutil.copy2(path, aside)
        _copy_log(path, aside)
    # A log that outlived its file would be replayed into the new one.
    for suffix in ("-wal", "-shm"):
        _beside(path, suffix).unlink(missing_ok=True)
    durable.sync_folder(path.parent)
    with closing(sqlite3.connect(redo)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM favourites").fetchone()
    redo.replace(path)
    durable.sync_folder(path.parent)
    return (
        f"The favourites were damaged: {count} could be recovered, and the damaged file is kept "
        f"as {aside.name}."
    )


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _rescued_rows(path: Path, folder: Path) -> list[Row]:
    """Return the rows that can be read from copies of the damaged file in ``folder``."""
    copy = folder / "copy"
    shutil.copy2(path, copy)
    _copy_log(path, copy)
    rows = _readable_rows(copy)
    if not rows:
        # The first page, which says where everything is, is the same in every file: try ours.
        template = folder / "template"
        with closing(_connect(template)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            first_page = bytearray(template.read_bytes()[:PAGE_SIZE])
        first_page[28:32] = (path.stat().st_size // PAGE_SIZE).to_bytes(4, "big")
        first_page[32:40] = bytes(8)  # no list of free pages that one might trust
        patched = folder / "patched"
        with path.open("rb") as source, patched.open("wb") as stream:
            stream.write(first_page)
            source.seek(PAGE_SIZE)
            shutil.copyfileobj(source, stream)
        _copy_log(path, patched)
        rows = _readable_rows(patched)
    return rows


def _copy_log(source: Path, target: Path) -> None:
    """Copy the write-ahead log of ``source`` beside ``target``, if there is one."""
    if _beside(source, "-wal").exists():
        shutil.copy2(_beside(source, "-wal"), _beside(target, "-wal"))


def _readable_rows(path: Path) -> list[Row]:
    """Read forwards, then backwards, then one by one what lies between two damaged places."""
    rows: dict[int, Row] = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = _text
        select = f"SELECT {COLUMNS} FROM favourites"
        ends: list[int | None] = []
        try:
            for order in ("ASC", "DESC"):
                last = None
                try:
                    for row in connection.execute(f"{select} ORDER BY id {order}"):
                        last = row[0]
                        rows[last] = row
                    return list(rows.values())  # read to the end
                except sqlite3.Error:
                    ends.append(last)
            connection.execute(f"EXPLAIN {select}")  # fails where not even the table is known
        except sqlite3.Error:
            return list(rows.values())
        first, final = ends[0] or 0, ends[1] or _MAX_PROBED_IDS
        for number in range(first + 1, min(final, first + _MAX_PROBED_IDS)):
            with suppress(sqlite3.Error):
                rows.update(
                    (row[0], row) for row in connection.execute(f"{select} WHERE id = ?", (number,))
                )
    return list(rows.values())
