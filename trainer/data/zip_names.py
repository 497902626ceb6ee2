"""The names in zip files that do not say their encoding: Japanese and Chinese Windows write so.

A zip says of each name whether it is UTF-8. Where it does not, the standard means code page 437,
which hardly anybody's names are in: zip programs write what their Windows is set to.
"""

import struct
import zipfile
import zlib
from collections.abc import Sequence

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field with the name in UTF-8
CODE_PAGES = {"cp932": "Japanese", "gbk": "simplified Chinese", "big5": "traditional Chinese"}
_STANDARD = "cp437"


def member_names(
    infos: Sequence[zipfile.ZipInfo], encoding: str | None = None
) -> tuple[list[str], str | None]:
    """Return the names of a zip's members, decoded as they most likely were written.

    Args:
        infos: the members, as :class:`zipfile.ZipFile` lists them.
        encoding: what names without a mark are in; guessed from all of them together if None.

    Returns:
        The names in order, and the encoding that unmarked ones were read in: None where all are
        marked, ASCII, or what the standard says.
    """
    raw = [_unmarked(info) for info in infos]
    known = [name for name in raw if name is not None]
    if not known:
        return [_marked(info) for info in infos], None
    chosen = encoding or guess(known)
    names = [
        _marked(info) if name is None else name.decode(chosen, "replace")
        for info, name in zip(infos, raw, strict=True)
    ]
    return names, None if chosen == _STANDARD else chosen


def _marked(info: zipfile.ZipInfo) -> str:
    return _unicode_path(info) or info.filename


def _unmarked(info: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of a name whose encoding nothing tells; None where it is known."""
    if info.flag_bits & _UTF8_FLAG or info.orig_filename.isascii() or _unicode_path(info):
        return None
    try:
        return info.filename.encode(_STANDARD)
    except UnicodeEncodeError:  # zipfile itself has read it from somewhere better
        return None


def _unicode_path(info: zipfile.ZipInfo) -> str | None:
    """Return the name in Info-ZIP's extra field, if there is one that belongs to this name."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        content, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(content) > 5 and content[0] == 1:
            (checksum,) = struct.unpack_from("<I", content, 1)
            try:
                if zlib.crc32(info.orig_filename.encode(_STANDARD)) == checksum:
                    return content[5:].decode()
            except UnicodeError:
                return None
    return None


def guess(names: Sequence[bytes]) -> str:
    """Return the encoding in which ``names`` look most like names.

    UTF-8 where all are valid in it, since text in other encodings hardly ever is. Otherwise the
    code page whose characters are the commoner ones: a name read in a wrong one turns into rare
    characters, half-width katakana, or signs.
    """
    sample = [name for name in names[:2000] if not name.isascii()]
    if all(_decoded(name, "utf-8") is not None for name in sample):
        return "utf-8"
    scores = {page: _score(sample, page) for page in CODE_PAGES}
    best = max(scores, key=lambda page: scores[page])
    return best if scores[best] > _latin_score(sample) else _STANDARD


def _decoded(name: bytes, encoding: str) -> str | None:
    try:
        return name.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(names: Sequence[bytes], page: str) -> float:
    """Return from -1 to 1 how common the characters are that are not ASCII."""
    total, count = 0.0, 0
    for name in names:
        text = _decoded(name, page)
        if text is None:
            return -1.0
        for character in text:
            if not character.isascii():
                total += _commonness(character, page)
                count += 1
    return total / max(1, count)


def _commonness(character: str, page: str) -> float:
    code = ord(character)
    if 0x3041 <= code <= 0x30FF:  # kana; Chinese code pages have them too, but hardly use them
        return 1.0 if page == "cp932" else -0.2
    if 0x4E00 <= code <= 0x9FFF:
        first = character.encode(page)[0]
        second = character.encode(page)[1]
        if page == "cp932":  # the first level of JIS: 0x88 to 0x98
            return 0.8 if first <= 0x98 else 0.0
        if page == "gbk":  # the first level of GB 2312: 0xB0 to 0xD7
            return (0.8 if 0xB0 <= first <= 0xD7 else 0.3) if second >= 0xA1 else -0.5
        return 0.7 if 0xA4 <= first <= 0xC6 else 0.0  # Big5's frequent characters
    if 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:  # punctuation, full-width letters
        return 0.5
    return -0.5  # half-width katakana, signs, other scripts


def _latin_score(names: Sequence[bytes]) -> float:
    """Return the same for code page 437: letters with accents, alone among plain ones."""
    total, count = 0.0, 0
    for name in names:
        text = name.decode(_STANDARD)
        for before, character in zip(" " + text, text, strict=False):
            if not character.isascii():
                good = character.isalpha() and character < "\u0250" and before.isascii()
                total += 0.9 if good else -0.5
                count += 1
    return total / max(1, count)
