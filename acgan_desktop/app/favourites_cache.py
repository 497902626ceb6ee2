"""The favourites as the window uses them, without Qt.

What is asked on the window's thread (is this kept? which are there?) is answered from memory, from
the last :meth:`FavouritesCache.look`; favourites themselves are read when they are shown, a few at
a time.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, overload

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import Favourite, Favourites, fingerprint

_REMEMBERED: Final = 512


@dataclass(frozen=True)
class Seen:
    """What lies on the shelf at one moment.

    Attributes:
        kept: the fingerprint of each kept avatar, and its favourite's number.
        numbers: all favourites, newest first.
        tags: all tags, the most used first, and how many favourites wear each.
        ratings: the stars of those that have some.
        others: changes when another program writes.
    """

    kept: dict[str, int]
    numbers: list[int]
    tags: dict[str, int]
    ratings: dict[int, int]
    others: int


class FavouritesCache:
    """What is kept.

    Attributes:
        store: the file; what takes long is asked of it off the window's thread.
        seen: what lay there at the last look.
        notices: sentences about a file that had to be recovered.
    """

    def __init__(self, store: Favourites) -> None:
        self.store = store
        self.seen = self.look()
        self.notices = [each for each in (store.recovered, store.unreadable) if each]
        self._remembered: OrderedDict[int, Favourite] = OrderedDict()

    def __contains__(self, avatar: object) -> bool:
        return isinstance(avatar, Avatar) and fingerprint(avatar) in self.seen.kept

    def __len__(self) -> int:
        return len(self.seen.numbers)

    @property
    def items(self) -> Sequence[Favourite]:
        """All favourites, newest first, each read when it is asked for."""
        return _Items(self, self.seen.numbers)

    def lazily(self, numbers: Sequence[int]) -> Sequence[Favourite]:
        """Return these favourites, each read when it is asked for."""
        return _Items(self, numbers)

    def newest(self, model: str, count: int) -> list[Favourite]:
        """Return at most ``count`` favourites of the model with this id, newest first."""
        return self.load(self.store.numbers(Query(model=model))[:count])

    def find(self, avatar: Avatar) -> Favourite | None:
        """Return the favourite that keeps ``avatar``, if one does."""
        number = self.seen.kept.get(fingerprint(avatar))
        found = self.load([number]) if number is not None else []
        return found[0] if found else None

    def look(self) -> Seen:
        """Look at what is there now; for any thread. :meth:`take` takes note of it."""
        store = self.store
        others = store.changes_of_others()  # first: what changes meanwhile is looked at again
        kept, numbers = store.fingerprints(), store.numbers(Query())
        return Seen(kept, numbers, store.tags(), store.ratings(), others)

    def take(self, seen: Seen) -> None:
        """Take note of what was seen; what is remembered of favourites may have changed."""
        self.seen = seen
        self._remembered.clear()

    def load(self, numbers: Sequence[int]) -> list[Favourite]:
        """Return these favourites in this order; those that cannot be read are left out."""
        missing = [number for number in numbers if number not in self._remembered]
        self.remember(self.store.some(missing) if missing else ())
        found = [self._remembered[number] for number in numbers if number in self._remembered]
        while len(self._remembered) > max(_REMEMBERED, len(numbers)):
            self._remembered.popitem(last=False)
        return found

    def remember(self, favourites: Iterable[Favourite]) -> None:
        """Take note of favourites that were read elsewhere."""
        for each in favourites:
            self._remembered[each.id] = each
            self._remembered.move_to_end(each.id)


class _Items(Sequence[Favourite]):
    """Favourites that are read when they are asked for."""

    def __init__(self, shelf: FavouritesCache, numbers: Sequence[int]) -> None:
        self._shelf, self._numbers = shelf, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Favourite: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Favourite]: ...

    def __getitem__(self, place: int | slice) -> Favourite | Sequence[Favourite]:
        if isinstance(place, slice):
            return self._shelf.load(self._numbers[place])
        (found,) = self._shelf.load([self._numbers[place]]) or (None,)
        if found is None:
            raise LookupError(f"favourite {self._numbers[place]} cannot be read")
        return found

    def __iter__(self) -> Iterator[Favourite]:
        for start in range(0, len(self._numbers), 64):
            yield from self._shelf.load(self._numbers[start : start + 64])
