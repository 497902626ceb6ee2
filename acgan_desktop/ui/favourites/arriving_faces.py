"""Faces that are dropped on the favourites: all are kept in one step, with their pictures.

The open model draws its own faces, since a saved picture may be cut to a circle or stand on another
ground. Of other models, the picture that came along is kept.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.library.error_codes import OpeningCode
from acgan_desktop.library.opening.reading_faces import ReadFace, own_picture
from acgan_desktop.ui.services.app_context import AppContext

_SIDE: Final = 128
"""At most so large is a picture of a model that is not open; the model's own size is not known."""

Picture = NDArray[np.uint8]


class ArrivingFaces(QObject):
    """Keeps them."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._batches: list[_Batch] = []
        context.model_opened.connect(lambda _: self._stop_drawing())

    def keep(self, faces: Sequence[ReadFace]) -> None:
        """Keep ``faces`` as soon as their pictures are there, and list those that cannot be."""
        batch = _Batch(self._context, faces, self)
        self._batches.append(batch)
        batch.begin()

    def forget(self, batch: "_Batch") -> None:
        """Let go of a batch that has its pictures."""
        self._batches.remove(batch)

    def _stop_drawing(self) -> None:
        for batch in list(self._batches):  # another model does not draw these
            batch.end_drawing()


class _Batch:
    """Faces that were dropped together."""

    def __init__(
        self, context: AppContext, faces: Sequence[ReadFace], owner: ArrivingFaces
    ) -> None:
        self._context, self._owner = context, owner
        self._faces = {face.avatar: face for face in faces if face.avatar is not None}
        self._problems: list[UserError] = []
        self._drawn: dict[Avatar, Picture] = {}
        self._missing: set[Avatar] = set()
        self._drawing = context.service.operation(self._take, self._failed)

    def begin(self) -> None:
        """Ask for the pictures that the open model draws."""
        manifest = self._context.manifest
        own = [one for one in self._faces if manifest and one.model == manifest.model_id]
        for avatar in own:
            assert manifest is not None
            try:
                check_fits(avatar, manifest)
            except AvatarError as error:
                del self._faces[avatar]
                self._problems.append(error)
        self._missing = {avatar for avatar in own if avatar in self._faces}
        if self._missing:
            self._drawing.ask([(avatar, avatar) for avatar in self._missing])
        else:
            self.end_drawing()

    def end_drawing(self) -> None:
        """Keep what there is; where nothing was drawn, the picture that came along counts."""
        self._drawing.cancel()
        self._owner.forget(self)
        faces, drawn = list(self._faces.items()), self._drawn

        def work() -> tuple[list[tuple[Avatar, Picture]], list[UserError]]:
            return _with_pictures(faces, drawn)

        self._context.background.run(work, self._keep)

    def _take(self, drawn: Sequence[tuple[Avatar, DrawnFace]]) -> None:
        for avatar, face in drawn:
            self._drawn[avatar] = face.pixels
            self._missing.discard(avatar)
        if not self._missing:
            self.end_drawing()

    def _failed(self, error: Exception) -> None:
        self._context.show_error(error)
        self.end_drawing()

    def _keep(self, result: tuple[list[tuple[Avatar, Picture]], list[UserError]]) -> None:
        faces, problems = result[0], [*self._problems, *result[1]]

        def done(new: int) -> None:
            known = len(faces) - new
            parts = [self._owner.tr("%n face(s) kept in favourites", "", new)] if new else []
            if known:
                parts.append(self._owner.tr("%n already there", "", known))
            undo = self._context.steps.undo
            step = self._owner.tr("Undo") if new else ""
            self._context.said.emit("; ".join(parts), step, undo if new else None)

        if faces:
            self._context.favourites_controller.keep_all(faces, done)
        self._context.show_refused(problems, len(faces) + len(problems))


def _with_pictures(
    faces: Sequence[tuple[Avatar, ReadFace]], drawn: dict[Avatar, Picture]
) -> tuple[list[tuple[Avatar, Picture]], list[UserError]]:
    """Return the faces with their pictures, and why others have none. Reads files."""
    found, problems = [], list[UserError]()
    for avatar, face in faces:
        picture = drawn.get(avatar)
        if picture is None:
            picture = own_picture(face, _SIDE)
        if picture is None:
            name = face.name or Message(OpeningCode.PASTED)
            problems.append(AvatarError(OpeningCode.NO_PICTURE, name=name))
        else:
            found.append((avatar, picture))
    return found, problems
