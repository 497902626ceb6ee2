"""An open window whose event loop is turned by hand, so that each turn can be timed."""

import os
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.services.qt_application import application
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.shell.window import Window
from at_window.figures import Turn

_PATIENCE_S = 60.0
_IDLE_TURNS = 3
_SCHEDULING = Path("/proc/thread-self/schedstat")


@dataclass(frozen=True)
class Reading:
    """What three clocks of the window's thread say, in seconds.

    Attributes:
        clock: the clock.
        processor: how long it computed so far.
        queued: how long it waited for a processor so far; 0 where the system does not tell.
    """

    clock: float
    processor: float
    queued: float

    @classmethod
    def now(cls) -> Self:
        """Read them."""
        try:
            queued = int(_SCHEDULING.read_text().split()[1]) / 1e9
        except OSError:
            queued = 0.0
        return cls(time.perf_counter(), time.thread_time(), queued)

    def since(self) -> Turn:
        """Return what has passed since."""
        now = self.now()
        return Turn(
            1000 * (now.clock - self.clock),
            1000 * (now.processor - self.processor),
            1000 * (now.queued - self.queued),
        )


class PaintWatch(QObject):
    """Notices when some widgets are painted.

    Attributes:
        painted: those painted since the set was cleared.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.painted: set[QWidget] = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note a painting, and let it happen."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            assert isinstance(watched, QWidget)
            self.painted.add(watched)
        return False


class Blame:
    """Looks where the window's thread is while it computes for long, to find out what is slow.

    Attributes:
        found: places in the program, and how often the thread was seen there.
    """

    def __init__(self, after_ms: float = 15.0) -> None:
        self.found: Counter[str] = Counter()
        self._after = after_ms / 1000
        self._begun = 0.0
        self._thread = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread)
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def turn_begins(self) -> None:
        """Begin to count."""
        self._begun = time.clock_gettime(self._clock)

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.004):
            if time.clock_gettime(self._clock) - self._begun > self._after:
                frame = sys._current_frames().get(self._thread)  # noqa: SLF001 - documented all the same
                if frame is not None:
                    self.found[_place(traceback.extract_stack(frame))] += 1


def _place(stack: traceback.StackSummary) -> str:
    names = [f"{Path(each.filename).stem}.{each.name}" for each in stack]
    return " < ".join(reversed(names[-7:]))


class Stage:
    """The window, 1280 x 800, with a model open.

    Attributes:
        window: the window.
        turns: every turn of the event loop since the list was cleared.
        blame: looks where long turns are spent, where that is wanted.
    """

    def __init__(self, model: Path | None = None, *, blame: bool = False) -> None:
        self._app = application()
        self.window = Window(RenderService(), Settings(theme="light", language="en"))
        self.window.resize(1280, 800)
        self.window.show()
        self.turns: list[Turn] = []
        self.blame = Blame() if blame else None
        self.window.start(model)
        context = self.window.context
        self.until(lambda: context.opened is not None and context.favourites_cache is not None)
        self.rest()

    def turn(self) -> None:
        """Let the event loop do all that is due now."""
        if self.blame is not None:
            self.blame.turn_begins()
        begun = Reading.now()
        self._app.processEvents()
        self.turns.append(begun.since())
        time.sleep(0.0005)

    def until(self, done: Callable[[], bool]) -> None:
        """Turn until ``done``.

        Raises:
            TimeoutError: that does not come.
        """
        latest = time.monotonic() + _PATIENCE_S
        while not done():
            if time.monotonic() > latest:
                raise TimeoutError("The window did not do what was waited for.")
            self.turn()

    def during(self, seconds: float) -> None:
        """Turn for a while."""
        latest = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= latest)

    def rest(self) -> None:
        """Turn until everything is drawn and nothing more is asked for."""
        service = self.window.context.service
        for _ in range(_IDLE_TURNS):
            self.turn()
            self.until(lambda: service.activity[0] == "idle")
            self.during(0.05)

    def timed(self, act: Callable[[], object]) -> None:
        """Do what a person does in a turn of its own: that blocks the window, too."""
        if self.blame is not None:
            self.blame.turn_begins()
        begun = Reading.now()
        act()
        self.turns.append(begun.since())

    def take_turns(self) -> list[Turn]:
        """Return the turns so far, and begin anew."""
        turns, self.turns = self.turns, []
        return turns

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        if self.blame is not None:
            self.blame.end()
            for place, count in self.blame.found.most_common(12):
                print(f"{count:5} {place}", file=sys.stderr)


def load() -> float:
    """Return how many processes wanted a processor in the last minute."""
    return os.getloadavg()[0]
