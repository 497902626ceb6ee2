"""Errors carry a code and parameters: each code is used, with exactly the parameters it names."""

import ast
import errno
import os
import pickle
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic_core import PydanticKnownError
from translations import all_codes

import acgan_desktop
from acgan_desktop.core.error_codes import AvatarCode, FieldCode, FileCode, JsonCode, SystemCode
from acgan_desktop.core.errors import CodedError, Message, UserError
from acgan_desktop.core.file_model import FileFault
from acgan_desktop.core.user_folders import reason

SOURCE = Path(acgan_desktop.__file__).parent
CODES = {f"{type(code).__name__}.{code.name}": code for code in all_codes()}
# What only commands print needs no code: nobody translates it.
TERMINAL = ("cli", "core/run_state.py")
# Looked up by the names that errno and pydantic give.
BY_NAME = (SystemCode, FieldCode)
OWN_WORDS = "ui/"  # these are worded in the language where they are raised


def slots_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield place, node


def test_every_code_is_used() -> None:
    used = {
        ast.unparse(node)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }
    unused = {name for name, code in CODES.items() if not isinstance(code, BY_NAME)} - used
    assert not unused


def test_every_use_gives_what_the_template_asks_for() -> None:
    checked = 0
    for place, call in calls():
        code = CODES.get(ast.unparse(call.args[0])) if call.args else None
        if code is None or ast.unparse(call.func).startswith("_"):
            continue
        given = {keyword.arg for keyword in call.keywords} - {"full"}
        assert given == slots_of(code.value), f"{place}:{call.lineno}"
        checked += 1
    assert checked > 150


def test_every_error_that_the_window_may_show_has_a_code() -> None:
    kinds = {UserError.__name__, *_names_below(UserError)}
    for place, call in calls():
        if place.startswith((*TERMINAL, OWN_WORDS)):
            continue
        if ast.unparse(call.func).split(".")[-1] in kinds and call.args:
            text = call.args[0]
            where = f"{place}:{call.lineno}"
            assert not isinstance(text, ast.JoinedStr), where
            assert not (isinstance(text, ast.Constant) and isinstance(text.value, str)), where


def _names_below(kind: type[CodedError]) -> set[str]:
    below = kind.__subclasses__()
    return {each.__name__ for each in below}.union(*map(_names_below, below))


def test_the_sentence_is_the_template_with_its_parameters() -> None:
    error = UserError(FileCode.UNREADABLE, path=Path("a"), why=SystemCode.ENOENT)
    assert str(error) == "a cannot be read: No such file or directory."
    message = error.sentence
    assert isinstance(message, Message)
    assert message.code is FileCode.UNREADABLE
    assert message.values["why"] == "No such file or directory"


def test_causes_keep_their_codes() -> None:
    fault = FileFault(JsonCode.TOO_MANY_VALUES, most=2000)
    error = UserError(AvatarCode.UNUSABLE, why=fault)
    assert str(error) == "This is not a usable avatar: it holds more than 2,000 values."
    assert isinstance(error.sentence, Message)
    why = error.sentence.values["why"]
    assert isinstance(why, Message)
    assert why.code is JsonCode.TOO_MANY_VALUES


def test_parameters_are_data() -> None:
    error = UserError(FileCode.NOT_REGULAR, path="{why}\x1b[2J{0}")
    assert str(error) == "{why}\\x1b[2J{0} is not a file."


def test_text_without_a_code_stays_as_it_is() -> None:
    assert str(UserError("{any} text")) == "{any} text"
    assert UserError("a").sentence == "a"
    assert str(UserError()) == ""


def test_a_message_goes_between_processes() -> None:
    error = UserError(FileCode.UNREADABLE, path="a", why=SystemCode.EACCES)
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)
    assert copy.sentence.code is FileCode.UNREADABLE
    assert copy.sentence.values["why"].code is SystemCode.EACCES


@pytest.mark.parametrize("code", SystemCode)
def test_the_reasons_of_the_system(code: SystemCode) -> None:
    number = getattr(errno, code.name)
    why = reason(OSError(number, os.strerror(number)))
    assert why == os.strerror(number)
    assert isinstance(why, Message) == (code.value == os.strerror(number))
    assert not isinstance(reason(OSError(number, "another system's words")), Message)


@pytest.mark.parametrize("name", FieldCode.__members__)
def test_the_words_of_pydantic(name: str) -> None:
    values = dict.fromkeys(slots_of(FieldCode[name].value), "2")
    context = {key: int(each) if "length" in key else each for key, each in values.items()}
    kind = PydanticKnownError(name.lower(), context or None)  # type: ignore[arg-type]
    assert kind.message_template == FieldCode[name].value
