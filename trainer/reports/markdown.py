"""Small pieces of Markdown; whatever comes from outside stands in them as plain text."""

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~!&])")


def plain(text: str) -> str:
    """Return ``text`` on one line, with nothing in it that Markdown or HTML would read."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """Return ``text`` as it is, in the type of code; also inside a table."""
    words = " ".join(text.split()).replace("`", "'").replace("|", "\\|")
    return f"`{words}`" if words else ""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, words_last: bool = False
) -> list[str]:
    """Return the lines of a table; all columns but the first are numbers.

    Args:
        heads: of the columns.
        rows: as many cells each.
        words_last: whether the last column is words as well.
    """
    sides = ["---", *["---:"] * (len(heads) - 1)]
    if words_last:
        sides[-1] = "---"
    lines = [heads, sides, *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def spoken(name: str) -> str:
    """Return the name of an attribute or a class as words, plain."""
    return plain(name.replace("_", " "))
