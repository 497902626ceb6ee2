"""Spoiling healthy files: by bytes, by chunks of a PNG, by values of JSON, by cells and lines."""

import json
import random
import struct
import zlib
from typing import Any

PNG = b"\x89PNG\r\n\x1a\n"
TEXTS = (
    "", "x" * 100_000, "\x1b[2J\x1b]0;owned\x07", "\u202egnp.exe", "\u2028", "[red]x[/red]", "NaN",
    "-1", "1e999", "9" * 400, "AAAA", "AAAAAA==", "é", "../../x", "\ud83d\ude00", "cannot tell",
)  # fmt: skip
# As they stand in a file: JSON and TOML writers would refuse some.
NUMBERS = (
    "0", "-1", "1.5", "1e999", "-1e999", "1e308", "NaN", "Infinity", "9223372036854775807",
    "9223372036854775808", "340282366920938463463374607431768211456", "1" + "0" * 400,
    "7" * 5000, "1e-400", "0.1e1000", "-0", "2", "65536", "4294967296",
)  # fmt: skip
BYTES = (b"\x00", b"\xff", b"\x7f", b"\x80", b'"', b"{", b"[", b",", b"\n", b"\r", b"\x1b", b"\xc3")


def spoil(content: bytes, kind: str, dice: random.Random) -> bytes:
    """Return ``content`` with one to four faults.

    Args:
        content: a healthy file.
        kind: "png", "json", "lines" (JSON, one value a line), "toml", "csv" or "bytes".
        dice: decides all.
    """
    for _ in range(dice.choice((1, 1, 1, 2, 2, 4))):
        if dice.random() < 0.35:
            content = _spoil_bytes(content, dice)
        else:
            content = _WAYS[kind](content, dice)
    return content


def _spoil_bytes(content: bytes, dice: random.Random) -> bytes:
    if not content:
        return dice.randbytes(20)
    at = dice.randrange(len(content))
    end = min(len(content), at + dice.choice((1, 2, 4, 16, 256)))
    match dice.randrange(8):
        case 0:
            return (
                content[:at] + bytes([content[at] ^ (1 << dice.randrange(8))]) + content[at + 1 :]
            )
        case 1:
            return content[:at] + dice.choice(BYTES) * (end - at) + content[end:]
        case 2:
            return content[:at] + content[end:]
        case 3:
            return content[:end] + content[at:end] * dice.choice((1, 2, 50)) + content[end:]
        case 4:
            return content[:at] + dice.randbytes(end - at) + content[at:]
        case 5:
            return content[:at]
        case 6:
            return content[:at] + dice.choice(("[", "{", '{"a":')).encode() * 3000 + content[at:]
        case _:
            word = struct.pack(dice.choice((">I", "<I")), dice.choice((0, 1, 2**31 - 1, 2**32 - 1)))
            return content[:at] + word + content[at + 4 :]


# PNG ---------------------------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG with its length and its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunks_of(content: bytes) -> list[tuple[bytes, bytes]]:
    """Return the kinds and contents of a PNG's chunks, as far as it can be followed."""
    found, at = [], len(PNG)
    while at + 8 <= len(content) and content.startswith(PNG):
        length, kind = struct.unpack_from(">I4s", content, at)
        found.append((kind, content[at + 8 : at + 8 + length]))
        at += length + 12
    return found


def _spoil_png(content: bytes, dice: random.Random) -> bytes:
    chunks = chunks_of(content)
    if not chunks:
        return _spoil_bytes(content, dice)
    at = dice.randrange(len(chunks))
    kind, data = chunks[at]
    match dice.randrange(7):
        case 0:
            chunks[at] = (kind, _spoil_bytes(data, dice))
        case 1:
            chunks.insert(dice.randrange(len(chunks) + 1), (kind, data))
        case 2:
            del chunks[at]
        case 3:
            size = [dice.choice((0, 1, 7, 64, 5000, 65535, 2**31 - 1, 2**32 - 1)) for _ in "wh"]
            rest = bytes(dice.choice((0, 1, 2, 3, 4, 6, 8, 16)) for _ in range(5))
            header = (
                b"IHDR",
                struct.pack(">II", *size) + (rest if dice.random() < 0.5 else b"\x08\x02\0\0\0"),
            )
            chunks.insert(dice.choice((0, 1, len(chunks))), header)
        case 4:
            text = b"parameters\0" + b"a" * dice.choice((10, 1 << 20, 3 << 20))
            packed = b"prompt\0\0" + zlib.compress(b"b" * dice.choice((10, 1 << 20, 30 << 20)))
            wide = b"workflow\0\1\0\0\0" + packed[8:]
            chunks.insert(at, dice.choice(((b"tEXt", text), (b"zTXt", packed), (b"iTXt", wide))))
        case 5:
            other = dice.choice(
                (b"acTL", b"fcTL", b"fdAT", b"iCCP", b"tRNS", b"PLTE", b"eXIf", b"gAMA", b"CgBI")
            )
            chunks.insert(at, (other, dice.randbytes(dice.choice((0, 1, 4, 8, 26, 300)))))
        case _:
            dice.shuffle(chunks)
    return PNG + b"".join(chunk(*one) for one in chunks)


