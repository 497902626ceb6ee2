"""The button that puts the chosen face into the favourites, and takes it out again."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.images import pixels_of
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget

ChosenOrLater = Callable[[Callable[[], None]], tuple[Avatar | None, QImage | None]]


class KeepButton(TranslatedWidget, TextButton):
    """Keep, or kept.

    Attributes:
        chosen: returns the chosen avatar.
        chosen_or_later: returns it with its picture; while that is being drawn, it calls the
            function it is given as soon as it is there.
    """

    def __init__(
        self,
        context: AppContext,
        chosen: Callable[[], Avatar | None],
        chosen_or_later: ChosenOrLater,
        picked: Callable[[], Sequence[Avatar]] = tuple,
        collect: Callable[[Callable[[list[Item]], object]], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make the button.

        Args:
            context: where faces are kept.
            chosen: returns the chosen avatar.
            chosen_or_later: returns it with its picture, or calls what it is given later.
            picked: returns all that are picked, where several can be.
            collect: calls what it is given with these and their pictures.
            parent: its owner.
        """
        super().__init__("heart", parent=parent)
        self._picked, self._collect = picked, collect
        self._context = context
        self.chosen = chosen
        self.chosen_or_later = chosen_or_later
        self._keeping: Avatar | None = None
        context.favourites_changed.connect(self.show_state)
        self.clicked.connect(self.toggle)
        self.say(lambda _: self.show_state(), str)

    def toggle(self) -> None:
        """Keep the chosen face, or take it out of the favourites again; so all that are picked.

        Of several, those that are not kept yet are kept; if all are, all are taken out.
        """
        picked = self._picked()
        if len(picked) > 1 and self._collect is not None:
            if all(map(self._context.is_kept, picked)):
                self._context.discard_all(picked)
            else:
                self._collect(self._keep_all)
            return
        avatar, image = self.chosen_or_later(self.toggle)
        if avatar is None or image is None or avatar == self._keeping:
            return
        if self._context.is_kept(avatar):
            self._context.discard(avatar)
            return
        self._keeping = avatar

        def kept() -> None:
            self._keeping = None
            self._say_kept(self.tr("Kept in favourites"))

        self._context.keep(avatar, image, kept, self._failed)

    def _keep_all(self, items: Sequence[Item]) -> None:
        faces = [
            (avatar, pixels_of(image))
            for avatar, image in items
            if not self._context.is_kept(avatar)
        ]

        def kept(new: int) -> None:
            self._say_kept(self.tr("%n face(s) kept in favourites", "", new))

        if faces:
            self._context.favourites_controller.keep_all(faces, kept, self._failed)

    def _say_kept(self, text: str) -> None:
        show = partial(self._context.page_wanted.emit, "favourites")
        self._context.said.emit(text, self.tr("Show"), show)

    def _failed(self, error: Exception) -> None:
        self._keeping = None
        self._context.show_error(error)

    def show_state(self) -> None:
        """Show whether the chosen face, or every picked one, is kept."""
        chosen, picked = self.chosen(), self._picked()
        faces = picked if len(picked) > 1 else [chosen] if chosen is not None else []
        kept = bool(faces) and all(map(self._context.is_kept, faces))
        self.set_kind("on" if kept else "plain", "heart-filled" if kept else "heart")
        if len(faces) > 1:
            text = self.tr("Kept ({count})") if kept else self.tr("Keep ({count})")
            self.setText(text.format(count=len(faces)))
        else:
            self.setText(self.tr("Kept") if kept else self.tr("Keep"))
        self.setToolTip(
            self.tr("Take out of the favourites (Ctrl+D)")
            if kept
            else self.tr("Put into the favourites (Ctrl+D)")
        )
