"""Files for pictures that are dragged out: they live in one folder, which goes with the program.

What takes a dropped file may copy it later than the drag ends, so nothing is removed before the
program ends. What a program that was killed left behind is removed a day later.
"""

import atexit
import shutil
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from acgan_desktop.app.error_codes import BlendCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason, unused_name

PREFIX = "acgan-drag-"
_OLD_SECONDS = 24 * 3600


def write(stem: str, content: bytes) -> Path:
    """Write ``content`` as a PNG called ``stem`` and return where; equal files are shared.

    Raises:
        UserError: the disk is full or there is no place for passing files.
    """
    try:
        path = _folder() / f"{stem}.png"
        if path.is_file() and path.read_bytes() == content:
            return path
        path = unused_name(path)
        path.write_bytes(content)
    except OSError as error:
        raise UserError(BlendCode.NOT_DRAGGED, why=reason(error)) from error
    return path


@cache
def _folder() -> Path:
    place = Path(tempfile.gettempdir())
    remove_left_behind(place)
    made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def remove_left_behind(place: Path) -> None:
    """Remove folders of ours in ``place`` that nobody has touched for a day."""
    with suppress(OSError):
        for folder in place.glob(f"{PREFIX}*"):
            if folder.is_symlink() or not folder.is_dir():
                continue
            if time.time() - folder.stat().st_mtime > _OLD_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
