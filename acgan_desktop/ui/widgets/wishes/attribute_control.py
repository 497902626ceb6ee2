"""The control of one attribute: its classes, "any", blends of two, and a lock."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from acgan_desktop.app.colour_words import colours_of, place_in_row
from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.core.wish import WishValue
from acgan_desktop.engine.model_file.manifest import Attribute
from acgan_desktop.ui.i18n.avatar_words import value_in_words
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.choices import Chip, Choice, Segment, Segments, Swatch
from acgan_desktop.ui.widgets.flow_layout import FlowLayout
from acgan_desktop.ui.widgets.wishes.mix_bar import MixBar

_MOST_SEGMENTS = 3
_LONGEST_SEGMENT = 10


class AttributeControl(TranslatedWidget, QWidget):
    """The choice of one attribute: its classes and "any", a blend of two of them, and a lock.

    A click with Shift, or the button with two rings, makes a blend of two classes; while there is
    one, a click on a class changes its active end.

    Signals:
        chosen(str, object): the attribute's name, and a class, a blend {class: weight}, or None.
        locked(str, bool): the attribute's name, and whether it is locked now.
    """

    chosen = Signal(str, object)
    locked = Signal(str, bool)

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

        self._title = label("" if self.attribute.is_switch else "heading")
        self._what = label("small")
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.mix = IconButton("mix", on_name="mix")
        self.lock = IconButton("unlock", on_name="lock")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title)
        head.addSpacing(0 if self.attribute.is_switch else GAP_S)
        head.addWidget(self._what, 1)
        if self.attribute.is_switch:  # a model may have ten: a line each
            head.addWidget(self._segments())
        head.addWidget(self.mix)
        head.addWidget(self.lock)
        self._below = label("small")  # the same word, where it has no room beside the title
        self._below.hide()
        self._pointed: Choice | None = None
        self.bar = MixBar(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0 if self.attribute.is_switch else GAP_L - GAP_S)
        layout.setSpacing(GAP_S)
        layout.addLayout(head)
        layout.addWidget(self._below)

        few = len(attribute.classes) <= _MOST_SEGMENTS and words <= _LONGEST_SEGMENT
        plain = coloured * 2 < len(attribute.classes) and few
        self._in_segments = self.attribute.is_switch or plain
        if not self._in_segments:
            self._build_flow(layout, head, colours)
        elif not self.attribute.is_switch:
            layout.addWidget(self._segments())
        layout.addWidget(self.bar)
        for choice in self.choices():
            choice.installEventFilter(self)
            self._group.addButton(choice)
            choice.clicked.connect(self._clicked)
        for button in (self.mix, self.lock):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Tab goes on from where one clicked
        self.mix.clicked.connect(self._mix_or_not)
        self.mix.setVisible(False)
        self.bar.moved.connect(self._moved)
        self.lock.toggled.connect(self._tell_lock)
        self.say(lambda _: self._speak(), str)
        self.set_value(None)

    def _segments(self) -> QWidget:
        trough = Segments(self)
        row = QHBoxLayout(trough)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0 if self.attribute.is_switch else 2)
        self._any = Segment("", trough)
        row.addWidget(self._any, 1)
        for name in self.attribute.classes:
            self._choices[name] = Segment(name, trough)
            row.addWidget(self._choices[name], 1)
        for segment in trough.findChildren(Segment):
            segment.narrow = self.attribute.is_switch
        return trough

    def _build_flow(
        self, layout: QVBoxLayout, head: QHBoxLayout, colours: list[tuple[str, ...] | None]
    ) -> None:
        self._any = Chip("", self, quiet=True)
        head.addSpacing(2)
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

    def stops(self) -> list[QWidget]:
        """Return what Tab visits, in order."""
        ends = self.bar.ends()
        bar = [ends[0], self.bar.slider, ends[1]] if ends else [self.bar.slider]
        return [*self.choices(), *bar, self.mix, self.lock]

    def value(self) -> WishValue:
        """Return what is asked for now."""
        return self._value

    def said(self) -> str:
        """Return the class that is named beside the title, or below it, whole; or ""."""
        return self._what.text() or self._below.text()

    def set_value(self, value: WishValue) -> None:
        """Show ``value`` without telling anybody."""
        self._value = value
        parts = dict(value) if isinstance(value, Mapping) else {}
        self._group.setExclusive(False)
        self._any.setChecked(value is None)
        for name, choice in self._choices.items():
            choice.setChecked(name == value)
            choice.set_partial(name in parts)
        # A blend checks nothing, which an exclusive group would not allow from inside.
        self._group.setExclusive(True)
        if len(parts) == 2:
            self.bar.show_mix(parts)
        self.bar.setVisible(len(parts) == 2)
        self.mix.setChecked(bool(parts))
        several = (
            len(self._choices) > 1 and not self.attribute.is_switch
        )  # Shift blends a switch as well
        self.mix.setVisible(value is not None and several)
        self._say_value()

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, Choice)
        now, name = self._value, button.value
        shift = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        if name and isinstance(now, Mapping) and len(now) == 2:
            self._choose(self.bar.replaced(name) or now)
        elif name and isinstance(now, str) and shift and name != now:
            self.bar.active = 1
            self._choose({now: 0.5, name: 0.5})
        else:
            self._choose(name or None)

    def _mix_or_not(self, mixed: bool) -> None:
        now = self._value
        if isinstance(now, Mapping):
            self._choose(max(now, key=lambda name: now[name]))
        elif mixed and now is not None:
            names = list(self._choices)
            other = names[(names.index(now) + 1) % len(names)]
            self.bar.active = 1
            self._choose({now: 0.5, other: 0.5})

    def _moved(self, share: float) -> None:
        first, second = self.bar.names()
        self._value = {first: 1 - share, second: share}
        self._say_value()
        self.chosen.emit(self.attribute.name, self._value)

    def _choose(self, value: WishValue) -> None:
        changed = value != self._value
        self.set_value(value)  # also where it is the same: the click may have checked a button
        if changed:
            self.chosen.emit(self.attribute.name, value)

    def _tell_lock(self, on: bool) -> None:
        self._speak()
        self.locked.emit(self.attribute.name, on)

    def _say_value(self) -> None:
        value = self._value
        if self._pointed is not None and self._pointed.value:
            value = self._pointed.value
        quiet = value is None or self._in_segments or isinstance(value, Mapping)
        text = "" if quiet else value_in_words(value)
        fits = self._what.fontMetrics().horizontalAdvance(text) <= self._what.width()
        self._what.setText(text if fits else "")
        self._below.setText("" if fits else text)
        self._below.setVisible(not fits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Name the class that the pointer or the keyboard is on, else the one that is chosen."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._pointed = watched if isinstance(watched, Choice) else None
            self._say_value()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._pointed = None
            self._say_value()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the word beside the title where it has room."""
        super().resizeEvent(event)
        self._say_value()

    def _speak(self) -> None:
        title = shown(self.attribute.name)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._any.setText(self.tr("Any"))
        self._any.setToolTip(self.tr("Every face may differ here"))
        self._any.setAccessibleName(f"{title}: {self._any.text()}")
        for name, choice in self._choices.items():
            choice.setText(shown(name))
            hint = self.tr("{class_name} (Shift: blend)").format(class_name=shown(name))
            choice.setToolTip(tool_tip(hint))
            choice.setAccessibleName(f"{title}: {shown(name)}")
            choice.updateGeometry()
        self.mix.setToolTip(self.tr("A blend of two"))
        self.mix.setAccessibleName(f"{title}: {self.mix.toolTip()}")
        on = self.lock.isChecked()
        self.lock.setToolTip(
            self.tr("Locked: only you change it here")
            if on
            else self.tr("Lock: surprises and presets leave it as it is")
        )
        word = self.tr("locked") if on else self.tr("not locked")
        self.lock.setAccessibleName(f"{title}: {word}")
        self._say_value()
