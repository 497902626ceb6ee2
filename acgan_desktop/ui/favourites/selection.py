"""What can be done with the favourites that are picked on their wall."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.library.favourites.favourite import Favourite, Labels, tidy_tag
from acgan_desktop.library.pictures.export import picture_stem
from acgan_desktop.ui.favourites.compare_view import MOST
from acgan_desktop.ui.favourites.feed import FavouritesFeed
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.copying_codes import copy_codes
from acgan_desktop.ui.page_parts.favourite_picture import picture_of
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall

MOST_SAVED: Final = 2000
"""So many pictures are saved at a time: all of them are in memory while they are."""
MOST_ON_SHEETS: Final = 400
MOST_OPENED: Final = 400
MOST_READ: Final = drag_and_export.MOST_DRAGGED + 1
"""So many are read as soon as they are picked; one more than are dragged, to say so."""


class FavouritesSelection(QObject):
    """The picked favourites of one wall, and what is done with them."""

    def __init__(self, context: AppContext, feed: FavouritesFeed, wall: FaceWall) -> None:
        super().__init__(wall)
        self._context, self._feed, self._wall = context, feed, wall

    def numbers(self) -> list[int]:
        """Return their numbers."""
        there = self._feed.numbers
        return [there[row] for row in self._wall.picked_rows() if row < len(there)]

    def read(self, most: int, done: Callable[[list[Favourite]], object]) -> None:
        """Call ``done`` with the first of them, the chosen one first where it is among them."""
        self._feed.read(self._wall.picked_rows()[:most], done)

    def open(self) -> None:
        """Go on with the picked favourites on the Create page, all of one model."""
        self._with_one_model(MOST_OPENED, self._context.open_avatars)

    def explore(self) -> None:
        """Show the map around the picked favourites."""
        self._with_one_model(MOST, self._context.explore)

    def express(self) -> None:
        """Show the chosen favourite with other expressions."""

        def show(found: list[Favourite]) -> None:
            for favourite in found:
                self._context.express(favourite.avatar)

        self._feed.read([self._wall.current_row()], show)

    def blend(self) -> None:
        """Blend the picked favourites."""

        def blend(avatars: list[Avatar]) -> None:
            if len(avatars) >= 2:
                self._context.blend(avatars)
            else:
                self._say(self.tr("Pick two to eight faces with Ctrl or Shift to blend them"))

        self._with_one_model(MAX_KEYFRAMES, blend)

    def save(self) -> None:
        """Save the picked favourites as pictures."""
        if len(self.numbers()) > MOST_SAVED:
            self._say(self.tr("Pick at most %n face(s) to save at a time", "", MOST_SAVED))
            return
        context, wall = self._context, self._wall
        self.read(
            MOST_SAVED,
            lambda found: drag_and_export.save_pictures(
                context, wall, _items(found), _names(found)
            ),
        )

    def sheet(self) -> None:
        """Put the picked favourites on a sheet for print, under their names."""
        if len(self.numbers()) > MOST_ON_SHEETS:
            self._say(self.tr("Pick at most %n face(s) for a sheet", "", MOST_ON_SHEETS))
            return
        context, wall = self._context, self._wall

        self.read(
            MOST_ON_SHEETS,
            lambda found: drag_and_export.sheet_of(context, wall, _items(found), _names(found)),
        )

    def copy(self) -> None:
        """Put the picked pictures on the clipboard."""
        self.read(
            MOST_READ, lambda found: drag_and_export.copy_pictures(self._context, _items(found))
        )

    def copy_text(self) -> None:
        """Put the picked avatars on the clipboard as text, a line each."""

        def copy(found: list[Favourite]) -> None:
            if found:
                drag_and_export.copy_texts([item.avatar for item in found], self._context)

        self.read(MOST_SAVED, copy)

    def copy_code(self) -> None:
        """Put the share codes of the picked avatars on the clipboard."""

        def copy(found: list[Favourite]) -> None:
            copy_codes(self._context, [item.avatar for item in found])

        self.read(MOST_READ, copy)

    def drag(self) -> None:
        """Let the picked pictures be dragged to other programs."""
        # They are in memory since they were picked: a drag cannot wait for them.
        found = self._feed.favourites(self._wall.picked_rows()[:MOST_READ])
        drag_and_export.drag_out(self._wall, _items(found), self._context)

    def remove(self) -> None:
        """Remove the picked favourites; undo brings them back."""
        numbers = self.numbers()
        if numbers:
            self._context.favourites_controller.discard(numbers)

    def rate(self, stars: int) -> None:
        """Give the picked favourites so many stars."""
        title = self.tr("%n star(s)", "", stars) if stars else self.tr("No stars")
        self._relabel(title, lambda labels: replace(labels, rating=stars))

    def rate_one(self, number: int, stars: int) -> None:
        """Give this favourite so many stars."""
        title = self.tr("%n star(s)", "", stars) if stars else self.tr("No stars")
        self._context.favourites_controller.relabel(
            title, [number], lambda _, labels: replace(labels, rating=stars)
        )

    def rename(self, name: str) -> None:
        """Name the chosen favourite."""
        self._relabel(self.tr("Name"), lambda labels: replace(labels, name=name), alone=True)

    def tag(self, tag: str) -> None:
        """Put a tag on the picked favourites."""
        tag = tidy_tag(tag)
        if tag:
            self._relabel(
                self.tr("Tag {name}").format(name=tag),
                lambda labels: replace(labels, tags=(*labels.tags, tag)),
            )

    def untag(self, tag: str) -> None:
        """Take a tag from the picked favourites."""
        self._relabel(
            self.tr("Without tag {name}").format(name=tag),
            lambda labels: replace(labels, tags=tuple(t for t in labels.tags if t != tag)),
        )

    def _relabel(
        self, title: str, change: Callable[[Labels], Labels], *, alone: bool = False
    ) -> None:
        row, there = self._wall.current_row(), self._feed.numbers
        numbers = [there[row]] if alone and 0 <= row < len(there) else self.numbers()
        if numbers:
            self._context.favourites_controller.relabel(
                title, numbers, lambda _, labels: change(labels)
            )

    def _with_one_model(self, most: int, act: Callable[[list[Avatar]], object]) -> None:
        """Call ``act`` with the picked avatars if one model drew them all."""
        if len(self.numbers()) > most:
            self._say(self.tr("Pick at most %n face(s) for this", "", most))
            return

        def check(found: list[Favourite]) -> None:
            avatars = [item.avatar for item in found]
            if len({avatar.model for avatar in avatars}) > 1:
                text = self.tr("These faces were drawn by different models; pick those of one")
                self._say(text)
            elif avatars:
                act(avatars)

        self.read(most, check)

    def _say(self, text: str) -> None:
        self._context.said.emit(text, "", None)


def _items(found: Sequence[Favourite]) -> list[drag_and_export.Item]:
    return [(item.avatar, picture_of(item)) for item in found]


def _names(found: Sequence[Favourite]) -> list[str]:
    return [item.labels.name or picture_stem(item.avatar) for item in found]
