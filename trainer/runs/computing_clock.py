"""A clock that stands still while other programs have the processor."""

import time
from pathlib import Path

_WAITED = Path("/proc/thread-self/schedstat")


def computing_seconds() -> float:
    """Return seconds from an arbitrary start, without those this thread waited for a processor.

    So that minutes of training, and images a second, mean the same on a busy machine as on a quiet
    one. Linux says how long a thread was ready to run and had to wait (the second number of
    ``schedstat``, in nanoseconds); elsewhere this is the plain clock. Time spent in waiting for a
    disk, a graphics card or another process of the same training counts.
    """
    return time.perf_counter() - _waited_seconds()


def _waited_seconds() -> float:
    try:
        return int(_WAITED.read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
