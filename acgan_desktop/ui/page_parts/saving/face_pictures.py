"""The faces of one dialog: as they were drawn, and made larger once for each size that is asked."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Final

from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.writing import larger
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.theme.images import pixels_of

_MOST_KEPT: Final = 4

Key = tuple[int, int, Resampler]
"""Which face, how many times as large, and how."""


class FacePictures:
    """Faces that may be asked for from any thread; the newest few large ones stay in memory."""

    def __init__(self, items: Sequence[Item], finishing: FinishingService) -> None:
        """Take at least one face, as it was drawn."""
        self._finishing = finishing
        self._lock = Lock()
        self._items = list(items)
        self._drawn: dict[int, FacePicture] = {}
        self._large: OrderedDict[Key, FacePicture] = OrderedDict()

    def __len__(self) -> int:
        """Return how many faces there are."""
        return len(self._items)

    def avatar(self, number: int) -> Avatar:
        """Return what draws face ``number``."""
        return self._items[number][0]

    def side(self, number: int) -> int:
        """Return the shorter side of face ``number`` as it was drawn, in pixels."""
        image = self._items[number][1]
        return min(image.width(), image.height())

    def replace(self, number: int, avatar: Avatar, image: QImage) -> None:
        """Take another picture in the place of face ``number``."""
        with self._lock:
            self._items[number] = (avatar, image)
            self._drawn.pop(number, None)
            for key in [key for key in self._large if key[0] == number]:
                del self._large[key]

    def drawn(self, number: int) -> FacePicture:
        """Return face ``number`` as it was drawn."""
        with self._lock:
            if number not in self._drawn:
                avatar, image = self._items[number]
                self._drawn[number] = FacePicture(pixels_of(image), avatar)
                while len(self._drawn) > _MOST_KEPT:
                    del self._drawn[next(iter(self._drawn))]
            return self._drawn[number]

    def there(self, key: Key) -> FacePicture | None:
        """Return the larger picture if it is in memory."""
        with self._lock:
            return self._large.get(key)

    def picture(
        self,
        key: Key,
        stopped: Callable[[], bool],
        progress: Callable[[float], object] | None = None,
    ) -> FacePicture:
        """Return the larger picture; this may take seconds and is for another thread.

        Args:
            key: which.
            stopped: asked again and again; True gives up.
            progress: told which share of it is done.

        Raises:
            FinishingStopped: ``stopped`` returned True.
        """
        found = self.there(key)
        if found is not None:
            return found
        number, times, resampler = key
        with self._lock:
            avatar, image = self._items[number]
        enlarge = self._finishing.enlarger(stopped, progress)
        made = larger(avatar, pixels_of(image), times, resampler, enlarge)
        with self._lock:
            if self._items[number][0] == avatar:
                self._large[key] = made
            while len(self._large) > _MOST_KEPT:
                self._large.popitem(last=False)
        return made
