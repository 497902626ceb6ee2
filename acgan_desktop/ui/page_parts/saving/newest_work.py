"""Work of which only the newest request counts: what came between is never begun."""

from collections.abc import Callable
from typing import Generic, TypeVar

from acgan_desktop.ui.services.background import Background, Operation

Result = TypeVar("Result")
Work = Callable[[Operation[float]], Result]


class NewestWork(Generic[Result]):
    """One piece of work at a time on a background thread, then the newest that was asked for."""

    def __init__(
        self,
        background: Background,
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
        *,
        interrupts: bool = False,
    ) -> None:
        """Do nothing yet.

        Args:
            background: the thread.
            done: takes what came of the work.
            failed: takes what it raised.
            interrupts: whether a newer request ends the one that runs, and drops its answer;
                else that is finished and shown, so that what moves is seen moving.
        """
        self._background, self._done, self._failed = background, done, failed
        self._interrupts = interrupts
        self._running: Operation[float] | None = None
        self._waiting: Work[Result] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None

    def ask(self, work: Work[Result], on: Background | None = None) -> None:
        """Do ``work`` as soon as what runs is done; ``on`` another thread from now on."""
        if on is not None:
            self._background = on
        if self._running is not None and not self._interrupts:
            self._waiting = work
            return
        self.cancel()
        self._begin(work)

    def cancel(self) -> None:
        """Drop what runs and what waits."""
        self._waiting = None
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _begin(self, work: Work[Result]) -> None:
        self._running = self._background.start(work, self._take, self._fail)

    def _take(self, result: Result) -> None:
        self._next()
        self._done(result)

    def _fail(self, error: Exception) -> None:
        is_newest = self._waiting is None  # else it is of no concern any more what went wrong
        self._next()
        if is_newest:
            self._failed(error)

    def _next(self) -> None:
        self._running = None
        work, self._waiting = self._waiting, None
        if work is not None:
            self._begin(work)
