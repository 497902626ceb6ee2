"""What the save dialog says of files: how large one will be, what it gave up, how it ended."""

from PySide6.QtCore import QCoreApplication

from acgan_desktop.library.saving.file_bytes import SavedFile
from acgan_desktop.library.saving.purposes import FileKind, Purpose
from acgan_desktop.library.saving.writing import Saved
from acgan_desktop.ui.page_parts.saving.purpose_words import KIND_WORDS, size_words

translate = QCoreApplication.translate


def file_line(file: SavedFile) -> str:
    """Return a file's kind, side and size."""
    line = translate("SaveDialog", "{kind} · {side} px · {size}")
    return line.format(
        kind=KIND_WORDS[file.kind], side=file.width, size=size_words(len(file.content))
    )


def remark_line(file: SavedFile, purpose: Purpose) -> str:
    """Return what is remarkable in the file: what it gave up to keep a limit; "" for nothing."""
    if file.kind is FileKind.ICO:
        return translate("SaveDialog", "All sizes from 16 to 256 px in one file")
    if not file.reduced or purpose.most_bytes is None:
        return ""
    limit = size_words(purpose.most_bytes)
    if file.width < file.asked:
        line = translate("SaveDialog", "Smaller, to stay under {size}")
    elif file.colours is not None:
        line = translate("SaveDialog", "With {count} colours, to stay under {size}")
        return line.format(count=file.colours, size=limit)
    else:
        line = translate("SaveDialog", "At lower quality, to stay under {size}")
    return line.format(size=limit)


def saved_line(saved: Saved, asked: int) -> str:
    """Return how saving ended."""
    if asked == 1:
        line = translate("SaveDialog", "Saved as {name}").format(name=saved.paths[0].name)
    elif len(saved.paths) == asked:
        line = translate("SaveDialog", "{count} pictures saved").format(count=asked)
    else:
        line = translate("SaveDialog", "Stopped: {count} of {all} pictures are saved")
        line = line.format(count=len(saved.paths), all=asked)
    return line
