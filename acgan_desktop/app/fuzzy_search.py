"""Finding what somebody means from a few letters of it, without Qt.

A word of the query fits a text when its letters occur there in order. Of the ways in which they
do, the best counts: letters at the beginnings of words and letters in a row are worth most.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LETTER = 1.0
_AT_START = 4.0
_AT_WORD = 3.0
_IN_A_ROW = 2.5
_GAP = 0.05
_NEVER = float("-inf")
LONGEST_QUERY = 80
_LONGEST_TEXT = 200


@dataclass(frozen=True)
class Fit:
    """How well a text fits a query: the higher ``score``, the better.

    Attributes:
        score: only comparable for the same query.
        letters: places in the text of the letters that were asked for, in order.
    """

    score: float
    letters: tuple[int, ...]


def folded(text: str) -> str:
    """Return ``text`` without case, accents and full-width forms, letter for letter."""
    return "".join(_folded_letter(letter) for letter in text)


def fit(query: str, text: str) -> Fit | None:
    """Return how ``text`` fits all words of ``query``, or None if it does not.

    An empty query fits everything.
    """
    plain = folded(text[:_LONGEST_TEXT])
    score, letters = 0.0, set[int]()
    for word in folded(query[:LONGEST_QUERY]).split():
        found = _fit_word(word, plain)
        if found is None:
            return None
        score += found.score
        letters.update(found.letters)
    # Of two texts that fit alike, the shorter one is meant.
    return Fit(score - len(plain) * 0.01, tuple(sorted(letters)))


def _folded_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter).casefold()
    return base[0] if base else letter


def _fit_word(word: str, text: str) -> Fit | None:
    """Return the best way in which the letters of ``word`` occur in ``text`` in order."""
    # best[i]: score of the letters so far when the last of them is text[i].
    best = [_NEVER] * len(text)
    came_from: list[list[int]] = []
    for place, letter in enumerate(word):
        now, origin = [_NEVER] * len(text), [-1] * len(text)
        far, far_from = _NEVER, -1  # the best of what ends before the letter just before this one
        for i, other in enumerate(text):
            if i >= 2 and best[i - 2] + (i - 2) * _GAP > far:
                far, far_from = best[i - 2] + (i - 2) * _GAP, i - 2
            if other != letter:
                continue
            worth = _LETTER + bonus(text, i)
            if place == 0:
                now[i] = worth
                continue
            near = best[i - 1] + _IN_A_ROW if i else _NEVER
            across = far - (i - 1) * _GAP
            if max(near, across) == _NEVER:
                continue
            now[i] = worth + max(near, across)
            origin[i] = i - 1 if near >= across else far_from
        best = now
        came_from.append(origin)
    if not text or max(best) == _NEVER:
        return None
    last = max(range(len(text)), key=best.__getitem__)
    return Fit(best[last], _trace(came_from, last))


def _trace(came_from: Sequence[Sequence[int]], last: int) -> tuple[int, ...]:
    letters = [last]
    for origin in reversed(came_from[1:]):
        letters.append(origin[letters[-1]])
    return tuple(reversed(letters))


def bonus(text: str, place: int) -> float:
    """Return what a letter is worth more for where it stands: first of all, or of a word."""
    if place == 0:
        return _AT_START
    return 0.0 if text[place - 1].isalnum() else _AT_WORD
