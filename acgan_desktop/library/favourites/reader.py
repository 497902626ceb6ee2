"""Reading the favourites' file: all of them, some of them, and what is said of them all."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import Message
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.error_codes import FavouritesCode
from acgan_desktop.library.favourites import database
from acgan_desktop.library.favourites.favourite import (
    COLUMNS,
    Favourite,
    check_thumbnail,
    labels_of,
    readable,
)
from acgan_desktop.library.favourites.schema import BEYOND_READING
from acgan_desktop.library.favourites.search import UNREADABLE, Query, statement

# So many numbers go into one statement.
_TOGETHER = 400
KEPT = f"SELECT {COLUMNS} FROM favourites WHERE removed IS NULL"
_BY_FINGERPRINT = f"{KEPT} AND fingerprint = ?"


@dataclass(frozen=True)
class Summary:
    """What is to be known of a favourite that is not shown.

    Attributes:
        number: its id.
        fingerprint: that of its avatar.
        place: how many stand before it, newest first.
        rating: its stars.
        has_tags: whether it wears some.
    """

    number: int
    fingerprint: str
    place: int
    rating: int
    has_tags: bool


class FavouritesReader:
    """What can be asked of the favourites; :class:`~.favourites.Favourites` opens the file.

    Attributes:
        path: the file.
        unreadable: one sentence when :meth:`all` met rows that cannot be shown, else ``None``;
            such rows are left out and stay in the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unreadable: str | None = None
        self._reading_lock = threading.RLock()
        self._reader: sqlite3.Connection
        self._manifests: dict[str, GeneratorManifest] = {}

    def all(self) -> list[Favourite]:
        """Return all favourites, newest first."""
        with self.reading() as connection:
            rows = connection.execute(f"{KEPT} ORDER BY created DESC, id DESC").fetchall()
        found = [favourite for favourite in map(readable, rows) if favourite]
        bad = len(rows) - len(found)
        self.unreadable = (
            Message(FavouritesCode.ENTRIES_OF_ALL_DAMAGED, count=bad, all=len(rows), path=self.path)
            if bad
            else None
        )
        return found

    def numbers(self, query: Query) -> list[int]:
        """Return the ids of the favourites that ``query`` asks for, in its order."""
        with self.reading() as connection:
            return [number for (number,) in connection.execute(*statement(query))]

    def some(self, numbers: Sequence[int]) -> list[Favourite]:
        """Return these favourites in this order; removed and damaged ones are left out."""
        found: dict[int, Favourite] = {}
        with self.reading() as connection:
            for portion in portions(numbers):
                for row in connection.execute(f"{KEPT} AND {among(portion)}"):
                    if favourite := readable(row):
                        found[favourite.id] = favourite
        return [found[number] for number in numbers if number in found]

    def thumbnails(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """Return the pictures of these favourites as PNG, as far as they can be used."""
        found: dict[int, bytes] = {}
        with self.reading() as connection:
            for portion in portions(numbers):
                select = "SELECT id, thumbnail FROM favourites WHERE removed IS NULL"
                for number, thumbnail in connection.execute(f"{select} AND {among(portion)}"):
                    with suppress(ValueError):
                        check_thumbnail(thumbnail)
                        found[number] = thumbnail
        return found

    def summaries(self, numbers: Sequence[int]) -> list[Summary]:
        """Return what is to be known of those of these favourites that are kept, by place."""
        before = (
            f"SELECT count(*) FROM favourites WHERE removed IS NULL AND model != '{UNREADABLE}' "
            "AND (created > ?1 OR (created = ?1 AND id > ?2))"
        )
        found = []
        with self.reading() as connection:
            for portion in portions(numbers):
                select = (
                    "SELECT id, fingerprint, created, rating, tags FROM favourites "
                    f"WHERE removed IS NULL AND {among(portion)}"
                )
                for number, key, created, rating, tags in connection.execute(select).fetchall():
                    (place,) = connection.execute(before, (created, number)).fetchone()
                    labels = labels_of("", rating, tags)
                    found.append(Summary(number, key, place, labels.rating, bool(labels.tags)))
        return sorted(found, key=lambda each: each.place)

    def walk(self, numbers: Sequence[int]) -> Iterator[Favourite]:
        """Yield these favourites in this order, a few in memory at a time."""
        for portion in portions(numbers, 100):
            yield from self.some(portion)

    def tags(self) -> dict[str, int]:
        """Return all tags and how many favourites wear them, the most used first."""
        counts: dict[str, int] = {}
        with self.reading() as connection:
            select = "SELECT tags, count(*) FROM favourites WHERE removed IS NULL AND tags != ''"
            for text, count in connection.execute(f"{select} GROUP BY tags"):
                for tag in labels_of("", 0, text).tags:
                    counts[tag] = counts.get(tag, 0) + count
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def ratings(self) -> dict[int, int]:
        """Return the stars of those favourites that have some."""
        with self.reading() as connection:
            select = "SELECT id, rating FROM favourites WHERE removed IS NULL AND rating > 0"
            return {
                number: labels_of("", rating, "").rating
                for number, rating in connection.execute(select)
            }

    def find(self, avatar: Avatar) -> Favourite | None:
        """Return the favourite that holds ``avatar``, or ``None``."""
        with self.reading() as connection:
            row = connection.execute(_BY_FINGERPRINT, (fingerprint(avatar),)).fetchone()
        return readable(row) if row else None

    def fingerprints(self) -> dict[str, int]:
        """Return the :func:`fingerprint` of every kept avatar, and its favourite's number."""
        with self.reading() as connection:
            select = "SELECT fingerprint, id FROM favourites WHERE removed IS NULL"
            return dict(connection.execute(select).fetchall())

    def __contains__(self, avatar: object) -> bool:
        return isinstance(avatar, Avatar) and self.find(avatar) is not None

    def __len__(self) -> int:
        with self.reading() as connection:
            select = "SELECT count(*) FROM favourites WHERE removed IS NULL"
            (count,) = connection.execute(select).fetchone()
        return int(count)

    def manifest_of(self, avatar: Avatar) -> GeneratorManifest | None:
        """Return the manifest of the model that ``avatar`` was drawn with, if it is known."""
        return self._manifests.get(avatar.model)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Return a context that gives the connection for reading."""
        return self._failing_in_words(self._reading_lock, self._reader)

    @contextmanager
    def _failing_in_words(
        self, lock: threading.RLock, connection: sqlite3.Connection
    ) -> Iterator[sqlite3.Connection]:
        with lock:
            try:
                yield connection
            except sqlite3.ProgrammingError:  # a fault of ours, such as use after close
                raise
            except BEYOND_READING as error:
                raise database.sentence(error, self.path, connection) from error


@lru_cache(maxsize=4096)
def fingerprint(avatar: Avatar) -> str:
    """Return what two equal avatars share and two different ones do not."""
    return hashlib.sha256(avatar.to_json().encode()).hexdigest()


def portions(numbers: Sequence[int], size: int = _TOGETHER) -> Iterator[Sequence[int]]:
    """Divide ``numbers`` into portions that fit one statement."""
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def among(numbers: Sequence[int]) -> str:
    """Return the condition that a favourite is one of these."""
    return f"id IN ({', '.join(str(int(number)) for number in numbers)})"
