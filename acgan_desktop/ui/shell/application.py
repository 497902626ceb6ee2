"""The entry: makes the QApplication and the window, and runs until it is closed."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from filelock import Timeout
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from acgan_desktop.library.opening.window_requests import WindowRequests
from acgan_desktop.library.settings.crash_reports import CrashWatch, left_behind
from acgan_desktop.ui.services.backend import Backend
from acgan_desktop.ui.services.qt_application import application
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.shell.dialogs.crash_box import CrashBox
from acgan_desktop.ui.shell.first_start import FirstStart
from acgan_desktop.ui.shell.incoming.asked_to_open import AskedByOthers, OpenedBySystem
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.shell.window_memory import is_first_start

MARK_VARIABLE = "ACGAN_START_MARK"
"""If set, the program prints one line of JSON when the first wall is shown, and ends."""


def run(
    model: Path | None = None,
    files: Sequence[Path] = (),
    requests: WindowRequests | None = None,
    backend: Backend | None = None,
) -> int:
    """Show the window until it is closed.

    Args:
        model: the model file to open; the one used last, or the bundled one, if None.
        files: pictures with avatars, collections and models to open.
        requests: what other starts ask this window to open; None where another window is asked.
        backend: what opens models; the program's engine if None.

    Returns:
        The exit status.
    """
    app = application()
    watch = _begin_watch()
    try:
        status = _show_window(app, Window(RenderService(backend)), model, files, requests)
    except Exception as error:
        if watch is not None:
            watch.fatal(error)
        raise
    if watch is not None:
        watch.end()
    return status


def _begin_watch() -> CrashWatch | None:
    """Watch for crashes; where nothing can be written, nothing is watched."""
    try:
        return CrashWatch.begin()
    except (OSError, Timeout):
        return None


def _show_window(
    app: QApplication,
    window: Window,
    model: Path | None,
    files: Sequence[Path],
    requests: WindowRequests | None,
) -> int:
    def show_crash(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        traceback.print_exception(kind, error, trace)
        if issubclass(kind, Exception):
            window.context.show_error(error)

    old_hook, sys.excepthook = sys.excepthook, show_crash
    if os.environ.get(MARK_VARIABLE):
        window.create_page.first_wall_shown.connect(lambda: _print_mark(window))
    if is_first_start(window.context.settings) and not os.environ.get(MARK_VARIABLE):
        FirstStart(window)
    window.show()
    window.start(model, files)
    if sys.platform == "darwin":  # elsewhere files come as arguments
        OpenedBySystem(window, window.incoming)
    if requests is not None:
        AskedByOthers(window, window.incoming, requests)
    window.context.workshop.run(left_behind, CrashBox(window).offer)
    _close_on_signal(window)
    status = app.exec()
    sys.excepthook = old_hook
    return status


def _close_on_signal(window: Window) -> None:
    """Let Ctrl-C, and the end of the session or the terminal, close the window as its button does.

    A program started with ``nohup`` is told to outlive its terminal, and does.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)  # each system has some of them
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: QTimer.singleShot(0, window.close))
    # Python looks for signals only while it runs, and Qt's loop may sleep for long.
    awake = QTimer(window)
    awake.timeout.connect(lambda: None)
    awake.start(500)


def _print_mark(window: Window) -> None:
    """Say that the first wall is shown, for the benchmark of the start."""
    import json
    import time

    now = time.time()
    faces = window.create_page.faces
    mark = {
        "first_wall": now,
        "faces": sum(faces.image(row) is not None for row in range(len(faces))),
        "resident_mb": round(_resident_mb(), 1),
        "platform": QApplication.platformName(),
        "model": window.status.model.text(),
        "device": window.status.device.text(),
    }
    print(json.dumps(mark), flush=True)
    if os.environ[MARK_VARIABLE] == "quit":
        window.close()


def _resident_mb() -> float:
    """Return the memory that this process has in RAM now, in MB; 0 where it cannot be told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0
