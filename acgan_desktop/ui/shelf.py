"""The favourites as the window uses them, without Qt: one list in memory, removal with undo.

Methods that touch the disk (``write``, ``erase``, ``rewrite_last``) are called off the window's
thread; what they return is then taken note of (``put``, ``forget``) on it.
"""

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.avatar import Avatar
from acgan_desktop.library.favourites import Favourite, Favourites


class Shelf:
    """What is kept, newest first.

    Attributes:
        items: the favourites as they are on the disk.
        notices: sentences about a file that had to be recovered.
    """

    def __init__(self, store: Favourites) -> None:
        self._store = store
        self._removed: list[Favourite] = []
        self.items: list[Favourite] = store.all()
        self._by_avatar = {item.avatar: item for item in self.items}
        self.notices = [each for each in (store.recovered, store.unreadable) if each]

    def __contains__(self, avatar: object) -> bool:
        return avatar in self._by_avatar

    def find(self, avatar: Avatar) -> Favourite | None:
        """Return the favourite that keeps ``avatar``, if one does."""
        return self._by_avatar.get(avatar)

    def write(self, avatar: Avatar, pixels: NDArray[np.uint8]) -> Favourite:
        """Write ``avatar`` with its picture [h, w, 3] to the disk."""
        return self._store.add(avatar, pixels)

    def erase(self, item: Favourite) -> Favourite:
        """Remove ``item`` from the disk; one that another window has removed is gone already."""
        try:
            return self._store.remove(item.id)
        except KeyError:
            return item

    def rewrite_last(self) -> Favourite | None:
        """Write back what was removed last; None if there is nothing."""
        if not self._removed:
            return None
        item = self._store.restore(self._removed[-1])
        self._removed.pop()
        return item

    def put(self, item: Favourite) -> None:
        """Take note of a favourite that was written."""
        if item.avatar in self._by_avatar:
            return
        self._by_avatar[item.avatar] = item
        self.items.append(item)
        self.items.sort(key=lambda each: (each.created, each.id), reverse=True)

    def forget(self, item: Favourite) -> None:
        """Take note of a favourite that was erased; it can come back."""
        self._removed.append(item)
        self._by_avatar.pop(item.avatar, None)
        self.items = [each for each in self.items if each.id != item.id]

    @property
    def can_undo(self) -> bool:
        """Whether something was removed that can come back."""
        return bool(self._removed)
