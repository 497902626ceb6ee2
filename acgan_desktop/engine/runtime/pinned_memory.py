"""Memory that a GPU can read and write at full speed while the processor does something else."""

import ctypes
import sys
import weakref
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PORTABLE = 1  # for every context of the process


class PinnedMemory:
    """Pins arrays through the NVIDIA driver; where that does not work they are as they were.

    The driver, not the CUDA runtime, since it is wherever a GPU works, under one name.
    """

    def __init__(self, driver: Any = None) -> None:
        """Use ``driver`` (the system's if None)."""
        self._driver = driver if driver is not None else _system_driver()

    def pin(self, array: NDArray[Any], owner: object) -> bool:
        """Pin ``array`` until ``owner``, which holds it, is gone; return whether that worked.

        Call it on a thread that has run a CUDA session, whose context it needs.
        """
        if self._driver is None or array.nbytes == 0:
            return False
        address = ctypes.c_void_p(array.ctypes.data)
        try:
            size = ctypes.c_size_t(array.nbytes)
            if self._driver.cuMemHostRegister_v2(address, size, _PORTABLE) != 0:
                return False
        except (AttributeError, OSError):
            return False
        # The array travels along: it must not be freed while it is pinned.
        weakref.finalize(owner, _unpin, self._driver, array).atexit = False
        return True


def _unpin(driver: Any, array: NDArray[np.generic]) -> None:
    driver.cuMemHostUnregister(ctypes.c_void_p(array.ctypes.data))


def _system_driver() -> Any:
    try:
        return ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return None
