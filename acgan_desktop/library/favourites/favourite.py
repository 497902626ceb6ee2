"""One kept avatar, what a person wrote on it, and its row in the favourites' file."""

import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.file_model import FileFault
from acgan_desktop.library.error_codes import FavouritesCode

MAX_RATING: Final = 5
MAX_NAME: Final = 200
MAX_TAG: Final = 40
MAX_TAGS: Final = 32
_MAX_THUMBNAIL_BYTES = 8 * 1024 * 1024
_MAX_THUMBNAIL_SIDE = 4096

Row = tuple[Any, ...]
COLUMNS: Final = "id, avatar, thumbnail, created, name, rating, tags"


@dataclass(frozen=True)
class Labels:
    """What a person wrote on a favourite.

    Attributes:
        name: its name, at most 200 characters; "" for none.
        rating: stars, 0 to 5.
        tags: words it can be found by, without repeats, in the order they were given.
    """

    name: str = ""
    rating: int = 0
    tags: tuple[str, ...] = ()

    def tidy(self) -> "Labels":
        """Return the same within the bounds: spaces made single, long texts cut, repeats out."""
        tags: dict[str, str] = {}
        for tag in map(tidy_tag, self.tags):
            if tag:
                tags.setdefault(folded(tag), tag)
        rating = min(max(self.rating, 0), MAX_RATING)
        return Labels(_line(self.name, MAX_NAME), rating, tuple(tags.values())[:MAX_TAGS])


NO_LABELS: Final = Labels()


@dataclass(frozen=True)
class Favourite:
    """One avatar that was kept.

    Attributes:
        id: its number, never given twice.
        avatar: what draws it.
        thumbnail: its picture at the model's own size, as PNG.
        created: when it was kept, with time zone UTC.
        labels: its name, rating and tags.
    """

    id: int
    avatar: Avatar
    thumbnail: bytes
    created: datetime
    labels: Labels = NO_LABELS


def folded(text: str) -> str:
    """Return ``text`` as it is compared when one searches: no case, no wide or narrow forms."""
    return unicodedata.normalize("NFKC", text).casefold()


def tidy_tag(text: str) -> str:
    """Return a tag as it is kept: one line without commas, at most 40 characters; may be ""."""
    return _line(text.replace(",", " "), MAX_TAG)


def packed_tags(tags: Iterable[str]) -> str:
    """Return tags as one text in which each stands between line ends, "" for none."""
    return "".join(f"\n{tag}" for tag in tags) + "\n" if tags else ""


def unpacked_tags(text: object) -> tuple[str, ...]:
    """Return the tags in ``text``, whatever it is."""
    return tuple(filter(None, text.split("\n"))) if isinstance(text, str) else ()


def labels_of(name: object, rating: object, tags: object) -> Labels:
    """Read labels from a row; what cannot be used in it is left out."""
    return Labels(
        name if isinstance(name, str) else "",
        rating if isinstance(rating, int) else 0,
        unpacked_tags(tags),
    ).tidy()


def favourite_of(row: Row) -> Favourite:
    """Check a row of :data:`COLUMNS`, trusting nothing in it.

    Raises:
        AvatarError: the avatar does not fit its contract.
        ValueError: something else in the row does not fit.
    """
    number, text, thumbnail, created, name, rating, tags = row
    if not (isinstance(number, int) and isinstance(text, str) and isinstance(created, str)):
        raise FileFault(FavouritesCode.WRONG_TYPE)
    avatar = Avatar.from_json(text)
    when = datetime.fromisoformat(created)
    if when.tzinfo is None:
        raise FileFault(FavouritesCode.NO_TIME_ZONE)
    check_thumbnail(thumbnail)
    return Favourite(number, avatar, thumbnail, when, labels_of(name, rating, tags))


def readable(row: Row) -> Favourite | None:
    """Return the favourite in a row, or ``None`` where it is damaged."""
    try:
        return favourite_of(row)
    except (AvatarError, ValueError):
        return None


def check_thumbnail(thumbnail: object) -> None:
    """Refuse what is no PNG of a sane size, before anybody decodes it.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(thumbnail, bytes) or not 33 <= len(thumbnail) <= _MAX_THUMBNAIL_BYTES:
        raise FileFault(FavouritesCode.THUMBNAIL_SIZE)
    if not thumbnail.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"):
        raise FileFault(FavouritesCode.THUMBNAIL_NO_PNG)
    if max(struct.unpack(">II", thumbnail[16:24])) > _MAX_THUMBNAIL_SIDE:
        raise FileFault(FavouritesCode.THUMBNAIL_TOO_LARGE)


def _line(text: str, most: int) -> str:
    # A lone surrogate cannot be written as UTF-8, and a control character would not be seen.
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:most].strip()
