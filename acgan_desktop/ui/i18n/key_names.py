"""How keys are called on the keyboards of each system, without Qt's help for the other systems."""

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Platform(StrEnum):
    """A family of systems with keyboards of its own."""

    WINDOWS = "Windows"
    MAC = "macOS"
    LINUX = "Linux"


_MAC_ORDER: Final = ("Meta", "Alt", "Shift", "Ctrl")
# Qt says Ctrl where a Mac has its command key, and Meta where that has Control.
_MAC_SIGNS: Final = {"Meta": "⌃", "Alt": "⌥", "Shift": "⇧", "Ctrl": "⌘"}
_MAC_KEYS: Final = {
    "Return": "↩",
    "Enter": "⌤",
    "Del": "⌦",
    "Backspace": "⌫",
    "Esc": "⎋",
    "Tab": "⇥",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgUp": "⇞",
    "PgDown": "⇟",
    "Home": "↖",
    "End": "↘",
}
_ARROWS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "Return": lambda: translate("Keys", "Enter"),
    "Del": lambda: translate("Keys", "Delete"),
    "Esc": lambda: translate("Keys", "Esc"),
    "Space": lambda: translate("Keys", "Space"),
    "PgUp": lambda: translate("Keys", "Page Up"),
    "PgDown": lambda: translate("Keys", "Page Down"),
    "Home": lambda: translate("Keys", "Home"),
    "End": lambda: translate("Keys", "End"),
}


def this_platform() -> Platform:
    """Return the family that the program runs on."""
    if sys.platform == "darwin":
        return Platform.MAC
    return Platform.WINDOWS if sys.platform == "win32" else Platform.LINUX


def key_name(keys: str, platform: Platform) -> str:
    """Return what ``keys`` are called on ``platform``.

    Args:
        keys: as ``QKeySequence.toString(PortableText)`` writes them, such as "Ctrl+Shift+Z".
        platform: whose keyboard it is.
    """
    return ", ".join(_chord(chord, platform) for chord in keys.split(", "))


def _chord(chord: str, platform: Platform) -> str:
    # The key "+" stands last and is a plus itself: "Ctrl++".
    body, key = (chord[:-1].rstrip("+"), "+") if chord.endswith("+") else _split(chord)
    held = [part for part in body.split("+") if part]
    if platform is Platform.MAC:
        signs = "".join(_MAC_SIGNS[name] for name in _MAC_ORDER if name in held)
        return signs + (_MAC_KEYS.get(key) or _word(key))
    meta = "Win" if platform is Platform.WINDOWS else "Super"
    names = [meta if name == "Meta" else name for name in held]
    return "+".join([*names, _ARROWS.get(key) or _word(key)])


def _split(chord: str) -> tuple[str, str]:
    body, _, key = chord.rpartition("+")
    return body, key


def _word(key: str) -> str:
    word = _WORDS.get(key)
    return word() if word is not None else key
