"""The one box that shows what went wrong, with a button that copies the details."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from acgan_desktop.app.failure import Failure
from acgan_desktop.app.plain_text import one_line
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, GAP_XL, tokens
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label

_MOST_LINES: Final = 12


class ErrorBox(TranslatedWidget, QDialog):
    """Shows one failure; never blocks the program. The window has one of these.

    Attributes:
        failure: what is shown.
        parts: what it sums up, a line each, such as why some of many files were refused.
        details: for the one who repairs it, shown when asked for.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setMinimumWidth(460)
        self.setMaximumWidth(640)
        self.failure: Failure | None = None
        self._mark = label()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.title = label("title")
        self.sentence = label()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.parts = QPlainTextEdit()
        self.parts.setReadOnly(True)
        self.parts.setTabChangesFocus(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setMinimumHeight(180)
        self.details.setTabChangesFocus(True)
        self.more = TextButton()
        self.copy = TextButton("copy")
        self.close_button = TextButton(kind="main")
        self.close_button.setDefault(True)
        self.say(self.copy.setText, lambda: self.tr("Copy details"))
        self.say(self.close_button.setText, lambda: self.tr("Close"))
        self.say(self.details.setAccessibleName, lambda: self.tr("Details"))
        self.say(self.parts.setAccessibleName, lambda: self.tr("One by one"))
        self.say(lambda _: self._speak(), str)
        self.more.clicked.connect(self._toggle)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        texts = QVBoxLayout()
        texts.setSpacing(GAP)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(GAP_L)
        head.addWidget(self._mark)
        head.addLayout(texts, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.more)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        layout.addLayout(head)
        layout.addWidget(self.parts)
        layout.addWidget(self.details)
        layout.addSpacing(GAP_M - GAP)
        layout.addLayout(buttons)
        self.details.hide()
        self.parts.hide()

    def show_failure(self, failure: Failure) -> None:
        """Show ``failure``. While a box is open it keeps the first and adds to its details."""
        if self.isVisible() and self.failure is not None:
            self.details.setPlainText(f"{self.details.toPlainText()}\n\n{failure.details}")
            return
        self.failure = failure
        self.details.setPlainText(failure.details)
        self.details.hide()
        self._speak()
        self.adjustSize()
        self.open()
        self.close_button.setFocus()

    def _speak(self) -> None:
        expected = self.failure is None or self.failure.expected
        self.title.setText(
            self.tr("That did not work") if expected else self.tr("Something went wrong")
        )
        self.setWindowTitle(self.title.text())
        if self.failure is not None:
            self.sentence.setText(sentence_in_words(self.failure.sentence))
            lines = [one_line(sentence_in_words(part)) for part in self.failure.parts]
            self.parts.setPlainText("\n".join(lines))
            spacing = self.parts.fontMetrics().lineSpacing()
            self.parts.setFixedHeight(spacing * min(2 * len(lines) + 2, _MOST_LINES))
        self.parts.setVisible(self.failure is not None and bool(self.failure.parts))
        self.more.setText(
            self.tr("Hide details") if self.details.isVisible() else self.tr("Show details")
        )
        self._mark.setPixmap(icons.pixmap("alert", tokens().accent, 32, self.devicePixelRatioF()))

    def _toggle(self) -> None:
        self.details.setVisible(not self.details.isVisible())
        self._speak()
        self.adjustSize()

    def _copy(self) -> None:
        if self.failure is not None:
            text = f"{self.failure.sentence}\n\n{self.details.toPlainText()}\n"
            QGuiApplication.clipboard().setText(text)
            self.copy.setText(self.tr("Copied"))
