"""The parts of a card that a person writes, which stay when the card is made again."""

import re
from collections.abc import Mapping

from acgan_desktop.core.errors import UserError

_LINE = re.compile(r"^<!-- (end )?by hand: ([a-z]+) -->$")

# What stands there until somebody writes it.
TO_WRITE: Mapping[str, str] = {
    "data": "*Where the faces come from and whose they are has not been written down yet.*",
    "training": "*On what machine it was trained has not been written down yet.*",
    "looked": "*Nobody has looked through its faces yet and written down what it does well, and "
    "what badly.*",
    "use": "*What it may be used for, beyond its licence, has not been written down yet.*",
}


def block(key: str, kept: Mapping[str, str]) -> list[str]:
    """Return the lines of one part: what was kept of it, or that it is still to be written."""
    words = kept.get(key, TO_WRITE[key])
    return [f"<!-- by hand: {key} -->", words, f"<!-- end by hand: {key} -->"]


def read_by_hand(text: str, name: str) -> dict[str, str]:
    """Return what a person wrote into a card, by the part's name.

    Args:
        text: the card as it is.
        name: what to call it in messages.

    Raises:
        UserError: it is not certain what was written by hand, so nothing may be replaced.
    """
    kept: dict[str, str] = {}
    open_key, lines = "", list[str]()
    for line in text.splitlines():
        match = _LINE.match(line.strip())
        if match is None:
            lines.append(line)
            continue
        ends, key = bool(match[1]), match[2]
        if (ends and key != open_key) or (not ends and open_key) or key in kept:
            raise UserError(
                f"{name} has a line {line.strip()!r} where none should be; put the lines that mark "
                "what was written by hand in order, so that nothing of it gets lost."
            )
        if ends:
            kept[key] = "\n".join(lines).strip("\n")
        open_key, lines = ("" if ends else key), []
    if open_key:
        raise UserError(
            f"{name} lacks the line <!-- end by hand: {open_key} -->; put it where what was "
            "written by hand ends."
        )
    if not kept and text.strip():
        raise UserError(
            f"{name} was written by hand and has no marked parts, so it would be lost; move it "
            "away first, then copy what should stay between the marks of the new card."
        )
    unknown = kept.keys() - TO_WRITE.keys()
    if unknown:
        raise UserError(
            f"{name} has a part by hand called {min(unknown)}, for which a card has no place; "
            f"there are {', '.join(TO_WRITE)}."
        )
    return kept
