"""How much memory the window takes while somebody clicks at random for a long time.

It clicks on buttons, faces and sliders, types keys, changes pages and models, with a home of its
own, and prints the resident memory (MiB) as it goes, then the height it stayed at and how fast it
still grew in the second half::

    QT_QPA_PLATFORM=offscreen python benchmarks/clicking.py --seconds 300 --seed 1

An exception that comes out of a click is counted, and makes the command fail.
"""

import argparse
import gc
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_W = TypeVar("_W", bound="QWidget")
KEYS = (
    "Left Right Up Down Return Space Escape Tab Home End "
    "Ctrl+D Ctrl+R Ctrl+U Ctrl+Z Ctrl+Shift+Z Ctrl+G Ctrl+B Ctrl+H"
)
"""Keys that a person might press anywhere."""


def resident_mib() -> float:
    """Return the memory of this process that lies in RAM, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Clicker:
    """Somebody who clicks at random.

    Attributes:
        done: how many clicks and keys there were.
        failures: exceptions that came out of them, by their last line.
    """

    def __init__(self, seed: int, models: list[Path]) -> None:
        from PySide6.QtCore import QTimer

        from acgan_desktop.library.settings.settings import Settings
        from acgan_desktop.ui.services.qt_application import application
        from acgan_desktop.ui.services.render_service import RenderService
        from acgan_desktop.ui.shell.window import Window

        self.random = random.Random(seed)
        self.models: list[Path | None] = [None, *models]
        self.done = 0
        self.failures: Counter[str] = Counter()
        sys.excepthook = self._count
        self.app = application()
        self.window = Window(RenderService(), Settings(welcomed=True))
        self.window.resize(1400, 900)
        self.window.show()
        self.window.start(None)
        # Dialogs and menus hold the one who opened them until they are closed.
        self._closing = QTimer(interval=60)
        self._closing.timeout.connect(self._close_what_waits)
        self._closing.start()

    def run(self, pause: float, after: Callable[[], bool]) -> None:
        """Click, ``pause`` seconds apart, until ``after`` a click returns False.

        The program's own event loop runs: without it nothing that is put off is ever deleted.
        """
        from PySide6.QtCore import QTimer

        def step() -> None:
            try:
                self.click()
            except RuntimeError as error:  # what was to be clicked has gone meanwhile
                if "already deleted" not in str(error):
                    raise
            finally:
                if not after():
                    self.app.quit()
                elif not busy.isActive():
                    busy.start()

        # Single shots: a click that opens a dialog comes back when the dialog is closed.
        busy = QTimer(singleShot=True, interval=round(1000 * pause))
        busy.timeout.connect(step)
        QTimer.singleShot(5000, busy.start)  # the first faces come first
        self.app.exec()

    def click(self) -> None:
        """Do one thing."""
        deeds = [self._button] * 10 + [self._face] * 6 + [self._key] * 4 + [self._wheel] * 2
        deeds += [self._page] * 2 + [self._drag] * 2
        if self.random.random() < 0.004 * len(self.models):
            self.window.open_model(self.random.choice(self.models))
        self.random.choice(deeds)()
        self.done += 1

    def end(self) -> None:
        """Close the window."""
        self._closing.stop()
        self.window.close()

    def _count(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        del trace
        self.failures["".join(traceback.format_exception_only(kind, error)).strip()] += 1
        if self.failures.total() <= 3:
            traceback.print_exception(error)

    def _close_what_waits(self) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(popup, QMenu):
            actions = [each for each in popup.actions() if each.isEnabled() and not each.menu()]
            if actions and self.random.random() < 0.5:
                # Not from here: this timer must go on while a dialog waits that it opens.
                QTimer.singleShot(0, self.random.choice(actions).trigger)
        if popup is not None:
            popup.close()
        elif isinstance(modal, QFileDialog):
            modal.reject()
        elif modal is not None and self.random.random() < 0.1:
            modal.close()

    def _place(self) -> "QWidget":
        from PySide6.QtWidgets import QApplication

        return QApplication.activeModalWidget() or self.window

    def _shown(self, kind: "type[_W]") -> "list[_W]":
        from shiboken6 import isValid

        place = self._place()
        found = [each for each in place.findChildren(kind) if isValid(each)]
        return [each for each in found if each.isVisible() and each.isEnabled()]

    def _button(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractButton

        buttons = self._shown(QAbstractButton)
        if buttons:
            QTest.mouseClick(self.random.choice(buttons), Qt.MouseButton.LeftButton)

    def _face(self) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractItemView

        from acgan_desktop.ui.explore.map_view import MapView

        views = [each.viewport() for each in self._shown(QAbstractItemView)]
        views += self._shown(MapView)
        if views:
            view = self.random.choice(views)
            x, y = (self.random.randrange(max(1, n)) for n in (view.width(), view.height()))
            place = QPoint(x, y)
            act = QTest.mouseClick if self.random.random() < 0.8 else QTest.mouseDClick
            act(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _key(self) -> None:
        from PySide6.QtGui import QKeySequence
        from PySide6.QtTest import QTest

        QTest.keySequence(self._place(), QKeySequence(self.random.choice(KEYS.split())))

    def _wheel(self) -> None:
        from PySide6.QtWidgets import QAbstractScrollArea

        bars = [each.verticalScrollBar() for each in self._shown(QAbstractScrollArea)]
        bars = [each for each in bars if each.maximum() > each.minimum()]
        if bars:
            bar = self.random.choice(bars)
            bar.setValue(bar.value() + self.random.choice((-400, 200, 400)))

    def _drag(self) -> None:
        from PySide6.QtWidgets import QAbstractSlider, QScrollBar

        sliders = self._shown(QAbstractSlider)
        sliders = [each for each in sliders if not isinstance(each, QScrollBar)]
        if sliders:
            one = self.random.choice(sliders)
            one.setValue(self.random.randint(one.minimum(), one.maximum()))

    def _page(self) -> None:
        from acgan_desktop.ui.shell.page_table import PAGES

        self.window.show_page(self.random.choice(PAGES).key)


def kinds_that_grew(before: Counter[str], most: int = 12) -> str:
    """Say of which kinds of Python objects there are more than ``before``."""
    more = kinds() - before
    return ", ".join(f"{name} +{count}" for name, count in more.most_common(most))


def kinds() -> Counter[str]:
    """Count the objects that Python's collector knows, by kind."""
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=120.0, help="how long to click")
    parser.add_argument("--clicks", type=int, help="so many clicks, however long they take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=200, help="clicks between two figures")
    parser.add_argument("--pause", type=float, default=0.03, help="seconds between two clicks")
    parser.add_argument("--at-most", type=float, help="fail where more MiB are taken at the end")
    parser.add_argument("--objects", action="store_true", help="say what there is more and more of")
    parser.add_argument("models", type=Path, nargs="*", help="models to change to, now and then")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="acgan-clicking-") as home:
        os.environ["ACGAN_HOME"] = home
        return click(options)


