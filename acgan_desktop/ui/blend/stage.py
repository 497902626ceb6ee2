"""The stage of the Blend page: the large picture, its clock, and the line of time under it."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.blend_story import BlendStory
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.blend import Loop
from acgan_desktop.ui.blend.feed import BlendFeed
from acgan_desktop.ui.blend.playback import RATE, Playback
from acgan_desktop.ui.blend.scrubber import Scrubber
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S, motion_ms
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.player_view import PlayerView


class BlendStage(TranslatedWidget, QWidget):
    """Plays one story.

    Attributes:
        faces: pictures of the story's faces.
        frame: the number of the frame that is shown.

    Signals:
        settled: what is shown changed while it does not play.
    """

    settled = Signal()

    def __init__(
        self, context: AppContext, faces: PictureFeed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.faces = faces
        self.feed = BlendFeed(context.service, self)
        self.playback = Playback(self)
        self.view = PlayerView()
        self._large = FinishedView(context.finishing, self, self.view.set_image)
        self.play = IconButton("play")
        self.scrubber = Scrubber()
        self.time = label("small")
        self.frame = 0
        self._story = BlendStory()
        self._chosen = 0
        self._held = False
        self._due: dict[int, Avatar] = {}
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.play)
        row.addWidget(self.scrubber, 1)
        row.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, 0, GAP_L, 0)
        column.setSpacing(GAP_S)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self._connect()
        self.say(self.view.setAccessibleName, lambda: self.tr("The blend"))
        self.say(
            self.view.setAccessibleDescription,
            lambda: self.tr("Space plays and pauses, the arrows go from frame to frame."),
        )
        self.say(self.scrubber.setAccessibleName, lambda: self.tr("Time"))
        self.say(lambda _: self._show_state(), str)

    def _connect(self) -> None:
        self.playback.moved.connect(lambda _: self._show_frame())
        self.playback.running_changed.connect(lambda _: self._show_state())
        self.feed.arrived.connect(self._frames_drawn)
        self.feed.failed.connect(self.context.failed)
        self.faces.arrived.connect(self._frames_arrived)
        self.play.clicked.connect(self.playback.toggle)
        self.view.clicked.connect(self.playback.toggle)
        self.view.stepped.connect(self.step)
        self.view.jumped.connect(lambda end: self.go_to(1.0 if end else 0.0))
        self.scrubber.scrubbed.connect(self.playback.seek)
        self.scrubber.sliderPressed.connect(self._hold)
        self.scrubber.sliderReleased.connect(self._let_go)

    # What it plays.

    def show_story(self, story: BlendStory) -> None:
        """Play another story from where the last one stood."""
        began = story.can_play and not self._story.can_play
        self._story = story
        manifest = self.context.manifest
        self.view.drawn_side = manifest.resolution if manifest is not None else 0
        blend = None
        if manifest is not None and story.can_play:
            try:
                blend = story.blend(manifest)
            except UserError as error:
                self.context.show_error(error)
        count = story.frame_count(RATE)
        self.feed.show(blend, count)
        self._due = {}
        if blend is not None:
            self._due = {
                blend.frame_of(place, count): face
                for place, face in enumerate(blend.keyframes)
                if self.faces.image(face) is None
            }
        self.playback.set_length(story.duration if blend else 0.0, story.loop is not Loop.ONCE)
        parts = max(1, story.parts)
        self.scrubber.set_marks([each / parts for each in range(len(story.keyframes)) if blend])
        for widget in (self.play, self.scrubber):
            widget.setEnabled(blend is not None)
        self._show_frame()
        if began and self.isVisible() and motion_ms():
            self.playback.play()
        self._show_state()

    def choose(self, place: int) -> None:
        """Stop at the face of ``place``."""
        self._chosen = place
        self.go_to(place / max(1, self._story.parts))

    def go_to(self, position: float) -> None:
        """Stop at ``position``, from 0 to 1."""
        self.playback.pause()
        self.playback.seek(position if self.feed.cache.count else 0.0)

    def step(self, way: int) -> None:
        """Stop at the next frame (1) or the one before (-1)."""
        count = self.feed.cache.count
        if count:
            ring = self.feed.cache.ring
            frame = self.frame + way
            frame = frame % count if ring else min(max(frame, 0), count - 1)
            self.go_to(frame / (count if ring else count - 1))

    def rest(self) -> None:
        """Stop, and draw nothing for now."""
        self.playback.pause()
        self.feed.rest()

    def wake(self) -> None:
        """Draw what is missing."""
        self.feed.wake()

    # What it shows.

    def avatar(self) -> Avatar | None:
        """Return the avatar of the frame that is shown."""
        if self.feed.cache.count:
            return self.feed.avatar(self.frame)
        faces = self._story.keyframes
        return faces[min(self._chosen, len(faces) - 1)] if faces else None

    def image(self) -> QImage | None:
        """Return the picture of exactly that avatar, if it is drawn."""
        if self.feed.cache.count:
            return self.feed.cache.get(self.frame)
        return self.faces.image(self.avatar())

    def when_drawn(self, act: Callable[[], object]) -> None:
        """Call ``act`` as soon as :meth:`image` is there."""
        if self.feed.cache.count:
            self.feed.when_drawn(self.frame, act)
        else:
            avatar = self.avatar()
            if avatar is not None:
                self.faces.when_drawn(avatar, act)

    def _show_frame(self) -> None:
        cache, position = self.feed.cache, self.playback.position
        if cache.count:
            last = cache.count if cache.ring else cache.count - 1
            self.frame = round(position * last) % cache.count
            self.feed.seek(self.frame)
        self.scrubber.set_position(position)
        self._show_time()
        self._show_picture()
        if not self.playback.is_running:
            self.settled.emit()

    def _show_picture(self) -> None:
        cache = self.feed.cache
        image = self.image()
        stands = image is not None and not self.playback.is_running
        if image is None and cache.count:
            image = cache.nearest(self.frame)
        if image is not None:
            self._large.show(self.avatar() if stands else None, image)
        elif not self._story.keyframes:
            self._large.forget()
            self.view.set_image(None)

    def _frames_drawn(self) -> None:
        """Give the strip its faces as soon as they come by: they need not be drawn twice."""
        for frame, face in list(self._due.items()):
            image = self.feed.cache.get(frame)
            if image is not None:
                del self._due[frame]
                self.faces.give(face, image)
        self._frames_arrived()

    def _frames_arrived(self) -> None:
        if not self.playback.is_running or self.view.image() is None:
            self._show_picture()

    def _show_time(self) -> None:
        seconds = self._story.duration
        locale = QLocale()
        text = self.tr("{now} of {all} s").format(
            now=locale.toString(self.playback.position * seconds, "f", 1),
            all=locale.toString(seconds, "f", 1),
        )
        self.time.setText(text if self.feed.cache.count else "")

    def _show_state(self) -> None:
        running = self.playback.is_running
        self.play.set_icon("pause" if running else "play")
        self.play.set_label(self.tr("Pause (Space)") if running else self.tr("Play (Space)"))
        self.view.set_moving(running)
        self._show_time()
        if not running:
            self._show_picture()
            self.settled.emit()

    def _hold(self) -> None:
        """Do not run away under the hand that drags the line of time."""
        self._held = self.playback.is_running
        self.playback.pause()

    def _let_go(self) -> None:
        if self._held:
            self.playback.play()
        self._held = False
