"""Writes what a talking face gives: its loop, and its stills for stream tools.

One at a time, on the workshop thread, with a way to stop it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.animation.export import AnimationCancelled, Look, save_animation
from acgan_desktop.library.pictures.picture_files import FinishedBy, save_png
from acgan_desktop.ui.page_parts.show_folder import say_saved
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped

Pixels = NDArray[np.uint8]
Larger = Callable[[Pixels], tuple[Pixels, FinishedBy | None]]
TIMES: Final = 4
"""So many times as large as drawn are stills, and frames before they are resampled."""


class FileWriting(QObject):
    """Writes one thing at a time.

    Signals:
        progressed(float): so much is done, 0 to 1.
        changed: something began or ended.
    """

    progressed = Signal(float)
    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._operation: Operation[float] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._operation is not None

    def cancel(self) -> None:
        """Write no more; what is not whole does not stay."""
        if self._operation is not None:
            self._operation.stop()

    def loop(self, path: Path, frames: Sequence[Pixels], look: Look) -> None:
        """Write the loop of a talking face."""

        def work(operation: Operation[float], larger: Larger) -> str:
            save_animation(
                path,
                np.stack(frames),
                look,
                progress=lambda done, steps: operation.show(done / steps),
                cancelled=operation.is_stopped,
                enlarge=lambda pixels: larger(pixels)[0],
            )
            return self.tr("Saved as {name}").format(name=path.name)

        self._start(path, work)

    def stills(self, folder: Path, stills: Sequence[tuple[str, Avatar, Pixels]]) -> None:
        """Write the stills of a talking face into ``folder``; what is there is replaced."""

        def work(operation: Operation[float], larger: Larger) -> str:
            for number, (name, avatar, pixels) in enumerate(stills):
                large, by = larger(pixels)
                scale = TIMES if by is None else 1
                save_png(folder / f"{name}.png", large, avatar, scale, finished_by=by)
                operation.show((number + 1) / len(stills))
            return self.tr("%n picture(s) saved", "", len(stills))

        self._start(folder / f"{stills[0][0]}.png", work)

    def _start(self, path: Path, work: Callable[[Operation[float], Larger], str]) -> None:
        if self.is_busy:
            return
        finishing = self._context.finishing

        def task(operation: Operation[float]) -> str:
            enlarge = finishing.enlarger(operation.is_stopped)

            def larger(pixels: Pixels) -> tuple[Pixels, FinishedBy | None]:
                if operation.is_stopped():
                    raise FinishingStopped
                large, by = enlarge(pixels, TIMES) if enlarge is not None else (pixels, None)
                return (large, by) if by is not None else (pixels, None)

            return work(operation, larger)

        self._operation = self._context.workshop.start(
            task, lambda said: self._ended(path, said), self._failed, self.progressed.emit
        )
        self.progressed.emit(0.0)
        self.changed.emit()

    def _ended(self, path: Path, said: str) -> None:
        self._operation = None
        say_saved(self._context, said, path)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._operation = None
        self.changed.emit()
        if not isinstance(error, FinishingStopped | AnimationCancelled):
            self._context.show_error(error)
