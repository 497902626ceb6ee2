"""The attribute controls, drawn from the model's manifest alone."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from acgan_desktop.engine.manifest import Attribute
from acgan_desktop.ui.colour_words import colours_of, place_in_row
from acgan_desktop.ui.describing import WishValue, value_in_words
from acgan_desktop.ui.theme import GAP, GAP_S, GAP_XL
from acgan_desktop.ui.vocabulary import shown
from acgan_desktop.ui.widgets.base import Spoken, label
from acgan_desktop.ui.widgets.choices import Chip, Choice, Segment, Segments, Swatch
from acgan_desktop.ui.widgets.flow_layout import FlowLayout

_MOST_SEGMENTS = 3
_LONGEST_SEGMENT = 10


class AttributeControl(Spoken, QWidget):
    """The choice of one attribute: its classes and "any".

    Signals:
        chosen(str, object): the attribute's name, and the class or None for any.
    """

    chosen = Signal(str, object)

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attribute = attribute
        self._value: WishValue = None
        self._group = QButtonGroup(self)
        self._any: Choice
        self._choices: dict[str, Choice] = {}
        colours = [colours_of(name) for name in attribute.classes]
        coloured = sum(colour is not None for colour in colours)
        words = max(len(shown(name)) for name in attribute.classes)

        self._title = label("heading")
        self._what = label("soft")
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._title)
        head.addWidget(self._what, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP_S)
        layout.addLayout(head)

        few = len(attribute.classes) <= _MOST_SEGMENTS and words <= _LONGEST_SEGMENT
        if coloured * 2 < len(attribute.classes) and few:
            self._build_segments(layout)
            layout.setSpacing(GAP)
        else:
            self._build_flow(layout, head, colours)
        for choice in self._choices.values():
            self._group.addButton(choice)
            choice.clicked.connect(self._clicked)
        self._group.addButton(self._any)
        self._any.clicked.connect(self._clicked)
        self.say(lambda _: self._speak(), str)
        self.set_value(None)

    def _build_segments(self, layout: QVBoxLayout) -> None:
        trough = Segments(self)
        row = QHBoxLayout(trough)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._any = Segment("", trough)
        row.addWidget(self._any, 1)
        for name in self.attribute.classes:
            self._choices[name] = Segment(name, trough)
            row.addWidget(self._choices[name], 1)
        self._what.hide()
        layout.addWidget(trough)

    def _build_flow(
        self, layout: QVBoxLayout, head: QHBoxLayout, colours: list[tuple[str, ...] | None]
    ) -> None:
        self._any = Chip("", self, quiet=True)
        head.addWidget(self._any)
        area = QWidget(self)
        flow = FlowLayout(area, GAP)
        pairs = zip(self.attribute.classes, colours, strict=True)
        for name, colour in sorted(pairs, key=lambda pair: place_in_row(pair[1])):
            choice = Swatch(name, colour, area) if colour is not None else Chip(name, area)
            self._choices[name] = choice
            flow.addWidget(choice)
        layout.addWidget(area)

    def choice(self, value: str) -> Choice:
        """Return the button of class ``value``, or of "any" for ""."""
        return self._choices[value] if value else self._any

    def choices(self) -> list[Choice]:
        """Return all buttons, "any" first."""
        return [self._any, *self._choices.values()]

    def value(self) -> WishValue:
        """Return what is asked for now."""
        return self._value

    def set_value(self, value: WishValue) -> None:
        """Show ``value`` without telling anybody."""
        self._value = value
        parts = dict(value) if isinstance(value, Mapping) else {}
        self._group.setExclusive(False)
        self._any.setChecked(value is None)
        for name, choice in self._choices.items():
            choice.setChecked(name == value)
            choice.set_partial(parts.get(name, 0) > 0)
        # A blend checks nothing, which an exclusive group would not allow from inside.
        self._group.setExclusive(True)
        self._say_value()

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, Choice)
        value = button.value or None
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(self.attribute.name, value)

    def _say_value(self) -> None:
        text = "" if self._value is None else value_in_words(self._value)
        self._what.setText(text)
        self._what.setToolTip(text)

    def _speak(self) -> None:
        title = shown(self.attribute.name)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._any.setText(self.tr("Any"))
        self._any.setToolTip(self.tr("Every face may differ here"))
        self._any.setAccessibleName(f"{title}: {self._any.text()}")
        for name, choice in self._choices.items():
            choice.setText(shown(name))
            choice.setToolTip(shown(name))
            choice.setAccessibleName(f"{title}: {shown(name)}")
            choice.updateGeometry()
        self._say_value()


class AttributeControls(QWidget):
    """The controls of all attributes of a model, one under the other.

    Signals:
        changed(str, object): an attribute's name and its new class, or None for any.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, AttributeControl] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_XL - GAP_S)

    def set_attributes(self, attributes: tuple[Attribute, ...]) -> None:
        """Draw the controls of ``attributes``, all open ("any")."""
        for control in self.controls.values():
            self._layout.removeWidget(control)
            control.deleteLater()
        self.controls = {}
        for attribute in attributes:
            control = AttributeControl(attribute, self)
            control.chosen.connect(self.changed)
            self._layout.addWidget(control)
            self.controls[attribute.name] = control

    def order_tabs(self, after: QWidget | None = None) -> QWidget | None:
        """Let Tab visit the controls in their order, ``after`` a widget; return the last one."""
        for control in self.controls.values():
            for choice in control.choices():
                if after is not None:
                    QWidget.setTabOrder(after, choice)
                after = choice
        return after

    def wish(self) -> dict[str, WishValue]:
        """Return what is asked for of each attribute."""
        return {name: control.value() for name, control in self.controls.items()}

    def set_wish(self, wish: Mapping[str, WishValue]) -> None:
        """Show ``wish`` without telling anybody; missing attributes are open."""
        for name, control in self.controls.items():
            control.set_value(wish.get(name))
