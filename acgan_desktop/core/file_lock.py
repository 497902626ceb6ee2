"""Changing a file that other windows and programs may change too, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# How often to ask for the lock, in seconds; seldom enough, and often enough to get a turn.
_POLL_S = 0.01


@contextmanager
def file_locked(path: Path, patience: float) -> Iterator[bool]:
    """Keep others who ask, too, from changing ``path`` while the block runs.

    Args:
        path: the file; its lock lies beside it, and is let go of when its holder is killed.
        patience: how long to wait for another, in seconds.

    Yields:
        Whether the file is ours; else another holds it all the time.

    Raises:
        OSError: nothing can be written there.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_name(f".{path.name}.lock"))
    with suppress(Timeout):
        lock.acquire(timeout=patience, poll_interval=_POLL_S)
    try:
        yield lock.is_locked
    finally:
        lock.release()
