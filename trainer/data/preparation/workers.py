"""Screening in several processes, in order, with bounded memory, and gone when we are gone."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from acgan_desktop.core.errors import UserError
from trainer.data.preparation.face_crops import FaceFinder
from trainer.data.preparation.screening import Reason, Screened, Screener
from trainer.data.sources import Entry

# One portion holds about this many bytes of finished pixels, so that memory does not grow with
# the resolution.
_PORTION_BYTES = 2 * 1024 * 1024

Done = TypeVar("Done")
# What a process does with a portion; made anew in each of them.
Work = Callable[[Sequence[Entry]], list[Done]]

_work: Callable[[Sequence[Entry]], list[Any]] | None = None


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
    yield from _shared_out(entries, portion, processes, partial(_screening, size, keep))


def find_faces_in_all(
    entries: Sequence[Entry], processes: Processes
) -> Generator[list[list[tuple[int, int, int]] | None], None, None]:
    """Look for faces in ``entries``; yield :meth:`FaceFinder.find` in order, a portion at a time.

    Raises:
        UserError: the system ended one of the processes.
    """
    # Looking takes many times as long as opening.
    many = replace(processes, worth=processes.worth // 30)
    yield from _shared_out(entries, min(16, processes.portion_most), many, _face_finding)


def _screening(size: int, keep: frozenset[Reason]) -> Work[Screened]:
    return Screener(size, keep).screen


def _face_finding() -> Work[list[tuple[int, int, int]] | None]:
    return FaceFinder().find


def _shared_out(
    entries: Sequence[Entry], portion: int, processes: Processes, make: Callable[[], Work[Any]]
) -> Generator[list[Any], None, None]:
    portions = (entries[start : start + portion] for start in range(0, len(entries), portion))
    if processes.count <= 1 or len(entries) < processes.worth:
        work = make()
        for part in portions:
            yield work(part)
        return
    pool = ProcessPoolExecutor(
        processes.count,
        multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(make,),
    )
    waiting: deque[Future[list[Any]]] = deque()
    try:
        for part in portions:
            waiting.append(pool.submit(_do, part))
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


def _start(make: Callable[[], Work[Any]]) -> None:
    global _work
    # Ctrl-C reaches the whole group of processes; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _work = make()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(entries: Sequence[Entry]) -> list[Any]:
    assert _work is not None
    return _work(entries)
