"""Putting SQLite's write-ahead log into a copy of its file in memory, where SQLite cannot do it.

The format is that of https://www.sqlite.org/fileformat2.html#the_write_ahead_log.
"""

import struct
from typing import Final

_HEADER: Final = 32
_FRAME: Final = 24
_MAGIC: Final = {0x377F0682: "<", 0x377F0683: ">"}


def with_log(content: bytes, log: bytes) -> bytes:
    """Return the file ``content`` with all that is committed in its write-ahead ``log``.

    A frame that is damaged, and what follows it, is left out, as SQLite does. The result calls
    itself a file without a log, so that it can be opened in memory.
    """
    pages = bytearray(content)
    page_size = int.from_bytes(log[8:12], "big") if len(log) >= _HEADER else 0
    order = _MAGIC.get(int.from_bytes(log[:4], "big"))
    if order is not None and 512 <= page_size <= 65536:
        waiting: list[tuple[int, bytes]] = []
        sums = _checksum(order, log[:24], (0, 0))
        good = sums == struct.unpack(">II", log[24:_HEADER])
        for start in range(_HEADER, len(log) - _FRAME - page_size + 1, _FRAME + page_size):
            number, size, *salts = struct.unpack(">IIII", log[start : start + 16])
            page = log[start + _FRAME : start + _FRAME + page_size]
            sums = _checksum(order, log[start : start + 8] + page, sums)
            written = struct.unpack(">II", log[start + 16 : start + _FRAME])
            if not good or sums != written or tuple(salts) != struct.unpack(">II", log[16:24]):
                break
            waiting.append((number, page))
            if size:  # the last frame of a transaction
                _put(pages, waiting, page_size, size)
                waiting = []
    if len(pages) >= 20:
        pages[18:20] = b"\x01\x01"
    return bytes(pages)


def _put(pages: bytearray, frames: list[tuple[int, bytes]], page_size: int, size: int) -> None:
    for number, page in frames:
        start = (number - 1) * page_size
        if 0 < number <= size:
            pages.extend(bytes(max(0, start + page_size - len(pages))))
            pages[start : start + page_size] = page
    del pages[size * page_size :]


def _checksum(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
