"""The box after a crash."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from ui_support import LEFT, FakeBackend, OpenWindow, wait_for_wall

from acgan_desktop.library.settings import settings
from acgan_desktop.library.settings.crash_reports import FOLDER, left_behind
from acgan_desktop.ui.shell.dialogs.crash_box import CrashBox

CRASH = """
import os
from acgan_desktop.library.settings.crash_reports import CrashWatch
CrashWatch.begin()
os.abort()
"""


@pytest.mark.skipif(os.name == "nt", reason="aborting asks questions there")
def test_after_a_crash_a_report_is_offered_once(
    qtbot: QtBot, open_window: OpenWindow, acgan_home: Path
) -> None:
    subprocess.run([sys.executable, "-c", CRASH], timeout=60, check=False)
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    box = CrashBox(window)
    box.offer(left_behind())
    assert box.isVisible()
    assert box.focusWidget() is box.dismiss
    assert "Fatal Python error: Aborted" in box.details.toPlainText()
    assert str(acgan_home) not in box.details.toPlainText()
    qtbot.mouseClick(box.copy, LEFT)
    assert QGuiApplication.clipboard().text() == box.details.toPlainText()
    qtbot.mouseClick(box.dismiss, LEFT)
    assert left_behind() == []
    assert list((acgan_home / FOLDER).iterdir()) == []
    box.offer(left_behind())
    assert not box.isVisible()


PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
from acgan_desktop.ui.shell import application as app
from acgan_desktop.ui.shell.window import Window
how = sys.argv[1]
class Nothing:
    reads_files = False
    def open(self, path, device, cancelled):
        from acgan_desktop.core.errors import UserError
        raise UserError("There is no model.")
def act():
    window = app.QApplication.topLevelWidgets()
    [found] = [each for each in window if isinstance(each, Window)]
    if how == "close": found.close()
    if how == "term": os.kill(os.getpid(), 15)
    if how == "hang up":
        found.context.settings.truncation = 0.25
        os.kill(os.getpid(), 1)
    if how == "segv": import ctypes; ctypes.string_at(0)
application = app.application()
timer = QTimer(singleShot=True, interval=100); timer.timeout.connect(act); timer.start()
if how == "begin": app.Window = None
sys.exit(app.run(backend=Nothing()))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are not for this system")
@pytest.mark.parametrize(
    ("how", "tells"),
    [
        ("close", ""),
        ("term", ""),
        ("hang up", ""),
        ("segv", "Segmentation"),
        ("begin", "TypeError"),
    ],
)
def test_the_program_leaves_a_report_only_when_it_crashes(
    acgan_home: Path, how: str, tells: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, how], timeout=90, check=False, stderr=subprocess.DEVNULL
    )
    reports = left_behind()
    if not tells:
        assert ended.returncode == 0
        assert reports == []
        assert list((acgan_home / FOLDER).iterdir()) == []
        if how == "hang up":  # what was set is remembered, as after any closing
            assert settings.load().truncation == 0.25
    else:
        (report,) = reports
        assert tells in report.text
