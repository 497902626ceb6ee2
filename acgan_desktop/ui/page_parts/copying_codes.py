"""A face as one line to paste somewhere."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.saving.shared_codes import code_of
from acgan_desktop.ui.services.app_context import AppContext


def copy_code(context: AppContext, avatar: Avatar) -> None:
    """Put the share code of ``avatar`` on the clipboard; pasting it brings the face back."""
    opened = context.manifest

    def done(code: str) -> None:
        QGuiApplication.clipboard().setText(code)
        text = QCoreApplication.translate(
            "Taking", "Share code copied; whoever has the program can paste it there"
        )
        context.said.emit(text, "", None)

    # The model may have to be looked for among the installed ones.
    context.reading.run(lambda: code_of(avatar, opened), done)
