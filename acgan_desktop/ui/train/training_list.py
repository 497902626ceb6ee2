"""The list of trainings at the left of the Train page."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.ui.page_parts.list_row import ListRow
from acgan_desktop.ui.page_parts.row_list import RowList
from acgan_desktop.ui.train.words import stage_words

_ICONS = {"running": "play", "starting": "play", "paused": "pause", "failed": "alert"}


class TrainingList(RowList):
    """A row for each training.

    Attributes:
        rows: by the trainings' folders, in their order.

    Signals:
        chosen(Path): the row of the training in this folder is checked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[Path, ListRow] = {}
        self._looks: tuple[TrainingLook, ...] = ()
        self._shown: tuple[tuple[Path, str, str], ...] = ()
        self.say(self.heading.setText, lambda: self.tr("Trainings"))
        self.say(lambda _: self._speak(), str)

    def show_looks(self, looks: tuple[TrainingLook, ...], here: Path | None) -> None:
        """Show these trainings, the one in the folder ``here`` chosen."""
        self._looks = looks
        shown = tuple(
            (look.project.folder, look.project.file.name, _ICONS.get(look.stage, "train"))
            for look in looks
        )
        if shown != self._shown:
            self._shown = shown
            self._fill()
        if here in self.rows and not self.rows[here].isChecked():
            self.rows[here].setChecked(True)
        self._speak()

    def _fill(self) -> None:
        self.clear_rows()
        self.rows = {}
        for folder, name, icon in self._shown:
            row = self.add_row(icon, name)
            row.clicked.connect(lambda _=False, folder=folder: self.chosen.emit(folder))
            self.rows[folder] = row

    def _speak(self) -> None:
        for look in self._looks:
            row = self.rows.get(look.project.folder)
            if row is not None:
                row.set_line(stage_words(look), "")
