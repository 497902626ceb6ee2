"""What is dropped or pasted: from a mime bundle to files and faces that are to be read."""

from PySide6.QtCore import QBuffer, QByteArray, QMimeData
from PySide6.QtGui import QImage

from acgan_desktop.library.opening.face_sources import FaceSource, Incoming, sources_in_text
from acgan_desktop.ui.shell.incoming.local_files import local_files

PNG = "image/png"


def files_in(mime: QMimeData) -> Incoming:
    """Return the local files of ``mime``, each once."""
    return Incoming.of(local_files(mime.urls()))


def can_take(mime: QMimeData) -> bool:
    """Say whether ``mime`` may hold something for this program, without reading a file."""
    files = files_in(mime)
    if files.models or files.collections or files.others:
        return True
    return mime.hasImage() or mime.hasFormat(PNG) or bool(_in_text(mime))


def faces_in(mime: QMimeData) -> list[FaceSource]:
    """Return the faces in ``mime`` that are to be read: files, a picture, or lines of text."""
    files = files_in(mime)
    if files.others:
        return [FaceSource(path) for path in files.others]
    if files.models or files.collections:
        return []
    if mime.hasFormat(PNG):
        return [FaceSource(bytes(mime.data(PNG).data()))]
    if texts := _in_text(mime):
        return texts
    if mime.hasImage() and (content := _as_png(mime.imageData())):
        return [FaceSource(content)]
    return []


def _in_text(mime: QMimeData) -> list[FaceSource]:
    return sources_in_text(mime.text()) if mime.hasText() else []


def _as_png(image: object) -> bytes:
    """Return a picture that comes as pixels alone, as Windows gives it; b"" for none."""
    if not isinstance(image, QImage) or image.isNull():
        return b""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
