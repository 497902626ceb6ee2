"""Choosing a few of the favourites that the open model can draw."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.favourites.favourite import Favourite
from acgan_desktop.ui.page_parts.favourite_picture import picture_of
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.widgets.faces.face_picker import FacePicker

_MOST_OFFERED = 120


class FavouritePicker(FacePicker):
    """A :class:`FacePicker` of favourites.

    Signals:
        avatars_picked(list[Avatar]): the chosen ones, in the order in which they were chosen.
    """

    avatars_picked = Signal(object)

    def __init__(self, context: AppContext, most: int, parent: QWidget | None = None) -> None:
        super().__init__(most, parent)
        self._context = context
        self._offered: list[Avatar] = []
        self._reading: Operation[None] | None = None
        self.picked.connect(
            lambda places: self.avatars_picked.emit([self._offered[place] for place in places])
        )

    def ask(self, below: QWidget, none_yet: str, chosen: Sequence[Avatar] = ()) -> None:
        """Show the newest favourites under the widget ``below``.

        Args:
            below: where to show them.
            none_yet: what is said where there are none.
            chosen: which of them are chosen already.
        """
        manifest, cache = self._context.manifest, self._context.favourites_cache
        if self._reading is not None:
            self._reading.cancel()
        if manifest is None or cache is None or len(cache) == 0:
            self._context.said.emit(none_yet, "", None)
            return

        def show(fitting: list[Favourite]) -> None:
            if not fitting:
                self._context.said.emit(none_yet, "", None)
            elif below.isVisible():  # else the person has gone on to another page
                self._offer(fitting, chosen, below)

        self._reading = self._context.favourites_controller.newest(
            manifest.model_id, _MOST_OFFERED, show
        )

    def _offer(
        self, fitting: Sequence[Favourite], chosen: Sequence[Avatar], below: QWidget
    ) -> None:
        self._offered = [item.avatar for item in fitting]
        name = self.tr("Favourite {number}")
        faces = [
            (name.format(number=place + 1), picture_of(item)) for place, item in enumerate(fitting)
        ]
        places = [self._offered.index(one) for one in chosen if one in self._offered]
        self.show_faces(faces, places, below)