# JSON, TOML, CSV ---------------------------------------------------------------------------------


class _Raw:
    """What is written into a JSON text as it is."""

    def __init__(self, text: str) -> None:
        self.text = text


def _spoil_json(content: bytes, dice: random.Random) -> bytes:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return _spoil_bytes(content, dice)
    places: list[tuple[Any, Any]] = []
    _collect(value, places)
    if not places:
        return _text(_hostile(dice, value)).encode("utf-8", "surrogatepass")
    owner, key = dice.choice(places)
    match dice.randrange(6):
        case 0 if isinstance(owner, dict):
            owner[dice.choice(TEXTS)] = owner.pop(key)
        case 1:
            del owner[key]
        case 2 if isinstance(owner, list):
            owner += owner[key : key + 1] * dice.choice((1, 3, 3000))
        case 3 if isinstance(owner, dict):
            owner.update({f"{key}{n}": n for n in range(dice.choice((1, 2, 2000)))})
        case _:
            owner[key] = _hostile(dice, owner[key])
    return _text(value).encode("utf-8", "surrogatepass")


def _collect(value: Any, places: list[tuple[Any, Any]]) -> None:
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in items:
        places.append((value, key))
        _collect(inner, places)


def _hostile(dice: random.Random, before: Any) -> Any:
    match dice.randrange(6):
        case 0:
            return dice.choice(TEXTS)
        case 1 | 2:
            return _Raw(dice.choice(NUMBERS))
        case 3:
            return dice.choice((None, True, False, [], {}, [[]], {"a": {}}))
        case 4:
            return [before] * dice.choice((1, 2, 3000))
        case _:
            return _Raw("[" * 2000 + "]" * 2000)


def _text(value: Any) -> str:
    if isinstance(value, _Raw):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(str(k))}:{_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_text, value)) + "]"
    return json.dumps(value)


def _spoil_lines(content: bytes, dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = _spoil_json(lines[at], dice)
    return b"\n".join(lines)


def _spoil_toml(content: bytes, dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = dice.randrange(len(lines))
    key = lines[at].partition(b"=")[0]
    text = json.dumps(dice.choice(TEXTS), ensure_ascii=False)
    value = dice.choice((
        *NUMBERS, text, "[" * 3000, "[" * 3000 + "]" * 3000, "{" + "a={" * 500, "inf", "nan",
        "true", "1979-05-27", "07:32:00", "[1, 'a']", "{a = 1}", "0x" + "f" * 5000,
        "0b" + "1" * 300, "'''",
    ))  # fmt: skip
    match dice.randrange(4):
        case 0:
            lines.insert(at, lines[dice.randrange(len(lines))])
        case 1:
            lines.insert(
                at,
                dice.choice((b"[a.b]", b"[[schedule]]", b"[" + b"a." * 2000 + b"a]", b"a.b.c = 1")),
            )
        case _:
            lines[at] = key + b"= " + value.encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _spoil_csv(content: bytes, dice: random.Random) -> bytes:
    lines = content.split(b"\n")
    at = dice.randrange(len(lines))
    cells = lines[at].split(b",")
    cell = dice.choice((*TEXTS, *NUMBERS, '"', '""', '"a', "\x00", "²", "x" * 200_000, "a\rb"))
    match dice.randrange(4):
        case 0:
            lines.insert(at, lines[at])
        case 1:
            cells.insert(dice.randrange(len(cells) + 1), cell.encode("utf-8", "surrogatepass"))
        case _:
            cells[dice.randrange(len(cells))] = cell.encode("utf-8", "surrogatepass")
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


_WAYS = {
    "png": _spoil_png,
    "json": _spoil_json,
    "lines": _spoil_lines,
    "toml": _spoil_toml,
    "csv": _spoil_csv,
    "bytes": _spoil_bytes,
}
