"""What is let go of goes back to the system, so that a long session takes no more than a short one.

glibc keeps an arena of memory per thread, puts pictures of 16 KB beside what lives long, and gives
back only what lies at an arena's end: hundreds of megabytes of holes within half an hour. Fewer
arenas, and giving back the holes after something was drawn, keep the level. Other systems need
none of this.
"""

import ctypes
import sys
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, QTimer

from acgan_desktop.ui.services.app_context import AppContext

TRIM_MS: Final = 10_000
"""How long after something was drawn the holes are given back, and so at most how often."""
_ARENAS: Final = 2
_LARGE: Final = 128 * 1024
# From malloc.h.
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8


@cache
def _glibc() -> ctypes.CDLL | None:
    """Return the C library, if it is one that has arenas."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL(None)
        return library if hasattr(library, "gnu_get_libc_version") else None
    except OSError:
        return None


def few_arenas() -> bool:
    """Let all threads share a few arenas, and large blocks stand alone; return whether it helped.

    To be called before there are threads.
    """
    library = _glibc()
    if library is None:
        return False
    # Set once, it also stays: else each large block that is freed would raise it, up to 32 MB.
    large = library.mallopt(_M_MMAP_THRESHOLD, _LARGE)
    return bool(large and library.mallopt(_M_ARENA_MAX, _ARENAS))


def give_back() -> bool:
    """Give free memory back to the system (for any thread, some milliseconds); False: none was."""
    library = _glibc()
    return library is not None and bool(library.malloc_trim(0))


class GivingBack(QObject):
    """Gives memory back now and then while things are drawn, and never while nothing happens."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._later = QTimer(self, singleShot=True, interval=TRIM_MS)
        self._later.timeout.connect(self._give)
        if _glibc() is not None:
            context.service.activity_changed.connect(self._something_happened)
            context.ending.connect(self._later.stop)

    def _something_happened(self) -> None:
        if not self._later.isActive() and not self._context.closing:
            self._later.start()

    def _give(self) -> None:
        self._context.workshop.run(give_back)
