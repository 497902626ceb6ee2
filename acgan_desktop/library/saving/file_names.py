"""Names for many files, from a pattern such as ``{hair_color}-{seed}-{n}``.

A name is safe on Windows, macOS and Linux: no mark that one of them forbids, no device's name, no
dot or blank at its end, not too long, and no two that differ only in capitals.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.error_codes import FileNameCode

DEFAULT_PATTERN: Final = "avatar-{seed}-{n}"
MAX_PATTERN: Final = 500
# Room is left for " (2)", an ending, and the hidden name under which a file is written first.
MAX_NAME_BYTES: Final = 180
_FIELD: Final = re.compile(r"\{([^{}:]*)(?::(0?\d{1,2}))?\}")
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES: Final = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE
)

Values = Mapping[str, str | int]


def avatar_values(avatar: Avatar, wish: Mapping[str, object], number: int) -> dict[str, str | int]:
    """Return what a pattern can name of one avatar.

    Args:
        avatar: the avatar.
        wish: what it asks for, as :func:`~acgan_desktop.engine.latent.wishes.wish_of` says.
        number: which of the files it is, from 1.
    """
    values: dict[str, str | int] = {}
    for attribute, asked in wish.items():
        blend = "+".join(map(str, asked)) if isinstance(asked, dict) else asked
        values[attribute] = str(blend) if blend else "any"
    origin = avatar.origin
    values["seed"] = origin.seed if origin else "none"
    values["index"] = origin.index if origin else "none"
    values["n"] = number
    return values


def check_pattern(pattern: str, known: Sequence[str] | None) -> None:
    """Check that ``pattern`` names nothing but ``known``; only its length, where that is None.

    Raises:
        UserError: it does, is empty or too long; the sentence says what can be named.
    """
    if not pattern.strip() or len(pattern) > MAX_PATTERN:
        raise UserError(FileNameCode.PATTERN_LENGTH, most=MAX_PATTERN)
    if known is None:
        return
    fields = ", ".join(f"{{{name}}}" for name in known)
    for name, _ in _FIELD.findall(pattern):
        if name not in known:
            raise UserError(FileNameCode.FIELD_UNKNOWN, name=name, fields=fields)
    if re.search(r"[{}]", _FIELD.sub("", pattern)):
        raise UserError(FileNameCode.BRACE_ALONE, fields=fields)


class FileNames:
    """Gives names from a pattern, one after the other, all of them different."""

    def __init__(self, pattern: str) -> None:
        """Take ``pattern``: text with fields in braces; ``{n:3}`` fills a number to three digits.

        Raises:
            UserError: it is empty or too long.
        """
        check_pattern(pattern, None)
        self._pattern = pattern
        self._taken: set[str] = set()

    def name(self, values: Values) -> str:
        """Return a name without its ending, in which the fields stand for ``values``.

        Raises:
            UserError: the pattern names something that is not known.
        """
        check_pattern(self._pattern, list(values))

        def filled(found: re.Match[str]) -> str:
            value = str(values[found[1]])
            return value.zfill(int(found[2])) if found[2] and value.isdecimal() else value

        base = safe_name(_FIELD.sub(filled, self._pattern))
        name, copy = base, 1
        while (key := unicodedata.normalize("NFKC", name).casefold()) in self._taken:
            copy += 1
            name = f"{base} ({copy})"
        self._taken.add(key)
        return name


def names_for(pattern: str, everything: Sequence[Values]) -> list[str]:
    """Return a name for each of ``everything``, as :class:`FileNames` gives them."""
    names = FileNames(pattern)
    return [names.name(values) for values in everything]


def safe_name(text: str) -> str:
    """Return ``text`` as the name of a file without its ending, on every system."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(mark for mark in plain if unicodedata.category(mark)[0] != "C")
    plain = _FORBIDDEN.sub("-", plain)
    plain = re.sub(r"\s+", " ", plain)
    plain = plain.encode()[:MAX_NAME_BYTES].decode(errors="ignore").strip(" .")
    if not plain:
        return "avatar"
    return f"_{plain}" if _DEVICES.fullmatch(plain) else plain
