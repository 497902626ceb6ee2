"""Obeying what is asked of a training through its run's control folder."""

import threading
from collections.abc import Callable
from typing import Protocol

from acgan_desktop.core.run_state import RunState, Status
from trainer.runs.run_folder import RunFolder

_PAUSED = "Ask it to resume, or to stop."


class Beat(Protocol):
    """Says in the run's state file how the training stands."""

    def __call__(self, status: Status, message: str = "", *, force: bool = False) -> RunState:
        """Write the state now and then, or at once with ``force``."""


def follow_requests(
    folder: RunFolder, stop: threading.Event, save: Callable[[], object], beat: Beat
) -> bool:
    """Do what is asked in the control folder; return False if that is to stop.

    Args:
        folder: the run's.
        stop: set by Ctrl-C; it ends a pause too.
        save: writes a checkpoint.
        beat: says how the training stands.
    """
    requests: list[str] = list(folder.take_requests())
    while requests:
        request = requests.pop(0)
        if request == "stop":
            return False
        if request in ("checkpoint", "pause"):
            save()
        if request == "pause":
            beat("paused", _PAUSED, force=True)
            while "resume" not in requests and "stop" not in requests:
                if stop.wait(0.2):
                    return False
                requests += folder.take_requests()
                beat("paused", _PAUSED)
            beat("running", force=True)
    return True
