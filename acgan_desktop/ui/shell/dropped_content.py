"""What is dropped or pasted: from a mime bundle to the work that reads an avatar from it."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.pictures.avatar_files import load_avatar
from acgan_desktop.library.pictures.picture_files import read_avatar

MODEL_SUFFIX = ".onnx"
COLLECTION_SUFFIX = ".jsonl"


@dataclass(frozen=True)
class Incoming:
    """The files in a mime bundle, by what their names promise; endings may be in capitals.

    Attributes:
        models: model files.
        collections: collections of favourites.
        others: anything else, to be looked into for avatars.
    """

    models: tuple[Path, ...] = ()
    collections: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def files_in(mime: QMimeData) -> Incoming:
    """Return the local files of ``mime``, each once."""
    local = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    # No file has a name with a zero in it, but a link may.
    paths = [Path(name) for name in dict.fromkeys(local) if name and "\0" not in name]
    models = tuple(path for path in paths if path.suffix.lower() == MODEL_SUFFIX)
    collections = tuple(path for path in paths if path.suffix.lower() == COLLECTION_SUFFIX)
    others = tuple(path for path in paths if path not in {*models, *collections})
    return Incoming(models, collections, others)


def can_take(mime: QMimeData) -> bool:
    """Say whether ``mime`` may hold something for this program, without reading a file."""
    files = files_in(mime)
    return bool(files.models or files.collections) or bool(avatar_readers(mime, 1))


def avatar_readers(mime: QMimeData, at_most: int) -> list[Callable[[], Avatar]]:
    """Return the works that read the avatars in ``mime``, at most so many.

    Each may block and raises AvatarError with a sentence; they are for another thread.
    """
    files = files_in(mime)
    if files.others:
        return [partial(load_avatar, path) for path in files.others[:at_most]]
    if files.models or files.collections:
        return []
    if mime.hasFormat("image/png"):
        content = bytes(mime.data("image/png").data())
        return [lambda: _read_bytes(content)]
    text = mime.text().strip() if mime.hasText() else ""
    if text.startswith("{"):
        return [lambda: Avatar.from_json(text)]
    return []


def _read_bytes(content: bytes) -> Avatar:
    with tempfile.TemporaryDirectory(prefix="acgan-") as folder:
        path = Path(folder) / "picture.png"
        path.write_bytes(content)
        return read_avatar(path)
