"""What core, engine and library say when something is wrong, in the person's language."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from acgan_desktop.core.errors import Message, safe_text

CONTEXT: Final = "Errors"
"""Where the translation files have the templates of all codes; ``tools/translations.py`` put them
there."""


def sentence_in_words(sentence: str) -> str:
    """Return a :class:`Message` in the present language; any other sentence as it is."""
    if not isinstance(sentence, Message):
        return sentence
    values = {
        name: sentence_in_words(value) if isinstance(value, str) else value
        for name, value in sentence.values.items()
    }
    template = QCoreApplication.translate(CONTEXT, sentence.code.value)
    return safe_text(template.format_map(values))
