"""The first step of a training: which pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import one_line, tool_tip
from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import IconButton, TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.switch import Switch

AskSources = Callable[[QWidget, str, bool], Sequence[Path]]
MOST_SHOWN: Final = 8
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle


def ask_sources(parent: QWidget, title: str, zips: bool) -> Sequence[Path]:
    """Let the person name a folder, or zip files; nothing if they changed their mind."""
    if zips:
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", "*.zip")
        return [Path(name) for name in names]
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return [Path(chosen)] if chosen else []


class PicturesStep(TranslatedWidget, QWidget):
    """Folders and zip files, and how they are read.

    Attributes:
        ask: lets the person name sources.
        whole: whether faces are cut out of whole pictures.
        classes: whether each folder is a class.

    Signals:
        changed(dict): values of the training that a person changed.
    """

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: AskSources = ask_sources
        self._sources: tuple[str, ...] = ()
        self.explanation = label("soft")
        self.explanation.setWordWrap(True)
        self.add_folder, self.add_zips = TextButton("plus"), TextButton("plus")
        self.whole, self.classes = Switch(), Switch()
        self.more = label("small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.add_folder)
        buttons.addWidget(self.add_zips)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.explanation)
        column.addSpacing(GAP)
        column.addLayout(self._rows)
        column.addWidget(self.more)
        column.addLayout(buttons)
        column.addSpacing(GAP_L)
        column.addWidget(self.whole)
        column.addWidget(self.classes)
        column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.add_folder.clicked.connect(lambda: self._ask(False))
        self.add_zips.clicked.connect(lambda: self._ask(True))
        self.whole.clicked.connect(lambda on: self.changed.emit({"crop_faces": on}))
        self.classes.clicked.connect(lambda on: self.changed.emit({"folders_are_classes": on}))
        self.say(
            self.explanation.setText,
            lambda: self.tr(
                "Drop folders or zip files of pictures here. Tags or labels that lie beside them "
                "are read as well. Nothing of yours is changed or sent anywhere."
            ),
        )
        self.say(self.add_folder.setText, lambda: self.tr("Add a folder…"))
        self.say(self.add_zips.setText, lambda: self.tr("Add zip files…"))
        self.say(
            self.whole.setText,
            lambda: self.tr("They are whole pictures: cut the faces out of them"),
        )
        self.say(
            self.classes.setText, lambda: self.tr("Each folder is a class, and says what is in it")
        )

    def show_look(self, look: TrainingLook) -> None:
        """Show a training's sources."""
        file = look.project.file
        self.whole.setChecked(file.crop_faces)
        self.classes.setChecked(file.folders_are_classes)
        if file.sources != self._sources:
            self._sources = file.sources
            self._fill()

    def add(self, paths: Sequence[Path]) -> None:
        """Add folders and zip files."""
        more = [str(path) for path in paths]
        sources = tuple(dict.fromkeys([*self._sources, *more]))
        if sources != self._sources:
            self.changed.emit({"sources": sources})

    def _ask(self, zips: bool) -> None:
        title = self.tr("Pictures to learn from")
        self.add(self.ask(self, title, zips))

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for source in self._sources[:MOST_SHOWN]:
            self._rows.addWidget(self._row(source))
        rest = len(self._sources) - MOST_SHOWN
        self.more.setVisible(rest > 0)
        self.more.setText(self.tr("and {count} more").format(count=rest))

    def _row(self, source: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        name = label("heading")
        name.setText(one_line(Path(source).name))
        place = label("small")
        place.setText(name.fontMetrics().elidedText(one_line(source), _MIDDLE, 300))
        place.setToolTip(tool_tip(source))
        remove = IconButton("close")
        remove.set_label(self.tr("Take off the list"))
        remove.clicked.connect(lambda: self._remove(source))
        line.addWidget(name)
        line.addWidget(place, 1)
        line.addWidget(remove)
        return row

    def _remove(self, source: str) -> None:
        self.changed.emit({"sources": tuple(one for one in self._sources if one != source)})
