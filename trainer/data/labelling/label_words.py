"""The words in a column of labels: which of them are no answer, and which are one word."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from acgan_desktop.core.review_file import CANNOT_TELL
from trainer.data.sources import visible

# What programs and people write where they do not know; compared without case.
NO_ANSWER = frozenset(
    {"nan", "none", "null", "nil", "n/a", "na", "#n/a", "<na>", "unknown", "undefined", "missing"}
    | {"?", "??", "-", "--", "unlabeled", "unlabelled", CANNOT_TELL.casefold(), "不明", "未知"}
)
# Python and spreadsheets write switches so.
_SWITCHES = ({"true", "false"}, {"t", "f"}, {"y", "n"})
_YES, _NO = "yes", "no"
_FEW = 8  # with so few different words, no column is taken for a text


@dataclass(frozen=True)
class Words:
    """What a column says.

    Attributes:
        classes: sorted.
        class_of: word as written -> class; words that are no answer are not in it.
        notes: what a person should know, a sentence each, without the column's name.
        like_text: it has so many different words that it hardly says what pictures share.
    """

    classes: tuple[str, ...]
    class_of: Mapping[str, str]
    notes: tuple[str, ...]
    like_text: bool


def words_of(counts: Counter[str], exact: bool) -> Words:
    """Sort out the words of a column.

    Args:
        counts: how many rows say each word; empty ones are unknown.
        exact: take every word as it is: case matters, and none stands for having no answer.
    """
    counts = Counter({word: count for word, count in counts.items() if word})
    if exact:
        class_of = {word: word for word in counts if word != CANNOT_TELL}
        return Words(tuple(sorted(set(class_of.values()))), class_of, (), False)
    notes = []
    lost = {word: n for word, n in counts.items() if word.casefold() in NO_ANSWER}
    told = [f"{visible(word)[:40]} ({n:,})" for word, n in lost.items() if word != CANNOT_TELL]
    if told:
        notes.append(f"read as unknown: {', '.join(told[:8])}{_more(told)}")
    groups: dict[str, list[str]] = defaultdict(list)
    for word in counts.keys() - lost.keys():
        groups[_folded(word)].append(word)
    class_of = {}
    for spellings in groups.values():
        # The commonest; of equally common ones that in small letters.
        best = max(spellings, key=lambda word: (counts[word], word))
        class_of |= dict.fromkeys(spellings, best)
        if len(spellings) > 1:
            others = ", ".join(sorted(visible(word)[:40] for word in spellings if word != best))
            notes.append(f"differ only in case or spaces: {others} read as {visible(best)[:40]}")
    if groups.keys() in _SWITCHES:
        class_of = {word: _YES if _folded(word)[0] in "ty" else _NO for word in class_of}
    known = sum(counts[word] for word in class_of)
    like_text = len(groups) > max(_FEW, known / 2)
    if like_text:
        notes.append(
            f"{len(groups):,} different words in {known:,} rows, so not taken for a label; "
            "--columns with its name takes it"
        )
    return Words(tuple(sorted(set(class_of.values()))), class_of, tuple(notes), like_text)


def _folded(word: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def _more(told: list[str]) -> str:
    return f" and {len(told) - 8:,} more" if len(told) > 8 else ""
