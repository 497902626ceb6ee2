"""Faces that are wanted together, such as all that are picked for an export."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar

Item = tuple[Avatar, QImage]


class Collection:
    """Waits for the faces of some rows, and keeps those that came even if the wall lets them go."""

    def __init__(self, rows: Sequence[int], done: Callable[[list[Item]], object]) -> None:
        self._rows = list(rows)
        self._done = done
        self._found: dict[int, Item] = {}

    def missing(self) -> list[int]:
        """Return the rows that did not come yet."""
        return [row for row in self._rows if row not in self._found]

    def take(self, row: int, item: Item) -> None:
        """Take the face of ``row``, if it is wanted."""
        if row in self._rows:
            self._found[row] = item

    def finish(self) -> None:
        """Hand over all faces in the order in which they were asked for."""
        self._done([self._found[row] for row in self._rows])
