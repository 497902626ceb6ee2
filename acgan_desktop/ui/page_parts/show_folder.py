"""Showing a folder in the system's file manager, and saying so where that cannot be done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from acgan_desktop.ui.services.app_context import AppContext

OpenFolder = Callable[[QUrl], bool]


def show_folder(
    context: AppContext, folder: Path, open_url: OpenFolder = QDesktopServices.openUrl
) -> None:
    """Show ``folder``; a system without a file manager, or without a launcher, shows nothing."""
    if not open_url(QUrl.fromLocalFile(str(folder))):
        text = QCoreApplication.translate("Saving", "No program here can show the folder {folder}")
        context.said.emit(text.format(folder=folder), "", None)


def say_saved(context: AppContext, text: str, path: Path) -> None:
    """Say ``text`` of the file at ``path``, and offer to show its folder."""
    step = QCoreApplication.translate("Saving", "Show folder")
    context.said.emit(text, step, partial(show_folder, context, path.parent))
