"""Files of this machine among the addresses that a desktop hands over."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl


def local_files(urls: Iterable[QUrl]) -> list[Path]:
    """Return the local files of ``urls``, each once and in their order."""
    local = [url.toLocalFile() for url in urls if url.isLocalFile()]
    # No file has a name with a zero in it, but a link may.
    return [Path(name) for name in dict.fromkeys(local) if name and "\0" not in name]
