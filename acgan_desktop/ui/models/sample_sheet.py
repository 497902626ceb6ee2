"""A sheet of small pictures that fills its width."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, RADIUS
from acgan_desktop.ui.widgets.faces.tile_marks import paint_empty

_WANTED = 104
_LINES = 3


class SampleSheet(QWidget):
    """Pictures in three lines; as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._pixmaps: list[QPixmap] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def images(self) -> list[QImage]:
        """Return what is shown."""
        return self._images

    def set_images(self, images: Sequence[QImage]) -> None:
        """Show ``images``, or the places of pictures to come if there are none."""
        self._images = list(images)
        self._pixmaps = []
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The lines are as high as the width allows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of three lines."""
        columns, side = _grid(width)
        return _LINES * (side + GAP) - GAP if columns else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(640, self.heightForWidth(640))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the pictures."""
        columns, side = _grid(self.width())
        ratio = self.devicePixelRatioF()
        shown = self._images[: columns * _LINES]
        if len(self._pixmaps) != len(shown) or (
            self._pixmaps and self._pixmaps[0].width() != round(side * ratio)
        ):
            self._pixmaps = [rounded(image, side, ratio, RADIUS) for image in shown]
        painter = QPainter(self)
        for place in range(columns * _LINES):
            row, column = divmod(place, columns)
            left, top = column * (side + GAP), row * (side + GAP)
            if place < len(self._pixmaps):
                painter.drawPixmap(left, top, self._pixmaps[place])
            elif not shown:
                paint_empty(painter, QRectF(left, top, side, side))
        painter.end()


def _grid(width: int) -> tuple[int, int]:
    """Return how many pictures stand side by side, and how large they are."""
    columns = min(12, max(4, round((width + GAP) / (_WANTED + GAP))))
    return columns, max(1, (width + GAP) // columns - GAP)
