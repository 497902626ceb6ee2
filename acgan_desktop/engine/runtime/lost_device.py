"""Telling a GPU that failed from work that cannot be done."""

import re
from typing import Any, Final

from acgan_desktop.core.errors import Message
from acgan_desktop.engine.error_codes import DeviceCode

_OF_THE_DEVICE = re.compile(
    r"cuda|cudnn|cublas|gpu|\bdevice\b|bfcarena|failed to allocate|out of memory", re.IGNORECASE
)
_OUT_OF_MEMORY = re.compile(r"bfcarena|allocate|out of memory", re.IGNORECASE)
# Taking down a session whose device is gone can take the process down with it.
buried: Final[list[Any]] = []


def is_device_failure(error: Exception) -> bool:
    """Say whether a session failed because of its GPU: lost, out of memory, or its libraries.

    ONNX Runtime's exceptions have no base of their own, so their words decide.
    """
    return _OF_THE_DEVICE.search(str(error)) is not None


def bury(sessions: Any, error: Exception) -> None:
    """Keep what was on a lost device until the process ends; let go after other failures."""
    if _OUT_OF_MEMORY.search(str(error)) is None:
        buried.append(sessions)


def reason_of(error: Exception) -> str:
    """Return in one sentence why the CPU goes on."""
    words = (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
    return Message(DeviceCode.GPU_LOST, why=words)
