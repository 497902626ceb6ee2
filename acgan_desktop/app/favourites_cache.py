"""The favourites as the window uses them, without Qt.

What is asked on the window's thread (is this kept? which are there?) is answered from memory, and
so are favourites that were shown lately. :meth:`FavouritesCache.look` reads everything anew,
:meth:`FavouritesCache.change` what one step did; both ask the file, so they are for other threads.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.favourites.reader import Summary
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import Favourite, Favourites, fingerprint

REMEMBERED: Final = 1024
"""So many favourites are in memory."""
_MANY: Final = 100
"""Where a step changes more, all is read anew."""


@dataclass(frozen=True)
class Overview:
    """What is kept at one moment.

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


@dataclass(frozen=True)
class ChangeSet:
    """What one step did.

    Attributes:
        touched: the favourites that came, went or are labelled otherwise.
        there: what is to be known of those that are there now, by place.
        tags: all tags, as in the overview; None where they are what they were.
        read: those that are there now.
    """

    touched: frozenset[int]
    there: tuple[Summary, ...]
    tags: dict[str, int] | None
    read: tuple[Favourite, ...]


class FavouritesCache:
    """What is kept.

    Attributes:
        store: the file; it is asked off the window's thread alone.
        seen: what was there at the last look, with what was changed since.
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

    def number_of(self, avatar: Avatar) -> int | None:
        """Return the number of the favourite that keeps ``avatar``, if one does."""
        return self.seen.kept.get(fingerprint(avatar))

    # For other threads.

    def look(self) -> Overview:
        """Look at what is there now; :meth:`take` takes note of it."""
        store = self.store
        others = store.changes_of_others()  # first: what changes meanwhile is looked at again
        kept, numbers = store.fingerprints(), store.numbers(Query())
        return Overview(kept, numbers, store.tags(), store.ratings(), others)

    def change(self, touched: Sequence[int], *, relabelled: bool) -> ChangeSet | Overview:
        """Read what a step did to some favourites; all of them where that is no more work.

        Args:
            touched: those that came, went or are labelled otherwise.
            relabelled: whether other tags may be in use by it.
        """
        if len(touched) > _MANY or self.store.changes_of_others() != self.seen.others:
            return self.look()
        there = self.store.summaries(touched)
        retagged = relabelled or any(each.has_tags for each in there)
        gone = len(there) < len(set(touched))
        tags = self.store.tags() if retagged or (gone and self.seen.tags) else None
        # What has come or changed is what a person looks at next.
        read = self.store.some([each.number for each in there]) if there else []
        return ChangeSet(frozenset(touched), tuple(there), tags, tuple(read))

    # For the window's thread.

    def take(self, what: ChangeSet | Overview) -> None:
        """Take note of what was seen or changed."""
        if isinstance(what, Overview):
            self.seen = what
            self._remembered.clear()  # any of them may be labelled otherwise
            return
        before = self.seen
        kept = {key: one for key, one in before.kept.items() if one not in what.touched}
        kept |= {each.fingerprint: each.number for each in what.there}
        stay = {each.number for each in what.there} & set(before.numbers)
        numbers = [one for one in before.numbers if one not in what.touched or one in stay]
        for each in what.there:
            if each.number not in stay:
                numbers.insert(each.place, each.number)
        ratings = {one: stars for one, stars in before.ratings.items() if one not in what.touched}
        ratings |= {each.number: each.rating for each in what.there if each.rating}
        tags = before.tags if what.tags is None else what.tags
        self.seen = replace(before, kept=kept, numbers=numbers, tags=tags, ratings=ratings)
        for number in what.touched:
            self._remembered.pop(number, None)
        self.remember(what.read)

    def remembered(self, numbers: Sequence[int]) -> list[Favourite]:
        """Return those of these favourites that are in memory, in this order."""
        for number in numbers:
            if number in self._remembered:
                self._remembered.move_to_end(number)
        return [self._remembered[number] for number in numbers if number in self._remembered]

    def remember(self, favourites: Iterable[Favourite]) -> None:
        """Take note of favourites that were read, and forget those not asked for longest."""
        for each in favourites:
            self._remembered[each.id] = each
            self._remembered.move_to_end(each.id)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
