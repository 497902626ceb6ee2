"""What pictures are saved for, and their backgrounds and files, in words."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from acgan_desktop.library.saving.options import BackgroundKind
from acgan_desktop.library.saving.purposes import FileKind, Purpose
from acgan_desktop.ui.i18n.sentences import sentence_in_words

translate = QCoreApplication.translate

KIND_WORDS: Final = {
    FileKind.PNG: "PNG",
    FileKind.JPEG: "JPEG",
    FileKind.WEBP: "WebP",
    FileKind.ICO: "ICO",
}


def purpose_line(purpose: Purpose) -> str:
    """Return a purpose as one line: its name, its size, and its limit where it has one."""
    title = sentence_in_words(purpose.title)
    if purpose.size is None:
        return title
    if purpose.most_bytes is None:
        line = translate("SaveDialog", "{title} · {side} px")
        return line.format(title=title, side=purpose.size)
    line = translate("SaveDialog", "{title} · {side} px, ≤ {size}")
    return line.format(title=title, side=purpose.size, size=size_words(purpose.most_bytes))


def side_words(side: int, purpose: Purpose) -> str:
    """Return how many pixels a picture will have, and how large its file may be."""
    if purpose.most_bytes is None:
        return translate("SaveDialog", "{side} × {side} pixels").format(side=side)
    line = translate("SaveDialog", "{side} × {side} pixels, at most {size}")
    return line.format(side=side, size=size_words(purpose.most_bytes))


def size_words(count: int) -> str:
    """Return a number of bytes as a person reads it, in thousands."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    digits = 0 if count < 1_000_000 else 1
    return QLocale().formattedDataSize(count, digits, form)


def background_words() -> dict[str, Callable[[], str]]:
    """Return what each kind of background is called, in the order in which they are offered."""
    return {
        BackgroundKind.KEEP: lambda: translate("SaveDialog", "As it is"),
        BackgroundKind.TRANSPARENT: lambda: translate("SaveDialog", "Transparent"),
        BackgroundKind.COLOUR: lambda: translate("SaveDialog", "One colour"),
        BackgroundKind.GRADIENT: lambda: translate("SaveDialog", "Two colours, flowing"),
        BackgroundKind.PICTURE: lambda: translate("SaveDialog", "A picture of mine"),
    }
