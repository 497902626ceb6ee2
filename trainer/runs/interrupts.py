"""Ctrl-C and a polite kill, as wishes to stop."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts(stop: threading.Event) -> Iterator[None]:
    """Let Ctrl-C and a polite kill end the run after the step in hand; twice ends it at once.

    So does a terminal that is closed, unless nohup said that it shall not matter.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask(number: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    names = [signal.SIGINT, signal.SIGTERM]
    hung_up = getattr(signal, "SIGHUP", None)  # not on Windows
    if hung_up is not None and signal.getsignal(hung_up) is not signal.SIG_IGN:
        names.append(hung_up)
    before = [signal.signal(name, ask) for name in names]
    try:
        yield
    finally:
        for name, handler in zip(names, before, strict=True):
            signal.signal(name, handler)
