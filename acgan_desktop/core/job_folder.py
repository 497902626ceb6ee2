"""What a command of the trainer tells whoever started it: how far it is, and how it ended.

Like a run's folder: the command writes, the program reads, and neither needs the other to be
installed. The command holds a lock for as long as it lives, so that a killed one is known by the
system, not by its last words; the two need not live equally long.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.error_codes import JobCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.run_state import LOCK_FILE, is_locked

STARTED_FILE: Final = "started"
PROGRESS_FILE: Final = "progress.json"
RESULT_FILE: Final = "result.json"
LOG_FILE: Final = "log.txt"
MOST_BYTES: Final = 256 * 1024
START_SECONDS: Final = 120.0
"""A command that has not begun by then, on a cold disk, never will."""
_TELL_SECONDS: Final = 0.25

Value = FiniteFloat | int | str | None
_Read = TypeVar("_Read", bound=FileModel)


class JobProgress(FileModel):
    """How far a command is.

    Attributes:
        pid: its process.
        stage: what it does now, in the trainer's words.
        done: steps of the stage that are done.
        total: steps of the stage; 0 or 1 where they are not counted.
    """

    model_config = ConfigDict(frozen=True)

    pid: Annotated[int, Field(ge=0)]
    stage: Annotated[str, Field(max_length=1000)] = ""
    done: Annotated[int, Field(ge=0)] = 0
    total: Annotated[int, Field(ge=0)] = 0

    @property
    def share(self) -> float | None:
        """How much of the stage is done, 0 to 1; None where it is not counted."""
        return min(1.0, self.done / self.total) if self.total > 1 else None


class JobResult(FileModel):
    """How a command ended.

    Attributes:
        status: its exit status; 0 is good.
        sentence: what was wrong, for a person; "" where nothing was.
        values: what it found out.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    status: int
    sentence: Annotated[str, Field(max_length=20_000)] = ""
    values: Annotated[dict[str, Value], Field(max_length=64)] = Field(default_factory=dict)


JobState = Literal["none", "starting", "running", "ended", "killed"]


class Job(FileModel):
    """How a job stands, as :func:`read_job` finds it.

    Attributes:
        state: "none" where no job was ever started in the folder.
        progress: its last words, while it runs.
        result: how it ended.
    """

    model_config = ConfigDict(frozen=True)

    state: JobState
    progress: JobProgress | None = None
    result: JobResult | None = None

    @property
    def is_busy(self) -> bool:
        """Whether it is still to end."""
        return self.state in ("starting", "running")

    @property
    def is_good(self) -> bool:
        """Whether it ended well."""
        return self.result is not None and self.result.status == 0


class JobReporter:
    """What a command says while it works; with no folder, to nobody.

    Attributes:
        values: what it found out, for the result.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._told = 0.0
        self._stage = ""
        self.values: dict[str, Value] = {}

    def show(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Say how far the work is; written a few times a second at most."""
        now = time.monotonic()
        if self._folder is None or (
            stage == self._stage and done < total and now - self._told < _TELL_SECONDS
        ):
            return
        self._stage, self._told = stage, now
        progress = JobProgress(pid=os.getpid(), stage=stage[:1000], done=done, total=total)
        with suppress(OSError):  # the work is worth more than what is told of it
            durable.write_text(self._folder / PROGRESS_FILE, progress.model_dump_json())

    def end(self, status: int, sentence: str) -> None:
        """Say how the work ended.

        Raises:
            OSError: that cannot be written.
        """
        if self._folder is not None:
            result = JobResult(status=status, sentence=sentence[:20_000], values=self.values)
            durable.write_text(self._folder / RESULT_FILE, result.model_dump_json())


@contextmanager
def reporting_in(folder: Path | None) -> Iterator[JobReporter]:
    """Hold the job's lock while the block runs; with None, report to nobody.

    Raises:
        UserError: another command reports there.
        OSError: the folder cannot be written.
    """
    if folder is None:
        yield JobReporter()
        return
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK_FILE)
    try:
        lock.acquire(timeout=1.0, poll_interval=0.05)  # whoever looks has it for a moment
    except Timeout as error:
        raise UserError(JobCode.IN_USE, folder=folder) from error
    try:
        for name in (PROGRESS_FILE, RESULT_FILE):
            durable.remove_leftovers_beside(folder / name)
            (folder / name).unlink(missing_ok=True)
        reporter = JobReporter(folder)
        reporter.show("Starting")
        yield reporter
    finally:
        lock.release()


def mark_started(folder: Path) -> None:
    """Note that a command is being started that will report in ``folder``.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in (PROGRESS_FILE, RESULT_FILE):
        (folder / name).unlink(missing_ok=True)
    (folder / STARTED_FILE).touch()


def read_job(folder: Path) -> Job:
    """Return how the job in ``folder`` stands; a file that does not fit counts as missing."""
    result = _read(JobResult, folder / RESULT_FILE)
    if result is not None:
        return Job(state="ended", result=result)
    progress = _read(JobProgress, folder / PROGRESS_FILE)
    if is_locked(folder / LOCK_FILE):
        return Job(state="running", progress=progress)
    # It may have ended between the two looks.
    result = _read(JobResult, folder / RESULT_FILE)
    if result is not None:
        return Job(state="ended", result=result)
    try:
        age = time.time() - (folder / STARTED_FILE).stat().st_mtime
    except OSError:
        return Job(state="none")
    begun = progress is not None
    return Job(state="killed" if begun or not -1 <= age < START_SECONDS else "starting")


def _read(kind: type[_Read], path: Path) -> _Read | None:
    try:
        return read_json(kind, read_bounded(path, MOST_BYTES, "a job's words"))
    except (UserError, FileFault):
        return None
