"""Pictures of a handful of avatars, drawn when they are wanted and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.theme.images import image_of

_BUDGET: Final = 16 * 1024 * 1024


class PictureFeed(QObject):
    """Avatars to pictures, which the render service draws for this feed.

    Signals:
        arrived: pictures are there.
    """

    arrived = Signal()

    def __init__(self, service: RenderService, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = service.operation(self._take)
        self._wanted: list[Avatar] = []
        self._pictures: OrderedDict[Avatar, QImage] = OrderedDict()
        self._bytes = 0
        self._resting = False
        self._when_drawn: tuple[Avatar, Callable[[], object]] | None = None

    def want(self, avatars: Sequence[Avatar]) -> None:
        """Draw these as far as they are not there, the first first; forget other wishes."""
        self._wanted = list(avatars)
        if not self._resting:
            self.ask()

    def ask(self) -> None:
        """Ask once more for what was wanted and has not come."""
        self._resting = False
        missing = [each for each in dict.fromkeys(self._wanted) if each not in self._pictures]
        self._drawing.ask([(each, each) for each in missing])

    def rest(self) -> None:
        """Draw nothing until :meth:`ask`."""
        self._resting = True
        self._drawing.cancel()

    def image(self, avatar: Avatar | None) -> QImage | None:
        """Return the picture of ``avatar`` if it is there."""
        return self._pictures.get(avatar) if avatar is not None else None

    def newest(self) -> QImage | None:
        """Return the picture that arrived last."""
        return next(reversed(self._pictures.values()), None)

    def _put(self, avatar: Avatar, image: QImage) -> None:
        old = self._pictures.pop(avatar, None)
        if old is not None:
            self._bytes -= old.sizeInBytes()
        self._pictures[avatar] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _BUDGET and len(self._pictures) > 1:
            self._bytes -= self._pictures.popitem(last=False)[1].sizeInBytes()

    def give(self, avatar: Avatar, image: QImage) -> None:
        """Take a picture that was drawn elsewhere."""
        if avatar not in self._pictures:
            self._put(avatar, image)
            self.arrived.emit()

    def when_drawn(self, avatar: Avatar, act: Callable[[], object]) -> None:
        """Call ``act`` once, as soon as ``avatar`` is drawn."""
        self._when_drawn = (avatar, act)

    def _take(self, drawn: Sequence[tuple[Avatar, DrawnFace]]) -> None:
        for avatar, face in drawn:
            self._put(avatar, image_of(face.pixels))
        self.arrived.emit()
        if self._when_drawn is not None and self._when_drawn[0] in self._pictures:
            _, act = self._when_drawn
            self._when_drawn = None
            act()
