"""The box that offers to copy what is known of a crash; it never sends anything."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from acgan_desktop.library.settings.crash_reports import CrashReport
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label


class CrashBox(TranslatedWidget, QDialog):
    """Shows the reports once: whatever closes the box, they are gone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setMinimumWidth(520)
        self.setMaximumWidth(680)
        self._reports: Sequence[CrashReport] = ()
        self.title = label("title")
        self.title.setWordWrap(True)
        self.sentence = label()
        self.sentence.setWordWrap(True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setFixedHeight(200)
        self.details.setTabChangesFocus(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = TextButton("copy")
        self.dismiss = TextButton(kind="main")
        self.dismiss.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.dismiss.clicked.connect(self.accept)
        self.finished.connect(lambda _: self._forget())
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        for widget in (self.title, self.sentence, self.details):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.say(self.setWindowTitle, lambda: self.tr("After a crash"))
        self.say(self.title.setText, lambda: self.tr("The program closed unexpectedly last time"))
        self.say(
            self.sentence.setText,
            lambda: self.tr(
                "Your favourites are safe. Here is what is known of the crash; none of it was sent "
                "anywhere. If you would like it fixed, copy it and show it to us."
            ),
        )
        self.say(self.copy.setText, lambda: self.tr("Copy the report"))
        self.say(self.dismiss.setText, lambda: self.tr("Dismiss"))
        self.say(self.details.setAccessibleName, lambda: self.tr("The report"))

    def offer(self, reports: Sequence[CrashReport]) -> None:
        """Show ``reports``, if there are any."""
        if not reports:
            return
        self._reports = reports
        self.details.setPlainText("\n\n".join(report.text for report in reports))
        self.adjustSize()
        self.open()
        self.dismiss.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(self.tr("Copied"))

    def _forget(self) -> None:
        for report in self._reports:
            report.forget()
        self._reports = ()
