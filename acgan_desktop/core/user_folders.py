"""Where the program keeps what belongs to the person, on each system."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from acgan_desktop.core.error_codes import FileCode, SystemCode
from acgan_desktop.core.errors import Message, UserError

APP_NAME = "acgan-desktop"
HOME_VARIABLE = "ACGAN_HOME"
CACHE_VARIABLE = "ACGAN_CACHE"


def user_data() -> Path:
    """Return the folder for favourites and installed models; it need not exist yet.

    The environment variable ``ACGAN_HOME`` replaces it, for portable use and for tests.
    """
    return _own_home() or platformdirs.user_data_path(APP_NAME, appauthor=False)


def user_config() -> Path:
    """Return the folder for settings; it need not exist yet. ``ACGAN_HOME`` replaces it too."""
    return _own_home() or platformdirs.user_config_path(APP_NAME, appauthor=False)


def user_cache() -> Path:
    """Return the folder for what can be found out again; it need not exist yet.

    The environment variable ``ACGAN_CACHE`` replaces it; ``ACGAN_HOME`` moves it into that folder.
    """
    own = os.environ.get(CACHE_VARIABLE)
    if own:
        return Path(os.path.expanduser(own))  # noqa: PTH111 - as in _own_home
    home = _own_home()
    return home / "cache" if home else platformdirs.user_cache_path(APP_NAME, appauthor=False)


def _own_home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    # Not Path.expanduser, which raises where there is no such user.
    return Path(os.path.expanduser(home)) if home else None  # noqa: PTH111


def make_folder(folder: Path) -> Path:
    """Make ``folder`` and its parents where they are missing, and return it.

    Raises:
        UserError: the system does not let us.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(FileCode.FOLDER_NOT_MADE, folder=folder, why=reason(error)) from error
    return folder


def unused_name(path: Path) -> Path:
    """Return ``path``, or where something has that name already, "NAME (2).EXT" and so on."""
    candidate, number = path, 1
    while candidate.exists() or candidate.is_symlink():
        number += 1
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return candidate


def aside_name(path: Path) -> Path:
    """Return an unused name beside ``path`` for a damaged file that is kept, with today's date."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    return unused_name(path.with_name(f"{path.stem}.damaged-{today}{path.suffix}"))


def reason(error: OSError) -> str:
    """Say in a few words why the system refused, without a path or an error number."""
    words = (error.strerror or str(error) or type(error).__name__).rstrip(".")
    code = SystemCode.__members__.get(errno.errorcode.get(error.errno or 0, ""))
    return Message(code) if code is not None and code.value == words else words
