"""Notes what is seen on the Create page: walls, and the faces chosen on them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from acgan_desktop.app.create_history import FIRST_WALL
from acgan_desktop.ui.create.create_state import CreateSnapshot, CreateState
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall

_SHOWN_OF_A_WALL = 4


class SessionRecording(QObject):
    """Watches one wall."""

    def __init__(
        self,
        context: AppContext,
        state: CreateState,
        faces: FaceModel,
        wall: FaceWall,
        feed: WallFeed,
        come_back: Callable[[CreateSnapshot], None],
    ) -> None:
        """Watch ``wall`` from now on, as long as it lives.

        Args:
            context: whose session history it is.
            state: the steps that led to the wall.
            faces: what stands on it.
            wall: shows them.
            feed: brings their pictures.
            come_back: shows what was shown at an earlier moment.
        """
        super().__init__(wall)
        self._context, self._state = context, state
        self._faces, self._wall = faces, wall
        self._come_back = come_back
        feed.arrived.connect(self._arrived)
        wall.chosen.connect(lambda _: self._look_at_face())

    def _arrived(self, row: int) -> None:
        if row == self._wall.current_row():
            self._look_at_face()
        if row < _SHOWN_OF_A_WALL:
            self._look_at_wall()

    def _look_at_face(self) -> None:
        row = self._wall.current_row()
        image, avatar = self._faces.image(row), self._faces.avatar(row)
        if image is not None and avatar is not None and self._wall.isVisible():
            self._context.session_history.saw_face(avatar, image)

    def _look_at_wall(self) -> None:
        faces = [
            (avatar, image)
            for row in range(min(_SHOWN_OF_A_WALL, FIRST_WALL))
            if (image := self._faces.image(row)) is not None
            and (avatar := self._faces.avatar(row)) is not None
        ]
        if len(faces) < _SHOWN_OF_A_WALL or not self._wall.isVisible():
            return
        moment = self._state.moment()
        step = moment.steps[-1]
        title = self.tr("New faces") if step.anchor is None else self.tr("Faces like one")
        context, first = self._context, faces[0][0]
        context.session_history.saw_wall(
            (moment.model, replace(step, chosen=0)),
            title,
            faces,
            lambda: context.with_model_of(first, lambda: self._come_back(moment)),
        )
