"""Reading the favourites out of a damaged file, as far as any of it can be read.

SQLite reads what it can, forwards, backwards and number by number; once as the file is, and once
with a first page of ours in the place of its own. What SQLite does not find any more, since
a page that leads to it is damaged, is looked for page by page (:mod:`.raw_pages`).
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.engine.model_file.manifest import ManifestError, read_manifest
from acgan_desktop.library.favourites import raw_pages
from acgan_desktop.library.favourites.favourite import favourite_of
from acgan_desktop.library.favourites.schema import (
    BEYOND_READING,
    FIRST_COLUMNS,
    MIGRATIONS,
    MOST_ID,
    PAGE_SIZE,
    SAVED_COLUMNS,
    connect,
    lenient_text,
)

Row = tuple[Any, ...]
"""A value of the right type for each of SAVED_COLUMNS."""

# A damaged file may claim to hold any number of rows.
_MAX_PROBED_IDS = 50_000


class Rescued:
    """What was read of a damaged file.

    Attributes:
        rows: the favourites, by their numbers.
        models: the models that they were drawn with: id -> manifest.
    """

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.models: dict[str, str] = {}

    def add(self, rows: Iterable[Row], only_readable: bool = False) -> None:
        """Take what is new or better than what is there."""
        for row in rows:
            before = self.rows.get(row[0])
            if before is None and not only_readable:
                take = _is_ours(row)
            else:
                take = before != row and _readable(row) and not (before and _readable(before))
            if take:
                self.rows[row[0]] = row

    def tidy_rows(self) -> list[Row]:
        """Return the rows as a new file takes them: nothing missing, no two alike."""
        found: dict[str, Row] = {}
        most = max((number for number in self.rows if 0 < number <= MOST_ID), default=0)
        # What is kept goes before what was removed, should one be there twice.
        for row in sorted(self.rows.values(), key=lambda row: (row[8] or "", row[0])):
            number, text, fingerprint, *others = row
            if not 0 < number <= MOST_ID:
                most += 1
                number = most
            key = _fingerprint(text)
            if key is None:
                key = fingerprint
                if key in found or not key:
                    key = f"damaged-{number}"
            elif key in found and _readable(found[key]):
                continue
            found[key] = (number, text, key, *others)
        return sorted(found.values(), key=lambda row: int(row[0]))


def rescue(path: Path, folder: Path) -> Rescued:
    """Read what can be read, from copies of the damaged file at ``path`` in ``folder``."""
    rescued = Rescued()
    copy = folder / "copy"
    copy_with_logs(path, copy)
    _read(copy, rescued)
    # The first page, which says where everything is, is the same in every file of a format.
    for version in range(len(MIGRATIONS), 0, -1):
        patched = folder / f"patched{version}"
        copy_with_logs(path, patched)
        first_page = _first_page(folder / f"template{version}", version)
        first_page[28:32] = max(1, path.stat().st_size // PAGE_SIZE).to_bytes(4, "big")
        first_page[32:40] = bytes(8)  # no list of free pages that one might trust
        with patched.open("rb+") as stream:
            stream.write(first_page)
        _read(patched, rescued)
        if version == len(MIGRATIONS):
            # SQLite has put the log into it, which the pages alone do not have.
            rescued.add(map(_whole, raw_pages.rows(patched)), only_readable=True)
        patched.unlink()
    rescued.add(map(_whole, raw_pages.rows(copy)), only_readable=True)
    return rescued


def copy_with_logs(source: Path, target: Path) -> None:
    """Copy a database and what SQLite has beside it, if it is there."""
    shutil.copyfile(source, target)
    for suffix in LOGS:
        if source.with_name(source.name + suffix).exists():
            shutil.copyfile(
                source.with_name(source.name + suffix), target.with_name(target.name + suffix)
            )


LOGS = ("-wal", "-journal")
"""How the names of the files end in which SQLite keeps what is not in the database yet."""


def _read(path: Path, rescued: Rescued) -> None:
    """Read a copy with SQLite."""
    with (
        suppress(*BEYOND_READING),
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):
        connection.text_factory = bytes
        rescued.add(_rows(connection))
        _read_models(connection, rescued)
        with suppress(*BEYOND_READING):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Read forwards, then backwards, then one by one what lies between two damaged places."""
    select = _select(connection)
    ends: list[int | None] = []
    for order in ("ASC", "DESC"):
        last = None
        try:
            for row in connection.execute(f"{select} ORDER BY id {order}"):
                last = row[0]
                yield _whole(row)
            return  # read to the end
        except BEYOND_READING:
            ends.append(last)
    try:
        connection.execute(f"EXPLAIN {select}")  # fails where not even the table is known
    except BEYOND_READING:
        return
    first, final = ends[0] or 0, ends[1] or _MAX_PROBED_IDS
    for number in range(first + 1, min(final, first + _MAX_PROBED_IDS)):
        with suppress(*BEYOND_READING):
            for row in connection.execute(f"{select} WHERE id = ?", (number,)):
                yield _whole(row)


