"""Which build of PyTorch this machine can use: whether there is an NVIDIA card, and its driver."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from acgan_desktop.core.errors import Message
from acgan_desktop.library.training.error_codes import GpuCode

Build = Literal["cpu", "cuda"]

LEAST_DRIVER: Final = (570, 0)
"""The first driver that PyTorch's builds for CUDA 12.8 run on (CUDA 12.8's release notes)."""
_PATIENCE_S: Final = 10.0
_NVIDIA: Final = "0x10de"


@dataclass(frozen=True)
class Gpu:
    """What is known of the machine's NVIDIA card.

    Attributes:
        build: the build of PyTorch that fits.
        sentence: why.
        has_card: whether there is a card at all.
    """

    build: Build
    sentence: Message
    has_card: bool


def find_gpu(
    ask: Callable[[], str | None] | None = None, has_card: Callable[[], bool] | None = None
) -> Gpu:
    """Look for an NVIDIA card and its driver; takes seconds, so not for the window's thread.

    Args:
        ask: returns "DRIVER, NAME" lines, or None where no driver answers; by default nvidia-smi.
        has_card: says whether there is a card, whatever its driver; by default by the system.
    """
    answer = (ask or _ask_driver)()
    if answer is None:
        seen = (has_card or _has_card)()
        return Gpu("cpu", Message(GpuCode.NO_DRIVER if seen else GpuCode.NONE), seen)
    version, _, card = answer.strip().partition("\n")[0].partition(",")
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    if not numbers or numbers < LEAST_DRIVER:
        needed = ".".join(map(str, LEAST_DRIVER))
        too_old = Message(GpuCode.DRIVER_TOO_OLD, version=version.strip(), needed=needed)
        return Gpu("cpu", too_old, True)
    return Gpu("cuda", Message(GpuCode.READY, card=card.strip(), version=version.strip()), True)


def _ask_driver() -> str | None:
    program = shutil.which("nvidia-smi")
    if program is None:
        return None
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        ended = subprocess.run(
            [program, "--query-gpu=driver_version,name", "--format=csv,noheader"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
            creationflags=hidden,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout if ended.returncode == 0 and ended.stdout.strip() else None


def _has_card(devices: Path = Path("/sys/bus/pci/devices")) -> bool:
    """Say whether the system lists a display of NVIDIA's; only Linux tells without help."""
    if sys.platform != "linux":
        return False
    with suppress(OSError):
        for device in devices.iterdir():
            with suppress(OSError):
                vendor = (device / "vendor").read_text().strip()
                kind = (device / "class").read_text().strip()
                if vendor == _NVIDIA and kind.startswith("0x03"):
                    return True
    return False
