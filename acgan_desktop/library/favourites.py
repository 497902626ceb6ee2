"""The avatars that a person keeps."""

import hashlib
import sqlite3
import struct
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.avatar import Avatar, AvatarError
from acgan_desktop.library import database, pictures
from acgan_desktop.library.recovery import Row
from acgan_desktop.library.schema import COLUMNS

FILE_NAME = "favourites.db"
_MAX_THUMBNAIL_BYTES = 8 * 1024 * 1024
_MAX_THUMBNAIL_SIDE = 4096


@dataclass(frozen=True)
class Favourite:
    """One avatar that was kept.

    Attributes:
        id: its number, never given twice.
        avatar: what draws it.
        thumbnail: its picture at the model's own size, as PNG.
        created: when it was kept, with time zone UTC.
    """

    id: int
    avatar: Avatar
    thumbnail: bytes
    created: datetime


class Favourites:
    """The kept avatars in one SQLite file; what a method has returned survives a kill.

    Several programs and threads may use one file at the same time. Every method raises UserError
    when the disk is full, the file cannot be written, or it turns out to be damaged.

    Attributes:
        path: the file.
        recovered: one sentence when the file was damaged and had to be recovered, else ``None``.
        unreadable: one sentence when :meth:`all` met rows that cannot be shown, else ``None``;
            such rows are left out and stay in the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unreadable: str | None = None
        self._lock = threading.RLock()
        self._connection, self.recovered = database.open_database(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing waits to be written."""
        with self._lock:
            self._connection.close()

    def add(self, avatar: Avatar, pixels: NDArray[np.uint8]) -> Favourite:
        """Keep ``avatar`` with its picture ``pixels`` [h, w, 3]; it is on the disk on return.

        An avatar that is kept already is returned as it is.
        """
        thumbnail = pictures.png_bytes(pixels)
        return self._insert(None, avatar, thumbnail, datetime.now(UTC))

    def restore(self, favourite: Favourite) -> Favourite:
        """Put back what :meth:`remove` returned, in its old place, and return it."""
        return self._insert(favourite.id, favourite.avatar, favourite.thumbnail, favourite.created)

    def merge(self, entries: Iterable[tuple[Avatar, bytes, datetime]]) -> int:
        """Keep avatars from elsewhere, all of them or none, and return how many are new.

        Avatars that are kept already stay as they are.

        Args:
            entries: the avatar, its picture at the model's own size as PNG, and when it was kept,
                with a time zone.

        Raises:
            ValueError: a picture is no PNG of a sane size.
        """
        rows = []
        for avatar, thumbnail, created in entries:
            check_thumbnail(thumbnail)
            rows.append((avatar, thumbnail, created.astimezone(UTC)))
        with self._writing() as connection:
            return sum(_insert(connection, None, *row)[1] for row in rows)

    def remove(self, favourite_id: int) -> Favourite:
        """Remove a favourite and return it, so that :meth:`restore` can undo it.

        Raises:
            KeyError: there is none of this id.
        """
        with self._writing() as connection:
            row = connection.execute(f"{_SELECT} WHERE id = ?", (favourite_id,)).fetchone()
            if row is None:
                raise KeyError(favourite_id)
            favourite = _favourite(row)
            connection.execute("DELETE FROM favourites WHERE id = ?", (favourite_id,))
        return favourite

    def all(self) -> list[Favourite]:
        """Return all favourites, newest first."""
        with self._reading() as connection:
            rows = connection.execute(f"{_SELECT} ORDER BY created DESC, id DESC").fetchall()
        found = [favourite for favourite in map(_readable, rows) if favourite]
        bad = len(rows) - len(found)
        self.unreadable = (
            f"{bad} of {len(rows)} favourites cannot be shown, because their entries are damaged; "
            f"they stay in {self.path}."
            if bad
            else None
        )
        return found

    def find(self, avatar: Avatar) -> Favourite | None:
        """Return the favourite that holds ``avatar``, or ``None``."""
        with self._reading() as connection:
            row = connection.execute(_BY_FINGERPRINT, (_fingerprint(avatar),)).fetchone()
        return _readable(row) if row else None

    def __contains__(self, avatar: object) -> bool:
        return isinstance(avatar, Avatar) and self.find(avatar) is not None

    def __len__(self) -> int:
        with self._reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM favourites").fetchone()
        return int(count)

    def _insert(
        self, number: int | None, avatar: Avatar, thumbnail: bytes, created: datetime
    ) -> Favourite:
        with self._writing() as connection:
            return _insert(connection, number, avatar, thumbnail, created)[0]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.ProgrammingError:  # a fault of ours, such as use after close
                raise
            except sqlite3.Error as error:
                raise database.sentence(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that holds the write lock from its start."""
        with self._reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite ends it by itself when the disk is full
                    connection.execute("ROLLBACK")
                raise


_SELECT = f"SELECT {COLUMNS} FROM favourites"
_BY_FINGERPRINT = f"{_SELECT} WHERE fingerprint = ?"


def _fingerprint(avatar: Avatar) -> str:
    """Return what two equal avatars share and two different ones do not."""
    return hashlib.sha256(avatar.to_json().encode()).hexdigest()


def _insert(
    connection: sqlite3.Connection,
    number: int | None,
    avatar: Avatar,
    thumbnail: bytes,
    created: datetime,
) -> tuple[Favourite, bool]:
    """Return the favourite that holds ``avatar`` from now on, and whether it is new."""
    text, key = avatar.to_json(), _fingerprint(avatar)
    row = connection.execute(_BY_FINGERPRINT, (key,)).fetchone()
    if row and (kept := _readable(row)):
        return kept, False
    # A row that cannot be read makes room for this one; a number that is taken does not.
    connection.execute("DELETE FROM favourites WHERE fingerprint = ?", (key,))
    if connection.execute("SELECT 1 FROM favourites WHERE id = ?", (number,)).fetchone():
        number = None
    cursor = connection.execute(
        f"INSERT INTO favourites ({COLUMNS}) VALUES (?, ?, ?, ?, ?)",
        (number, text, key, thumbnail, created.isoformat()),
    )
    assert cursor.lastrowid is not None
    return Favourite(cursor.lastrowid, avatar, thumbnail, created), True


def _favourite(row: Row) -> Favourite:
    """Check a row, trusting nothing in it.

    Raises:
        AvatarError: the avatar does not fit its contract.
        ValueError: something else in the row does not fit.
    """
    number, text, _, thumbnail, created = row
    if not (isinstance(number, int) and isinstance(text, str) and isinstance(created, str)):
        raise ValueError("a value has the wrong type")
    avatar = Avatar.from_json(text)
    when = datetime.fromisoformat(created)
    if when.tzinfo is None:
        raise ValueError("the time has no zone")
    check_thumbnail(thumbnail)
    return Favourite(number, avatar, thumbnail, when)


def _readable(row: Row) -> Favourite | None:
    try:
        return _favourite(row)
    except (AvatarError, ValueError):
        return None


def check_thumbnail(thumbnail: object) -> None:
    """Refuse what is no PNG of a sane size, before anybody decodes it.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(thumbnail, bytes) or not 33 <= len(thumbnail) <= _MAX_THUMBNAIL_BYTES:
        raise ValueError("the thumbnail has no sane size")
    if not thumbnail.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"):
        raise ValueError("the thumbnail is no PNG")
    if max(struct.unpack(">II", thumbnail[16:24])) > _MAX_THUMBNAIL_SIDE:
        raise ValueError("the thumbnail is too large")
