"""The faces of a wall, as the panel beside it asks for them."""

from collections.abc import Callable

from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.drag_and_export import Item
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall


class WallFaces:
    """The chosen and the picked faces of one wall."""

    def __init__(self, wall: FaceWall, feed: WallFeed) -> None:
        self._wall, self._feed = wall, feed

    def chosen(self) -> Avatar | None:
        """Return the chosen avatar."""
        return self._wall.faces.avatar(self._wall.current_row()) if self._feed.active else None

    def chosen_or_later(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Return the chosen face; while it is being drawn, ``act`` waits for it."""
        row, faces = self._wall.current_row(), self._wall.faces
        avatar, image = faces.avatar(row), faces.image(row)
        if avatar is not None and image is None:
            self._feed.when_drawn(avatar, act)
        return avatar, image

    def picked(self) -> list[Avatar]:
        """Return the picked avatars in the wall's order; the chosen one alone if none is."""
        if not self._feed.active:
            return []
        found = (self._wall.faces.avatar(row) for row in self._wall.picked_rows())
        return [avatar for avatar in found if avatar is not None]

    def collect_picked(self, done: Callable[[list[Item]], object]) -> None:
        """Call ``done`` with the picked faces, as soon as all of them are drawn."""
        if self._feed.active and (rows := self._wall.picked_rows()):
            self._feed.collect(rows, done)

    def picked_items(self) -> list[Item]:
        """Return the picked faces as far as they are drawn."""
        faces = self._wall.faces
        found = ((faces.avatar(row), faces.image(row)) for row in self._wall.picked_rows())
        return [(one, image) for one, image in found if one is not None and image is not None]
