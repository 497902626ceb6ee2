"""A face that talks: the frames of its loop and the stills for stream tools, drawn and played."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.expressions import Talking, talking
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import motion_ms

FRAMES: Final = 24
RATE: Final = 12.0
_REST_MS: Final = 300
"""Walking over the sheet draws no loops; the face that stays chosen so long gets one."""


class TalkingFace(QObject):
    """The face that is chosen, talking.

    Attributes:
        talk: its stills and frames, or None.
        problem: why it cannot talk, or None.

    Signals:
        shown(QImage): the picture of this moment.
        changed: another face, or all of its frames are there.
    """

    shown = Signal(object)
    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.talk: Talking | None = None
        self.problem: Failure | None = None
        self._face: Avatar | None = None
        self._next: Avatar | None = None
        self._place = 0
        self._feed = PictureFeed(context.service, self)
        self._feed.rest()
        self._feed.arrived.connect(self._arrived)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(lambda: self._take(self._next))
        self._clock = QTimer(self, interval=round(1000 / RATE))
        self._clock.timeout.connect(self._tick)

    @property
    def is_ready(self) -> bool:
        """Whether all frames and stills are drawn."""
        return self.talk is not None and bool(self.frames())

    @property
    def is_playing(self) -> bool:
        """Whether it moves."""
        return self._clock.isActive()

    def take(self, face: Avatar | None) -> None:
        """Let another face talk, if it stays chosen for a moment."""
        if face != self._next:
            self._next = face
            self._rest.start()

    def frames(self) -> list[QImage]:
        """Return the frames of the loop; nothing until all that belongs to it is drawn."""
        talk = self.talk
        if talk is None or any(self._feed.image(pose) is None for _, pose in talk.poses):
            return []
        return self._images(talk.loop)

    def stills(self) -> list[tuple[str, Avatar, QImage]]:
        """Return the stills in the order of stream tools, or nothing likewise."""
        talk = self.talk
        if talk is None or not self.is_ready:
            return []
        images = self._images([pose for _, pose in talk.poses])
        return [
            (name, pose, image) for (name, pose), image in zip(talk.poses, images, strict=False)
        ]

    def rest(self) -> None:
        """Neither draw nor play while nobody looks."""
        self._clock.stop()
        self._feed.rest()

    def go_on(self) -> None:
        """Draw what is missing, and play."""
        self._feed.ask()
        if self.is_ready:
            self._play()

    def again(self) -> None:
        """Another model draws, or the same one on another device: look again at the face."""
        self._face = None
        self._rest.start()

    def _take(self, face: Avatar | None) -> None:
        if face == self._face:
            return
        self._face, self.talk, self.problem, self._place = face, None, None, 0
        self._clock.stop()
        manifest = self._context.manifest
        if face is not None and manifest is not None and manifest.model_id == face.model:
            try:
                self.talk = talking(manifest, face, frames=FRAMES)
            except UserError as error:
                self.problem = Failure.of(error)
        wanted: list[Avatar] = []
        if self.talk is not None:
            wanted = [*(pose for _, pose in self.talk.poses), *self.talk.loop]
        self._feed.want(wanted)
        self.changed.emit()
        self._arrived()

    def _arrived(self) -> None:
        talk = self.talk
        if talk is None:
            return
        first = self._feed.image(talk.poses[0][1])
        if first is not None and not self.is_playing:
            self.shown.emit(first)
        if self.is_ready and not self.is_playing:
            self._play()
            self.changed.emit()

    def _play(self) -> None:
        if motion_ms():
            self._clock.start()

    def _tick(self) -> None:
        frames = self.frames()
        if frames:
            self._place = (self._place + 1) % len(frames)
            self.shown.emit(frames[self._place])

    def _images(self, avatars: Sequence[Avatar]) -> list[QImage]:
        found = [self._feed.image(avatar) for avatar in avatars]
        images = [image for image in found if image is not None]
        return images if len(images) == len(avatars) else []
