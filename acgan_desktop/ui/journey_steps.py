"""What a person can do on the Create page that changes what one sees: all of it can be undone."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from acgan_desktop.avatar import Avatar
from acgan_desktop.library.presets import Preset
from acgan_desktop.ui.describing import value_in_words
from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.journey import (
    Journey,
    Moment,
    fitting_truncation,
    known_wish,
    knows,
    plain_wish,
)
from acgan_desktop.ui.trail import FAR, NEAR, WishValue
from acgan_desktop.ui.vocabulary import shown


class JourneySteps(QObject):
    """Changes a journey, and notes every change on the desk.

    Signals:
        went(Moment, Moment): the journey was at the first, and is at the second now.
        returned: the same by undoing or redoing, perhaps while another page is in view.
    """

    went = Signal(object, object)
    returned = Signal()

    def __init__(self, desk: Desk, journey: Journey, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journey, self._trail = desk, journey, journey.trail

    def set_wish(self, name: str, value: WishValue) -> None:
        """Ask for ``value`` of one attribute; dragging within one blend is one step.

        What the open model does not know is not asked for.
        """
        manifest = self._desk.manifest
        if manifest is None or not knows(manifest, name, value):
            return
        before = self._trail.here.wish.get(name)
        same_blend = (
            isinstance(before, Mapping) and isinstance(value, Mapping) and {*before} == {*value}
        )
        self._do(
            f"{shown(name)}: {value_in_words(value)}",
            lambda: self._trail.change(wish={**self._trail.here.wish, name: value}),
            f"blend {name}" if same_blend else "",
        )

    def set_truncation(self, psi: float) -> None:
        """Show more typical or more unusual faces; dragging is one step."""
        title = self.tr("Typical or unusual")
        self._do(title, lambda: self._trail.change(truncation=psi), "truncation")

    def set_seed(self, seed: int) -> None:
        """Show the faces of another seed."""
        title = self.tr("Other faces: seed {seed}").format(seed=seed)
        self._do(title, lambda: self._trail.change(seed=seed, chosen=0))

    def set_distance(self, which: str) -> None:
        """Show neighbours that are "near" or "far"."""
        distance = NEAR if which == "near" else FAR
        title = self.tr("Near faces") if which == "near" else self.tr("Far faces")
        self._do(title, lambda: self._trail.change(distance=distance, chosen=0))

    def surprise(self) -> None:
        """Draw new wishes and new faces; what is locked stays."""
        manifest = self._desk.manifest
        if manifest is not None:
            self._do(self.tr("Surprise me"), lambda: self._journey.surprise(manifest))

    def more_like(self, avatar: Avatar, image: QImage | None, row: int) -> None:
        """Go on to the neighbours of ``avatar``, which was in ``row``."""
        self._go_on(avatar, image, row, self.tr("More like this"))

    def open_avatar(self, avatar: Avatar, image: QImage | None, row: int) -> None:
        """Show an avatar from elsewhere; ``row`` was the chosen one before."""
        self._go_on(avatar, image, row, self.tr("Open an avatar"))

    def back_to(self, step: int) -> None:
        """Go back along the trail."""
        if 0 <= step < len(self._trail.steps) - 1:
            title = self.tr("Back to step {number}").format(number=step + 1)
            self._do(title, lambda: self._journey.back_to(step))

    def come_back(self, moment: Moment) -> None:
        """Be where one was earlier in this sitting."""
        if moment.model == self._journey.model:
            title = self.tr("Earlier faces again")
            self._do(title, lambda: self._journey.return_to(moment))

    def preset(self, name: str) -> Preset:
        """Return what is asked for now, under a name."""
        step = self._trail.here
        return Preset(name=name, wish=plain_wish(step.wish), truncation=step.truncation)

    def use_preset(self, preset: Preset) -> None:
        """Ask the faces that are there for what ``preset`` holds; what is locked stays."""
        manifest = self._desk.manifest
        if manifest is None:
            return
        wish = self._journey.respecting_locks(known_wish(manifest, preset.wish))
        psi = fitting_truncation(manifest, preset.truncation)
        title = self.tr("Preset {name}").format(name=preset.name)
        self._do(title, lambda: self._trail.change(wish=wish, truncation=psi))

    def _go_on(self, avatar: Avatar, image: QImage | None, row: int, title: str) -> None:
        manifest = self._desk.manifest
        if manifest is not None and avatar.model == manifest.model_id:
            self._trail.change(chosen=max(0, row))
            self._do(title, lambda: self._journey.more_like(manifest, avatar, image))

    def _do(self, title: str, act: Callable[[], object], merge: str = "") -> None:
        """Do something, have it shown, and note how it is undone."""
        before = self._journey.moment()
        act()
        after = self._journey.moment()
        if after == before:
            return
        self.went.emit(before, after)
        if self._desk.manifest is not None:
            self._desk.did(
                title, lambda: self._return_to(before), lambda: self._return_to(after), merge
            )

    def _return_to(self, moment: Moment) -> None:
        """Undo or redo."""
        if moment.model != self._journey.model:
            return
        before = self._journey.moment()
        self._journey.return_to(moment)
        self.went.emit(before, moment)
        self.returned.emit()
