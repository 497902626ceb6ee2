"""What a section of the benchmark writes down, kept after every figure.

A section that is stopped half way leaves what it measured until then.
"""

import json
import math
from pathlib import Path
from typing import Any

Figure = float | int | str | bool | None


class Notes:
    """Rows of figures and remarks in one JSON file."""

    def __init__(self, path: Path) -> None:
        """Begin anew in ``path``."""
        self._path = path
        self.rows: list[dict[str, Figure]] = []
        self.remarks: list[str] = []
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write()

    def row(self, what: str, **figures: Figure) -> None:
        """Keep one row of figures of what is named ``what``."""
        rounded = {name: _rounded(value) for name, value in figures.items()}
        self.rows.append({"what": what, **rounded})
        self._write()

    def skip(self, what: str, why: object) -> None:
        """Keep why something was not measured."""
        words = str(why).strip().splitlines()
        self.remarks.append(f"{what}: {words[0][:300] if words else type(why).__name__}")
        self._write()

    def _write(self) -> None:
        partial = self._path.with_suffix(".partial")
        partial.write_text(json.dumps({"rows": self.rows, "remarks": self.remarks}, indent=1))
        partial.replace(self._path)


def read_notes(path: Path) -> dict[str, Any]:
    """Return what a section wrote; nothing, if it did not get that far."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {"rows": [], "remarks": []}
    return dict(found)


def _rounded(value: Figure) -> Figure:
    if isinstance(value, float):
        return float(f"{value:.4g}") if math.isfinite(value) else None
    return value
