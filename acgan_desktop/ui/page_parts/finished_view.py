"""A face shown large: as it was drawn at first, and finished as soon as that is ready."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.services.finishing_service import FinishedPicture, FinishingService
from acgan_desktop.ui.widgets.faces.portrait import Portrait


class FinishedView(QObject):
    """Shows one face at a time somewhere, sharp if it stays for a moment."""

    def __init__(
        self,
        finishing: FinishingService,
        parent: QObject,
        show: Callable[[QImage], object],
        sharpen: Callable[[QImage], object] | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            finishing: finishes.
            parent: owns it.
            show: shows a picture.
            sharpen: shows the finished picture in place of what is shown; as ``show`` if None.
        """
        super().__init__(parent)
        self._finishing, self._show, self._sharpen = finishing, show, sharpen or show
        self._operation = finishing.operation(self._finished)
        self._best = finishing.operation(lambda *_: None, "best")
        self._avatar: Avatar | None = None
        self._drawn: QImage | None = None
        self._shown: QImage | None = None
        finishing.changed.connect(self._show_again)

    @classmethod
    def of(cls, finishing: FinishingService, portrait: Portrait) -> "FinishedView":
        """Show faces in a portrait."""
        return cls(finishing, portrait, portrait.set_image, portrait.sharpen)

    def finish_for_drag(self, portrait: QWidget) -> None:
        """Finish the face in the best quality while the pointer is there: a drag cannot wait."""
        portrait.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice the pointer come and go."""
        if event.type() == QEvent.Type.Enter:
            avatar, image = self._avatar, self._drawn
            is_there = avatar is None or self._finishing.there(avatar, "best") is not None
            if avatar is not None and image is not None and not is_there:
                self._best.ask(avatar, image)
        elif event.type() == QEvent.Type.Leave:
            self._best.cancel()
        return super().eventFilter(watched, event)

    def show(
        self,
        avatar: Avatar | None,
        image: QImage,
        show: Callable[[QImage], object] | None = None,
    ) -> None:
        """Show a face.

        Args:
            avatar: whose picture it is; None if it is out of date, so that another will come.
            image: as it was drawn.
            show: shows it in another way this time.
        """
        there = self._finishing.there(avatar) if avatar is not None else None
        shown = image
        if there is not None:
            shown = there.image
        elif image is self._drawn and self._shown is not None:
            shown = self._shown  # sharp already, or on its way
        self._avatar, self._drawn = avatar, image
        if shown is not self._shown:
            self._shown = shown
            (show or self._show)(shown)
        if avatar is None or shown is not image:
            self._operation.cancel()
        else:
            self._operation.ask(avatar, image)

    def rest(self) -> None:
        """Finish nothing: another face is on its way."""
        self._operation.cancel()

    def forget(self) -> None:
        """Begin anew: something else is shown, or nothing."""
        self.rest()
        self._avatar = self._drawn = self._shown = None

    def _finished(self, avatar: Avatar, picture: FinishedPicture) -> None:
        if avatar == self._avatar:
            self._shown = picture.image
            self._sharpen(picture.image)

    def _show_again(self) -> None:
        """Show the face as it was drawn, or finished."""
        avatar, image = self._avatar, self._drawn
        if image is not None:
            self._drawn = None
            self.show(avatar, image)
