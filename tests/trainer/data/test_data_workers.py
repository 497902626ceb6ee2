"""Opening pictures in several processes, one of which the system ends."""

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from acgan_desktop.core.errors import UserError
from trainer.data.preparation import workers
from trainer.data.sources import Entry


class KilledPool:
    """A pool whose processes were ended."""

    def __init__(self, *_: object, **__: object) -> None:
        self.shut = False

    def submit(self, *_: object) -> Future[object]:
        future: Future[object] = Future()
        future.set_exception(BrokenProcessPool("terminated abruptly"))
        return future

    def shutdown(self, cancel_futures: bool = False) -> None:
        self.shut = True


def test_a_process_ended_by_the_system_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ProcessPoolExecutor", KilledPool)
    entries = [Entry(f"{number}.png", f"{number}.png", -1) for number in range(1000)]
    with pytest.raises(UserError, match=r"use fewer than 2 \(--processes\)"):
        list(workers.screen_all(entries, 64, workers.Processes(2, worth=1)))
