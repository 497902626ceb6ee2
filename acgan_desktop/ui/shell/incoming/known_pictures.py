"""The pictures by which one that has lost its avatar can be recognised."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.opening.reading_faces import kept_pictures
from acgan_desktop.ui.theme.images import pixels_of


def known_pictures(
    store: Favourites | None, seen: Sequence[tuple[Avatar, QImage]]
) -> Iterator[tuple[Avatar, NDArray[np.uint8]]]:
    """Yield the faces that were seen since the start, then the favourites, newest first.

    Reads a file, so it is for another thread; a few pictures are in memory at a time.
    """
    for avatar, picture in seen:
        yield avatar, pixels_of(picture)
    if store is not None:
        yield from kept_pictures(store)
