"""The parts of a PNG, and pictures in which one of them is wrong."""

import struct
import zlib

import numpy as np

PIXELS = np.random.default_rng(0).integers(0, 256, (12, 16, 3), dtype=np.uint8)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int, height: int, colour: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))


HEADER, END = header(16, 12), chunk(b"IEND", b"")
ROWS = b"".join(b"\x00" + row.tobytes() for row in PIXELS)
DATA = chunk(b"IDAT", zlib.compress(ROWS))


def png(*parts: bytes) -> bytes:
    return SIGNATURE + b"".join(parts)


SPOILED = {
    "second header, larger": png(HEADER, header(13_000, 13_000), DATA, END),
    "second header, smaller": png(HEADER, header(4, 4), DATA, END),
    "second header, equal": png(HEADER, HEADER, DATA, END),
    "header after the pixels": png(HEADER, DATA, header(13_000, 13_000), END),
    "header later": png(DATA, HEADER, END),
    "header too short": png(chunk(b"IHDR", b"\x00\x00\x00\x10"), DATA, END),
    "no header": png(DATA, END),
    "nothing": png(),
    "bomb": png(header(60_000, 60_000), DATA, END),
    "warned of": png(header(10_000, 10_000), DATA, END),
    "no palette": png(header(16, 12, 3), chunk(b"tRNS", b"\x00"), DATA, END),
    "odd palette": png(header(16, 12, 3), chunk(b"PLTE", b"\x00"), DATA, END),
    "no such colours": png(header(16, 12, 5), DATA, END),
    "no size": png(header(0, 12), DATA, END),
    "cut off": png(HEADER, DATA)[:-30],
    "no pixels": png(HEADER, END),
    "not deflated": png(HEADER, chunk(b"IDAT", b"x" * 50), END),
    "chunks without end": png(HEADER, chunk(b"tEXt", b"") * 300_000),
    "unknown part": png(HEADER, chunk(b"CgBI", b"\x00"), DATA, END),
    "text": b"This is a text, and no thumbnail.",
    "empty": b"",
}
