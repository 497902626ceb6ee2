"""The frames of a blend that are drawn, within a fixed bound of memory, and which to draw next."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtGui import QImage

BUDGET: Final = 48 * 1024 * 1024
"""Bytes of frames that are kept."""
_COARSEST: Final = 16
_SOON: Final = 24


class FrameCache:
    """Frames by number.

    Attributes:
        count: how many frames the blend has.
        ring: the last frame is followed by the first.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._frames: dict[int, QImage] = {}
        self._bytes = 0
        self._first: tuple[int, ...] = ()
        self.count = 0
        self.ring = True

    def __len__(self) -> int:
        return len(self._frames)

    @property
    def bytes(self) -> int:
        """How much memory the frames take."""
        return self._bytes

    def start(self, count: int, ring: bool, first: Sequence[int] = ()) -> None:
        """Forget all; from now on there are ``count`` frames, of which ``first`` come first."""
        self._first = tuple(first)
        self._frames.clear()
        self._bytes = 0
        self.count, self.ring = count, ring

    def get(self, frame: int) -> QImage | None:
        """Return a frame, or None."""
        return self._frames.get(frame)

    def put(self, frame: int, image: QImage, playhead: int) -> None:
        """Keep a frame; what lies farthest ahead of ``playhead`` goes first."""
        old = self._frames.pop(frame, None)
        if old is not None:
            self._bytes -= old.sizeInBytes()
        self._frames[frame] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > self._budget and len(self._frames) > 1:
            far = max(self._frames, key=lambda each: self._ahead(each, playhead))
            self._bytes -= self._frames.pop(far).sizeInBytes()

    def nearest(self, frame: int) -> QImage | None:
        """Return the drawn frame nearest to ``frame``, at most a sixteenth of the whole away."""
        reach = max(_COARSEST, self.count // _COARSEST)
        for step in range(reach):
            for near in (frame - step, frame + step):
                found = self._frames.get(near % self.count if self.ring else near)
                if found is not None:
                    return found
        return None

    def wanted(self, playhead: int, at_most: int) -> list[int]:
        """Return frames to draw next: that at ``playhead``, a few all over, then all others.

        Only as many as fit, counted from ``playhead`` on.
        """
        if not self.count:
            return []
        found: dict[int, None] = {}
        for frame in self._order(playhead, self._capacity()):
            if frame not in self._frames:
                found[frame] = None
                if len(found) == at_most:
                    break
        return list(found)

    def _order(self, playhead: int, capacity: int) -> Iterator[int]:
        yield playhead
        whole = capacity >= self.count
        if whole:
            yield from self._first
            yield from range(0, self.count, _COARSEST)
        window = min(capacity, self.count)
        for ahead in range(1, min(_SOON, window)):
            if self.ring or playhead + ahead < self.count:
                yield (playhead + ahead) % self.count
        if whole:
            step = _COARSEST // 2
            while step:
                yield from range(0, self.count, step)
                step //= 2
        else:
            for ahead in range(_SOON, window):
                yield (playhead + ahead) % self.count

    def _ahead(self, frame: int, playhead: int) -> int:
        return (frame - playhead) % self.count

    def _capacity(self) -> int:
        """Return how many frames fit, with a margin so that what was just drawn is not dropped."""
        if not self._frames:
            return self.count
        each = max(1, self._bytes // len(self._frames))
        return max(1, self._budget // each - 2)
