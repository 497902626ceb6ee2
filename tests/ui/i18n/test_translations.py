"""Every text of the window is translated, with the same placeholders, and nothing is left over."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

import acgan_desktop.ui
from acgan_desktop.ui.i18n.language import LANGUAGES
from acgan_desktop.ui.i18n.sentences import SENTENCES

_FOLDER = Path(__file__).parents[3] / "resources" / "translations"
_CODES = [language.code for language in LANGUAGES]
_SLOT = re.compile(r"\{\w+\}|%n")


def _messages(code: str) -> list[ElementTree.Element]:
    # Our own file, not one from outside.
    root = ElementTree.parse(_FOLDER / f"acgan_{code}.ts").getroot()
    return list(root.iter("message"))


def _forms(message: ElementTree.Element) -> list[str]:
    found = message.find("translation")
    assert found is not None
    forms = [each.text or "" for each in found.findall("numerusform")]
    return forms or [found.text or ""]


@pytest.mark.parametrize("code", _CODES)
def test_every_text_is_translated(code: str) -> None:
    for message in _messages(code):
        found, source = message.find("translation"), message.findtext("source")
        assert found is not None
        assert found.get("type") is None, f"{source!r} is {found.get('type')}"
        assert all(_forms(message)), f"{source!r} is empty"


@pytest.mark.parametrize("code", _CODES)
def test_placeholders_are_kept(code: str) -> None:
    for message in _messages(code):
        source = message.findtext("source") or ""
        # Some languages count without a word for what is counted.
        wanted = set(_SLOT.findall(source)) - ({"{noun}"} if source in SENTENCES else set())
        for form in _forms(message):
            assert set(_SLOT.findall(form)) - {"{noun}"} == wanted, (source, form)


@pytest.mark.parametrize("code", _CODES)
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    for message in _messages(code):
        if message.get("numerus") == "yes":
            assert len(_forms(message)) == (2 if code == "en" else 1), message.findtext("source")


@pytest.mark.parametrize("code", _CODES)
def test_the_texts_of_the_source_are_those_of_the_file(code: str) -> None:
    said = set(_said())
    known = {message.findtext("source") or "" for message in _messages(code)}
    assert not said - known, "extract the texts anew, as acgan_desktop/ui/i18n/language.py tells"
    assert not known - said, "some texts are said no more"


def _said() -> Iterator[str]:
    """Yield every text that the window's source hands to a translation."""
    for path in Path(acgan_desktop.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(str(name))
            if place is None or len(node.args) <= place:
                continue
            text = node.args[place]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value