def _select(connection: sqlite3.Connection) -> str:
    """Return the statement that reads all that this file has of a favourite.

    It goes without an index: the one in a damaged file may say anything.
    """
    for columns in (SAVED_COLUMNS, FIRST_COLUMNS):
        select = f"SELECT {columns} FROM favourites NOT INDEXED"
        with suppress(*BEYOND_READING):
            connection.execute(f"EXPLAIN {select}")
            return select
    return f"SELECT {FIRST_COLUMNS} FROM favourites NOT INDEXED"


def _read_models(connection: sqlite3.Connection, rescued: Rescued) -> None:
    for order in ("ASC", "DESC"):
        with suppress(*BEYOND_READING):
            for name, text in connection.execute(
                f"SELECT id, manifest FROM models ORDER BY id {order}"
            ):
                model, manifest = _text(name), _text(text)
                if model not in rescued.models:
                    with suppress(ManifestError):
                        if read_manifest(manifest).model_id == model:
                            rescued.models[model] = manifest
            return


def _first_page(template: Path, version: int) -> bytearray:
    """Return the first page of an empty file of the format ``version``."""
    with closing(connect(template, version)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bytearray(template.read_bytes()[:PAGE_SIZE])


def _whole(row: Row) -> Row:
    """Return a value of the right type for each of SAVED_COLUMNS; texts come as bytes.

    One flipped bit makes a text of a picture, or the other way round, and leaves its bytes.
    """
    number, avatar, fingerprint, thumbnail, created, *labels = row
    name, rating, tags, removed = [*labels, None, None, None, None][:4]
    return (
        number,
        _text(avatar),
        _text(fingerprint),
        thumbnail if isinstance(thumbnail, bytes) else b"",
        _text(created),
        _text(name),
        rating if isinstance(rating, int) else 0,
        _text(tags),
        _removed(_text(removed)),
    )


def _text(value: object) -> str:
    return lenient_text(value) if isinstance(value, bytes) else ""


def _readable(row: Row) -> bool:
    number, text, _, thumbnail, created, *labels, _ = row
    try:
        favourite_of((number, text, thumbnail, created, *labels))
    except (AvatarError, ValueError):
        return False
    return True


def _is_ours(row: Row) -> bool:
    """Tell a damaged favourite from what is none at all: something of it must be there."""
    _, text, _, thumbnail, *_ = row
    return bool(text.startswith("{") or thumbnail)


def _fingerprint(text: str) -> str | None:
    """Return what an avatar is found by, or None where it cannot be read."""
    try:
        avatar = Avatar.from_json(text)
    except AvatarError:
        return None
    return hashlib.sha256(avatar.to_json().encode()).hexdigest()


def _removed(text: str) -> str | None:
    """Return when a favourite was removed; what is no time does not remove it."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when.astimezone(UTC).isoformat() if when.tzinfo else None
