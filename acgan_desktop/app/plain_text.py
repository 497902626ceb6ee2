"""Texts of unknown origin, made fit to be shown: Qt would read some of them as HTML or as keys.

Names come out of model files, presets and collections of strangers. A label shows them as they
are (see :func:`acgan_desktop.ui.widgets.base.label`); a tool tip has no such mode, so what looks
like HTML is escaped. Control characters and marks that turn the direction of writing around are
never shown.
"""

import unicodedata
from html import escape

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories of characters that are not seen, but may change what is."""
_JOINERS = "\u200c\u200d"
"""Some scripts and emoji need these between letters."""


def without_hidden(text: str) -> str:
    """Return ``text`` with a space for each character that is not seen, except for line ends."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("".join(map(_seen, line)) for line in lines)


def one_line(text: str) -> str:
    """Return a name as it stands in the middle of a line: visible, and without line ends."""
    return " ".join(without_hidden(text).split()) if not text.isprintable() else text


def tool_tip(text: str) -> str:
    """Return what shows ``text`` letter by letter as a tool tip."""
    text = without_hidden(text)
    if "<" not in text and "&lt;" not in text:
        return text
    # Lines stay as they are; in HTML they would be filled up.
    return "<p style='white-space:pre-wrap'>" + escape(text).replace("\n", "<br>") + "</p>"


def caption(text: str) -> str:
    """Return what a menu or a button shows as ``text``: in them "&" marks a letter to type."""
    return one_line(text).replace("&", "&&")


def _seen(character: str) -> str:
    if character in _JOINERS or character.isprintable():
        return character
    return " " if unicodedata.category(character) in _HIDDEN else character
