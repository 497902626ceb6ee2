"""Writing a blend to a file: drawn by the render service, packed on the context's workshop
thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.blend import Blend, Loop
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.library.animation.export import (
    AnimationCancelled,
    Kind,
    Look,
    animation_bytes,
    save_animation,
)
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped, Pixels

_PORTION: Final = 32
_DRAWING: Final = 0.4
"""The share of the work that drawing is taken for."""
_MOST_TIMES: Final = 4
"""What goes beyond is resampled: finishing again and again would take seconds a frame."""
# Enlarged pictures have little detail to add: twice the side takes less than four times the bytes.
_GROWTH: Final = 1.5


@dataclass(frozen=True)
class AnimationOrder:
    """What to write, and where to.

    Attributes:
        path: the file; its suffix says the format.
        blend: what is drawn.
        count: how many frames.
        look: how they are packed.
    """

    path: Path
    blend: Blend
    count: int
    look: Look


class AnimationWriter(QObject):
    """One animation at a time, from faces to a file.

    Attributes:
        order: what is being written, or None.

    Signals:
        progressed(float): so much is done, from 0 to 1.
        ended(object): the file (Path) is there; None: it was given up or went wrong.
    """

    progressed = Signal(float)
    ended = Signal(object)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order: AnimationOrder | None = None
        self._context = context
        self._drawing = context.service.operation(self._take, self._failed)
        self._packing: Operation[float] | None = None
        self._pixels: NDArray[np.uint8] | None = None
        self._drawn = 0
        self._wanted: dict[int, Avatar] = {}
        # What was being drawn is forgotten when another model is opened, or cannot be.
        context.service.opened.connect(lambda _: self._drawing_interrupted())
        context.service.opening_failed.connect(lambda _: self._ask())

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self.order is not None

    def start(self, order: AnimationOrder) -> None:
        """Begin; there must be nothing under way."""
        assert self.order is None
        self.order = order
        self._pixels, self._drawn, self._wanted = None, 0, {}
        self.progressed.emit(0.0)
        self._ask()

    def cancel(self) -> None:
        """Give up; the file stays as it was."""
        if self._packing is not None:
            self._packing.stop()
        elif self.order is not None:
            self._end(None)

    # Drawing.

    def _ask(self) -> None:
        """Draw the next frames."""
        order = self.order
        if order is None or self._drawn >= order.count:
            return
        if not self._wanted:
            last = order.count - 1 if order.blend.loop is Loop.ONCE else order.count
            frames = range(self._drawn, min(self._drawn + _PORTION, order.count))
            try:
                self._wanted = {frame: order.blend.at(frame / last) for frame in frames}
            except UserError as error:
                self._failed(error)
                return
        self._drawing.ask(list(self._wanted.items()))

    def _take(self, drawn: Sequence[tuple[int, DrawnFace]]) -> None:
        order = self.order
        if order is None:
            return
        for frame, face in drawn:
            if frame not in self._wanted:
                continue
            if self._pixels is None:
                try:
                    self._pixels = np.empty((order.count, *face.pixels.shape), np.uint8)
                except MemoryError:
                    self._give_up(
                        f"There is too little memory for {order.count} frames; choose fewer "
                        "frames a second or a shorter time."
                    )
                    return
            self._pixels[frame] = face.pixels
            del self._wanted[frame]
            self._drawn += 1
        self.progressed.emit(_DRAWING * self._drawn / order.count)
        if self._drawn == order.count:
            self._pack()
        elif not self._wanted:
            self._ask()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AnimationCancelled):
            self._context.show_error(error)
        self._end(None)

    def _drawing_interrupted(self) -> None:
        order, manifest = self.order, self._context.manifest
        if order is None or self._drawn >= order.count:
            return
        if manifest is not None and manifest.model_id == order.blend.manifest.model_id:
            self._ask()  # the same model, on another device
            return
        self._give_up(
            "The animation was given up, since another model was opened while it was being drawn; "
            "open its model and export it again."
        )

    def _give_up(self, sentence: str) -> None:
        self._failed(UserError(sentence))

    # Packing.

    def _pack(self) -> None:
        order, pixels = self.order, self._pixels
        assert order is not None
        assert pixels is not None
        self._pixels = None

        def work(operation: Operation[float]) -> Path:
            def progress(done: int, steps: int) -> None:
                operation.show(_DRAWING + (1 - _DRAWING) * done / steps)

            enlarge = self._context.finishing.enlarger(operation.is_stopped)

            def finished(frame: Pixels) -> Pixels:
                times = min(_MOST_TIMES, -(-order.look.size // max(frame.shape[:2])))
                return enlarge(frame, times)[0] if enlarge is not None else frame

            try:
                save_animation(
                    order.path,
                    pixels,
                    order.look,
                    progress=progress,
                    cancelled=operation.is_stopped,
                    enlarge=finished if enlarge is not None else None,
                )
            except FinishingStopped as error:
                raise AnimationCancelled from error
            return order.path

        self._packing = self._context.workshop.start(
            work, self._end, self._failed, self.progressed.emit
        )

    def _end(self, path: Path | None) -> None:
        self._drawing.cancel()
        self.order, self._packing, self._pixels, self._wanted = None, None, None, {}
        self.ended.emit(path)


def estimate(frames: NDArray[np.uint8], kind: Kind, look: Look, count: int) -> float:
    """Return about how many bytes ``count`` frames take, from a few that follow each other.

    Args:
        frames: uint8 [n, h, w, 3], at least two.
        kind: the format.
        look: how they are packed; above 512 pixels a smaller one is tried and scaled up.
        count: how many frames there will be.
    """
    size = min(look.size, 512)
    small = replace(look, size=size)
    grown = float((look.size / size) ** _GROWTH)
    # The first frame, and a GIF's palette, count once: two sizes tell what each more takes.
    two = len(animation_bytes(kind, frames[:2], small))
    if len(frames) < 3:
        return two / 2 * count * grown
    some = len(animation_bytes(kind, frames, small))
    each = max(1.0, (some - two) / (len(frames) - 2))
    return (two + each * (count - 2)) * grown
