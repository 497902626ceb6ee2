"""A window of the program's own to measure at, without a screen and in an empty home."""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from acgan_desktop.ui.shell.window import Window


def run_in_empty_home(
    parser: argparse.ArgumentParser, measure: Callable[[argparse.Namespace], int]
) -> int:
    """Read the command line, ``--model`` included, and return what ``measure`` returns of it."""
    parser.add_argument("--model", type=Path, help="another model than the bundled one")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["ACGAN_HOME"] = home
        return measure(arguments)


def open_window(model: Path | None) -> "tuple[QApplication, Window]":
    """Return the program and its window, 1280 by 800, once it has opened the model."""
    from acgan_desktop.ui.services.qt_application import application
    from acgan_desktop.ui.services.render_service import RenderService
    from acgan_desktop.ui.shell.window import Window

    app = application()
    window = Window(RenderService())
    window.resize(1280, 800)
    window.show()
    window.start(model)
    while window.context.opened is None:
        app.processEvents()
        time.sleep(0.01)
    return app, window


def resident_mb() -> float:
    """Return the memory that this process has in RAM now, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0
