"""A clock that stands still while other programs have the processor."""

import time
from pathlib import Path
from typing import Final

SCHEDSTAT: Final = Path("/proc/thread-self/schedstat")


def computing_seconds(schedstat: Path = SCHEDSTAT) -> float:
    """Return seconds from an arbitrary start, without those this thread waited for a processor.

    So that minutes of training, and images a second, mean the same on a busy machine as on a quiet
    one. Linux says how long a thread was ready to run and had to wait (the second number of
    ``schedstat``, in nanoseconds); elsewhere this is the plain clock. Time spent in waiting for a
    disk, a graphics card or another process of the same training counts.

    Args:
        schedstat: where the system says how long this thread waited; it need not be there.
    """
    return time.perf_counter() - _waited_seconds(schedstat)


def _waited_seconds(schedstat: Path) -> float:
    try:
        return int(schedstat.read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
