"""Rescuing the favourites out of a damaged file.

The rescued rows go into a new file, which is then put in the place of the damaged one; the damaged
one is kept aside. The replacing is either not begun, or finished by the next start.
"""

import glob
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from acgan_desktop import durable
from acgan_desktop.library.folders import aside_name
from acgan_desktop.library.schema import (
    FIRST_COLUMNS,
    MIGRATIONS,
    PAGE_SIZE,
    SAVED_COLUMNS,
    connect,
    lenient_text,
)

# A damaged file may claim to hold any number of rows.
_MAX_PROBED_IDS = 50_000
_WORKSHOP = ".recovery"

Row = tuple[Any, ...]
# One for each of SAVED_COLUMNS; NULL is not allowed where one is given.
_DEFAULTS: Row = (None, None, None, None, None, "", 0, "", None)


def recovery_begun(path: Path) -> bool:
    """Tell whether a recovery of ``path`` was killed after it had rescued everything."""
    return _redo_file(path).exists()


def sweep_workshops(path: Path) -> None:
    """Remove what a recovery of ``path`` that was killed earlier left behind."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.*{_WORKSHOP}"):
        shutil.rmtree(leftover, ignore_errors=True)


def recover(path: Path) -> str:
    """Replace the damaged file by one with all rows that can still be read.

    Returns:
        One sentence that says so.
    """
    with tempfile.TemporaryDirectory(_WORKSHOP, f".{path.name}.", path.parent) as folder:
        rows = _rescued_rows(path, Path(folder))
        fresh = Path(folder) / "fresh"
        with closing(connect(fresh)) as connection:
            connection.execute("BEGIN")
            connection.executemany(
                f"INSERT OR IGNORE INTO favourites ({SAVED_COLUMNS}) "
                f"VALUES ({', '.join('?' * len(_DEFAULTS))})",
                (_whole(row) for row in rows),
            )
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, ready to be moved
        # From here on the next start finishes what a kill interrupts.
        fresh.replace(_redo_file(path))
        durable.sync_folder(path.parent)
    return finish_recovery(path)


def finish_recovery(path: Path) -> str:
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
        (count,) = connection.execute(
            "SELECT count(*) FROM favourites WHERE removed IS NULL"
        ).fetchone()
    redo.replace(path)
    durable.sync_folder(path.parent)
    return (
        f"The favourites were damaged: {count} could be recovered, and the damaged file is kept "
        f"as {aside.name}."
    )


def _redo_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.recovered")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _rescued_rows(path: Path, folder: Path) -> list[Row]:
    """Return the rows that can be read from copies of the damaged file in ``folder``."""
    copy = folder / "copy"
    shutil.copy2(path, copy)
    _copy_log(path, copy)
    rows = _readable_rows(copy)
    # The first page, which says where everything is, is the same in every file of a format: where
    # nothing can be read, try ours, the newest format first.
    for version in range(len(MIGRATIONS), 0, -1):
        if rows:
            break
        first_page = _first_page(folder / f"template{version}", version)
        first_page[28:32] = (path.stat().st_size // PAGE_SIZE).to_bytes(4, "big")
        first_page[32:40] = bytes(8)  # no list of free pages that one might trust
        patched = folder / f"patched{version}"
        with path.open("rb") as source, patched.open("wb") as stream:
            stream.write(first_page)
            source.seek(PAGE_SIZE)
            shutil.copyfileobj(source, stream)
        _copy_log(path, patched)
        rows = _readable_rows(patched)
        patched.unlink()
    return rows


def _first_page(template: Path, version: int) -> bytearray:
    """Return the first page of an empty file of the format ``version``."""
    with closing(connect(template, version)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bytearray(template.read_bytes()[:PAGE_SIZE])


def _copy_log(source: Path, target: Path) -> None:
    """Copy the write-ahead log of ``source`` beside ``target``, if there is one."""
    if _beside(source, "-wal").exists():
        shutil.copy2(_beside(source, "-wal"), _beside(target, "-wal"))


def _whole(row: Row) -> Row:
    """Return the values of :data:`SAVED_COLUMNS` for what was read of a row."""
    read = (*row, *_DEFAULTS[len(row) :])
    return tuple(
        default if value is None else value for value, default in zip(read, _DEFAULTS, strict=True)
    )


def _select(connection: sqlite3.Connection) -> str:
    """Return the statement that reads all that this file has of a favourite.

    It goes without an index: the one in a damaged file may say anything.
    """
    for columns in (SAVED_COLUMNS, FIRST_COLUMNS):
        select = f"SELECT {columns} FROM favourites NOT INDEXED"
        try:
            connection.execute(f"EXPLAIN {select}")
        except sqlite3.OperationalError:
            continue
        except sqlite3.Error:
            break
        return select
    return f"SELECT {FIRST_COLUMNS} FROM favourites NOT INDEXED"


def _readable_rows(path: Path) -> list[Row]:
    """Read forwards, then backwards, then one by one what lies between two damaged places."""
    rows: dict[int, Row] = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = lenient_text
        select = _select(connection)
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
