"""Reading JSON of unknown origin into typed models, in bounded memory and with one fault to report.

pydantic collects every fault of a file. Where everything in it is wrong that costs a thousand times
the file's size, and a person is told of the first one only. So sequences stop at their first fault,
objects and the whole file have a bounded number of values, and these are counted before the file is
parsed.
"""

import codecs
from collections.abc import Hashable
from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, from_json

from acgan_desktop.core.error_codes import FieldCode, JsonCode
from acgan_desktop.core.errors import CodedError, Message
from acgan_desktop.core.visible_text import shortened, visible

MAX_VALUES: Final = 200_000
MAX_KEYS: Final = 1000
_MAX_PLACE, _MAX_WORDS = 200, 1000
_SEQUENCES = frozenset({"list", "tuple", "set", "frozenset"})
# Parts of a schema that hold no schemas, but anything else.
_NO_SCHEMAS = frozenset({"default", "metadata", "expected", "cls", "config"})

Read = TypeVar("Read")


class FileFault(CodedError, ValueError):  # noqa: N818 - a fault of a file, told in its reader's own error
    """Why a text is not what it should be, as "key: what is wrong with it"."""


def _fail_fast(schema: Any) -> None:
    if isinstance(schema, dict):
        if schema.get("type") in _SEQUENCES:
            schema["fail_fast"] = True
        for name, part in schema.items():
            if name not in _NO_SCHEMAS:
                _fail_fast(part)
    elif isinstance(schema, (list, tuple)):
        for part in schema:
            _fail_fast(part)


class FileModel(BaseModel):
    """Part of a file's format: unknown keys are refused, and a sequence ends at its first fault."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        """Return the model's schema with ``fail_fast`` on every sequence in it."""
        schema = handler(source)
        _fail_fast(schema)
        return schema


def read_json(
    kind: type[Read] | TypeAdapter[Read],
    content: str | bytes,
    *,
    most_values: int = MAX_VALUES,
    most_keys: int = MAX_KEYS,
) -> Read:
    """Return the value of ``kind`` that ``content``, JSON, holds; trusts nothing in it.

    Args:
        kind: a :class:`FileModel`, or an adapter of a type made of such.
        content: the text; whoever reads the file bounds its length.
        most_values: how many values all lists and objects may hold together.
        most_keys: how many keys a single object may have.

    Raises:
        FileFault: it does not fit; the message names the first key at fault.
    """
    found = plain_json(content, most_values=most_values)
    _check_keys(found, most_keys)
    return validated(kind, found)


def plain_json(content: str | bytes, *, most_values: int = MAX_VALUES) -> Any:
    """Return ``content``, JSON, as dicts, lists, texts, numbers, bools and None.

    Numbers may be of any size or not finite; nesting is at most 200 deep. A byte-order mark at the
    beginning is passed over: some editors write one.

    Raises:
        FileFault: it is no JSON, or holds more values.
    """
    check_values(content, most_values)
    content = (
        content.removeprefix("\ufeff")
        if isinstance(content, str)
        else content.removeprefix(codecs.BOM_UTF8)
    )
    try:
        return from_json(content)
    except (ValueError, RecursionError) as error:
        raise FileFault(
            JsonCode.NOT_JSON, why=shortened(visible(str(error)), _MAX_WORDS)
        ) from error


def check_values(content: str | bytes, most: int) -> None:
    """Refuse a JSON text with more than ``most`` values before it is parsed, which takes memory.

    Raises:
        FileFault: it may have more.
    """
    # Each value but the first follows one of these.
    if isinstance(content, str):
        values = sum(map(content.count, (",", "[", "{")))
    else:
        values = sum(map(content.count, (b",", b"[", b"{")))
    if values > most:
        raise FileFault(JsonCode.TOO_MANY_VALUES, most=most)


def validated(kind: type[Read] | TypeAdapter[Read], found: object) -> Read:
    """Return the value of ``kind`` that is made of ``found``, plain JSON values.

    Raises:
        FileFault: it does not fit; the message names the first key at fault.
    """
    adapter: TypeAdapter[Read] = (
        kind if isinstance(kind, TypeAdapter) else _adapter(cast(Hashable, kind))
    )
    try:
        return adapter.validate_python(found)
    except ValidationError as error:
        raise FileFault(first_fault(error)) from error
    except (OverflowError, RecursionError, TypeError) as error:  # of a validator's arithmetic
        raise FileFault(shortened(visible(str(error)), _MAX_WORDS)) from error


def first_fault(error: ValidationError) -> str:
    """Describe the first fault pydantic found as "key: what is wrong with it"."""
    fault: Any = error.errors(include_url=False, include_input=False)[0]
    place = shortened(visible(".".join(str(part) for part in fault["loc"])), _MAX_PLACE)
    words = _words_of(fault["type"], str(fault["msg"]), fault.get("ctx", {}))
    return Message(JsonCode.AT, place=place, why=words) if place else words


def _words_of(kind: str, said: str, context: dict[str, object]) -> str:
    """Return what pydantic, or a check of our own, says of a value; with a code if it has one."""
    cause = context.get("error")
    if isinstance(cause, CodedError):
        return cause.sentence
    words = shortened(visible(said.removeprefix("Value error, ")), _MAX_WORDS)
    code = FieldCode.__members__.get(kind.upper())
    if code is None:
        return words
    counted = context.get("min_length", context.get("max_length"))
    message = Message(code, expected_plural="" if counted == 1 else "s", **context)
    return message if message == words else words


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def _check_keys(found: Any, most: int) -> None:
    """Refuse an object with too many keys: each may be a fault of its own."""
    below = [found]
    while below:
        one = below.pop()
        if isinstance(one, dict):
            if len(one) > most:
                raise FileFault(JsonCode.TOO_MANY_KEYS, most=most)
            below.extend(value for value in one.values() if isinstance(value, (dict, list)))
        elif isinstance(one, list):
            below.extend(value for value in one if isinstance(value, (dict, list)))
