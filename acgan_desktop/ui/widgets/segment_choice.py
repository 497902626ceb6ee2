"""A segmented control: one of a few words."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.ui.widgets.base import TranslatedWidget
from acgan_desktop.ui.widgets.choices import Segment, Segments


class SegmentChoice(TranslatedWidget, Segments):
    """Exactly one value is chosen.

    Signals:
        chosen(str): a person chose another value.
    """

    chosen = Signal(str)

    def __init__(
        self, words: Mapping[str, Callable[[], str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self.segments: dict[str, Segment] = {}
        for value, text in words.items():
            segment = Segment(value, self)
            self.segments[value] = segment
            self._group.addButton(segment)
            row.addWidget(segment, 1)
            self.say(segment.setText, text)
            segment.clicked.connect(lambda _=False, value=value: self._choose(value))
        self._value = next(iter(words))
        self.set_value(self._value)

    def explain(self, words: Mapping[str, Callable[[], str]]) -> None:
        """Give segments tooltips."""
        for value, text in words.items():

            def show(tip: str, segment: Segment = self.segments[value]) -> None:
                segment.setToolTip(tool_tip(tip))

            self.say(show, text)

    def value(self) -> str:
        """Return the chosen value."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show another value, without telling anybody."""
        self._value = value
        self.segments[value].setChecked(True)
        # Tab leads to the chosen one, also before the keyboard was ever here.
        tab, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for each, segment in self.segments.items():
            segment.setFocusPolicy(tab if each == value else click)

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)
