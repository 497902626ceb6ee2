"""Changing the chosen face of the wall by sliders; the wall stays as it is."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.face_sliders.face_sliders import FaceSliders
from acgan_desktop.ui.page_parts.face_sliders.slider_editing import EditedFace
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.wall_faces import WallFaces
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall


class FaceChanging(QObject):
    """The drawer in the place of the wishes, and the face that it changes.

    Attributes:
        sliders: the drawer and what it does.
        show: shows a picture of the changed face; set by the page.
        show_chosen: shows the chosen face again, after the drawer was opened or closed; likewise.
        come_into_view: brings the page into view; likewise.
    """

    def __init__(
        self, context: AppContext, wishes: QWidget, wall: FaceWall, feed: WallFeed
    ) -> None:
        """Make the drawer, closed.

        Args:
            context: what all pages share.
            wishes: what stands in the drawer's place while it is closed.
            wall: the wall.
            feed: brings its pictures.
        """
        super().__init__(wall)
        self._wall, self._feed = wall, feed
        self.show: Callable[[QImage], object] = lambda _: None
        self.show_chosen: Callable[[], object] = lambda: None
        self.come_into_view: Callable[[], object] = lambda: None
        self.sliders = FaceSliders(context, wishes, self._chosen_face, self)
        self.sliders.changed.connect(lambda: self.show_chosen())
        self.sliders.drawn.connect(lambda image: self.show(image))
        self.sliders.returned.connect(self._return)

    def face(self) -> Avatar | None:
        """Return the face as the sliders have it, or None while the drawer is closed."""
        return self.sliders.face()

    def image(self) -> QImage | None:
        """Return its picture, if it is drawn."""
        return self.sliders.tuning.image() if self.face() is not None else None

    def face_or_later(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Return the face; while it is being drawn, ``act`` waits for it."""
        face, image = self.face(), self.image()
        if face is not None and image is None:
            self.sliders.tuning.when_drawn(face, act)
        return face, image

    def close(self) -> bool:
        """Close the drawer; return whether it was open."""
        was_open = self.sliders.is_open
        self.sliders.close()
        return was_open

    def _chosen_face(self) -> tuple[Hashable | None, Avatar | None, QImage | None]:
        row = self._wall.current_row()
        if row < 0 or not self._feed.active:
            return None, None, None
        return row, self._wall.faces.avatar(row), self._wall.faces.image(row)

    def _return(self, to: EditedFace) -> None:
        """Undo or redo came back to a face: choose it, if it still stands on the wall."""
        self.come_into_view()
        key, wall = to.key, self._wall
        if not isinstance(key, int) or key == wall.current_row():
            return
        if wall.faces.avatar(key) == to.base:
            wall.choose(key)


class ChangedWallFaces(WallFaces):
    """The chosen and the picked faces of a wall; one alone as the sliders have it."""

    def __init__(self, wall: FaceWall, feed: WallFeed, changing: FaceChanging) -> None:
        super().__init__(wall, feed)
        self._picked_rows, self._changing = wall.picked_rows, changing

    def chosen(self) -> Avatar | None:
        """Return the chosen avatar."""
        return self._changing.face() or super().chosen()

    def chosen_or_later(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Return the chosen face; while it is being drawn, ``act`` waits for it."""
        if self._changing.face() is not None:
            return self._changing.face_or_later(act)
        return super().chosen_or_later(act)

    def picked(self) -> list[Avatar]:
        """Return the picked avatars in the wall's order; the chosen one alone if none is."""
        changed = self._changing.face()
        if changed is not None and len(self._picked_rows()) <= 1:
            return [changed]
        return super().picked()

    def collect_picked(self, done: Callable[[list[Item]], object]) -> None:
        """Call ``done`` with the picked faces, as soon as all of them are drawn."""
        if self._changing.face() is None or len(self._picked_rows()) > 1:
            super().collect_picked(done)
            return
        face, image = self._changing.face_or_later(lambda: self.collect_picked(done))
        if face is not None and image is not None:
            done([(face, image)])
