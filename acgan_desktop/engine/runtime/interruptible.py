"""Runs of ONNX Runtime that can be left at any time: from another thread, or by Ctrl-C."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import onnxruntime
from numpy.typing import NDArray

_LOOK_SECONDS = 0.05
# Python on Windows notices Ctrl-C only between two waits.
_WAIT_SECONDS = 0.2


class RunInterrupted(Exception):  # noqa: N818 - not an error
    """A run was ended before it was done, because somebody asked for that."""


class InterruptibleSession:
    """An ``onnxruntime.InferenceSession`` whose runs can be ended between two operators.

    Threads may share it. On Python's main thread a run leaves that thread free for Ctrl-C.
    """

    def __init__(self, session: onnxruntime.InferenceSession, *, frugal: bool = False) -> None:
        """Run ``session``; ``frugal`` gives its CPU memory back after each run."""
        self._session = session
        self._frugal = frugal
        self._lock = threading.Lock()
        self._running: dict[int, onnxruntime.RunOptions] = {}

    def run(
        self, outputs: Sequence[str] | None, feeds: Mapping[str, NDArray[Any]]
    ) -> list[NDArray[Any]]:
        """Compute ``outputs``.

        Raises:
            RunInterrupted: :meth:`interrupt` was called meanwhile.
            Exception: whatever ONNX Runtime raises.
        """
        found: list[NDArray[Any]] = self._run(
            lambda options: self._session.run(outputs, feeds, options)
        )
        return found

    def run_with_iobinding(self, binding: Any) -> None:
        """Compute the outputs that are bound, from the inputs that are; as :meth:`run`."""
        self._run(lambda options: self._session.run_with_iobinding(binding, options))

    def io_binding(self) -> Any:
        """Return a new binding."""
        return self._session.io_binding()

    def get_providers(self) -> list[str]:
        """Return ONNX Runtime's names of what it runs on."""
        return list(self._session.get_providers())

    def interrupt(self) -> None:
        """End what runs now, from any thread."""
        with self._lock:
            for options in self._running.values():
                options.terminate = True

    def _run(self, work: Callable[[onnxruntime.RunOptions], Any]) -> Any:
        options = onnxruntime.RunOptions()
        if self._frugal:
            options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        with self._lock:
            self._running[id(options)] = options
        try:
            if threading.current_thread() is threading.main_thread():
                return _beside(lambda: work(options), self.interrupt)
            return work(options)
        except Exception as error:
            if options.terminate:
                raise RunInterrupted from error
            raise
        finally:
            with self._lock:
                del self._running[id(options)]


def _beside(work: Callable[[], Any], interrupt: Callable[[], None]) -> Any:
    """Do ``work`` on another thread and wait; Ctrl-C interrupts it."""
    found: list[Any] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def body() -> None:
        try:
            found.append(work())
        except BaseException as error:
            failed.append(error)
        finally:
            done.set()

    thread = threading.Thread(target=body, name="run")
    try:
        thread.start()
        while not done.wait(_WAIT_SECONDS):
            pass
    finally:  # done, or Ctrl-C, which may have come while the thread was starting
        if not done.is_set():
            interrupt()
        if thread.ident is not None:
            thread.join()
    if failed:
        raise failed[0]
    return found[0]


@contextmanager
def interrupted_when(
    cancelled: Callable[[], bool] | None, interrupt: Callable[[], None]
) -> Iterator[None]:
    """Call ``interrupt`` as soon as ``cancelled`` returns True during the block.

    Args:
        cancelled: asked again and again on another thread; nobody is asked if None.
        interrupt: ends what the block waits for; it is called again until the block ends.
    """
    if cancelled is None:
        yield
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_LOOK_SECONDS):
            if cancelled():
                interrupt()

    watcher = threading.Thread(target=watch, name="watching a run")
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
