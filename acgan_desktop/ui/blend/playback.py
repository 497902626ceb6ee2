"""The clock of an animation: where it stands, and whether it runs."""

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

RATE: Final = 24
"""How many frames a second are shown."""
_LONGEST_STEP: Final = 0.25


class Playback(QObject):
    """Runs from 0 to 1 in a given time, and over again where the animation loops.

    Signals:
        moved(float): it stands somewhere else.
        running_changed(bool): it began to run, or stopped.
    """

    moved = Signal(float)
    running_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._position = 0.0
        self._duration = 0.0
        self._ring = True
        self._last = 0.0
        self._timer = QTimer(self, interval=1000 // RATE)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def position(self) -> float:
        """Where it stands, from 0 to 1."""
        return self._position

    @property
    def is_running(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def set_length(self, seconds: float, ring: bool) -> None:
        """Take ``seconds`` from 0 to 1 (0: nothing to play); a ``ring`` starts over."""
        self._duration, self._ring = seconds, ring
        if seconds <= 0:
            self.pause()
            self.seek(0.0)

    def play(self) -> None:
        """Run on from here; from the start if it stands at the end."""
        if self._duration <= 0 or self.is_running:
            return
        if not self._ring and self._position >= 1:
            self._position = 0.0
        self._last = time.monotonic()
        self._timer.start()
        self.running_changed.emit(True)

    def pause(self) -> None:
        """Stop here."""
        if self.is_running:
            self._timer.stop()
            self.running_changed.emit(False)

    def toggle(self) -> None:
        """Run, or stop."""
        if self.is_running:
            self.pause()
        else:
            self.play()

    def seek(self, position: float) -> None:
        """Go to ``position``, from 0 to 1, running or not."""
        self._position = min(max(position, 0.0), 1.0)
        self.moved.emit(self._position)

    def _tick(self) -> None:
        now = time.monotonic()
        # After the window was busy it goes on from where it stood, not from where it would be.
        self.advance(min(now - self._last, _LONGEST_STEP))
        self._last = now

    def advance(self, seconds: float) -> None:
        """Go on by ``seconds``."""
        if self._duration <= 0:
            return
        position = self._position + seconds / self._duration
        if self._ring:
            position %= 1.0
        elif position >= 1:
            self.pause()
        self.seek(position)
