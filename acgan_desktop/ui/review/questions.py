"""What is asked of a face: one row of answers for each attribute, each with its key."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from acgan_desktop.core.review_file import CANNOT_TELL, AskedAttribute
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label, quiet_scroll_bar
from acgan_desktop.ui.widgets.flow_layout import FlowLayout

CLASS_KEYS: Final = "1234567890qwertyuiopasdfghjkl"
"""The keys that answer, in the order of the classes; more classes can only be clicked."""
CANNOT_TELL_KEYS: Final = "x?"


class Questions(TranslatedWidget, QScrollArea):
    """The questions, one of them asked now.

    Attributes:
        buttons: per attribute those of its classes, and then "cannot tell".
        titles: what each attribute is called.

    Signals:
        answered(int, int): the attribute, and the class that was clicked; -1 for "cannot tell".
    """

    answered = Signal(int, int)

    def __init__(self, attributes: Sequence[AskedAttribute], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideScroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quiet_scroll_bar(self)
        self._attributes = tuple(attributes)
        self.buttons: list[list[TextButton]] = []
        self.titles = [label("heading") for _ in attributes]
        self._asked = 0
        self._labels: list[str] = [""] * len(attributes)
        inside = QWidget()
        inside.setObjectName("controlsBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for number, attribute in enumerate(attributes):
            column.addWidget(self.titles[number])
            row = QWidget()
            flow = FlowLayout(row, GAP)
            made = [self._button(number, place) for place in range(len(attribute.classes))]
            made.append(self._button(number, -1))
            for button in made:
                flow.addWidget(button)
            self.buttons.append(made)
            column.addWidget(row)
            column.addSpacing(GAP_L)
        column.addStretch(1)
        self.setWidget(inside)
        self.say(lambda _: self._name_all(), lambda: "")

    def show_answers(self, asked: int, answers: Sequence[str], said: Sequence[str]) -> None:
        """Show what is asked now, what was answered, and what is said of the face already."""
        self._asked, self._labels = asked, list(said)
        for number, attribute in enumerate(self._attributes):
            values = [*attribute.classes, CANNOT_TELL]
            for value, button in zip(values, self.buttons[number], strict=True):
                if value == answers[number]:
                    kind = "main"
                elif value == said[number] and not answers[number]:
                    kind = "on"
                else:
                    kind = "plain"
                button.set_kind(kind, "")
        self._name_all()
        self.ensureWidgetVisible(self.buttons[asked][-1], 0, GAP_L)

    def _button(self, attribute: int, place: int) -> TextButton:
        button = TextButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.answered.emit(attribute, place))
        return button

    def _name_all(self) -> None:
        for number, attribute in enumerate(self._attributes):
            here = number == self._asked
            name = shown(attribute.name)
            self.titles[number].setText(f"▸ {name}" if here else name)
            if self._labels[number]:
                words = self.tr("{attribute} (said to be {value})")
                text = words.format(attribute=name, value=shown(self._labels[number]))
                self.titles[number].setText(f"▸ {text}" if here else text)
            for place, button in enumerate(self.buttons[number][:-1]):
                key = CLASS_KEYS[place].upper() if here and place < len(CLASS_KEYS) else ""
                word = shown(attribute.classes[place])
                button.setText(f"{key}  {word}" if key else word)
                button.setAccessibleName(word)
            last = self.tr("Cannot tell")
            self.buttons[number][-1].setText(f"X  {last}" if here else last)
            self.buttons[number][-1].setAccessibleName(last)
