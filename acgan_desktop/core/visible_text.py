"""Texts of strangers made harmless for a terminal, a log and a window.

A terminal obeys control characters: they set its title, write into the clipboard, hide what was
printed before. Marks that turn the direction of writing make one name look like another.
"""

import re
import sys
from typing import TextIO

MAX_SENTENCE = 4000
# C0 and C1 but for tab and line feed, marks of direction, separators of lines, what is invisible,
# and halves of surrogate pairs.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_HARMFUL_IN_LINE = re.compile(f"{_HARMFUL.pattern[:-1]}\t\n]")


def visible(text: str) -> str:
    """Return ``text`` as one line in which every control character is written as ``\\x1b``."""
    return _HARMFUL_IN_LINE.sub(_escaped, text)


def visible_lines(text: str) -> str:
    """Return ``text`` like :func:`visible`, its tabs and line feeds left as they are."""
    return _HARMFUL.sub(_escaped, text)


def shortened(text: str, most: int) -> str:
    """Return ``text``, or where it is longer than ``most`` characters its beginning."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def print_text(text: str, stream: TextIO | None = None, *, end: str = "\n") -> None:
    """Print ``text``, of one or more lines, so that nothing in it can steer the terminal.

    Args:
        text: what to print.
        stream: where to; by default the standard output.
        end: what is added.
    """
    print(visible_lines(text), file=sys.stdout if stream is None else stream, end=end)


def print_problem(program: str, problem: object) -> None:
    """Print one sentence on the standard error, after the name of ``program``."""
    print(f"{program}: {visible(str(problem))}", file=sys.stderr)


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode()
