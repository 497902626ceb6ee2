"""Short work with files: in order, off the window's thread, and nothing of it left behind."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from ui_support import wait_until

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.errors import UserError
from acgan_desktop.ui.services.background import Background, Operation


@pytest.mark.usefixtures("qapp")
def test_work_leaves_no_stale_wrappers_behind(qtbot: QtBot) -> None:
    """Objects made after some work are what they were made as, wherever they lie in memory."""
    background = Background()
    done: list[int] = []
    for number in range(200):
        background.run(lambda number=number: number, done.append)  # type: ignore[misc]
    wait_until(qtbot, lambda: len(done) == 200)
    assert done == list(range(200))
    owner = QObject()
    made = [QAction("step", owner) for _ in range(2000)]
    found = owner.findChildren(QAction)
    assert len(found) == len(made)
    assert all(type(action) is QAction for action in found)
    background.shut_down()


def test_work_runs_on_another_thread_and_its_end_on_this_one(qtbot: QtBot) -> None:
    background = Background()
    seen: list[threading.Thread] = []
    background.run(threading.current_thread, seen.append)
    background.run(lambda: None, lambda _: seen.append(threading.current_thread()))
    wait_until(qtbot, lambda: len(seen) == 2)
    assert seen[0] is not threading.main_thread()
    assert seen[1] is threading.main_thread()
    background.shut_down()


@pytest.mark.usefixtures("qapp")
def test_nothing_is_begun_after_the_end() -> None:
    background = Background()
    done: list[str] = []
    background.run(lambda: "before", done.append)
    background.shut_down()
    background.run(lambda: done.append("after"), lambda _: None)
    background.wait_for_done()
    QCoreApplication.processEvents()
    assert done == []


def test_a_failure_reaches_who_started_the_work_and_nobody_else(qtbot: QtBot) -> None:
    background = Background()
    said: list[Failure] = []
    background.failed.connect(said.append)
    mine: list[Exception] = []
    others: list[object] = []

    def broken() -> None:
        raise UserError("The disk is full.")

    background.run(lambda: 1, others.append, others.append)
    background.run(broken, others.append, mine.append)
    background.run(lambda: 2, others.append, others.append)
    wait_until(qtbot, lambda: others == [1, 2])
    assert [str(error) for error in mine] == ["The disk is full."]
    assert said == []
    background.run(broken)  # nobody takes it, so the window says it
    wait_until(qtbot, lambda: said)
    assert [failure.sentence for failure in said] == ["The disk is full."]
    background.shut_down()


def test_what_is_cancelled_is_not_answered(qtbot: QtBot) -> None:
    background = Background()
    entered, answers = threading.Event(), list[object]()

    def work(operation: Operation[int]) -> str:
        operation.show(1)
        entered.set()
        while not operation.is_stopped():
            entered.wait(0.001)
        return "older"

    older = background.start(work, answers.append, answers.append, answers.append)
    assert entered.wait(10)
    older.cancel()
    background.run(lambda: "newer", answers.append)
    wait_until(qtbot, lambda: answers)
    assert answers == ["newer"]
    background.shut_down()


def test_what_is_stopped_answers_with_what_it_has(qtbot: QtBot) -> None:
    background = Background()
    shown: list[int] = []
    answers: list[int] = []
    pause = threading.Event()

    def work(operation: Operation[int]) -> int:
        count = 0
        while not operation.is_stopped():
            count += 1
            operation.show(count)
            pause.wait(0.001)
        return count

    operation = background.start(work, answers.append, progressed=shown.append)
    wait_until(qtbot, lambda: shown)
    operation.stop()
    wait_until(qtbot, lambda: answers)
    assert shown == list(range(1, answers[0] + 1))
    background.shut_down()
