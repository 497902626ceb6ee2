"""What the save dialog shows of one face: as it will look, and how large its file will be."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from acgan_desktop.app.save_choice import SaveChoice
from acgan_desktop.library.saving.file_bytes import SavedFile
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.writing import file_or_kept
from acgan_desktop.ui.page_parts.saving.face_pictures import FacePictures, Key
from acgan_desktop.ui.page_parts.saving.looks import looks_of
from acgan_desktop.ui.page_parts.saving.newest_work import NewestWork
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped

_REST_MS = 200
"""A file is measured when nothing was changed for so long."""


class SaveLooks(QObject):
    """Makes what is shown of one face at a time, off the window's thread; the newest choice wins.

    Attributes:
        measured: the file that would be written; None while it is not known.
        is_finishing: whether the face is being made larger.

    Signals:
        seen(Looks): how the face will look.
        told: something else is known of its file.
        failed(Exception): it cannot be saved so.
    """

    seen = Signal(object)
    told = Signal()
    failed = Signal(object)

    def __init__(
        self,
        context: AppContext,
        faces: FacePictures,
        ratio: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """Show nothing yet; ``ratio`` returns how many pixels a logical one has."""
        super().__init__(parent)
        self.measured: SavedFile | None = None
        self.is_finishing = False
        self._context, self._faces, self._ratio = context, faces, ratio
        self._number, self._choice = 0, SaveChoice()
        self._is_resting = False
        finishing = context.finishing
        slow = finishing.saving if finishing.sharpens else context.workshop
        self._seeing = NewestWork(context.reading, self.seen.emit, self.failed.emit)
        self._making = NewestWork(slow, self._made, self._not_made, interrupts=True)
        self._making_key: Key | None = None
        self._measuring = NewestWork(
            context.workshop, self._take_measured, self._not_measured, interrupts=True
        )
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._measure)

    def show(self, number: int, choice: SaveChoice) -> None:
        """Show face ``number`` as ``choice`` has it."""
        self._number, self._choice = number, choice
        self._is_resting = False
        self.measured = None
        self._measuring.cancel()
        self._rest.start()
        key = self._key()
        picture = self._faces.there(key)
        if picture is None:
            self._make(key)
            picture = self._faces.drawn(number)
        self._see(picture)
        self.told.emit()

    def show_again(self) -> None:
        """Show the same anew, since the face's picture is another."""
        self.cancel()
        self.show(self._number, self._choice)

    def rest(self) -> None:
        """Show and measure nothing more; what is being made larger goes on, to be written."""
        self._is_resting = True
        self._rest.stop()
        self._seeing.cancel()
        self._measuring.cancel()

    def cancel(self) -> None:
        """Make nothing more."""
        self.rest()
        self._making_key = None
        self.is_finishing = False
        self._making.cancel()

    def _key(self) -> Key:
        choice = self._choice
        return self._number, choice.times(self._faces.side(self._number)), choice.resampler

    def _see(self, picture: FacePicture) -> None:
        options, ratio = self._choice.options(), self._ratio()
        self._seeing.ask(lambda _: looks_of(picture, options, ratio))

    # Making it larger.

    def _make(self, key: Key) -> None:
        if key == self._making_key:
            return
        self._making_key, self.is_finishing = key, True

        def work(operation: Operation[float]) -> FacePicture:
            context = self._context
            return self._faces.picture(key, lambda: operation.is_cancelled or context.closing)

        self._making.ask(work)

    def _made(self, picture: FacePicture) -> None:
        key, self._making_key, self.is_finishing = self._making_key, None, False
        if key == self._key() and not self._is_resting:
            self._see(picture)
            self._measure()
        self.told.emit()

    def _not_made(self, error: Exception) -> None:
        self._making_key, self.is_finishing = None, False
        if not isinstance(error, FinishingStopped):
            self.failed.emit(error)
        self.told.emit()

    # Measuring its file.

    def _measure(self) -> None:
        picture = self._faces.there(self._key())
        if picture is None or self._rest.isActive():
            return
        options = self._choice.options()
        self._measuring.ask(lambda _: file_or_kept(picture, options)[0])

    def _take_measured(self, measured: SavedFile) -> None:
        self.measured = measured
        self.told.emit()

    def _not_measured(self, error: Exception) -> None:
        self.failed.emit(error)
