"""Asking for a folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Let the person name a folder, ``folder`` at first; None if they changed their mind."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder) if folder else "")
    return Path(chosen) if chosen else None
