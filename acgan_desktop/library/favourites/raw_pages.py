"""Finding favourites on the pages of a damaged SQLite file, without what leads to them.

The rows of a table lie on its leaf pages, long values go on in chains of overflow pages:
https://www.sqlite.org/fileformat2.html#b_tree_pages and #record_format. What is found may be
anything; whoever asks must check it.
"""

from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Final

from acgan_desktop.library.favourites.schema import PAGE_SIZE

_LEAF: Final = 0x0D
_LEAF_HEADER: Final = 8
# What of a row may lie on its own page, and what stays there when the rest goes elsewhere.
_MOST_LOCAL: Final = PAGE_SIZE - 35
_LEAST_LOCAL: Final = (PAGE_SIZE - 12) * 32 // 255 - 23
_MOST_BYTES: Final = 16 * 1024 * 1024
_COLUMNS: Final = 9


class _NoRowError(Exception):
    """There is no row where one should be."""


def rows(path: Path) -> Iterator[tuple[Any, ...]]:
    """Yield (number, values...) for everything that may be a favourite.

    Five to nine values, the number first; rows of the first format have five. Texts are bytes.
    """
    if path.stat().st_size < PAGE_SIZE:
        return
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        for start in range(PAGE_SIZE, len(data) - PAGE_SIZE + 1, PAGE_SIZE):
            if data[start] != _LEAF:
                continue
            page = data[start : start + PAGE_SIZE]
            count = min(int.from_bytes(page[3:5], "big"), (PAGE_SIZE - _LEAF_HEADER) // 2)
            for place in range(_LEAF_HEADER, _LEAF_HEADER + 2 * count, 2):
                try:
                    yield _row(data, page, int.from_bytes(page[place : place + 2], "big"))
                except _NoRowError:
                    continue


def _row(data: mmap, page: bytes, start: int) -> tuple[Any, ...]:
    length, start = _varint(page, start)
    number, start = _varint(page, start)
    if not 0 < length <= _MOST_BYTES:
        raise _NoRowError
    local = length
    if length > _MOST_LOCAL:
        local = _LEAST_LOCAL + (length - _LEAST_LOCAL) % (PAGE_SIZE - 4)
        local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
    record = bytearray(page[start : start + local])
    following = int.from_bytes(page[start + local : start + local + 4], "big")
    while len(record) < length:
        place = (following - 1) * PAGE_SIZE
        if not 0 < place <= len(data) - PAGE_SIZE:
            raise _NoRowError
        following = int.from_bytes(data[place : place + 4], "big")
        record += data[place + 4 : place + min(PAGE_SIZE, 4 + length - len(record))]
    return _values(bytes(record), number)


def _values(record: bytes, number: int) -> tuple[Any, ...]:
    end, place = _varint(record, 0)
    kinds = []
    while place < min(end, len(record)):
        kind, place = _varint(record, place)
        kinds.append(kind)
    if len(kinds) < 5 or kinds[0] != 0:  # the number stands outside the record
        raise _NoRowError
    values: list[Any] = []
    place = end
    for kind in kinds[:_COLUMNS]:
        length = _length(kind)
        if place + length > len(record):
            raise _NoRowError
        values.append(_value(kind, record[place : place + length]))
        place += length
    return (number, *values[1:])


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _value(kind: int, content: bytes) -> bytes | int | None:
    if kind >= 12:
        return content
    if kind in (8, 9):
        return kind - 8
    # A favourite has no fractions.
    return int.from_bytes(content, "big", signed=True) if 1 <= kind <= 6 else None


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        if place >= len(data):
            raise _NoRowError
        byte = data[place]
        place += 1
        if count == 8:
            return (value << 8 | byte), place
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    raise AssertionError("nine bytes end a number")
