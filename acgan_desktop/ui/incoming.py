"""What is dropped or pasted: from a mime bundle to the work that reads an avatar from it."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData

from acgan_desktop.avatar import Avatar
from acgan_desktop.library.pictures import read_avatar

MODEL_SUFFIX = ".onnx"


def model_file(mime: QMimeData) -> Path | None:
    """Return the model file among the local files of ``mime``, if there is one."""
    paths = [path for path in _paths(mime) if path.suffix.lower() == MODEL_SUFFIX]
    return paths[0] if paths else None


def can_take(mime: QMimeData) -> bool:
    """Say whether ``mime`` may hold an avatar or a model, without reading a file."""
    return model_file(mime) is not None or avatar_reader(mime) is not None


def avatar_reader(mime: QMimeData) -> Callable[[], Avatar] | None:
    """Return the work that reads the avatar in ``mime``, or None if there cannot be one.

    The work may block and raises AvatarError with a sentence; it is for another thread.
    """
    if paths := _paths(mime):
        return lambda: read_avatar(paths[0])
    if mime.hasFormat("image/png"):
        content = bytes(mime.data("image/png").data())
        return lambda: _read_bytes(content)
    text = mime.text().strip() if mime.hasText() else ""
    if text.startswith("{"):
        return lambda: Avatar.from_json(text)
    return None


def more_avatar_readers(mime: QMimeData, at_most: int) -> list[Callable[[], Avatar]]:
    """Return the work that reads the avatars after the first, where several files are dropped."""
    return [partial(read_avatar, path) for path in _paths(mime)[1:at_most]]


def _paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _read_bytes(content: bytes) -> Avatar:
    with tempfile.TemporaryDirectory(prefix="acgan-") as folder:
        path = Path(folder) / "picture.png"
        path.write_bytes(content)
        return read_avatar(path)
