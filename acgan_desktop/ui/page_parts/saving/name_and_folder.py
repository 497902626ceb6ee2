"""How the files of a dialog are called, and in which folder they go."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.saving.file_names import MAX_PATTERN
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts.ask_folder import ask_folder
from acgan_desktop.ui.theme.tokens import GAP, GAP_M, GAP_S
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.text_field import TextField

translate = QCoreApplication.translate

_NOT_IN_NAMES: Final = r'[^/\\:*?"<>|]{1,120}'
_ROOM: Final = 190


class NameAndFolder(TranslatedWidget, QWidget):
    """A name for one file, or a pattern for many, and the folder.

    Attributes:
        field: the name without its ending, or the pattern.
        folder: where the files go.
        change_folder: asks for another.
        hint: what is to be said of the name.
        titles: the words before the fields.

    Signals:
        changed: another name or folder.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        folder: Path,
        first_name: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a name and a folder.

        Args:
            name: the name, or the pattern.
            folder: the folder.
            first_name: for many: returns what the first file is called by a pattern, or raises
                UserError; for one file None.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self.folder, self._first_name = folder, first_name
        self.field = TextField(name)
        if first_name is None:
            pattern = QRegularExpression(_NOT_IN_NAMES)
            self.field.setValidator(QRegularExpressionValidator(pattern, self.field))
        self.field.setMaxLength(MAX_PATTERN)
        self.hint, self.where = label("small"), label("soft")
        self.hint.setWordWrap(True)
        self.change_folder = TextButton()
        named = QVBoxLayout()
        named.setSpacing(GAP_S)
        named.addWidget(self.field)
        named.addWidget(self.hint)
        place = QHBoxLayout()
        place.setSpacing(GAP)
        place.addWidget(self.where, 1)
        place.addWidget(self.change_folder)
        self.titles = (label(), label())
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(GAP_M)
        rows.setVerticalSpacing(GAP)
        rows.addRow(self.titles[0], named)
        rows.addRow(self.titles[1], place)
        self.field.textChanged.connect(lambda _: self._take())
        self.change_folder.clicked.connect(self._ask_folder)
        names = lambda: translate("SaveDialog", "Names")  # noqa: E731
        one = lambda: translate("SaveDialog", "Name")  # noqa: E731
        for setter in (self.titles[0].setText, self.field.setAccessibleName):
            self.say(setter, one if first_name is None else names)
        self.say(self.titles[1].setText, lambda: translate("SaveDialog", "Folder"))
        self.say(self.change_folder.setText, lambda: translate("SaveDialog", "Change…"))
        self.say(lambda _: self.show_state(), str)

    @property
    def is_good(self) -> bool:
        """Whether files can be called so."""
        if not self.field.text().strip():
            return False
        return self._first_name is None or not self._problem

    def path(self, suffix: str) -> Path:
        """Return where one file goes; ``suffix`` such as ".png" is added where it is missing."""
        name = self.field.text().strip()
        return self.folder / (name if name.lower().endswith(suffix) else f"{name}{suffix}")

    def show_state(self) -> None:
        """Show the folder, and what the pattern gives."""
        folder = str(self.folder)
        shown = self.where.fontMetrics().elidedText(folder, Qt.TextElideMode.ElideMiddle, _ROOM)
        self.where.setText(shown)
        self.where.setToolTip(tool_tip(folder))
        self.hint.setVisible(self._first_name is not None)
        self._problem = False
        if self._first_name is None:
            return
        try:
            first = translate("SaveDialog", "The first: {name}")
            self.hint.setText(first.format(name=self._first_name(self.field.text())))
        except UserError as error:
            self._problem = True
            self.hint.setText(sentence_in_words(error.sentence))

    def _ask_folder(self) -> None:
        title = translate("SaveDialog", "Folder for pictures")
        chosen = ask_folder(self, title, self.folder)
        if chosen is not None:
            self.folder = chosen
            self._take()

    def _take(self) -> None:
        self.show_state()
        self.changed.emit()


def align_titles(titles: Sequence[QLabel]) -> None:
    """Make the words before the fields of several forms equally wide."""
    widest = max(title.sizeHint().width() for title in titles)
    for title in titles:
        title.setMinimumWidth(widest)
