"""The pictures of a review, read when they are looked at."""

from collections import OrderedDict
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.error_codes import FileCode, ReviewCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import decoded
from acgan_desktop.core.review_file import ReviewError, Task
from acgan_desktop.ui.theme.images import image_of

_KEPT: Final = 64
_LARGEST: Final = 1024
_MAX_PIXELS: Final = 100_000_000
_MAX_BYTES: Final = 256 * 1024 * 1024


class Pictures:
    """Faces by their number in the task."""

    def __init__(self, task: Task) -> None:
        """Open the task's images, if it has any.

        Raises:
            ReviewError: they are not what the task says.
        """
        self._task = task
        self._images: NDArray[Any] | None = None
        self._kept: OrderedDict[int, QImage | None] = OrderedDict()
        if task.images is not None:
            try:
                images = np.load(task.images, mmap_mode="r", allow_pickle=False)
            except Exception as error:  # the header is text from outside: its parser raises many
                raise ReviewError(FileCode.UNREADABLE, path=task.images, why=error) from error
            if not isinstance(images, np.ndarray) or images.dtype != np.uint8:
                raise ReviewError(ReviewCode.NO_PICTURES, path=task.images)
            if images.ndim != 4 or images.shape[3] != 3:
                raise ReviewError(ReviewCode.NO_PICTURES, path=task.images)
            self._images = images

    def picture(self, face: int) -> QImage | None:
        """Return a face; None if it cannot be read."""
        if face in self._kept:
            self._kept.move_to_end(face)
            return self._kept[face]
        self._kept[face] = found = self._read(face)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _read(self, face: int) -> QImage | None:
        asked = self._task.faces[face]
        if asked.row is not None:
            if self._images is None or asked.row >= len(self._images):
                return None
            return image_of(np.array(self._images[asked.row]))
        try:
            content = read_bounded(Path(asked.path or ""), _MAX_BYTES, "a picture")
            return image_of(decoded(content, _reduced, most_pixels=_MAX_PIXELS))
        except UserError:
            return None


def _reduced(picture: Image.Image) -> NDArray[np.uint8]:
    picture.draft("RGB", (_LARGEST, _LARGEST))
    picture = picture.convert("RGB")
    picture.thumbnail((_LARGEST, _LARGEST), Image.Resampling.LANCZOS)
    return np.asarray(picture)
