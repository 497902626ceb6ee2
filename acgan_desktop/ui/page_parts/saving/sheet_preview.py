"""The first page of a sheet, made small."""

import numpy as np
from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.sheets import MM_PER_INCH, SheetOptions, sheet_pages
from acgan_desktop.ui.theme.images import image_of
from acgan_desktop.ui.theme.tokens import tokens

ROOM = QSize(288, 384)
_LEAST_DPI, _MOST_DPI = 36, 120


class SheetPreview(QWidget):
    """A page in the middle of its place, as large as fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(ROOM)
        self._page = QImage()

    def show_page(self, page: QImage) -> None:
        """Show a page, or an empty place."""
        self._page = page
        self.update()

    def is_empty(self) -> bool:
        """Say whether no page is shown."""
        return self._page.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the page with a hairline around it."""
        if self._page.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._page.size().scaled(ROOM - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (ROOM.width() - size.width()) / 2, (ROOM.height() - size.height()) / 2
        place = QRectF(left, top, size.width(), size.height())
        painter.drawImage(place, self._page)
        painter.setPen(tokens().colour("line"))
        painter.drawRect(place)
        painter.end()


def preview_dpi(options: SheetOptions, ratio: float) -> int:
    """Return how many dots an inch fill the place, on a screen of ``ratio`` pixels to a point."""
    across = ROOM.width() * ratio / options.width * MM_PER_INCH
    down = ROOM.height() * ratio / options.height * MM_PER_INCH
    return max(_LEAST_DPI, min(_MOST_DPI, round(min(across, down))))


def first_page(faces: list[FacePicture], names: list[str], options: SheetOptions) -> QImage:
    """Return the page with these faces; with none of them, an empty one."""
    if not faces:
        size = (options.pixels(options.width), options.pixels(options.height))
        return image_of(np.asarray(Image.new("RGB", size, "white")))
    return image_of(np.asarray(sheet_pages(faces, options, names)[0]))
