"""What ``fit`` shows while it trains: a bar in a terminal, lines where there is none."""

import time
from contextlib import suppress
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, TextColumn
from rich.progress import Progress as ProgressBar

from acgan_desktop.core.terminal import SafeConsole, description
from trainer.runs.progress import Progress

FIRST_LINE_SECONDS = 5.0


class FitProgress:
    """Shows how far a training is; used as a context manager around it.

    The bar begins with the first step, so that none stands before an error. Where there is no
    terminal, such as in a log, there is one line per report, and a first one after a few seconds.
    """

    def __init__(
        self,
        console: SafeConsole,
        name: str,
        *,
        speaks: bool = True,
        first_line_seconds: float = FIRST_LINE_SECONDS,
    ) -> None:
        """Show on ``console`` how far the recipe ``name`` is; nothing unless it ``speaks``."""
        self._console = console
        self._speaks = speaks
        self._bar = ProgressBar(
            description(),
            BarColumn(),
            TextColumn("{task.fields[shown]}"),
            TextColumn("{task.fields[losses]}"),
            console=console,
        )
        self._task = self._bar.add_task(name, total=1.0, shown="", losses="")
        self._begun = time.monotonic()
        self._first_line_seconds = first_line_seconds
        self._line_written = False

    def __enter__(self) -> Self:
        """Begin; nothing is shown yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the bar as it is."""
        if self._bar.live.is_started:
            with suppress(OSError):  # the terminal is gone, and the training's error matters more
                self._bar.stop()

    def show(self, progress: Progress) -> None:
        """Show where the training stands."""
        if not self._speaks:
            return
        if self._console.is_terminal:
            self._update_bar(progress)
            return
        waited = time.monotonic() - self._begun >= self._first_line_seconds
        if progress.means or (waited and not self._line_written):
            self._line_written = True
            self._console.say(", ".join(filter(None, [standing(progress), losses(progress)])))

    def _update_bar(self, progress: Progress) -> None:
        self._bar.update(self._task, completed=progress.share, shown=standing(progress))
        if progress.means:
            self._bar.update(self._task, losses=losses(progress))
        if not self._bar.live.is_started:
            self._bar.start()


def standing(progress: Progress) -> str:
    """Say how far a run is, how fast, and for how long it still goes on."""
    kimg = f"{progress.kimg:.1f} of {_amount(progress.target_kimg)} kimg"
    if progress.limit_seconds is not None and progress.ends_by_time:
        digits = 1 if progress.limit_seconds >= 60 else 2
        done = f"{progress.seconds / 60:.{digits}f}"
        minutes = f"{done} of {_amount(progress.limit_seconds / 60)} minutes"
        parts = [minutes, f"{progress.kimg:.1f} kimg"]
    else:
        parts = [kimg]
    if progress.images_per_s > 0:
        parts.append(f"{progress.images_per_s:.1f} images/s")
    if (left := progress.seconds_left) is not None:
        parts.append(f"{time_words(left)} left")
    return ", ".join(parts)


def losses(progress: Progress) -> str:
    """Say the losses of a report; empty between reports."""
    if not progress.means:
        return ""
    if "loss" in progress.means:  # of a tagger
        return f"loss {progress.means['loss']:.3f}"
    if "z" in progress.means:  # of an encoder
        return f"z {progress.means['z']:.3f}"
    if "pixels" in progress.means:  # of an upscaler
        return f"{255 * progress.means['pixels']:.2f} levels apart"
    return f"G {progress.means['loss_g']:.2f} D {progress.means['loss_d']:.2f}"


def time_words(seconds: float) -> str:
    """Return a time as "2 d 3 h", "3 h 05 min", "12 min" or "40 s"."""
    if seconds < 59.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60:02} min"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"


def _amount(value: float) -> str:
    """Return a bound as its setter may have written it: 340, 0.2, 12.5."""
    return f"{value:.1f}".removesuffix(".0") if value >= 1 else f"{value:.2g}"
