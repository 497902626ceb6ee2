"""Whether the machine runs on its battery, and letting trainings rest meanwhile."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from acgan_desktop.core.run_state import RunStateError, leave_request, read_state
from acgan_desktop.library.training.trainer_jobs import is_training
from acgan_desktop.library.training.training_project import Project

_SUPPLIES: Final = Path("/sys/class/power_supply")
_MARK: Final = "paused-for-power"


def on_battery(supplies: Path = _SUPPLIES) -> bool:
    """Say whether the machine draws from a battery; False where the system does not tell."""
    if sys.platform == "win32":
        return _on_windows()
    if sys.platform == "darwin":
        with suppress(OSError, subprocess.TimeoutExpired):
            said = subprocess.run(
                ["/usr/bin/pmset", "-g", "batt"], capture_output=True, timeout=5, check=False
            )
            return re.search(rb"'Battery Power'", said.stdout) is not None
        return False
    return _on_linux(supplies)


def _on_linux(supplies: Path) -> bool:
    """Say whether a battery of the machine itself discharges while no mains supply is there.

    Batteries of mice and keyboards have the scope "Device".
    """
    discharging = False
    try:
        folders = list(supplies.iterdir())
    except OSError:
        return False
    for folder in folders:
        kind = _word(folder / "type")
        if kind in ("Mains", "USB") and _word(folder / "online") == "1":
            return False
        if kind == "Battery" and _word(folder / "scope") != "Device":
            discharging |= _word(folder / "status") == "Discharging"
    return discharging


def _word(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text().strip()
    return ""


def _on_windows() -> bool:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_ulong),
            ("full_seconds", ctypes.c_ulong),
        )

    status = Status()
    system = getattr(ctypes, "windll")  # noqa: B009 - there is none elsewhere
    known = system.kernel32.GetSystemPowerStatus(ctypes.byref(status))
    return bool(known) and status.line == 0


class PowerSaving:
    """Pauses by the run's folder; a mark beside it tells, also the next window, why it rests."""

    def __init__(self, is_on_battery: Callable[[], bool] = on_battery) -> None:
        """Ask ``is_on_battery`` at each look."""
        self._is_on_battery = is_on_battery

    def keep(self, projects: Sequence[Project], train_on_battery: bool) -> bool:
        """Pause or resume what is to be; return whether trainings wait for power.

        Raises:
            OSError: a folder cannot be written.
        """
        waits = not train_on_battery and self._is_on_battery()
        for project in projects:
            mark = project.folder / _MARK
            if waits and not mark.exists() and is_training(project) and _runs(project):
                mark.touch()
                leave_request(project.run, "pause")
            elif not waits and mark.exists():
                mark.unlink()
                if is_training(project):
                    leave_request(project.run, "resume")
        return waits


def _runs(project: Project) -> bool:
    with suppress(RunStateError):
        state = read_state(project.run)
        return state is not None and state.status == "running"
    return False
