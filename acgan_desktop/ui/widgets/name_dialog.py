"""A small dialog that asks for a name."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label


class NameDialog(TranslatedWidget, QDialog):
    """One line to type into, and a word about what is typed.

    Signals:
        named(str): the name, without spaces around it.
    """

    named = Signal(str)

    def __init__(
        self,
        title: str,
        name: str,
        longest: int,
        remark: Callable[[str], tuple[str, bool]],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a name.

        Args:
            title: what is asked for.
            name: what is suggested.
            longest: letters that a name may have.
            remark: what to say about a name, and whether it may be taken.
            parent: over which window.
        """
        super().__init__(parent)
        self.setModal(True)
        self.setFixedWidth(420)
        self._remark = remark
        heading = label("title")
        heading.setText(title)
        self.setWindowTitle(title)
        self.edit = QLineEdit(name)
        self.edit.setMaxLength(longest)
        self.edit.selectAll()
        self.note = label("small")
        self.cancel, self.accept_button = TextButton(), TextButton(kind="main")
        self.accept_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        layout.addWidget(heading)
        layout.addWidget(self.edit)
        layout.addLayout(buttons)
        self.edit.textChanged.connect(self._look)
        self.cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._take)
        self.say(self.edit.setAccessibleName, lambda: self.tr("Name"))
        self.say(self.cancel.setText, lambda: self.tr("Cancel"))
        self.say(self.accept_button.setText, lambda: self.tr("Save"))
        self._look()

    def _look(self) -> None:
        name = self.edit.text().strip()
        text, good = self._remark(name) if name else ("", False)
        self.note.setText(text)
        self.accept_button.setEnabled(good)

    def _take(self) -> None:
        self.accept()
        self.named.emit(self.edit.text().strip())
