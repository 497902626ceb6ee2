"""Which favourites are asked for, and in which order."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from acgan_desktop.library.favourites.favourite import folded

UNREADABLE: Final = "unreadable"
"""Stands in the place of the model where an entry cannot be read."""


class Order(StrEnum):
    """What a wall of favourites is sorted by."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RATING = "rating"
    NAME = "name"
    COLOUR = "colour"


_SORTED_BY = {
    Order.NEWEST: "created DESC, id DESC",
    Order.OLDEST: "created, id",
    Order.RATING: "rating DESC, created DESC, id DESC",
    Order.NAME: "name = '', name COLLATE NOCASE, created DESC, id DESC",
    Order.COLOUR: "colour IS NULL, colour, created DESC, id DESC",
}


@dataclass(frozen=True)
class Query:
    """A question to the favourites.

    Attributes:
        words: each must be found in the name, the tags, the classes asked for or the model's name;
            a word may be given in several spellings, one of which must be found.
        tags: each must be on the favourite.
        rating: the fewest stars.
        model: the id of the model they were drawn with, or "" for any.
        order: how the answer is sorted.
    """

    words: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()
    rating: int = 0
    model: str = ""
    order: Order = Order.NEWEST

    @property
    def asks_for_all(self) -> bool:
        """Whether every favourite is an answer."""
        return not (self.words or self.tags or self.rating or self.model)


def words_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of what somebody typed, as :attr:`Query.words`."""
    return tuple((word,) for word in folded(text).split())


def statement(query: Query) -> tuple[str, list[Any]]:
    """Return the SQL that finds the numbers of the favourites asked for, and its values.

    It looks for parts of words in one narrow index: 10,000 favourites take some milliseconds, and
    Chinese and Japanese, which set no spaces, are found like everything else.
    """
    conditions, values = [f"removed IS NULL AND model != '{UNREADABLE}'"], list[Any]()
    for spellings in query.words:
        conditions.append("(" + " OR ".join(["instr(sought, ?)"] * len(spellings)) + ")")
        values += [folded(spelling) for spelling in spellings]
    for tag in query.tags:
        conditions.append("instr(tags, ?)")
        values.append(f"\n{tag}\n")
    if query.rating:
        conditions.append("rating >= ?")
        values.append(query.rating)
    if query.model:
        conditions.append("model = ?")
        values.append(query.model)
    return (
        f"SELECT id FROM favourites WHERE {' AND '.join(conditions)} "
        f"ORDER BY {_SORTED_BY[query.order]}",
        values,
    )
