"""What went wrong, ready to be shown: one path for every error of the window."""

import platform
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from acgan_desktop import __version__
from acgan_desktop.core.errors import CodedError, Message, UserError


@dataclass(frozen=True)
class Failure:
    """An error as the error box shows it.

    Attributes:
        sentence: what was wrong and what to do, for a person; a Message where it has a code.
        details: for the one who repairs it; holds nothing private beyond paths.
        expected: the person can mend it (a bad file), as against a fault of the program.
        parts: what is listed below the sentence, such as each of many files and why.
    """

    sentence: str
    details: str
    expected: bool
    parts: tuple[str, ...] = ()

    @classmethod
    def of_many(cls, error: BaseException, parts: Sequence[BaseException]) -> Self:
        """Describe ``error`` with all that it sums up."""
        each = [cls.of(part) for part in parts]
        whole = cls.of(error)
        details = "\n\n".join([whole.details, *(str(part) for part in parts)])
        return replace(whole, details=details, parts=tuple(part.sentence for part in each))

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """Describe ``error`` with the version and system that it happened on."""
        lines = [
            f"AcGAN Desktop {__version__}, Python {platform.python_version()}, "
            f"{platform.system()} {platform.release()} {platform.machine()}",
            "",
            "".join(traceback.format_exception(error)).strip(),
        ]
        expected = isinstance(error, UserError | OSError)
        sentence = str(error).strip() or type(error).__name__
        if isinstance(error, CodedError) and isinstance(error.sentence, Message):
            sentence = error.sentence
        elif not expected:
            sentence = f"{type(error).__name__}: {sentence}"
        return cls(sentence=sentence, details="\n".join(lines), expected=expected)
