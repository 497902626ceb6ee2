"""The favourites' SQLite file: its tables, step by step, and how it is opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.error_codes import FavouritesCode

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
MOST_ID = 2**53
"""No person keeps so many: a larger number is damage, and SQLite would soon find no next one."""
# A newer format says so twice, in the header and in this table, so that one flipped byte does not
# look like a newer program. Every format after the second has it.
_META = "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_FIRST_WITH_META = 3
# What these say of an unreadable file is about the system, not about the file.
_OF_THE_SYSTEM = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_ABORT,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MAGIC = b"SQLite format 3\0"


BEYOND_READING = (sqlite3.Error, MemoryError, UnicodeDecodeError)
"""What reading a damaged file may raise: rows may claim any size, and SQLite's own messages quote
names in it that are no text."""
# SQLite takes any value in any column.
_WRONG_TYPE = (
    "SELECT 1 FROM favourites NOT INDEXED WHERE typeof(avatar) != 'text' "
    "OR typeof(fingerprint) != 'text' OR typeof(thumbnail) != 'blob' "
    "OR typeof(created) != 'text' LIMIT 1"
)


class DamagedError(Exception):
    """The file itself is damaged; its rows may be readable all the same."""


def plain_code(error: sqlite3.Error) -> int:
    """Return SQLite's code for ``error``, without what extends it; 0 where it has none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether ``error`` means that the file itself is damaged."""
    return plain_code(error) in _DAMAGE


def connect(path: Path, version: int | None = None) -> sqlite3.Connection:
    """Open the file, check it, and bring it to the newest schema; autocommit mode.

    Args:
        path: the file; an empty one is made where there is none.
        version: bring it to this format instead.

    Raises:
        DamagedError: the file is damaged.
        sqlite3.DatabaseError: it cannot be used, or the disk is full.
        UserError: it was written by a newer version of the program.
    """
    _check_header(path)
    connection = plain_connection(path)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        _check(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _migrate(connection, MIGRATIONS[:version])
        _mend_next_number(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def prepare_copy(connection: sqlite3.Connection, path: Path) -> None:
    """Check a copy of the file at ``path`` in memory, and bring it to the newest schema.

    Raises:
        DamagedError: it is damaged.
        UserError: it was written by a newer version of the program.
    """
    _check(connection, path)
    _migrate(connection, MIGRATIONS)


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


def _check_header(path: Path) -> None:
    """Look at the two bytes for which SQLite would open a damaged file for reading only, or not.

    Raises:
        DamagedError: they are none that any SQLite has written.
    """
    try:
        with path.open("rb") as stream:
            header = stream.read(20)
    except OSError:
        return  # SQLite says better what the matter is
    if header[:16] == _MAGIC and not {*header[18:20]} <= {1, 2}:
        raise DamagedError("the header's version numbers are wrong")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Check everything that is there: pages, tables, and what the index says of the rows.

    Raises:
        DamagedError: something is wrong with it.
        UserError: it was written by a newer version of the program.
    """
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS) and _is_newer(connection, version):
            raise UserError(FavouritesCode.NEWER, path=path)
        if not 0 <= version <= len(MIGRATIONS):
            raise DamagedError(f"there is no format {version}")
        there = _tables(connection)
        if not _tables_of(version) <= there or (there and not version):
            raise DamagedError(f"the tables are not those of format {version}")
        (integrity,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if integrity != "ok":
            raise DamagedError(str(integrity))
        if version:
            select = "SELECT min(id), max(id) FROM favourites NOT INDEXED"
            least, most = connection.execute(select).fetchone()
            if least is not None and not 0 < least <= most <= MOST_ID:
                raise DamagedError("the rows have numbers that were never given")
            if connection.execute(_WRONG_TYPE).fetchone():
                raise DamagedError("a value has the wrong type")
    except sqlite3.Error as error:
        # Nothing was written yet: what is called a full disk here is a page number beyond all.
        if plain_code(error) in _OF_THE_SYSTEM:
            raise
        raise DamagedError(str(error)) from error
    except (MemoryError, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from error


def _is_newer(connection: sqlite3.Connection, version: int) -> bool:
    """Tell whether a program that knows more than this one has written the file."""
    said = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone()
    if said:
        row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if row is not None and str(row[0]) == str(version):
            return True
    with closing(_template(len(MIGRATIONS))) as template:
        ours = _columns_of_favourites(template)
    return ours < _columns_of_favourites(connection)


def _columns_of_favourites(connection: sqlite3.Connection) -> set[str]:
    return {row[1] for row in connection.execute("PRAGMA table_info(favourites)")}


def _tables(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Return what defines each table and index, however it is spaced."""
    select = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
    return {
        tuple(" ".join(str(each).split()) for each in row) for row in connection.execute(select)
    }


def _tables_of(version: int) -> set[tuple[str, ...]]:
    with closing(_template(version)) as template:
        return _tables(template)


def _template(version: int) -> sqlite3.Connection:
    """Return an empty file of a format, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _migrate(connection, MIGRATIONS[:version])
    return connection


def _migrate(connection: sqlite3.Connection, migrations: tuple[tuple[str, ...], ...]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, step in enumerate(migrations[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            if number >= _FIRST_WITH_META:
                connection.execute(_META)
                connection.execute("INSERT OR REPLACE INTO meta VALUES ('format', ?)", (number,))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _mend_next_number(connection: sqlite3.Connection) -> None:
    """Set right what says which number comes next, if it says what no program has written."""
    select = "SELECT rowid, seq FROM sqlite_sequence WHERE name = 'favourites'"
    for row, number in connection.execute(select).fetchall():
        if not isinstance(number, int) or not 0 <= number <= MOST_ID:
            connection.execute(
                "UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(id), 0) FROM favourites) "
                "WHERE rowid = ?",
                (row,),
            )
