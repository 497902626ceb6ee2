"""What a person means by a word on the command line: British or American, or nearly right."""

import difflib
from collections.abc import Collection, Sequence
from typing import Final

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import visible

_SPELLINGS: Final = (("colour", "color"), ("grey", "gray"), ("favourite", "favorite"))


def american(text: str) -> str:
    """Return ``text`` with American spellings, the form in which words are compared."""
    for british, spelling in _SPELLINGS:
        text = text.replace(british, spelling)
    return text


def british(text: str) -> str:
    """Return ``text`` with British spellings."""
    for spelling, other in _SPELLINGS:
        text = text.replace(other, spelling)
    return text


def is_command(word: str, commands: Collection[str]) -> bool:
    """Tell whether ``word`` is one of ``commands``, in whichever spelling."""
    return american(word) in map(american, commands)


def commands_in(argv: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return ``argv`` with its first word as ``commands`` spell it.

    Raises:
        UserError: it is none of them, and nearly one; the sentence names the nearest.
    """
    if not argv or argv[0].startswith("-") or argv[0] in commands:
        return list(argv)
    spelled = {american(name): name for name in commands}
    word = american(argv[0])
    if word in spelled:
        return [spelled[word], *argv[1:]]
    near = difflib.get_close_matches(word, spelled, n=1)
    if near:
        raise UserError(
            f"There is no command {visible(argv[0])!r}; did you mean {spelled[near[0]]!r}? "
            "See acgan --help."
        )
    return list(argv)
