"""What stands behind the face: its kind, and the colours or the picture that it needs."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import caption, tool_tip
from acgan_desktop.app.save_choice import BackgroundChoice
from acgan_desktop.library.saving.options import NAMED_COLOURS, BackgroundKind
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.page_parts.saving.purpose_words import background_words
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget
from acgan_desktop.ui.widgets.fields.colour_button import ColourButton
from acgan_desktop.ui.widgets.fields.menu_choice import MenuChoice
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

translate = QCoreApplication.translate

_COLOURS: Final = {name: colour for name, colour in NAMED_COLOURS.items() if name != "grey"}
_WAYS: Final = {"0": 0.0, "90": 90.0, "45": 45.0}
_LONGEST_NAME: Final = 24


class BackgroundControl(TranslatedWidget, QWidget):
    """A menu of kinds, and below it what the chosen kind needs.

    Attributes:
        kind: the menu.
        colour: the one colour.
        first, second: those of a gradient.
        way: which way the gradient runs.
        file: asks for the picture.

    Signals:
        changed: a person chose something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Path | None = None
        self.kind = MenuChoice(background_words())
        self.colour, self.first, self.second = (ColourButton(_COLOURS, shown) for _ in range(3))
        self.way = SegmentChoice(
            {
                "0": lambda: translate("SaveDialog", "Down"),
                "90": lambda: translate("SaveDialog", "Across"),
                "45": lambda: translate("SaveDialog", "Slant"),
            }
        )
        self.file = TextButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.kind)
        for widgets in ((self.colour, self.first, self.second, self.file), (self.way,)):
            row = QHBoxLayout()
            row.setSpacing(GAP)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)
        self.kind.chosen.connect(lambda _: self._take())
        self.way.chosen.connect(lambda _: self._take())
        for button in (self.colour, self.first, self.second):
            button.changed.connect(self._take)
        self.file.clicked.connect(self.ask_picture)
        self._speak_all()
        self.show_choice(BackgroundChoice())

    def _speak_all(self) -> None:
        names = (
            (self.kind, lambda: translate("SaveDialog", "Background")),
            (self.colour, lambda: translate("SaveDialog", "Colour of the background")),
            (self.first, lambda: translate("SaveDialog", "First colour")),
            (self.second, lambda: translate("SaveDialog", "Second colour")),
            (self.way, lambda: translate("SaveDialog", "Which way the colours flow")),
        )
        for widget, name in names:
            self.say(widget.setAccessibleName, name)
        self.say(lambda _: self._show_needs(), str)

    def choice(self) -> BackgroundChoice:
        """Return what is chosen."""
        return BackgroundChoice(
            BackgroundKind(self.kind.value()),
            self.colour.colour(),
            (self.first.colour(), self.second.colour()),
            _WAYS[self.way.value()],
            self._picture,
        )

    def show_choice(self, choice: BackgroundChoice) -> None:
        """Show what is chosen, without telling anybody."""
        self.kind.set_value(choice.kind)
        self.colour.set_colour(choice.colour)
        self.first.set_colour(choice.gradient[0])
        self.second.set_colour(choice.gradient[1])
        self.way.set_value(min(_WAYS, key=lambda way: abs(_WAYS[way] - choice.angle)))
        self._picture = choice.picture
        self._show_needs()

    def ask_picture(self) -> None:
        """Let the person choose the picture behind the face."""
        kinds = translate("SaveDialog", "Pictures (*.png *.jpg *.jpeg *.webp)")
        title = translate("SaveDialog", "A picture for the background")
        start = str(self._picture.parent) if self._picture else ""
        chosen, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        if chosen:
            self.take_picture(Path(chosen))

    def take_picture(self, path: Path) -> None:
        """Put the picture at ``path`` behind the face."""
        self._picture = path
        self.kind.set_value(BackgroundKind.PICTURE)
        self._take()

    def _take(self) -> None:
        self._show_needs()
        self.changed.emit()

    def _show_needs(self) -> None:
        kind = BackgroundKind(self.kind.value())
        self.colour.setVisible(kind is BackgroundKind.COLOUR)
        for widget in (self.first, self.second, self.way):
            widget.setVisible(kind is BackgroundKind.GRADIENT)
        self.file.setVisible(kind is BackgroundKind.PICTURE)
        if self._picture is None:
            self.file.setText(translate("SaveDialog", "Choose a picture…"))
            self.file.setToolTip("")
            return
        name = self._picture.name
        short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        self.file.setText(caption(short))
        self.file.setToolTip(tool_tip(str(self._picture)))
