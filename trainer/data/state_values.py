"""Reading numbers back from a checkpoint's state, whoever wrote it."""

import math
from typing import Final

FOREIGN_STATE: Final = (
    ArithmeticError, AttributeError, AssertionError, IndexError, KeyError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
"""What restoring raises where values are missing or of another kind."""
_MOST: Final = 2**62


def finite(value: object) -> float:
    """Return a number of a checkpoint's state.

    Raises:
        ValueError: it is none, or not finite.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{_quoted(value)} instead of a number")
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("a number that is not finite")
    return number


def whole(value: object) -> int:
    """Return a count of a checkpoint's state, 0 to 2^62.

    Raises:
        ValueError: it is none.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise ValueError(f"{_quoted(value)} instead of a count")
    return value


def _quoted(value: object) -> str:
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    return "a number out of range" if isinstance(value, (int, float)) else type(value).__name__
