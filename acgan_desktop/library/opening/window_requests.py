"""One window takes what is opened: a second start hands its files over to the first one.

The window holds a lock in a folder of its own; the system lets go of it when the window is killed,
so a dead one is no obstacle. Whoever starts meanwhile puts a request beside the lock, and waits
until the window has taken it away. Files in a folder need neither a port nor a library, and work
alike on every system.
"""

import os
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from filelock import FileLock, Timeout
from pydantic import Field

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.user_folders import user_data

FOLDER: Final = "open-window"
MOST_FILES: Final = 5000
PATIENCE_S: Final = 20.0
"""How long to wait for a window that is busy, or still starting."""
_POLL_S: Final = 0.02
_SUFFIX: Final = ".request"
_TAKEN: Final = ".taken"
_MOST_BYTES: Final = 4 * 1024 * 1024
_MOST_REQUESTS: Final = 100
_FORGOTTEN_S: Final = 60.0  # nobody waits so long; who left it there was killed

_Path = Annotated[str, Field(min_length=1, max_length=4096)]


class OpenRequest(FileModel):
    """What the window is asked to open.

    Attributes:
        format: version of this file.
        files: absolute paths of pictures, collections and models; none brings the window forward.
        model: the model file to open before them, or "".
        activation: what the desktop gave the new start so that a window may come to the front.
    """

    format: Literal[1] = 1
    files: Annotated[tuple[_Path, ...], Field(max_length=MOST_FILES)] = ()
    model: Annotated[str, Field(max_length=4096)] = ""
    activation: Annotated[str, Field(max_length=500)] = ""

    @classmethod
    def of(cls, files: Sequence[Path], model: Path | None = None) -> Self:
        """Return the request of this process for ``files``, of which at most 5000 are taken."""
        token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
        absolute = tuple(map(_absolute, files[:MOST_FILES]))
        named = "" if model is None else _absolute(model)
        return cls(files=absolute, model=named, activation=token[:500])


class WindowRequests:
    """What a window that holds the lock is asked to open.

    Attributes:
        folder: where requests arrive.
    """

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.folder, self._lock = folder, lock

    @classmethod
    def claim(cls, folder: Path | None = None) -> Self | None:
        """Be the window that takes what is opened; None if another is, or nothing can be locked."""
        folder = folder or user_data() / FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = _lock_in(folder)
            lock.acquire(timeout=0)
        except (OSError, NotImplementedError, Timeout):
            return None
        for left in folder.glob(f"*{_TAKEN}"):  # by a window that was killed while it read
            with suppress(OSError):
                left.unlink()
        return cls(folder, lock)

    def take(self) -> list[OpenRequest]:
        """Take the requests that are there, in the order they came; what is none is removed."""
        found = []
        with suppress(OSError):
            waiting = [path for path in self.folder.iterdir() if path.suffix == _SUFFIX]
            for path in sorted(waiting)[:_MOST_REQUESTS]:
                # Not taken by being read, but by being renamed: else its sender may withdraw it.
                taken = path.with_suffix(_TAKEN)
                with suppress(OSError):
                    path.replace(taken)
                    request, age = _read(taken), time.time() - taken.stat().st_mtime
                    taken.unlink()
                    if request is not None and age < _FORGOTTEN_S:
                        found.append(request)
        return found

    def close(self) -> None:
        """Let another window take what is opened."""
        self._lock.release()


def hand_over(
    request: OpenRequest,
    folder: Path | None = None,
    *,
    patience: float = PATIENCE_S,
    wait: Callable[[float], object] = time.sleep,
) -> bool:
    """Give ``request`` to the window that is open, and return whether it took it.

    Args:
        request: what it is asked to open.
        folder: where its lock lies; in the person's folder by default.
        patience: how long to wait for it, in seconds.
        wait: waits for so many seconds.
    """
    folder = folder or user_data() / FOLDER
    if not _is_held(folder):
        return False
    path = folder / f"{time.time_ns():020}-{secrets.token_hex(4)}{_SUFFIX}"
    try:
        durable.write_text(path, request.model_dump_json())
    except OSError:
        return False
    _let_it_come_forward()
    until = time.monotonic() + patience
    while path.exists():
        if time.monotonic() > until or not _is_held(folder):
            try:
                path.unlink()
            except FileNotFoundError:
                break  # it was taken just now
            except OSError:
                return False
            return False
        wait(_POLL_S)
    return True


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay as they are


def _lock_in(folder: Path) -> FileLock:
    return FileLock(folder / "window.lock")


def _is_held(folder: Path) -> bool:
    """Tell whether a window holds the lock in ``folder``."""
    if not folder.is_dir():
        return False
    lock = _lock_in(folder)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False
    lock.release()
    return False


def _read(path: Path) -> OpenRequest | None:
    try:
        return read_json(OpenRequest, read_bounded(path, _MOST_BYTES, "a request"))
    except (UserError, FileFault):
        return None


def _let_it_come_forward() -> None:
    """Let the other program take the front, which Windows gives to who was started last alone."""
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.windll.user32.AllowSetForegroundWindow(-1)
