"""Zoom and turn of a crop as sliders, and the way back to the whole picture."""

import math
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from acgan_desktop.app.crop_moves import LEAST_ZOOM, MOST_ZOOM
from acgan_desktop.library.saving.options import Crop
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.typical_slider import Slider

translate = QCoreApplication.translate

_OCTAVE: Final = 50  # steps of the slider for twice as large


class _MiddleSlider(Slider):
    """A slider whose part in the accent begins at 0, not at its left end."""

    def _start_x(self) -> float:
        return self._x_of(0)


class CropControls(TranslatedWidget, QWidget):
    """Two sliders and a button.

    Attributes:
        zoom: in fiftieths of twice as large.
        turn: in degrees, clockwise.
        back: goes back to the whole picture.

    Signals:
        changed(Crop): a person chose another crop.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crop = Crop()
        self.zoom, self.turn = _MiddleSlider(), _MiddleSlider()
        self.zoom.setRange(_steps(LEAST_ZOOM), _steps(MOST_ZOOM))
        self.zoom.setPageStep(_OCTAVE // 2)
        self.turn.setRange(-180, 180)
        self.turn.setPageStep(15)
        self.back = IconButton("undo")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        self._titles = (label("small"), label("small"))
        for row, slider in enumerate((self.zoom, self.turn)):
            grid.addWidget(self._titles[row], row, 0)
            grid.addWidget(slider, row, 1)
        grid.addWidget(self.back, 0, 2, 2, 1)
        self.zoom.valueChanged.connect(lambda _: self._take())
        self.turn.valueChanged.connect(lambda _: self._take())
        self.back.clicked.connect(lambda: self.changed.emit(Crop()))
        for title, slider, text in (
            (self._titles[0], self.zoom, lambda: translate("SaveDialog", "Zoom")),
            (self._titles[1], self.turn, lambda: translate("SaveDialog", "Turn")),
        ):
            self.say(title.setText, text)
            self.say(slider.setAccessibleName, text)
        self.say(self.back.set_label, lambda: translate("SaveDialog", "Back to the whole picture"))

    def show_crop(self, crop: Crop) -> None:
        """Show a crop, without telling anybody."""
        self._crop = crop
        for slider, value in ((self.zoom, _steps(crop.zoom)), (self.turn, round(crop.turn))):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
            slider.update()
        self.back.setEnabled(crop != Crop())

    def _take(self) -> None:
        zoom, turn = self._crop.zoom, self._crop.turn
        # A crop that was made by hand lies between the sliders' steps.
        if self.zoom.value() != _steps(zoom):
            zoom = 2.0 ** (self.zoom.value() / _OCTAVE)
        if self.turn.value() != round(turn):
            turn = float(self.turn.value())
        self.changed.emit(replace(self._crop, zoom=zoom, turn=turn))


def _steps(zoom: float) -> int:
    return round(_OCTAVE * math.log2(zoom))
