"""The button that puts the chosen face into the favourites, and takes it out again."""

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.services.app_context import AppContext
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("heart", parent=parent)
        self._context = context
        self.chosen = chosen
        self.chosen_or_later = chosen_or_later
        self._keeping: Avatar | None = None
        context.favourites_changed.connect(self.show_state)
        self.clicked.connect(self.toggle)
        self.say(lambda _: self.show_state(), str)

    def toggle(self) -> None:
        """Keep the chosen face, or take it out of the favourites again."""
        avatar, image = self.chosen_or_later(self.toggle)
        if avatar is None or image is None or avatar == self._keeping:
            return
        if self._context.is_kept(avatar):
            self._context.discard(avatar)
            return
        self._keeping = avatar

        def kept() -> None:
            self._keeping = None
            self._context.said.emit(
                self.tr("Kept in favourites"),
                self.tr("Show"),
                lambda: self._context.page_wanted.emit("favourites"),
            )

        def failed(error: Exception) -> None:
            self._keeping = None
            self._context.show_error(error)

        self._context.keep(avatar, image, kept, failed)

    def show_state(self) -> None:
        """Show whether the chosen face is kept."""
        avatar = self.chosen()
        kept = avatar is not None and self._context.is_kept(avatar)
        self.set_kind("on" if kept else "plain", "heart-filled" if kept else "heart")
        self.setText(self.tr("Kept") if kept else self.tr("Keep"))
        self.setToolTip(
            self.tr("Take out of the favourites (Ctrl+D)")
            if kept
            else self.tr("Put into the favourites (Ctrl+D)")
        )
