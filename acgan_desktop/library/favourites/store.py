"""The avatars that a person keeps."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.core.errors import Message
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.error_codes import FavouritesCode
from acgan_desktop.library.favourites import database
from acgan_desktop.library.favourites.description import (
    colour_place,
    description_of,
    search_text_of,
)
from acgan_desktop.library.favourites.favourite import (
    COLUMNS,
    NO_LABELS,
    Favourite,
    Labels,
    check_thumbnail,
    favourite_of,
    labels_of,
    packed_tags,
    readable,
)
from acgan_desktop.library.favourites.reader import (
    KEPT,
    FavouritesReader,
    among,
    fingerprint,
    portions,
)
from acgan_desktop.library.favourites.schema import DamagedError
from acgan_desktop.library.pictures import picture_files

__all__ = ["FILE_NAME", "Entry", "Favourite", "Favourites", "fingerprint"]

FILE_NAME = "favourites.db"


class Entry(NamedTuple):
    """A favourite from elsewhere: its picture as PNG, and when it was kept, with a time zone."""

    avatar: Avatar
    thumbnail: bytes
    created: datetime
    labels: Labels = NO_LABELS


class Favourites(FavouritesReader, ClosedOnExit):
    """The kept avatars in one SQLite file; what a method has returned survives a kill.

    Several programs and threads may use one file at the same time; reading does not wait for
    writing. Every method raises UserError when the disk is full, the file cannot be written, or it
    turns out to be damaged. A favourite that was removed stays in the file for a while, so that it
    can come back with all that was written on it.

    Attributes:
        path: the file.
        recovered: one sentence when the file was damaged and had to be recovered, or when it cannot
            be written and only a copy of it is looked at, else ``None``.
        writable: whether it can be written; else only a copy of it is looked at.
        unreadable: one sentence when :meth:`all` met rows that cannot be shown, else ``None``;
            such rows are left out and stay in the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.writable = True
        self._lock = threading.RLock()
        self._until_closed = ExitStack()
        try:
            self._open(path)
        except database.NotWritableError as error:
            if not path.is_file():
                raise
            self._open_copy(error.full)

    def close(self) -> None:
        """Close the file; nothing waits to be written."""
        with self._reading_lock:
            self._reader.close()
        with self._lock:
            self._connection.close()
        self._until_closed.close()

    def _open(self, path: Path) -> None:
        opened = database.open_database(path)
        self._until_closed.callback(opened.close)
        try:
            self._reader = database.open_reader(path)
        except BaseException:
            self._until_closed.close()
            raise
        self._connection, self.recovered = opened.connection, opened.recovered

    def _open_copy(self, full: bool) -> None:
        """Open a copy for looking at: the file itself cannot be written, or the disk is full."""
        self.writable = False
        try:
            self._connection = self._reader = database.copy_in_memory(self.path)
        except DamagedError:  # what can be recovered is recovered elsewhere
            try:
                self._open(self._until_closed.enter_context(database.copied(self.path)))
            except BaseException:
                self._until_closed.close()
                raise
        self._connection.execute("PRAGMA query_only = ON")
        code = FavouritesCode.READ_ONLY_DISK_FULL if full else FavouritesCode.FOLDER_READ_ONLY
        self.recovered = Message(code, path=self.path)

    # Keeping and removing.

    def add(self, avatar: Avatar, pixels: NDArray[np.uint8]) -> Favourite:
        """Keep ``avatar`` with its picture ``pixels`` [h, w, 3]; it is on the disk on return.

        An avatar that is kept already is returned as it is; one that was removed comes back with
        what was written on it.
        """
        entry = Entry(avatar, picture_files.png_bytes(pixels), datetime.now(UTC))
        with self.writing() as connection:
            return self._insert(connection, None, entry)[0]

    def add_all(self, faces: Iterable[tuple[Avatar, NDArray[np.uint8]]]) -> list[int]:
        """Keep several avatars with their pictures, all or none, the first as the newest.

        Returns:
            The ids of those that were not kept before.
        """
        now = datetime.now(UTC)
        entries = [
            Entry(avatar, picture_files.png_bytes(pixels), now - timedelta(microseconds=place))
            for place, (avatar, pixels) in enumerate(faces)
        ]
        with self.writing() as connection:
            inserted = [self._insert(connection, None, entry) for entry in reversed(entries)]
        return [favourite.id for favourite, is_new in reversed(inserted) if is_new]

    def restore(self, favourite: Favourite) -> Favourite:
        """Put back what :meth:`remove` returned, in its old place, and return it."""
        entry = Entry(
            favourite.avatar, favourite.thumbnail, favourite.created, favourite.labels.tidy()
        )
        with self.writing() as connection:
            return self._insert(connection, favourite.id, entry)[0]

    def merge(self, entries: Iterable[tuple[Avatar, bytes, datetime] | Entry]) -> int:
        """Keep avatars from elsewhere, all of them or none, and return how many are new.

        Avatars that are kept already stay as they are.

        Raises:
            ValueError: a picture is no PNG of a sane size.
        """
        rows = []
        for entry in (Entry(*each) for each in entries):
            check_thumbnail(entry.thumbnail)
            created = entry.created.astimezone(UTC)
            rows.append(entry._replace(created=created, labels=entry.labels.tidy()))
        with self.writing() as connection:
            return sum(self._insert(connection, None, row)[1] for row in rows)

    def remove(self, favourite_id: int) -> Favourite:
        """Remove a favourite and return it, so that :meth:`restore` can undo it.

        Raises:
            KeyError: there is none of this id.
        """
        with self.writing() as connection:
            row = connection.execute(f"{KEPT} AND id = ?", (favourite_id,)).fetchone()
            if row is None:
                raise KeyError(favourite_id)
            favourite = favourite_of(row)
            self._mark_removed(connection, [favourite_id], datetime.now(UTC).isoformat())
        return favourite

    def remove_all(self, numbers: Sequence[int]) -> list[int]:
        """Remove these, all or none of them, and return those that were there to be removed."""
        with self.writing() as connection:
            there = self._which(connection, numbers, "removed IS NULL")
            self._mark_removed(connection, there, datetime.now(UTC).isoformat())
        return there

    def restore_all(self, numbers: Sequence[int]) -> list[int]:
        """Bring back what was removed, all or none; return those that could come back."""
        with self.writing() as connection:
            there = self._which(connection, numbers, "removed IS NOT NULL")
            self._mark_removed(connection, there, None)
        return there

    # Writing on them.

    def relabel(
        self, numbers: Sequence[int], change: Callable[[int, Labels], Labels]
    ) -> dict[int, Labels]:
        """Write other labels on some favourites, all of them or none.

        Args:
            numbers: which; those that are not there are left out.
            change: returns the new labels of a favourite, given its number and its labels.

        Returns:
            What was on those that changed before; :meth:`set_labels` takes it to undo this.
        """
        before: dict[int, Labels] = {}
        with self.writing() as connection:
            for some in portions(numbers):
                select = f"SELECT id, name, rating, tags, looks FROM favourites WHERE {among(some)}"
                for number, name, rating, tags, looks in connection.execute(select).fetchall():
                    old = labels_of(name, rating, tags)
                    new = change(number, old).tidy()
                    if new == old:
                        continue
                    before[number] = old
                    connection.execute(
                        "UPDATE favourites SET name = ?, rating = ?, tags = ?, sought = ? "
                        "WHERE id = ?",
                        (*_packed(new), search_text_of(new, looks or ""), number),
                    )
        return before

    def set_labels(self, labels: Mapping[int, Labels]) -> dict[int, Labels]:
        """Write ``labels`` on favourites and return what was on those that changed."""
        return self.relabel(list(labels), lambda number, _: labels[number])

    def changes_of_others(self) -> int:
        """Return a number that is another one when another program has written."""
        with self._failing_in_words(self._lock, self._connection) as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def know(self, manifest: GeneratorManifest) -> None:
        """Describe what is kept from now on by ``manifest``, where it is of that model."""
        self._manifests[manifest.model_id] = manifest

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that holds the write lock from its start."""
        with self._failing_in_words(self._lock, self._connection) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite ends it by itself when the disk is full
                    connection.execute("ROLLBACK")
                raise

    def _insert(
        self, connection: sqlite3.Connection, number: int | None, entry: Entry
    ) -> tuple[Favourite, bool]:
        """Return the favourite that holds an avatar from now on, and whether it is new."""
        avatar, thumbnail, created, labels = entry
        key = fingerprint(avatar)
        select = f"SELECT {COLUMNS}, removed IS NULL FROM favourites WHERE fingerprint = ?"
        row = connection.execute(select, (key,)).fetchone()
        if row and (kept := readable(row[:-1])):
            if row[-1]:
                return kept, False
            connection.execute(
                "UPDATE favourites SET removed = NULL, created = ? WHERE id = ?",
                (created.isoformat(), kept.id),
            )
            return Favourite(kept.id, avatar, kept.thumbnail, created, kept.labels), True
        # A row that cannot be read makes room for this one; a number that is taken does not.
        connection.execute("DELETE FROM favourites WHERE fingerprint = ?", (key,))
        if connection.execute("SELECT 1 FROM favourites WHERE id = ?", (number,)).fetchone():
            number = None
        manifest = self._manifests.get(avatar.model)
        looks = description_of(manifest, avatar) if manifest is not None else None
        cursor = connection.execute(
            "INSERT INTO favourites (id, avatar, fingerprint, thumbnail, created, name, rating, "
            "tags, model, looks, sought, colour) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, avatar.to_json(), key, thumbnail, created.isoformat(), *_packed(labels)),
                *(
                    avatar.model,
                    looks,
                    search_text_of(labels, looks or ""),
                    colour_place(thumbnail),
                ),
            ),
        )
        assert cursor.lastrowid is not None
        return Favourite(cursor.lastrowid, avatar, thumbnail, created, labels), True

    @staticmethod
    def _which(connection: sqlite3.Connection, numbers: Sequence[int], condition: str) -> list[int]:
        there: list[int] = []
        for some in portions(numbers):
            select = f"SELECT id FROM favourites WHERE {condition} AND {among(some)}"
            there += [number for (number,) in connection.execute(select)]
        return there

    @staticmethod
    def _mark_removed(
        connection: sqlite3.Connection, numbers: Sequence[int], when: str | None
    ) -> None:
        for some in portions(numbers):
            connection.execute(f"UPDATE favourites SET removed = ? WHERE {among(some)}", (when,))


def _packed(labels: Labels) -> tuple[str, int, str]:
    return labels.name, labels.rating, packed_tags(labels.tags)
