"""Frames of an animation, made one by one as an encoder asks for them, and their times."""

import itertools
import math
from collections.abc import Callable
from fractions import Fraction

from PIL import Image

Frame = Callable[[int], Image.Image]
"""Makes one frame, by its number from 0."""


class FrameSequence(Image.Image):
    """An image of many frames for Pillow's encoders, which holds one of them at a time."""

    def __init__(self, count: int, frame: Frame) -> None:
        super().__init__()
        self.n_frames = count
        self._frame = frame
        self._place = -1
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Go to ``frame``, from 0.

        Raises:
            EOFError: there is none of this number.
        """
        if not 0 <= frame < self.n_frames:
            raise EOFError("no more frames")
        if frame != self._place:
            picture = self._frame(frame)
            self.im, self.palette = picture.im, picture.palette
            self._mode, self._size = picture.mode, picture.size
            self._place = frame

    def tell(self) -> int:
        """Return the number of the present frame."""
        return self._place


def durations(count: int, rate: float, units: int) -> list[int]:
    """Return how long each frame is shown, in units of which a second has ``units``.

    Rounded so that no frame comes more than half a unit too early or too late, however many
    there are.
    """
    exact = Fraction(units) / Fraction(rate)
    times = [math.floor(index * exact + Fraction(1, 2)) for index in range(count + 1)]
    return [after - before for before, after in itertools.pairwise(times)]
