"""A face as one line to paste somewhere."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.saving.shared_codes import code_of
from acgan_desktop.ui.services.app_context import AppContext


def copy_codes(context: AppContext, avatars: Sequence[Avatar]) -> None:
    """Put the share codes of ``avatars`` on the clipboard, a line each, to paste them back."""
    opened = context.manifest

    def done(codes: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(codes))
        text = QCoreApplication.translate(
            "Taking", "Share code copied; whoever has the program can paste it there"
        )
        if len(codes) > 1:
            text = QCoreApplication.translate("Taking", "{count} share codes copied")
            text = text.format(count=len(codes))
        context.said.emit(text, "", None)

    if avatars:
        # The model may have to be looked for among the installed ones.
        context.reading.run(lambda: [code_of(avatar, opened) for avatar in avatars], done)
