"""Short work with files off the window's thread: saving a picture, reading a dropped one."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from acgan_desktop.app.failure import Failure

T = TypeVar("T")


class Background(QObject):
    """One thread for short work, in the order it was given.

    Signals:
        failed(Failure): some work raised; its ``done`` is not called.
    """

    failed = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._has_ended = False
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Call ``work`` on the other thread, then ``done`` with its result on this one.

        After :meth:`shut_down` nothing is begun: whoever asks then belongs to a window that closes.
        """
        if self._has_ended:
            return

        def task() -> None:
            try:
                result = work()
            except Exception as error:
                self._finished.emit(done, None, Failure.of(error))
            else:
                self._finished.emit(done, result, None)

        # Not QRunnable.create(task): its Python wrapper outlives the object that Qt deletes, and a
        # later object at the same address is then taken for a QRunnable.
        self._pool.start(task)

    def wait_for_done(self) -> None:
        """Wait until all work that was given has run; what ``done`` does with it comes later."""
        self._pool.waitForDone()

    def shut_down(self) -> None:
        """Finish what was given (a picture being saved is saved), and end the thread."""
        self._has_ended = True
        self.wait_for_done()
        self._finished.disconnect(self._finish)

    @Slot(object, object, object)
    def _finish(self, done: Callable[[Any], object], result: Any, failure: Failure | None) -> None:
        if self._has_ended:  # it was on its way already when the end came
            return
        if failure is not None:
            self.failed.emit(failure)
        else:
            done(result)
