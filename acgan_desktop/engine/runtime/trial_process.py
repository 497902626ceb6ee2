"""Trying a model file in a child process, so that whatever it does ends with a sentence."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from acgan_desktop.core.errors import Message
from acgan_desktop.core.user_folders import reason
from acgan_desktop.engine.error_codes import ModelCode
from acgan_desktop.engine.model_file.inspection import CheckedFile, ModelFileError
from acgan_desktop.engine.runtime.trial import OUT_OF_TIME, READY, RESULT, seconds_allowed

COMMAND = "try-model"
"""The hidden command of ``acgan`` that :func:`acgan_desktop.engine.runtime.trial.run` runs
under."""
_START_SECONDS = 90.0  # a cold disk, a scanner that looks at every file
_GRACE_SECONDS = 2.0  # the child keeps its time itself, unless it is stuck
_LOOK_SECONDS = 0.02
_LONGEST_SENTENCE = 600


class TrialCancelled(Exception):  # noqa: N818 - not an error
    """The trial was given up because its caller asked for that."""


def try_model(
    path: Path,
    checked: CheckedFile,
    cancelled: Callable[[], bool] | None = None,
    command: Sequence[str] | None = None,
) -> None:
    """Open and draw with the model file at ``path`` in a child process.

    Args:
        path: a model file.
        checked: what the check said of it.
        cancelled: asked again and again; True gives up, within a moment.
        command: starts the child, without the file and the folder for its result; this program's
            own if None.

    Raises:
        ModelFileError: it does not work; one sentence says how.
        TrialCancelled: ``cancelled`` returned True.
    """
    seconds = seconds_allowed(checked.size, checked.cost.seconds)
    # A folder that cannot be emptied at once, as on Windows after a kill, is no fault of the model.
    with tempfile.TemporaryDirectory(prefix="acgan-trial-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        arguments = [*(command or own_command()), str(path.absolute()), str(folder)]
        with _started(arguments) as process:
            try:
                in_time = _waited(process, folder, seconds, cancelled or _never)
            finally:
                process.kill()
                if process.stdin is not None:
                    process.stdin.close()
        problem = _problem(path, folder, process.returncode, seconds, in_time)
    if problem is not None:
        raise ModelFileError(problem)


def own_command() -> list[str]:
    """Return what starts this program's command line again: packed, or from Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    # -P: nothing is imported from the folder that somebody happens to stand in.
    return [sys.executable, "-P", "-m", "acgan_desktop", COMMAND]


def _started(arguments: list[str]) -> "subprocess.Popen[bytes]":
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows has it
    try:
        return subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=hidden,
            start_new_session=True,  # Ctrl-C is for us; we end it
        )
    except OSError as error:
        raise ModelFileError(ModelCode.TRIAL_NOT_STARTED, why=reason(error)) from error


def _waited(
    process: "subprocess.Popen[bytes]",
    folder: Path,
    seconds: float,
    cancelled: Callable[[], bool],
) -> bool:
    """Wait for the child; return whether it ended in time."""
    deadline, ready = time.monotonic() + _START_SECONDS, False
    while time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return process.returncode != OUT_OF_TIME
        if cancelled():
            raise TrialCancelled
        if not ready and (folder / READY).exists():
            ready, deadline = True, time.monotonic() + seconds + _GRACE_SECONDS
    return False


def _problem(
    path: Path, folder: Path, status: int | None, seconds: float, in_time: bool
) -> str | None:
    """Return the sentence that says what went wrong, or None."""
    if not in_time:
        return Message(ModelCode.TRIAL_TOO_SLOW, name=path.name, seconds=seconds)
    try:
        result = json.loads((folder / RESULT).read_text())
        if result["passed"] is True:
            return None
        code = ModelCode.__members__.get(str(result.get("code")))
        if code is not None:
            values = {key: _printable(value) for key, value in result["values"].items()}
            return Message(code, **values)
        return _printable(result["problem"]) or Message(ModelCode.TRIAL_FAILED, name=path.name)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Message(ModelCode.TRIAL_DIED, name=path.name, status=status)


def _printable(value: object) -> str:
    """Return what a child said that may obey a stranger's model by now."""
    return "".join(one if one.isprintable() else " " for one in str(value))[:_LONGEST_SENTENCE]


def _never() -> bool:
    return False
