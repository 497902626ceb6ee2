"""A face that is changed by sliders: what it is now, its picture, and the way back."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.directions import with_slider
from acgan_desktop.library.settings.sliders import NamedSlider
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.services.app_context import AppContext


@dataclass(frozen=True)
class EditedFace:
    """A chosen face and what became of it.

    Attributes:
        key: where it stands, as the page says it.
        base: the face as the page shows it.
        face: the face as the sliders have it, a plain avatar like any other.
    """

    key: Hashable
    base: Avatar
    face: Avatar


class SliderEditing(QObject):
    """Takes what the sliders say, and draws the face; the newest position comes first.

    Attributes:
        now: the face that is being changed, or None.

    Signals:
        changed: the face is another than before.
        drawn(QImage): it, or how it was a moment ago while a slider is moving, is drawn.
        returned(EditedFace): undo or redo came back to this.
    """

    changed = Signal()
    drawn = Signal(object)
    returned = Signal(object)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.now: EditedFace | None = None
        self._feed = PictureFeed(context.service, self)
        self._feed.arrived.connect(self._arrived)

    @property
    def is_changed(self) -> bool:
        """Whether the face is another than the page shows."""
        return self.now is not None and self.now.face != self.now.base

    def image(self) -> QImage | None:
        """Return the picture of the face as it is now, if it is drawn."""
        return self._feed.image(self.now.face) if self.now is not None else None

    def begin(self, key: Hashable, base: Avatar, image: QImage | None) -> None:
        """Take a chosen face; one that is here already goes on from where it is."""
        if self.now is not None and self.now.base == base:
            self.now = replace(self.now, key=key)
        else:
            if image is not None:
                self._feed.give(base, image)
            self.now = EditedFace(key, base, base)
        self.draw()
        self.changed.emit()

    def take_another(self, key: Hashable, base: Avatar, image: QImage | None) -> None:
        """Take another face; what became of the one before is a step away."""
        before, was_changed = self.now, self.is_changed
        self.begin(key, base, image)
        if was_changed and before is not None and self.now is not None and before.base != base:
            self._did(self.tr("Another face"), before, self.now)

    def move(self, slider: NamedSlider, amount: float, title: str, stroke: int) -> None:
        """Set ``slider`` to ``amount``; moves of one ``stroke`` are one step."""
        if self.now is None:
            return
        try:
            face = with_slider(self.now.face, slider.directions, amount)
        except UserError as error:  # more sliders than an avatar can carry
            self._context.show_error(error)
            self.changed.emit()
            return
        self._go(replace(self.now, face=face), title, f"slider {slider.key} {stroke}")

    def reset(self) -> None:
        """Go back to the face as the page shows it."""
        if self.now is not None and self.is_changed:
            self._go(replace(self.now, face=self.now.base), self.tr("Reset the sliders"))

    def forget(self) -> None:
        """Take no face."""
        self.now = None
        self._feed.want([])
        self.changed.emit()

    def when_drawn(self, avatar: Avatar, act: Callable[[], object]) -> None:
        """Call ``act`` once, as soon as ``avatar`` is drawn."""
        self._feed.when_drawn(avatar, act)

    def draw(self) -> None:
        """Draw what has not been drawn."""
        if self.now is not None:
            self._feed.want([self.now.face])
            self._feed.ask()
            image = self.image()
            if image is not None:
                self.drawn.emit(image)

    def rest(self) -> None:
        """Draw nothing while nobody looks."""
        self._feed.rest()

    def _go(self, to: EditedFace, title: str, merge: str = "") -> None:
        before = self.now
        if before is None or to == before:
            return
        self.now = to
        self.draw()
        self.changed.emit()
        self._did(title, before, to, merge)

    def _did(self, title: str, before: EditedFace, after: EditedFace, merge: str = "") -> None:
        self._context.did(title, lambda: self._return(before), lambda: self._return(after), merge)

    def _return(self, to: EditedFace) -> None:
        manifest = self._context.manifest
        if manifest is None or manifest.model_id != to.face.model:
            return
        self.now = to
        self.returned.emit(to)
        self.draw()
        self.changed.emit()

    def _arrived(self) -> None:
        # While a slider moves, each picture is out of date when it arrives; it moves all the same.
        image = self.image() or self._feed.newest()
        if image is not None and self.now is not None:
            self.drawn.emit(image)
