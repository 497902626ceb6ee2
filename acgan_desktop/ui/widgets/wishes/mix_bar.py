"""A blend of two classes: the two at the ends of a line, and how much of each."""

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from acgan_desktop.app.colour_words import colours_of
from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.theme.tokens import GAP_S, TARGET
from acgan_desktop.ui.widgets.base import TranslatedWidget
from acgan_desktop.ui.widgets.choices import Chip, Choice, Swatch
from acgan_desktop.ui.widgets.typical_slider import Slider

End = Literal[0, 1]
_LONGEST_END = 84


class _EndChip(Chip):
    """A word at the end of the line; a long one is shortened."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for a short word."""
        return QSize(min(_LONGEST_END, super().sizeHint().width()), TARGET)

    def set_word(self, word: str) -> None:
        """Show ``word``, shortened where it is long."""
        mode, room = Qt.TextElideMode.ElideRight, _LONGEST_END - 16
        self.setText(self.fontMetrics().elidedText(word, mode, room))


class MixBar(TranslatedWidget, QWidget):
    """Two classes and a slider between them.

    Attributes:
        slider: percent of the second class.
        active: the end that another class takes the place of; clicking an end makes it active.

    Signals:
        moved(float): the share of the second class, 0 to 1, by the person.
    """

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.active: End = 1
        self._names = ("", "")
        self._ends: list[Choice] = []
        self._group = QButtonGroup(self)
        self.slider = Slider()
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(10)
        self.slider.valueChanged.connect(self._moved)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_S)
        self._row.addWidget(self.slider, 1)
        self.say(lambda _: self._speak(), str)

    def ends(self) -> list[Choice]:
        """Return the buttons of both classes."""
        return list(self._ends)

    def names(self) -> tuple[str, str]:
        """Return both classes."""
        return self._names

    def show_mix(self, weights: Mapping[str, float]) -> None:
        """Show a blend of two classes, without telling anybody."""
        # A blend that is there already keeps its ends where they are.
        first, second = self._names if {*weights} == {*self._names} else weights
        total = sum(weights.values())
        if (first, second) != self._names:
            self._names = (first, second)
            self._rebuild()
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * weights[second] / total))
        self.slider.blockSignals(False)
        self.slider.update()
        self._speak()

    def replaced(self, name: str) -> dict[str, float] | None:
        """Return the blend with ``name`` in the place of the active end; None: it is there."""
        if name in self._names:
            return None
        share = self.slider.value() / 100
        first, second = self._names
        return (
            {name: 1 - share, second: share}
            if self.active == 0
            else {first: 1 - share, name: share}
        )

    def _rebuild(self) -> None:
        focused = next((place for place, end in enumerate(self._ends) if end.hasFocus()), None)
        for old in self._ends:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ends = []
        for place, name in enumerate(self._names):
            colours = colours_of(name)
            end = Swatch(name, colours, self) if colours is not None else _EndChip(name, self)
            end.setChecked(place == self.active)
            end.clicked.connect(lambda _=False, place=place: self._activate(place))
            self._group.addButton(end)
            self._row.insertWidget(2 * place, end)
            self._ends.append(end)
        QWidget.setTabOrder(self._ends[0], self.slider)
        QWidget.setTabOrder(self.slider, self._ends[1])
        if focused is not None:
            self._ends[focused].setFocus()

    def _activate(self, end: End) -> None:
        self.active = end

    def _moved(self, percent: int) -> None:
        self._speak()
        self.moved.emit(percent / 100)

    def _speak(self) -> None:
        first, second = (shown(name) for name in self._names)
        share = self.slider.value()
        self.slider.setAccessibleName(
            self.tr("From {first} to {second}").format(first=first, second=second)
        )
        says = f"{first} {100 - share} % + {second} {share} %"
        self.slider.setToolTip(tool_tip(says))
        self.slider.setAccessibleDescription(says)
        for end in self._ends:
            word = shown(end.value)
            hint = self.tr("{word}: choose this end, then another class above").format(word=word)
            end.setToolTip(tool_tip(hint))
            end.setAccessibleName(self.tr("End: {word}").format(word=word))
            if isinstance(end, _EndChip):
                end.set_word(word)
