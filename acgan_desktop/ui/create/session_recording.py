"""Tells the sitting what is seen on the Create page: walls, and the faces chosen on them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from acgan_desktop.app.create_history import FIRST_WALL

if TYPE_CHECKING:
    from acgan_desktop.ui.create.create_page import CreatePage

_SHOWN_OF_A_WALL = 4


class SessionRecording(QObject):
    """Watches one page."""

    def __init__(self, page: "CreatePage") -> None:
        super().__init__(page)
        self._page = page
        page.feed.arrived.connect(self._arrived)
        page.wall.chosen.connect(lambda _: self._look_at_face())

    def _arrived(self, row: int) -> None:
        if row == self._page.wall.current_row():
            self._look_at_face()
        if row < _SHOWN_OF_A_WALL:
            self._look_at_wall()

    def _look_at_face(self) -> None:
        page = self._page
        row = page.wall.current_row()
        image, avatar = page.faces.image(row), page.faces.avatar(row)
        if image is not None and avatar is not None and page.isVisible():
            page.context.session_history.saw_face(avatar, image)

    def _look_at_wall(self) -> None:
        page = self._page
        faces = [
            (avatar, image)
            for row in range(min(_SHOWN_OF_A_WALL, FIRST_WALL))
            if (image := page.faces.image(row)) is not None
            and (avatar := page.faces.avatar(row)) is not None
        ]
        if len(faces) < _SHOWN_OF_A_WALL or not page.isVisible():
            return
        moment = page.state.moment()
        step = moment.steps[-1]
        title = self.tr("New faces") if step.anchor is None else self.tr("Faces like one")
        context, first = page.context, faces[0][0]
        context.session_history.saw_wall(
            (moment.model, replace(step, chosen=0)),
            title,
            faces,
            lambda: context.with_model_of(first, lambda: page.come_back(moment)),
        )
