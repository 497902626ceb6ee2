"""Starting a process that outlives this one, and ending it with all that it started."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason
from acgan_desktop.library.training.error_codes import SetupCode


def own_group() -> dict[str, Any]:
    """Return what :class:`subprocess.Popen` is told so that a child is no part of this session.

    Neither Ctrl-C in a terminal, nor its closing, nor the end of this process reaches it then.
    """
    if sys.platform == "win32":
        new_group: int = subprocess.CREATE_NEW_PROCESS_GROUP
        return {"creationflags": new_group | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


class DetachedProcess:
    """A process that lives on when nobody here holds it any more.

    Attributes:
        pid: its number.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self.pid = process.pid

    def has_ended(self) -> bool:
        """Say whether it has ended; the system can forget it then."""
        return self._process.poll() is not None

    def wait(self, timeout: float | None = None) -> None:
        """Wait for its end.

        Raises:
            subprocess.TimeoutExpired: it takes longer than ``timeout`` seconds.
        """
        self._process.wait(timeout)

    def __del__(self) -> None:
        """Let go of it; Python would warn of a child that nobody waits for."""
        if self._process.poll() is None:
            self._process.returncode = 0


def start_detached(
    command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
) -> DetachedProcess:
    """Start ``command``, whose words go into the file ``log``; it lives on when this process ends.

    Args:
        command: program and arguments.
        log: what it prints; written anew.
        environment: variables beside those of this process.

    Raises:
        UserError: it cannot be started.
    """
    try:
        with log.open("wb") as stream:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                **own_group(),
            )
            return DetachedProcess(process)
    except OSError as error:
        raise UserError(
            SetupCode.NOT_STARTED, program=Path(command[0]).name, why=reason(error)
        ) from error


def end_tree(pid: int) -> None:
    """End the process ``pid``, started with :func:`own_group`, and all that it started.

    Whoever calls must know that the process lives, by its lock: numbers are used again.
    """
    if pid <= 0:
        return
    if sys.platform == "win32":
        with suppress(OSError):
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(pid)],
                capture_output=True,
                check=False,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
        return
    with suppress(OSError):
        # Only the leader of a group is one that was started here.
        if os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
