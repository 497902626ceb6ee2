"""The favourites' SQLite file: its tables, step by step, and how it is opened."""

import sqlite3
from pathlib import Path

from acgan_desktop.errors import UserError

# How long to wait for another program that is writing, in seconds.
BUSY_TIMEOUT = 10.0
# Fixed, so that a first page made by this version fits a damaged file.
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
    (
        "ALTER TABLE favourites ADD COLUMN name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE favourites ADD COLUMN rating INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE favourites ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
        # When it was removed; it can come back until it is forgotten for good.
        "ALTER TABLE favourites ADD COLUMN removed TEXT",
        # What follows is worked out of the avatar and the picture, and can be worked out again:
        # the model's id, the classes asked for in words, all that a search looks into, and the
        # place among the colours.
        "ALTER TABLE favourites ADD COLUMN model TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE favourites ADD COLUMN looks TEXT",
        "ALTER TABLE favourites ADD COLUMN sought TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE favourites ADD COLUMN colour INTEGER",
        # Everything that a list of favourites needs, without their pictures.
        """CREATE INDEX listing ON favourites (
            removed, created, id, rating, name, tags, sought, colour, model, fingerprint
        )""",
        "CREATE INDEX undescribed ON favourites (model) WHERE looks IS NULL",
        """CREATE TABLE models (
            id TEXT PRIMARY KEY,
            manifest TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)
# What a recovery saves of each favourite; the first five are there since the first format.
FIRST_COLUMNS = "id, avatar, fingerprint, thumbnail, created"
SAVED_COLUMNS = f"{FIRST_COLUMNS}, name, rating, tags, removed"
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether ``error`` means that the file itself is damaged."""
    # Extended codes carry the plain one in their low byte.
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DAMAGE


def connect(path: Path, version: int | None = None) -> sqlite3.Connection:
    """Open the file, check it, and bring it to the newest schema; autocommit mode.

    Args:
        path: the file; an empty one is made where there is none.
        version: bring it to this format instead, and do not look at its tables.

    Raises:
        sqlite3.DatabaseError: the file is damaged (see :func:`is_damage`) or cannot be used.
        UserError: it was written by a newer version of the program.
    """
    connection = plain_connection(path)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise _damaged(str(verdict))
        _migrate(connection, path, MIGRATIONS[:version])
        if version is None:
            _check_table(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def plain_connection(path: Path) -> sqlite3.Connection:
    """Open the file as it is, for any thread, in autocommit mode."""
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = lenient_text
    return connection


def lenient_text(value: bytes) -> str:
    """Decode text as far as it goes: a damaged row must not keep the others from being read."""
    return value.decode("utf-8", "replace")


def _migrate(
    connection: sqlite3.Connection, path: Path, migrations: tuple[tuple[str, ...], ...]
) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise UserError(
            f"The favourites in {path} were written by a newer version of the program; "
            "update the program to open them."
        )
    for number, step in enumerate(migrations[version:], start=version + 1):
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


def _check_table(connection: sqlite3.Connection) -> None:
    try:
        connection.execute(f"SELECT {SAVED_COLUMNS}, sought FROM favourites LIMIT 0")
        connection.execute("SELECT id, manifest FROM models LIMIT 0")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # the table or a column is missing
            raise _damaged(str(error)) from error
        raise


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
