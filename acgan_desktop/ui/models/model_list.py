"""The list of models at the left of the Models page."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.model_entries import Entry
from acgan_desktop.library.models.installed import InstalledModel
from acgan_desktop.ui.i18n.model_words import line_of
from acgan_desktop.ui.page_parts.list_row import ListRow
from acgan_desktop.ui.page_parts.row_list import RowList


class ModelList(RowList):
    """A row for each model file.

    Attributes:
        entries: the files in the list.
        rows: their rows, in the same order.
        is_open: says whether a model draws now.

    Signals:
        chosen(Path): another row is checked.
    """

    chosen = Signal(object)

    def __init__(self, is_open: Callable[[Entry], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.rows: list[ListRow] = []
        self.is_open = is_open
        self.say(self.heading.setText, lambda: self.tr("Installed models"))
        self.say(lambda _: self.show_rows(), str)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these files."""
        self.entries = list(entries)
        self.clear_rows()
        self.rows = []
        for entry in entries:
            icon = "model" if entry.can_draw else "search" if entry.model_id else "alert"
            row = self.add_row(icon, entry.name)
            row.toggled.connect(lambda on, path=entry.path: self.chosen.emit(path) if on else None)
            self.rows.append(row)
        self.show_rows()

    def row_of(self, path: Path) -> tuple[Entry, ListRow] | None:
        """Return the entry and the row of a file."""
        pairs = zip(self.entries, self.rows, strict=True)
        return next(((entry, row) for entry, row in pairs if entry.path == path), None)

    def show_rows(self) -> None:
        """Say anew what stands in the rows."""
        for entry, row in zip(self.entries, self.rows, strict=True):
            found = entry.found
            if isinstance(found, InstalledModel):
                line = line_of(found.manifest, found.bundled)
            else:
                line = self.tr("cannot be used")
            row.set_line(line, self.tr("in use") if self.is_open(entry) else "")
