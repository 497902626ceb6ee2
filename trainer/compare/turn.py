"""A turn in a process of its own: ``fit``, which saves and ends when whoever began it is gone."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from acgan_desktop.core.run_state import RunStateError
from trainer.compare.schedule import Turn

_PREDECESSOR_SECONDS = 60.0
_LAST_WORDS = 4096
_INPUT = 0


class Process:
    """A turn under way; see :class:`trainer.compare.schedule.Child`.

    The process listens to its input: when that ends, because it is closed here or because this
    process was killed, it saves and ends.
    """

    def __init__(self, turn: Turn, command: Sequence[str], log: Path) -> None:
        """Start ``command`` as ``turn``, with what it says at the end of the file ``log``."""
        self._turn = turn
        self._log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as words:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=words,
                stderr=subprocess.STDOUT,
                # Ctrl-C is for this process, which then asks its turns to end.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )

    def poll(self) -> int | None:
        """Return its exit status, None while it goes on."""
        status = self._process.poll()
        if status is not None:
            self.stop()  # nobody is left to listen
        return status

    def stop(self) -> None:
        """Ask it to save and end; asking again does nothing."""
        if self._process.stdin is not None:
            self._process.stdin.close()

    def wait(self) -> int:
        """Wait for its end; returns its exit status."""
        return self._process.wait()

    def why(self) -> str:
        """Say in a sentence why it failed."""
        self.stop()
        name, folder = self._turn.contestant.name, self._turn.contestant.folder
        with contextlib.suppress(RunStateError):
            state = folder.read_state()
            if state is not None and state.status == "failed" and state.message:
                return f"{name} failed: {state.message}"
        with contextlib.suppress(OSError):
            tail = self._log.read_bytes()[-_LAST_WORDS:].decode(errors="replace").split("\n")
            if words := [line.strip() for line in tail if line.strip()]:
                return f"{name} failed: {words[-1]} See {self._log}."
        return f"{name} failed without a word; see {self._log}."


def command_of(
    turn: Turn, data: Path, *, module: str, threads: int | None, device: str
) -> list[str]:
    """Return the command line of a turn.

    Args:
        turn: whose, and until when.
        data: the data set.
        module: what the process runs; it calls :func:`take_turn` with its arguments.
        threads: processor threads; None = all.
        device: auto, cpu or cuda.
    """
    one = turn.contestant
    command = [sys.executable, "-m", module, str(one.folder.path), "fit", one.given]
    command += ["--data", str(data), "--run", str(one.folder.path), "--device", device]
    command += ["--minutes", repr(turn.until_minutes)]
    if threads is not None:
        command += ["--threads", str(threads)]
    for change in one.overrides:
        command += ["--set", change]
    return command


def take_turn(argv: Sequence[str], acgan_train: Callable[[Sequence[str]], int]) -> int:
    """Run ``acgan_train`` with all but the first of ``argv``, the folder of the run.

    Called in a process of its own, whose input is open for as long as it should go on.

    Args:
        argv: the folder, then the arguments of ``acgan-train``.
        acgan_train: the command line; returns its exit status.

    Returns:
        That status.
    """
    folder, *arguments = argv
    threading.Thread(target=_end_with_input, args=(_INPUT,), daemon=True).start()
    _wait_for_predecessor(Path(folder))
    return acgan_train(arguments)


def _end_with_input(descriptor: int) -> None:
    """Wish for the end once there is nothing more to read: ``fit`` then saves and ends.

    It reads the descriptor itself. ``sys.stdin`` would be locked by a thread that waits for it, and
    Python aborts if it cannot take that lock when it ends.
    """
    with contextlib.suppress(OSError):  # closed, which ends it as well
        while os.read(descriptor, _LAST_WORDS):
            pass
    signal.raise_signal(signal.SIGTERM)


def _wait_for_predecessor(run: Path) -> None:
    """Wait a while for a turn whose beginner was killed, and which is saving just now."""
    from filelock import FileLock, Timeout

    from acgan_desktop.core.run_state import LOCK_FILE

    if run.is_dir():
        with contextlib.suppress(Timeout), FileLock(run / LOCK_FILE, timeout=_PREDECESSOR_SECONDS):
            pass
