"""Short work with files: in order, off the window's thread, and nothing of it left behind."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from ui_support import wait_until

from acgan_desktop.ui.services.background import Background


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
