"""Reading a file of one JSON object a line while another process writes it."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

Line = dict[str, float | str]

_MAX_LINE: Final = 1024 * 1024
_MAX_READ: Final = 16 * 1024 * 1024
_MAX_KEYS: Final = 200


class GrowingLines:
    """The lines of a file, read from where the last look ended.

    A half written line is read when it is whole. A file that was replaced or cut (a run that goes
    back to its last checkpoint does both) is read from its beginning again.

    Attributes:
        path: the file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offset = 0
        self._identity: tuple[int, int] | None = None

    def read(self) -> tuple[bool, list[Line]]:
        """Return whether all before is to be forgotten, and the lines that are new.

        Lines that are no objects, or that are absurdly long, are passed over; of the others,
        numbers that are finite and texts are kept.
        """
        try:
            with self.path.open("rb") as stream:
                facts = os.fstat(stream.fileno())
                identity = (facts.st_dev, facts.st_ino)
                again = self._identity not in (None, identity) or facts.st_size < self._offset
                if again:
                    self._offset = 0
                self._identity = identity
                stream.seek(self._offset)
                content = stream.read(_MAX_READ)
        except OSError:
            again, self._offset, self._identity = self._offset > 0, 0, None
            return again, []
        end = content.rfind(b"\n") + 1
        if end == 0 and len(content) >= _MAX_LINE:
            end = len(content)  # no line of the trainer's; what it ends with is passed over as well
        self._offset += end
        found = [line for raw in content[:end].split(b"\n") if (line := _parsed(raw)) is not None]
        return again, found


def number(line: Line, key: str) -> float | None:
    """Return the number under ``key``; None where there is none."""
    value = line.get(key)
    return value if isinstance(value, float) else None


def _parsed(raw: bytes) -> Line | None:
    if not raw or len(raw) > _MAX_LINE:
        return None
    with suppress(ValueError, RecursionError):
        found = json.loads(raw)
        if isinstance(found, dict) and len(found) <= _MAX_KEYS:
            return {
                key: kept for key, value in found.items() if (kept := _plain(value)) is not None
            }
    return None


def _plain(value: Any) -> float | str | None:
    if isinstance(value, str):
        return value[:1000]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    with suppress(OverflowError):
        plain = float(value)
        return plain if plain - plain == 0.0 else None
    return None
