"""Saying in one sentence what a system lacks to show a window, before Qt aborts the process."""

import ctypes
import os
import re
import sys
from collections.abc import Callable

from acgan_desktop.core.errors import UserError

# What a bare Linux may lack: the library that Qt loads, and the package that brings it on Debian
# and Ubuntu. The second table is needed on X11 only.
_FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_FOR_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


_WITHOUT = "acgan generate draws without one (see acgan generate --help)"


def can_be_loaded(library: str) -> bool:
    """Say whether the system finds a shared library of this name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_screen(
    instead: str = _WITHOUT, can_be_loaded: Callable[[str], bool] = can_be_loaded
) -> None:
    """Check that a window can be shown here.

    Args:
        instead: what a person without a screen should know, the second half of the sentence.
        can_be_loaded: says whether there is a shared library of a name.

    Raises:
        UserError: there is no screen, or libraries are missing; the sentence names the packages.
    """
    if not sys.platform.startswith("linux"):
        return
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    wayland = bool(os.environ.get("WAYLAND_DISPLAY"))
    x11 = bool(os.environ.get("DISPLAY"))
    if not asked and not wayland and not x11:
        raise UserError(f"There is no screen here to open a window on; {instead}.")
    needed = dict(_FOR_QT)
    if asked.startswith("xcb") or (not asked and not wayland):
        needed |= _FOR_X11
    if missing := [package for library, package in needed.items() if not can_be_loaded(library)]:
        raise _lacking(missing)


def explain_import_error(error: ImportError) -> UserError:
    """Turn a failed import of the window into a sentence that says what to install."""
    text = str(error)
    if found := re.match(r"(lib\S+?\.so[.\d]*): cannot open shared object file", text):
        library = found[1]
        return _lacking([(_FOR_QT | _FOR_X11).get(library, library)])
    if (error.name or "").partition(".")[0] in ("PySide6", "shiboken6"):
        return UserError("The window needs Qt; install it with pip install PySide6-Essentials.")
    return UserError(f"The window cannot be opened, because a part of it is missing: {text}.")


def _lacking(packages: list[str]) -> UserError:
    return UserError(
        "The window needs system libraries that are missing here; on Debian or Ubuntu install "
        f"them with: apt install {' '.join(packages)}"
    )
