"""Work with files off the window's thread: operations that answer who started them alone."""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from acgan_desktop.app.failure import Failure

Result = TypeVar("Result")
Progress = TypeVar("Progress")


def _nothing(_: object) -> None:
    """Take an answer that nobody needs."""


class Operation(Generic[Progress]):
    """Work under way for one requester, as the work and the requester see it."""

    def __init__(
        self,
        closing: Event,
        call: Callable[[Callable[[], object]], object],
        progressed: Callable[[Progress], object],
    ) -> None:
        """Begin.

        Args:
            closing: set when the window closes.
            call: has a function called on the window's thread.
            progressed: takes how far the work is.
        """
        self._closing, self._call, self._progressed = closing, call, progressed
        self._stopped = Event()
        self.is_cancelled = False

    # What the requester does.

    def stop(self) -> None:
        """Ask the work to end early; its answer still comes."""
        self._stopped.set()

    def cancel(self) -> None:
        """Ask the work to end early, and drop its answer."""
        self.is_cancelled = True
        self.stop()

    # What the work does, on its own thread.

    def is_stopped(self) -> bool:
        """Whether the work should end early."""
        return self._stopped.is_set() or self._closing.is_set()

    def show(self, progress: Progress) -> None:
        """Tell the requester how far the work is."""
        self._call(lambda: None if self.is_cancelled else self._progressed(progress))


class Background(QObject):
    """One thread for work with files, in the order it was given.

    Signals:
        failed(Failure): some work raised, and who started it left it to the window to say so.
    """

    failed = Signal(object)
    _called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._closing = Event()
        self._has_ended = False
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], object] = _nothing,
        failed: Callable[[Exception], object] | None = None,
    ) -> Operation[None]:
        """Start short work that has no use for its operation; see :meth:`start`."""
        return self.start(lambda _: work(), done, failed)

    def start(
        self,
        work: Callable[[Operation[Progress]], Result],
        done: Callable[[Result], object] = _nothing,
        failed: Callable[[Exception], object] | None = None,
        progressed: Callable[[Progress], object] = _nothing,
    ) -> Operation[Progress]:
        """Do ``work`` on the other thread; the rest of the functions is called on this one.

        After :meth:`shut_down` nothing is begun: whoever asks then belongs to a window that closes.

        Args:
            work: is given its operation, to ask whether to go on and to say how far it is.
            done: takes what ``work`` returned.
            failed: takes what it raised; else :attr:`failed` says it.
            progressed: takes how far it is.
        """
        operation = Operation(self._closing, self._called.emit, progressed)
        if self._has_ended:
            return operation
        failed = failed or self._show_error

        def task() -> None:
            try:
                answer = partial(done, work(operation))
            except Exception as error:
                answer = partial(failed, error)
            self._called.emit(lambda: None if operation.is_cancelled else answer())

        # Not QRunnable.create(task): its Python wrapper outlives the object that Qt deletes, and a
        # later object at the same address is then taken for a QRunnable.
        self._pool.start(task)
        return operation

    def wait_for_done(self) -> None:
        """Wait until all work that was given has run; what ``done`` does with it comes later."""
        self._pool.waitForDone()

    def stop(self) -> None:
        """Let what can be stopped end early: the window closes."""
        self._closing.set()

    def shut_down(self) -> None:
        """Finish what was given (a picture being saved is saved), and end the thread."""
        self._has_ended = True
        self.wait_for_done()
        self._called.disconnect(self._call)

    def _show_error(self, error: Exception) -> None:
        self.failed.emit(Failure.of(error))

    @Slot(object)
    def _call(self, function: Callable[[], object]) -> None:
        if not self._has_ended:  # else it was on its way already when the end came
            function()
