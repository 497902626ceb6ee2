"""Files of one JSON object per line, that grow while a run trains and are cut off by a kill."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError

MAX_BYTES: Final = 1024 * 1024 * 1024
_MAX_DIGITS: Final = 19
_MAX_LINE_BYTES: Final = 1024 * 1024

Line = dict[str, Any]


def read_lines(path: Path) -> list[Line]:
    """Return the JSON objects in ``path``; a torn or foreign line is left out.

    Foreign is also what holds a number that is not finite, or a whole one of more than 19 digits:
    the trainer writes none.

    Raises:
        UserError: the file is there and cannot be read.
    """
    lines: list[Line] = []
    try:
        content = read_bounded(path, MAX_BYTES, "a run's report")
    except UserError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return lines
        raise
    for raw in content.split(b"\n"):
        with suppress(ValueError, RecursionError):
            line = _parsed(raw)
            if isinstance(line, dict):
                lines.append(line)
    return lines


def number_of(line: Line, key: str, default: float = 0.0) -> float:
    """Return the number under ``key``, or ``default`` where there is none."""
    value = line.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return default
    return float(value)


def _parsed(raw: bytes) -> object:
    if len(raw) > _MAX_LINE_BYTES:
        raise ValueError("longer than any line of the trainer")
    return json.loads(raw, parse_int=_whole, parse_float=_finite, parse_constant=_refuse)


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > _MAX_DIGITS:
        raise ValueError("too large")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits)
    if value - value != 0.0:  # infinite
        raise ValueError("too large")
    return value


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no JSON")
