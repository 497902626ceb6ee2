"""Feeds a wall with pictures: asks for what is in view, and takes what arrives."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from acgan_desktop.app.create_history import FIRST_WALL
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.page_parts.picture_collection import Collection, Item
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.services.wish_matching import MatchingFailedError, Place
from acgan_desktop.ui.theme.images import image_of
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall


class WallFeed(QObject):
    """Keeps one wall filled with what the render service draws for it.

    Attributes:
        active: whether a model is there to draw with.
        grows: whether the wall goes on below its end.
        seek: returns the place whose face is to be searched for in a row, or None to draw the
            avatar that is there.
        passed_over: how many candidates were drawn for this wall and are not shown.

    Signals:
        arrived(int, int): the picture of a row is there, as it was asked for by that change.
        matching_failed(Exception): the tagger cannot be used to search for faces.
        first_wall_shown: the first sixteen faces are on the screen (once).
    """

    arrived = Signal(int, int)
    matching_failed = Signal(object)
    first_wall_shown = Signal()

    def __init__(self, service: RenderService, wall: FaceWall) -> None:
        super().__init__(wall)
        self.active = False
        self.grows = True
        self.seek: Callable[[int], Place | None] = lambda _: None
        self.passed_over = 0
        self._service = service
        self._wall = wall
        self._faces: FaceModel = wall.faces
        self._drawing = service.operation(self._take, self._failed)
        self._shown = 0
        self._change = 0
        self._first_wall_due = True
        self._when_drawn: tuple[Avatar, tuple[int, int, int], Callable[[], object]] | None = None
        self._collection: Collection | None = None
        wall.viewed.connect(self._viewed)
        wall.near_end.connect(self._grow)

    @property
    def first_wall_due(self) -> bool:
        """Whether the first sixteen faces are still to come."""
        return self._first_wall_due

    def show(self, rows: int, chosen: int, first: QImage | None = None) -> None:
        """Show ``rows`` other faces with ``chosen`` ringed; ``first`` is the picture of row 0."""
        self._shown += 1
        self._drawing.cancel()
        self._collection = None
        self.passed_over = 0
        self._faces.set_faces(rows)
        if first is not None:
            self._faces.avatar(0)
            self._faces.set_image(0, first)
        self._wall.choose(chosen)
        self.ask()

    def change(self) -> None:
        """Draw the faces that are there anew, since what they are asked to be has changed.

        What is being drawn just now is of the same people, so it is let finish and shown on the
        way: a slider that is dragged keeps the wall moving.
        """
        self._change += 1
        self._collection = None
        self.passed_over = 0
        self._faces.change_faces()
        self.ask()

    def when_drawn(self, avatar: Avatar, act: Callable[[], object]) -> None:
        """Call ``act`` as soon as ``avatar`` is drawn, if it is still the chosen one then.

        What is found for its place in the meantime counts as the same.
        """
        self._when_drawn = (avatar, self._chosen_now(), act)

    def collect(self, rows: Sequence[int], done: Callable[[list[Item]], object]) -> None:
        """Call ``done`` with the faces of ``rows`` as soon as all of them are drawn.

        Other faces on the wall put an end to it.
        """
        self._collection = Collection(rows, done)
        for row in rows:
            self._collect(row)
        self._finish_collection()
        self.ask()

    def _collect(self, row: int) -> None:
        avatar, image = self._faces.avatar(row), self._faces.image(row)
        if self._collection is not None and avatar is not None and image is not None:
            self._collection.take(row, (avatar, image))

    def _finish_collection(self) -> None:
        collection = self._collection
        if collection is not None and not collection.missing():
            self._collection = None
            collection.finish()

    def _chosen_now(self) -> tuple[int, int, int]:
        return self._shown, self._change, self._wall.current_row()

    @Slot()
    def ask(self) -> None:
        """Ask for what is in view and has not arrived, the chosen face first."""
        if not self.active or not len(self._faces):
            return
        rows = list(self._wall.visible_rows(margin=1))
        chosen = self._wall.current_row()
        if self._first_wall_due:
            rows = list(range(FIRST_WALL)) + [row for row in rows if row >= FIRST_WALL]
        elif chosen >= 0:
            rows = [chosen, *(row for row in rows if row != chosen)]
        if self._collection is not None:
            rows = list(dict.fromkeys([*rows, *self._collection.missing()]))
        wanted = [
            ((self._change, row), self.seek(row) or avatar)
            for row, avatar in self._faces.missing(rows)
        ]
        self._drawing.ask(wanted)

    @Slot()
    def _viewed(self) -> None:
        if self._wall.isVisible():  # laid out behind another page, it must not push ahead of it
            self.ask()

    @Slot()
    def _grow(self) -> None:
        if self.active and self.grows and self._wall.isVisible():
            self._faces.append_faces(4 * self._wall.columns)

    def _take(self, drawn: Sequence[tuple[tuple[int, int], DrawnFace]]) -> None:
        for (change, row), face in drawn:
            if row < len(self._faces):
                fresh = change == self._change
                if fresh:  # what was searched for is another candidate, perhaps
                    self._faces.set_found(row, face.avatar, face.missed)
                    self.passed_over += face.passed_over
                self._faces.set_image(row, image_of(face.pixels), fresh=fresh)
                self._collect(row)
                self.arrived.emit(row, change)
        self._catch_up()
        self._finish_collection()
        if self._first_wall_due and not self._faces.missing(range(FIRST_WALL)):
            self._first_wall_due = False
            self._wall.viewport().repaint()
            self.first_wall_shown.emit()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, MatchingFailedError):
            self.matching_failed.emit(error.__cause__)
        else:
            self._service.show_error(error)

    def _catch_up(self) -> None:
        """Do what waited for the chosen face."""
        row = self._wall.current_row()
        if self._when_drawn is not None and self._faces.image(row) is not None:
            avatar, chosen, act = self._when_drawn
            self._when_drawn = None
            if chosen == self._chosen_now() or avatar == self._faces.avatar(row):
                act()
