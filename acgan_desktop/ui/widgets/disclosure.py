"""What few people look for: behind one word, shown on demand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from acgan_desktop.ui.theme.tokens import GAP_S, TARGET
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget


class Disclosure(TranslatedWidget, QWidget):
    """A word that shows and hides what is below it.

    Attributes:
        button: the word.
        body: what it shows.
    """

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.button = IconButton("chevron", size=16)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setCheckable(True)
        self.button.setMinimumHeight(TARGET)
        self.button.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        column.addWidget(self.button)
        column.addWidget(body)
        body.hide()
        self.say(self._name, lambda: self.tr("Details"))

    def set_open(self, on: bool) -> None:
        """Show the body, or hide it."""
        self.button.setChecked(on)

    def _show(self, on: bool) -> None:
        self.button.set_icon("chevron-down" if on else "chevron")
        self.body.setVisible(on)

    def _name(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)
