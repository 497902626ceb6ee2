"""What a person is told when something they gave cannot be used."""

from enum import Enum
from typing import Any

from acgan_desktop.core.visible_text import MAX_SENTENCE, shortened, visible


class ErrorCode(Enum):
    """What went wrong, as a name that stays when its words change.

    The value is the English sentence, or a piece that stands in one, with a named slot for each
    parameter, as in :meth:`str.format`. Enumerations of one room's codes are in its module
    ``error_codes``; the window translates each of them.
    """


class Message(str):
    """A sentence in English that knows its code and parameters, so as to be said in any language.

    A parameter that is itself a code, a message or an error with a code is said in that language as
    well. Everything else is data and stays as it is: names, paths, numbers, keys of files, and what
    the system, a library or ONNX Runtime says.

    Attributes:
        code: which sentence it is.
        values: the parameters by name.
    """

    code: ErrorCode
    values: dict[str, object]

    def __new__(cls, code: ErrorCode, /, **values: object) -> "Message":
        """Fill the template of ``code``.

        Raises:
            KeyError: a parameter is missing.
        """
        values = {name: _parameter(value) for name, value in values.items()}
        message = super().__new__(cls, safe_text(code.value.format_map(values)))
        message.code, message.values = code, values
        return message

    def __getnewargs_ex__(self) -> tuple[tuple[ErrorCode], dict[str, object]]:
        """Return what :mod:`pickle` makes it of again."""
        return (self.code,), self.values


class CodedError(Exception):
    """An error whose sentence has a code; an error that only a terminal sees may be plain text."""

    def __init__(self, what: ErrorCode | str = "", /, **values: object) -> None:
        """Take a code and its parameters, or a whole sentence."""
        super().__init__(Message(what, **values) if isinstance(what, ErrorCode) else what)

    @property
    def sentence(self) -> str:
        """The sentence; a :class:`Message` if it has a code."""
        sentence: Any = self.args[0]
        return sentence if isinstance(sentence, str) else str(self)


class UserError(CodedError):
    """Something outside the program is wrong, and a person can mend it.

    The message is one clear sentence: what was wrong, where, and what to do. Commands print it and
    exit with status 2; the window shows it in a box with the details to copy. It may quote a
    stranger's file: as text it holds no control character and has a bounded length.
    """

    def __str__(self) -> str:
        """Return the sentence, safe to print."""
        return safe_text(super().__str__())


def safe_text(text: str) -> str:
    """Return ``text`` as one line of bounded length, without control characters."""
    return shortened(visible(text), MAX_SENTENCE)


def _parameter(value: object) -> object:
    if isinstance(value, CodedError):
        return value.sentence
    if isinstance(value, ErrorCode):
        return Message(value)
    return str(value) if isinstance(value, BaseException) else value
