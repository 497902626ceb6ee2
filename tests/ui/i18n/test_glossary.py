"""Texts of the window use the words of docs/glossary.md, and none that it rules out."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from acgan_desktop.ui.i18n.language import LANGUAGES

_ROOT = Path(__file__).parents[3]
_FOLDER = _ROOT / "resources" / "translations"


def _ruled_out() -> list[str]:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in (_ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    return [word for row in rows[2:] for word in row[4].split(", ") if word]


def _texts(code: str) -> list[str]:
    # Our own file, not one from outside.
    root = ElementTree.parse(_FOLDER / f"acgan_{code}.ts").getroot()
    return ["".join(each.itertext()) for each in root.iter("translation")]


def _finds(word: str, text: str) -> bool:
    if word.isascii():  # English words are whole words
        return re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) is not None
    return word in text


def test_the_glossary_rules_words_out() -> None:
    assert {"愿望", "切り捨て", "mended"} <= set(_ruled_out())
    assert _finds("shall", "They shall have it")
    assert not _finds("shall", "shallow")


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_no_text_uses_a_word_that_is_ruled_out(code: str) -> None:
    found = {text: word for text in _texts(code) for word in _ruled_out() if _finds(word, text)}
    assert not found


@pytest.mark.parametrize("code", ["zh_CN", "ja"])
def test_shortcuts_stand_in_half_width_parentheses(code: str) -> None:
    odd = [text for text in _texts(code) if re.search(r"（(?:Ctrl|Alt|Shift|Esc|Delete)", text)]
    assert not [text for text in odd if not re.search(r"（Shift：", text)]


def test_japanese_colons_are_full_width() -> None:
    assert not [text for text in _texts("ja") if re.search(r"[ぁ-んァ-ヶ一-龠]: ", text)]
