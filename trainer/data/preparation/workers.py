"""Screening in several processes, in order, with bounded memory, and gone when we are gone."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from acgan_desktop.core.errors import UserError
from trainer.data.preparation.screening import Reason, Screened, Screener
from trainer.data.sources import Entry

# One portion holds about this many bytes of finished pixels, so that memory does not grow with
# the resolution.
_PORTION_BYTES = 2 * 1024 * 1024

_screener: Screener | None = None


@dataclass(frozen=True)
class Processes:
    """How pictures are shared out among processes.

    Attributes:
        count: how many processes.
        worth: below so many pictures, starting processes takes longer than the work.
        portion_most: how many pictures a process is given at a time, at most.
    """

    count: int
    worth: int = 1500
    portion_most: int = 128


def screen_all(
    entries: Sequence[Entry],
    size: int,
    processes: Processes,
    keep: frozenset[Reason] = frozenset(),
) -> Generator[list[Screened], None, None]:
    """Screen ``entries``; yield the results in order, a portion at a time.

    Args:
        entries: the pictures.
        size: the side of the finished pixels.
        processes: how many to use; with 1, or little to do, all is done in this one.
        keep: reasons for which no picture is left out.

    Raises:
        UserError: the system ended one of the processes.
    """
    portion = max(1, min(processes.portion_most, _PORTION_BYTES // (size * size * 3)))
    portions = (entries[start : start + portion] for start in range(0, len(entries), portion))
    if processes.count <= 1 or len(entries) < processes.worth:
        screener = Screener(size, keep)
        for part in portions:
            yield screener.screen(part)
        return
    pool = ProcessPoolExecutor(
        processes.count,
        multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(size, keep),
    )
    waiting: deque[Future[list[Screened]]] = deque()
    try:
        for part in portions:
            waiting.append(pool.submit(_screen, part))
            if len(waiting) > 2 * processes.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise UserError(
            "The system ended one of the processes that open the pictures, most likely for want "
            f"of memory; use fewer than {processes.count} (--processes)."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def available_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(size: int, keep: frozenset[Reason]) -> None:
    global _screener
    # Ctrl-C reaches the whole group of processes; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _screener = Screener(size, keep)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _screen(entries: Sequence[Entry]) -> list[Screened]:
    assert _screener is not None
    return _screener.screen(entries)
