"""How far something is: a line that fills, and a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.ui.theme.tokens import GAP, GAP_S
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.quiet_bar import QuietBar

_STEPS = 1000


class ProgressLine(TranslatedWidget, QWidget):
    """What goes on, how far it is, and a way to stop it.

    Signals:
        cancelled: the button was clicked.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label("small")
        self.bar = QuietBar()
        self.bar.setRange(0, _STEPS)
        self.cancel = TextButton()
        self.cancel.clicked.connect(self.cancelled)
        texts = QVBoxLayout()
        texts.setSpacing(GAP_S)
        texts.addStretch(1)
        texts.addWidget(self.text)
        texts.addWidget(self.bar)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel)
        self.say(self.cancel.setText, lambda: self.tr("Cancel"))

    def set_share(self, share: float) -> None:
        """Show that ``share``, from 0 to 1, is done."""
        self.bar.setValue(round(_STEPS * share))

    def set_text(self, text: str) -> None:
        """Say what goes on."""
        self.text.setText(text)
        self.bar.setAccessibleName(text)
