"""What the program and the trainer share about a run: its state file and its control folder.

Contract 3 of the design. The trainer writes the state and obeys requests; the window reads the
state and leaves requests. Neither needs the other to be installed.

A trainer holds a lock on a file in the folder for as long as it lives. A killed one leaves a state
that still says "running": whoever reads it is told the truth, by that lock.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AwareDatetime, ConfigDict, Field, FiniteFloat

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json

STATE_FILE = "state.json"
LOCK_FILE = ".lock"
CONTROL_FOLDER = "control"
MAX_STATE_BYTES = 64 * 1024

Status = Literal["running", "paused", "stopped", "finished", "failed"]
Request = Literal["pause", "resume", "stop", "checkpoint"]
REQUESTS: tuple[Request, ...] = get_args(Request)

INTERRUPTED = (
    "The process that trained here was ended before it could save; run the same command again to "
    "go on from the last checkpoint."
)


class RunStateError(UserError):
    """A run's state file is not one that the trainer wrote."""


class RunState(FileModel):
    """How a run stands, in its process's own words; see :func:`read_state`.

    Attributes:
        format: version of this contract.
        status: what the run is doing, or how it ended.
        statuses: all values ``status`` can take, so that the file explains itself.
        pid: process that wrote this.
        started: when that process began, UTC.
        heartbeat: when it last wrote this, UTC.
        kimg: thousands of real images shown so far.
        target_kimg: where the run ends; None if only time bounds it.
        message: one sentence for the person, also when it failed.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    status: Status
    statuses: tuple[Status, ...] = get_args(Status)
    pid: Annotated[int, Field(ge=0)]
    started: AwareDatetime
    heartbeat: AwareDatetime
    kimg: Annotated[FiniteFloat, Field(ge=0)]
    target_kimg: Annotated[FiniteFloat, Field(ge=0)] | None = None
    message: Annotated[str, Field(max_length=10_000)] = ""


def utc_now() -> datetime:
    """Return the time in UTC to the second, as a state holds it."""
    return datetime.now(UTC).replace(microsecond=0)


def write_state(run: Path, state: RunState) -> None:
    """Replace the state file of the run folder ``run``.

    Raises:
        OSError: it cannot be written.
    """
    content = (state.model_dump_json(indent=2) + "\n").encode()
    for attempts_left in (4, 3, 2, 1, 0):
        try:
            durable.write_bytes(run / STATE_FILE, content)
            return
        except PermissionError:
            # Windows refuses to replace a file while somebody, here the window, reads it.
            if os.name != "nt" or attempts_left == 0:
                raise
            time.sleep(0.05)


def read_state(run: Path) -> RunState | None:
    """Read how the run in the folder ``run`` stands; None if nothing has been said of it yet.

    A run whose process was killed is "stopped", with a message of its own, whatever its last words
    were.

    Raises:
        RunStateError: the state cannot be read, or does not fit the contract.
    """
    path = run / STATE_FILE
    try:
        content = read_bounded(path, MAX_STATE_BYTES, "a run's state", RunStateError)
    except RunStateError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise
    try:
        state = read_json(RunState, content)
    except FileFault as fault:
        raise RunStateError(f"{path} is not a usable run state: {fault}.") from fault
    if state.status in ("running", "paused") and is_locked(run / LOCK_FILE) is False:
        return state.model_copy(update={"status": "stopped", "message": INTERRUPTED})
    return state


def is_locked(path: Path) -> bool | None:
    """Say whether a process holds the lock on ``path``, as filelock takes it; None = unknown.

    The system lets go of it when the process dies. Where none has it, this takes it for a moment.
    """
    try:
        with path.open("rb+") as stream:
            return not _try_lock(stream.fileno())
    except FileNotFoundError:
        return False
    except OSError:  # not allowed to open it, or a disk without locks
        return None


def _try_lock(descriptor: int) -> bool:
    """Take the lock, which closing the file lets go; return whether that went."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def leave_request(run: Path, request: Request) -> None:
    """Ask the trainer that works in the run folder ``run`` to do something.

    Raises:
        OSError: the request cannot be written.
    """
    folder = run / CONTROL_FOLDER
    folder.mkdir(exist_ok=True)
    (folder / request).touch()