def click(options: argparse.Namespace) -> int:
    """Click, print the figures, and return the exit status."""
    clicker = Clicker(options.seed, options.models)
    began, last = time.monotonic() + 5, Counter[str]()
    figures: list[tuple[float, float]] = []

    def after() -> bool:
        nonlocal last
        minutes = (time.monotonic() - began) / 60
        if clicker.done % options.every == 0:
            figures.append((minutes, resident_mib()))
            print(f"{minutes:9.2f}{clicker.done:9d}{figures[-1][1]:9.0f}", flush=True)
            if options.objects:
                print("   ", kinds_that_grew(last))
                last = kinds()
        if options.clicks is not None:
            return clicker.done < options.clicks
        return minutes * 60 < options.seconds

    print("  minutes   clicks      MiB", flush=True)
    clicker.run(options.pause, after)
    figures.append(((time.monotonic() - began) / 60, resident_mib()))
    late = np.array(figures[len(figures) // 2 :])
    slope = float(np.polyfit(late[:, 0], late[:, 1], 1)[0]) if len(late) > 2 else float("nan")
    print(f"{clicker.done} clicks, {figures[-1][1]:.0f} MiB, still {slope:+.1f} MiB a minute")
    for line, count in clicker.failures.most_common():
        print(f"{count} times: {line}")
    clicker.end()
    too_much = options.at_most is not None and figures[-1][1] > options.at_most
    return 1 if too_much or clicker.failures else 0


if __name__ == "__main__":
    sys.exit(main())
