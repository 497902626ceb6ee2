"""Pictures as they were painted last, of all walls together, within one bound of memory.

Only one page is in view at a time, so what others painted is the first to go.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtGui import QPixmap

BUDGET: Final = 32 * 1024 * 1024
"""Bytes of pixmaps that are kept: more than a screen of 3840 x 2160 pixels shows at once."""


class Painted:
    """Pixmaps by key, those painted last kept longest."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._pixmaps: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._pixmaps)

    @property
    def bytes(self) -> int:
        """How much memory all of them take."""
        return self._bytes

    def get(self, key: Hashable, make: Callable[[], QPixmap]) -> QPixmap:
        """Return the pixmap of ``key``, made if it is not there (any more)."""
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
            return found
        made = self._pixmaps[key] = make()
        self._bytes += _size(made)
        while self._bytes > self._budget and len(self._pixmaps) > 1:
            self._bytes -= _size(self._pixmaps.popitem(last=False)[1])
        return made

    def clear(self) -> None:
        """Forget all."""
        self._pixmaps.clear()
        self._bytes = 0


_painted: Painted | None = None


def painted() -> Painted:
    """Return those of this process; for the window's thread alone."""
    global _painted
    if _painted is None:
        _painted = Painted()
    return _painted


def _size(pixmap: QPixmap) -> int:
    return 4 * pixmap.width() * pixmap.height()
