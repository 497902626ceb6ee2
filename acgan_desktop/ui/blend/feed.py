"""Draws the frames of a blend ahead of where it plays, newest wish first."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.blend import Blend, Loop
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.blend.frame_cache import FrameCache
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.theme.images import image_of

_PORTION: Final = 24
"""Frames asked for at once: making their avatars must not hold up the window."""
_LOW: Final = 12


class BlendFeed(QObject):
    """Frames of one blend, which the render service draws for this feed.

    Attributes:
        cache: the frames that are drawn.

    Signals:
        arrived: frames are there.
        failed(Failure): what lies between two faces has no avatar; nothing more is drawn.
    """

    arrived = Signal()
    failed = Signal(object)

    def __init__(self, service: RenderService, parent: QObject) -> None:
        super().__init__(parent)
        self.cache = FrameCache()
        self._drawing = service.operation(self._take)
        self._blend: Blend | None = None
        self._playhead = 0
        self._waiting: set[int] = set()
        self._resting = True
        self._when_drawn: tuple[int, Callable[[], object]] | None = None

    def show(self, blend: Blend | None, count: int) -> None:
        """Draw ``count`` frames of another blend, its keyframes first; or none."""
        self._blend = blend
        self._drawing.cancel()
        self._when_drawn = None
        self._waiting.clear()
        self._playhead = 0
        ring = blend is not None and blend.loop is not Loop.ONCE
        first = []
        if blend is not None:
            first = [blend.frame_of(place, count) for place in range(len(blend.keyframes))]
        self.cache.start(count if blend is not None else 0, ring, first)
        self.ask()

    def seek(self, frame: int) -> None:
        """Draw ``frame`` first, then what follows."""
        if frame == self._playhead:
            return
        self._playhead = frame
        missing = self.cache.get(frame) is None and frame not in self._waiting
        if missing or len(self._waiting) < _LOW:
            self.ask()

    def avatar(self, frame: int) -> Avatar | None:
        """Return the avatar of a frame, or None while there is no blend (or none between)."""
        blend, count = self._blend, self.cache.count
        if blend is None or not 0 <= frame < count:
            return None
        last = count - 1 if blend.loop is Loop.ONCE else count
        try:
            return blend.at(frame / last)
        except UserError:
            return None

    def when_drawn(self, frame: int, act: Callable[[], object]) -> None:
        """Call ``act`` as soon as ``frame`` of the present blend is drawn."""
        self._when_drawn = (frame, act)
        self.ask()

    def rest(self) -> None:
        """Draw nothing until :meth:`wake`."""
        self._resting = True
        self._waiting.clear()
        self._drawing.cancel()

    def wake(self) -> None:
        """Draw what is missing."""
        self._resting = False
        self.ask()

    def ask(self) -> None:
        """Ask for what is wanted next."""
        blend = self._blend
        if blend is None or self._resting:
            self._drawing.cancel()
            return
        frames = self.cache.wanted(self._playhead, _PORTION)
        if not frames:
            return
        last = self.cache.count - 1 if blend.loop is Loop.ONCE else self.cache.count
        try:
            wanted = [(frame, blend.at(frame / last)) for frame in frames]
        except UserError as error:
            self._blend = None
            self.failed.emit(Failure.of(error))
            return
        self._waiting = set(frames)
        self._drawing.ask(wanted)

    def _take(self, drawn: Sequence[tuple[int, DrawnFace]]) -> None:
        for frame, face in drawn:
            self.cache.put(frame, image_of(face.pixels), self._playhead)
            self._waiting.discard(frame)
        self.arrived.emit()
        if len(self._waiting) < _LOW:
            self.ask()
        waiting = self._when_drawn
        if waiting is not None and self.cache.get(waiting[0]) is not None:
            self._when_drawn = None
            waiting[1]()
