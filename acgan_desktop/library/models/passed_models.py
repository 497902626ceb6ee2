"""Which model files of strangers were tried on this machine and passed.

A file that did not come with the program is tried in a child process before it is used
(``engine.trial_process``). That takes a second or two, so it is remembered by the file's content:
one small file for each, named by a digest, in the cache folder. Whatever happens to that folder
costs another trial and nothing else.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from acgan_desktop import __version__
from acgan_desktop.core import durable
from acgan_desktop.core.user_folders import user_cache

MOST_REMEMBERED = 500
_FOLDER = "passed-models"
_PIECE = 1024 * 1024


def ensure_passed(
    path: Path, bundled_folder: Path, cancelled: Callable[[], bool] | None = None
) -> None:
    """Try the model file at ``path`` in a child process, unless it is known.

    Args:
        path: a model file; where it cannot be read, its reader says so.
        bundled_folder: the models that came with the program, which need no trial.
        cancelled: asked again and again; True gives up.

    Raises:
        ModelFileError: it does not fit the contract, or did not pass.
        TrialCancelled: ``cancelled`` returned True.
    """
    if _lies_in(path, bundled_folder):
        return
    # Not at the top: the checks load onnx, which whoever only asks for a path need not wait for.
    from acgan_desktop.engine.model_file.inspection import check_model
    from acgan_desktop.engine.runtime.trial_process import try_model

    digest = _digest(path)
    if digest is not None and (_is_remembered(digest) or _came_along(digest, path, bundled_folder)):
        return
    try_model(path, check_model(path), cancelled)
    if digest is not None and _digest(path) == digest:
        _remember(digest)


def forget_all() -> None:
    """Have every file tried anew."""
    for note in _notes():
        with suppress(OSError):
            note.unlink()


def _digest(path: Path) -> str | None:
    """Return the sha256 of the file, or None if it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()


def _lies_in(path: Path, folder: Path) -> bool:
    with suppress(OSError, RuntimeError):
        return path.resolve().parent == folder.resolve()
    return False


def _came_along(digest: str, path: Path, folder: Path) -> bool:
    """Say whether the program brought a file of this content."""
    with suppress(OSError):
        size = path.stat().st_size
        for own in folder.glob("*.onnx"):
            if own.stat().st_size == size and _digest(own) == digest:
                return True
    return False


def _note(digest: str) -> Path:
    # Another version of the program looks anew: its ONNX Runtime may be another.
    name = hashlib.sha256(f"{__version__} {digest}".encode()).hexdigest()
    return user_cache() / _FOLDER / name


def _is_remembered(digest: str) -> bool:
    note = _note(digest)
    if not note.is_file():
        return False
    with suppress(OSError):
        os.utime(note)  # the ones longest unused are forgotten first
    return True


def _remember(digest: str) -> None:
    """Note that a file passed; where nothing can be written, it is tried again next time."""
    note = _note(digest)
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        durable.write_bytes(note, b"passed\n")
        for old in _notes()[:-MOST_REMEMBERED]:
            old.unlink()


def _notes() -> list[Path]:
    """Return all notes, the one longest unused first."""
    with suppress(OSError):
        found = [path for path in (user_cache() / _FOLDER).iterdir() if path.is_file()]
        return sorted(found, key=lambda path: path.stat().st_mtime)
    return []
