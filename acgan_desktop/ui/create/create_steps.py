"""What a person can do on the Create page that changes what one sees: all of it can be undone."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.create_history import FAR, NEAR
from acgan_desktop.app.known_wishes import known_wish, knows
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import WishValue
from acgan_desktop.library.settings.presets import Preset
from acgan_desktop.ui.create.create_state import (
    CreateSnapshot,
    CreateState,
    fitting_truncation,
    plain_wish,
)
from acgan_desktop.ui.i18n.avatar_words import value_in_words
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.services.app_context import AppContext


class CreateSteps(QObject):
    """Changes a state, and notes every change on the context.

    Signals:
        went(CreateSnapshot, CreateSnapshot): the state was at the first, and is at the second now.
        returned: the same by undoing or redoing, perhaps while another page is in view.
    """

    went = Signal(object, object)
    returned = Signal()

    def __init__(self, context: AppContext, state: CreateState, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._state, self._history = context, state, state.history

    def set_wish(self, name: str, value: WishValue) -> None:
        """Ask for ``value`` of one attribute; dragging within one blend is one step.

        What the open model does not know is not asked for.
        """
        manifest = self._context.manifest
        if manifest is None or not knows(manifest, name, value):
            return
        before = self._history.here.wish.get(name)
        same_blend = (
            isinstance(before, Mapping) and isinstance(value, Mapping) and {*before} == {*value}
        )
        self._do(
            f"{shown(name)}: {value_in_words(value)}",
            lambda: self._history.change(wish={**self._history.here.wish, name: value}),
            f"blend {name}" if same_blend else "",
        )

    def set_truncation(self, psi: float) -> None:
        """Show more typical or more unusual faces; dragging is one step."""
        title = self.tr("Typical or unusual")
        self._do(title, lambda: self._history.change(truncation=psi), "truncation")

    def set_seed(self, seed: int) -> None:
        """Show the faces of another seed."""
        title = self.tr("Other faces: seed {seed}").format(seed=seed)
        self._do(title, lambda: self._history.change(seed=seed, chosen=0))

    def set_distance(self, which: str) -> None:
        """Show neighbours that are "near" or "far"."""
        distance = NEAR if which == "near" else FAR
        title = self.tr("Near faces") if which == "near" else self.tr("Far faces")
        self._do(title, lambda: self._history.change(distance=distance, chosen=0))

    def surprise(self) -> None:
        """Draw new wishes and new faces; what is locked stays."""
        manifest = self._context.manifest
        if manifest is not None:
            self._do(self.tr("Surprise me"), lambda: self._state.surprise(manifest))

    def more_like(self, avatar: Avatar, image: QImage | None, row: int) -> None:
        """Go on to the neighbours of ``avatar``, which was in ``row``."""
        self._go_on(avatar, image, row, self.tr("More like this"))

    def open_avatars(self, avatars: Sequence[Avatar], image: QImage | None, row: int) -> None:
        """Show avatars from elsewhere; ``row`` was the chosen one before."""
        first, *others = avatars
        title = self.tr("Open an avatar")
        if others:
            title = self.tr("Open %n face(s)", "", len(avatars))
        self._go_on(first, image, row, title, others)

    def back_to(self, step: int) -> None:
        """Go back along the history."""
        if 0 <= step < len(self._history.steps) - 1:
            title = self.tr("Back to step {number}").format(number=step + 1)
            self._do(title, lambda: self._state.back_to(step))

    def come_back(self, moment: CreateSnapshot) -> None:
        """Be where one was earlier in this session."""
        if moment.model == self._state.model:
            title = self.tr("Earlier faces again")
            self._do(title, lambda: self._state.return_to(moment))

    def preset(self, name: str) -> Preset:
        """Return what is asked for now, under a name."""
        step = self._history.here
        return Preset(name=name, wish=plain_wish(step.wish), truncation=step.truncation)

    def use_preset(self, preset: Preset) -> None:
        """Ask the faces that are there for what ``preset`` holds; what is locked stays."""
        manifest = self._context.manifest
        if manifest is None:
            return
        wish = self._state.respecting_locks(known_wish(manifest, preset.wish))
        psi = fitting_truncation(manifest, preset.truncation)
        title = self.tr("Preset {name}").format(name=preset.name)
        self._do(title, lambda: self._history.change(wish=wish, truncation=psi))

    def _go_on(
        self,
        avatar: Avatar,
        image: QImage | None,
        row: int,
        title: str,
        others: Sequence[Avatar] = (),
    ) -> None:
        manifest = self._context.manifest
        if manifest is not None and avatar.model == manifest.model_id:
            self._history.change(chosen=max(0, row))
            self._do(title, lambda: self._state.more_like(manifest, avatar, image, others))

    def _do(self, title: str, act: Callable[[], object], merge: str = "") -> None:
        """Do something, have it shown, and note how it is undone."""
        before = self._state.moment()
        act()
        after = self._state.moment()
        if after == before:
            return
        self.went.emit(before, after)
        if self._context.manifest is not None:
            self._context.did(
                title, lambda: self._return_to(before), lambda: self._return_to(after), merge
            )

    def _return_to(self, moment: CreateSnapshot) -> None:
        """Undo or redo."""
        if moment.model != self._state.model:
            return
        before = self._state.moment()
        self._state.return_to(moment)
        self.went.emit(before, moment)
        self.returned.emit()
