"""Signals as wishes to stop."""

import os
import signal
import threading

import pytest

from trainer.runs.interrupts import interrupts

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_asks_once_and_ends_it_the_second_time(name: str) -> None:
    stop, number = threading.Event(), getattr(signal, name)
    before = signal.getsignal(number)
    with interrupts(stop):
        signal.raise_signal(number)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) == before


def test_a_closed_terminal_does_not_matter_where_nohup_said_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        stop = threading.Event()
        with interrupts(stop):
            signal.raise_signal(signal.SIGHUP)
        assert not stop.is_set()
    finally:
        signal.signal(signal.SIGHUP, before)
