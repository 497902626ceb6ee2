"""Every text of the window is translated, with the same placeholders, and nothing is left over."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from translations import all_codes

import acgan_desktop.ui
from acgan_desktop.ui.i18n.language import LANGUAGES
from acgan_desktop.ui.i18n.sentences import CONTEXT

_FOLDER = Path(__file__).parents[3] / "resources" / "translations"
_CODES = [language.code for language in LANGUAGES]
_SLOT = re.compile(r"\{\w+(?:![rs])?(?::[^{}]*)?\}|%n")


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


def _slots(text: str) -> set[str]:
    """Return the placeholders; quotation marks and the "s" of a plural are the language's own."""
    return {slot.replace("!r", "") for slot in _SLOT.findall(text)} - {"{expected_plural}"}


@pytest.mark.parametrize("code", _CODES)
def test_placeholders_are_kept(code: str) -> None:
    for message in _messages(code):
        source = message.findtext("source") or ""
        for form in _forms(message):
            assert _slots(form) == _slots(source), (source, form)


@pytest.mark.parametrize("code", _CODES)
def test_plural_forms_are_those_of_the_language(code: str) -> None:
    for message in _messages(code):
        if message.get("numerus") == "yes":
            assert len(_forms(message)) == (2 if code == "en" else 1), message.findtext("source")


@pytest.mark.parametrize("code", _CODES)
def test_the_texts_of_the_source_are_those_of_the_file(code: str) -> None:
    said = set(_said()) | {error.value for error in all_codes() if code != "en"}
    known = {message.findtext("source") or "" for message in _messages(code)}
    assert not said - known, "extract the texts anew with tools/translations.py"
    assert not known - said, "some texts are said no more"


@pytest.mark.parametrize("code", [code for code in _CODES if code != "en"])
def test_every_code_of_an_error_is_translated(code: str) -> None:
    root = ElementTree.parse(_FOLDER / f"acgan_{code}.ts").getroot()
    (errors,) = (each for each in root.iter("context") if each.findtext("name") == CONTEXT)
    texts = {one.findtext("source"): _forms(one)[0] for one in errors.iter("message")}
    assert {error.value for error in all_codes()} == texts.keys()


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
