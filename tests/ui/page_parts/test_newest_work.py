"""Of work that is asked for again and again, the newest counts."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from ui_support import wait_until

from acgan_desktop.ui.page_parts.saving.newest_work import NewestWork, Work
from acgan_desktop.ui.services.background import Background, Operation


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.shut_down()


def after(gate: Event, answer: int | Exception, begun: list[object]) -> Work[int]:
    def work(_: Operation[float]) -> int:
        begun.append(answer)
        gate.wait()
        if isinstance(answer, Exception):
            raise answer
        return answer

    return work


def test_what_came_between_is_never_begun(qtbot: QtBot, background: Background) -> None:
    gate = Event()
    begun: list[object] = []
    done: list[int] = []
    failed: list[Exception] = []
    work: NewestWork[int] = NewestWork(background, done.append, failed.append)
    for number in range(4):
        work.ask(after(gate, number, begun))
    gate.set()
    wait_until(qtbot, lambda: not work.is_busy)
    assert begun == done == [0, 3]
    assert not failed


def test_an_older_failure_is_not_told(qtbot: QtBot, background: Background) -> None:
    gate = Event()
    begun: list[object] = []
    done: list[int] = []
    failed: list[Exception] = []
    work: NewestWork[int] = NewestWork(background, done.append, failed.append)
    work.ask(after(gate, ValueError("old"), begun))
    work.ask(after(gate, 7, begun))
    gate.set()
    wait_until(qtbot, lambda: done)
    assert failed == []
    work.ask(after(gate, ValueError("new"), begun))
    wait_until(qtbot, lambda: failed)
    assert str(failed[0]) == "new"


def test_a_newer_request_can_end_what_runs(qtbot: QtBot, background: Background) -> None:
    gate = Event()
    begun: list[object] = []
    done: list[int] = []
    failed: list[Exception] = []
    work: NewestWork[int] = NewestWork(background, done.append, failed.append, interrupts=True)
    work.ask(after(gate, 1, begun))
    work.ask(after(gate, 2, begun))
    gate.set()
    wait_until(qtbot, lambda: done)
    assert done == [2]
    work.ask(after(gate, 3, begun))
    work.cancel()
    background.wait_for_done()
    assert not work.is_busy
    assert done == [2]
    assert not failed
