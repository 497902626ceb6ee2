"""Which model was being opened and has not drawn yet.

A model that hung, or took the program with it, must not be opened by itself at the next start. So
its path is noted before it is opened and forgotten when its first picture is there.
"""

from contextlib import suppress
from pathlib import Path

from acgan_desktop.core.user_folders import user_cache

_LONGEST = 8192


def note_beginning(path: Path) -> None:
    """Note that the model file at ``path`` is about to be opened.

    Where nothing can be written, nothing is remembered.
    """
    with suppress(OSError):
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_text(str(path), "utf-8", errors="surrogatepass")


def note_end() -> None:
    """Note that the model that was being opened has drawn, or was refused."""
    with suppress(OSError):
        _note().unlink(missing_ok=True)


def is_unfinished(path: Path) -> bool:
    """Say whether ``path`` was the last to be opened and never came to draw."""
    try:
        with _note().open("rb") as stream:
            return stream.read(_LONGEST) == str(path).encode("utf-8", "surrogatepass")
    except OSError:
        return False


def _note() -> Path:
    return user_cache() / "model-being-opened"
