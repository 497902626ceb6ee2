"""Words that models often use for attributes and classes, so that they can be translated.

This list decides nothing: a word that is not in it is shown as the model spells it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from acgan_desktop.app.plain_text import one_line

WORDS: Final = (
    QT_TRANSLATE_NOOP("Vocabulary", "hair length"),
    QT_TRANSLATE_NOOP("Vocabulary", "hair color"),
    QT_TRANSLATE_NOOP("Vocabulary", "hair style"),
    QT_TRANSLATE_NOOP("Vocabulary", "eye color"),
    QT_TRANSLATE_NOOP("Vocabulary", "skin color"),
    QT_TRANSLATE_NOOP("Vocabulary", "expression"),
    QT_TRANSLATE_NOOP("Vocabulary", "glasses"),
    QT_TRANSLATE_NOOP("Vocabulary", "gender"),
    QT_TRANSLATE_NOOP("Vocabulary", "shape"),
    QT_TRANSLATE_NOOP("Vocabulary", "features"),
    QT_TRANSLATE_NOOP("Vocabulary", "colours"),
    QT_TRANSLATE_NOOP("Vocabulary", "yes"),
    QT_TRANSLATE_NOOP("Vocabulary", "no"),
    QT_TRANSLATE_NOOP("Vocabulary", "short"),
    QT_TRANSLATE_NOOP("Vocabulary", "medium"),
    QT_TRANSLATE_NOOP("Vocabulary", "long"),
    QT_TRANSLATE_NOOP("Vocabulary", "smile"),
    QT_TRANSLATE_NOOP("Vocabulary", "twintails"),
    QT_TRANSLATE_NOOP("Vocabulary", "open mouth"),
    QT_TRANSLATE_NOOP("Vocabulary", "blush"),
    QT_TRANSLATE_NOOP("Vocabulary", "hat"),
    QT_TRANSLATE_NOOP("Vocabulary", "ribbon"),
    QT_TRANSLATE_NOOP("Vocabulary", "plain background"),
    QT_TRANSLATE_NOOP("Vocabulary", "aqua"),
    QT_TRANSLATE_NOOP("Vocabulary", "black"),
    QT_TRANSLATE_NOOP("Vocabulary", "blonde"),
    QT_TRANSLATE_NOOP("Vocabulary", "blue"),
    QT_TRANSLATE_NOOP("Vocabulary", "brown"),
    QT_TRANSLATE_NOOP("Vocabulary", "gray"),
    QT_TRANSLATE_NOOP("Vocabulary", "green"),
    QT_TRANSLATE_NOOP("Vocabulary", "orange"),
    QT_TRANSLATE_NOOP("Vocabulary", "pink"),
    QT_TRANSLATE_NOOP("Vocabulary", "purple"),
    QT_TRANSLATE_NOOP("Vocabulary", "red"),
    QT_TRANSLATE_NOOP("Vocabulary", "silver"),
    QT_TRANSLATE_NOOP("Vocabulary", "white"),
    QT_TRANSLATE_NOOP("Vocabulary", "yellow"),
    QT_TRANSLATE_NOOP("Vocabulary", "light"),
    QT_TRANSLATE_NOOP("Vocabulary", "hair volume"),
    QT_TRANSLATE_NOOP("Vocabulary", "round face"),
    QT_TRANSLATE_NOOP("Vocabulary", "smooth hair"),
    QT_TRANSLATE_NOOP("Vocabulary", "long fringe"),
    QT_TRANSLATE_NOOP("Vocabulary", "swept fringe"),
    QT_TRANSLATE_NOOP("Vocabulary", "other clothes"),
)


def shown(name: str) -> str:
    """Return an attribute or class as a person reads it: "hair_color" as "Hair colour"."""
    spaced = one_line(name).replace("_", " ").strip()
    translated = QCoreApplication.translate("Vocabulary", spaced)
    return translated[:1].upper() + translated[1:]


def listed(words: Iterable[str]) -> str:
    """Return the words of data that are :func:`shown` one after another, as the language has it."""
    comma = QCoreApplication.translate("Vocabulary", ", ", "between words of a list")
    return comma.join(map(shown, words))


def joined(words: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c", as the language has it."""
    if len(words) < 2:
        return "".join(words)
    both = QCoreApplication.translate("Vocabulary", "{some} and {last}")
    comma = QCoreApplication.translate("Vocabulary", ", ", "between words of a list")
    return both.format(some=comma.join(words[:-1]), last=words[-1])
