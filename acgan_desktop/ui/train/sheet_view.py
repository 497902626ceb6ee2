"""The same faces from the start of a training to now: two sheets side by side, and a slider."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.training.sample_sheets import Sheet, read_sheet
from acgan_desktop.ui.theme.images import image_of, rounded
from acgan_desktop.ui.theme.tokens import GAP, RADIUS, tokens
from acgan_desktop.ui.widgets.base import TranslatedWidget, label

_FACES: Final = 4
"""Faces across and down that are shown of a sheet: more would be too small to judge."""

Read = Callable[[Callable[[], "QImage | None"], Callable[["QImage | None"], object]], object]


class SheetPicture(QWidget):
    """A square picture as wide as its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._made: tuple[int, QPixmap] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(160)

    def image(self) -> QImage | None:
        """Return what is shown."""
        return self._image

    def set_image(self, image: QImage | None) -> None:
        """Show a picture, or an empty place."""
        self._image, self._made = image, None
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """It is square."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the width."""
        return min(width, 300)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(300, 300)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the picture."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        if self._image is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens().colour("sunken"))
            painter.drawRoundedRect(0, 0, side, side, RADIUS, RADIUS)
        else:
            if self._made is None or self._made[0] != side:
                made = rounded(self._image, side, self.devicePixelRatioF(), RADIUS)
                self._made = (side, made)
            painter.drawPixmap(0, 0, self._made[1])
        painter.end()


class SheetView(TranslatedWidget, QWidget):
    """Then and now.

    Attributes:
        then, now: the pictures.
        slider: which moment is shown at the left.
    """

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._sheets: tuple[Sheet, ...] = ()
        self._side = 0
        self._shown: dict[int, Path] = {}
        self.then, self.now = SheetPicture(), SheetPicture()
        self.then_words, self.now_words = label("small"), label("small")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for picture, words in ((self.then, self.then_words), (self.now, self.now_words)):
            column = QVBoxLayout()
            column.setSpacing(GAP // 2)
            column.addWidget(words)
            column.addWidget(picture)
            row.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addLayout(row)
        whole.addWidget(self.slider)
        self.slider.valueChanged.connect(lambda _: self._show())
        self.say(self.slider.setAccessibleName, lambda: self.tr("Moment of the training"))
        self.say(lambda _: self._speak(), str)

    def set_sheets(self, sheets: tuple[Sheet, ...], side: int) -> None:
        """Show the sheets of a run whose faces are ``side`` pixels wide."""
        if (sheets, side) == (self._sheets, self._side):
            return
        another = bool(sheets and self._sheets and sheets[0].path != self._sheets[0].path)
        self._sheets, self._side = sheets, side
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(sheets) - 1))
        if another:
            self.slider.setValue(0)
        self.slider.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self._speak()
        pairs = ((self.then, self._then), (self.now, self._now))
        for place, (picture, sheet) in enumerate(pairs):
            if sheet is None:
                picture.set_image(None)
                self._shown.pop(place, None)
            elif self._shown.get(place) != sheet.path:
                self._shown[place] = sheet.path
                self._fetch(place, picture, sheet, self._side)

    def _fetch(self, place: int, picture: SheetPicture, sheet: Sheet, side: int) -> None:
        def work() -> QImage | None:
            try:
                return image_of(part_of(read_sheet(sheet.path), side))
            except UserError:
                return None

        def take(image: QImage | None) -> None:
            if self._shown.get(place) == sheet.path:
                picture.set_image(image)

        self._read(work, take)

    @property
    def _then(self) -> Sheet | None:
        return self._sheets[self.slider.value()] if self._sheets else None

    @property
    def _now(self) -> Sheet | None:
        return self._sheets[-1] if self._sheets else None

    def _speak(self) -> None:
        then, now = self._then, self._now
        words = self.tr("After {kimg} thousand pictures")
        self.then_words.setText("" if then is None else words.format(kimg=f"{then.kimg:g}"))
        now_words = self.tr("Now, after {kimg} thousand")
        self.now_words.setText("" if now is None else now_words.format(kimg=f"{now.kimg:g}"))
        for picture, said in ((self.then, self.then_words), (self.now, self.now_words)):
            picture.setAccessibleName(said.text())


def part_of(sheet: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return the upper left faces of a sheet, as a square: uint8 [n · side, n · side, 3]."""
    if side < 1:
        return sheet
    count = max(1, min(_FACES, sheet.shape[0] // side, sheet.shape[1] // side))
    return np.ascontiguousarray(sheet[: count * side, : count * side])
