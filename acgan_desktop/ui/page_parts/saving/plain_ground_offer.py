"""Faces like those that cannot be cut out, drawn anew on plain ground where the model can."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.library.saving.plain_wish import on_plain_ground
from acgan_desktop.ui.page_parts.saving.face_pictures import FacePictures
from acgan_desktop.ui.page_parts.saving.newest_work import NewestWork
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.theme.images import image_of


class PlainGroundOffer(QObject):
    """Finds the faces that are not on plain ground, and draws others in their places.

    Attributes:
        uneven: the numbers of those that are not, as far as is known.

    Signals:
        changed: other faces are known not to be, or are being drawn anew.
        redrawn: others are in their places.
    """

    changed = Signal()
    redrawn = Signal()

    def __init__(
        self, context: AppContext, faces: FacePictures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.uneven: tuple[int, ...] = ()
        self._context, self._faces = context, faces
        self._looking = NewestWork(context.reading, self._found, context.show_error)
        self._drawing = context.service.operation(self._drawn, self._failed)
        self._asked = False
        self._tried: set[int] = set()
        self.is_drawing = False

    def look(self) -> None:
        """Find them out, once."""
        if not self._asked:
            self._asked = True
            self._looking.ask(self._look)

    def can_draw(self) -> bool:
        """Say whether the open model can be asked for others in their places."""
        return not self.is_drawing and bool(self._others())

    def draw(self) -> None:
        """Draw others in their places."""
        others = self._others()
        if others:
            self.is_drawing = True
            self._tried |= {number for number, _ in others}
            self._drawing.ask(others)
            self.changed.emit()

    def cancel(self) -> None:
        """Find out and draw nothing more."""
        self._looking.cancel()
        self._drawing.cancel()

    def _others(self) -> list[tuple[int, Avatar]]:
        manifest = self._context.manifest
        if manifest is None:
            return []
        others = []
        for number in self.uneven:
            avatar = self._faces.avatar(number)
            if number in self._tried or avatar.model != manifest.model_id:
                continue
            with suppress(AvatarError):
                other = on_plain_ground(manifest, avatar)
                if other is not None and other != avatar:
                    others.append((number, other))
        return others

    def _look(self, operation: Operation[float]) -> tuple[int, ...]:
        found: list[int] = []
        for number in range(len(self._faces)):
            if operation.is_stopped():
                break
            if not self._faces.drawn(number).can_cut:
                found.append(number)
        return tuple(found)

    def _found(self, uneven: tuple[int, ...]) -> None:
        self.uneven = uneven
        self.changed.emit()

    def _drawn(self, drawn: Sequence[tuple[int, DrawnFace]]) -> None:
        for number, face in drawn:
            self._faces.replace(number, face.avatar, image_of(face.pixels))
        self.is_drawing = False
        self._looking.ask(self._look)
        self.redrawn.emit()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.is_drawing = False
        self._context.show_error(error)
        self.changed.emit()
