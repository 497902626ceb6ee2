"""Reading TOML of unknown origin as plain values."""

import datetime
import re
import tomllib
from typing import Any, Final

from acgan_desktop.core.visible_text import shortened, visible

MAX_BYTES: Final = 1024 * 1024
_MAX_DEPTH: Final = 20
_MAX_DOTS: Final = 200
_KEY_ENDS: Final = re.compile(r"[=,{}\n]")
_MAX_WORDS: Final = 500
_INT64: Final = 2**63


class TomlFault(ValueError):  # noqa: N818 - a fault of a text, told in its reader's own error
    """Why a text is not TOML that can be used."""


def plain_toml(text: str) -> dict[str, Any]:
    """Return the tables of ``text`` as dicts, lists, texts, numbers and bools; dates as texts.

    Raises:
        TomlFault: it is no TOML, nested too deeply, or holds a whole number beyond 64 bits.
    """
    if any(part.count(".") > _MAX_DOTS for part in _KEY_ENDS.split(text)):
        # A key of so many parts would take the parser hours.
        raise TomlFault("it is nested too deeply")
    try:
        return {key: _plain(value, 0) for key, value in tomllib.loads(text).items()}
    except RecursionError as error:
        raise TomlFault("it is nested too deeply") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # the parser's own faults
        raise TomlFault(shortened(visible(str(error)), _MAX_WORDS)) from error


def plain_toml_value(text: str) -> Any:
    """Return the value that ``text`` is in TOML, or a bare word as the text that it is.

    Raises:
        TomlFault: it is nested too deeply, or a whole number beyond 64 bits.
    """
    if text.count(".") > _MAX_DOTS:
        return plain_toml(f"value = {text}")["value"]
    try:
        tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return text.strip()
    except (ValueError, RecursionError):
        pass  # said below, in words
    return plain_toml(f"value = {text}")["value"]


def _plain(value: object, depth: int) -> Any:
    if depth > _MAX_DEPTH:
        raise TomlFault("it is nested too deeply")
    if isinstance(value, dict):
        return {key: _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, depth + 1) for inner in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return str(value)
    if isinstance(value, int) and not -_INT64 <= value < _INT64:
        raise TomlFault("it holds a whole number beyond 64 bits")
    return value
