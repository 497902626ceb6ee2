"""The finishing service: drawn pictures made larger and sharp off the window's thread.

It finishes what is live, one picture at a time. Each requester has an operation of its own, and
asking again takes the place of what it asked for before. Who asked last is served first, and ends
what is being finished for somebody else, who is served again later. While requests follow each
other quickly (a slider is dragged), it waits until they stop, so that drawing has the processor.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.pictures.export import Enlarge
from acgan_desktop.library.pictures.finishing import Finisher, Quality
from acgan_desktop.library.pictures.picture_files import FinishedBy
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.services.background import Background, Operation
from acgan_desktop.ui.services.finishers import Finishers, FinishingStopped, Pixels
from acgan_desktop.ui.theme.images import image_of, pixels_of

QUICK_SECONDS: Final = 0.15
"""Requests that follow each other sooner than this are of something that moves."""
_CALM_MS: Final = 80
_BUDGET: Final = 24 * 1024 * 1024


@dataclass(frozen=True)
class FinishedPicture:
    """A finished picture.

    Attributes:
        image: the picture.
        by: which upscaler finished it; None: none could.
        quality: of that upscaler, better perhaps than was asked for.
    """

    image: QImage
    by: FinishedBy | None
    quality: Quality


class FinishOperation:
    """What one requester wants finished; see :meth:`FinishingService.operation`."""

    def __init__(
        self,
        service: "FinishingService",
        finished: Callable[[Avatar, FinishedPicture], object],
        quality: Quality,
    ) -> None:
        self._service, self.finished, self.quality = service, finished, quality
        self.wanted: tuple[Avatar, QImage] | None = None

    def ask(self, avatar: Avatar, image: QImage) -> None:
        """Finish ``image``, as it was drawn of ``avatar``, and nothing else any more."""
        if self.wanted is None or self.wanted[0] != avatar:
            self.wanted = (avatar, image)
            self._service.take(self)

    def cancel(self) -> None:
        """Forget what was asked for."""
        if self.wanted is not None:
            self.wanted = None
            self._service.drop(self)


class FinishingService(QObject):
    """Finishes pictures with the installed upscalers.

    Attributes:
        saving: the thread for pictures that are finished to be saved, which may take seconds.

    Signals:
        changed: pictures are finished from now on, or not any more.
        broken(object): an upscaler cannot be used; the sentence says why, and is said once.
    """

    changed = Signal()
    broken = Signal(object)
    _found_broken = Signal(object)

    def __init__(
        self,
        settings: Settings,
        open_finisher: Callable[[Quality], Finisher] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Open nothing yet.

        Args:
            settings: say whether pictures are to be finished, and on which device.
            open_finisher: opens the finisher of a quality; the installed one if None.
            parent: owns it.
        """
        super().__init__(parent)
        self._settings = settings
        self._finishers = Finishers(open_finisher or self._open, self._found_broken.emit)
        self._found_broken.connect(self._say_broken, Qt.ConnectionType.QueuedConnection)
        self._said: set[str] = set()
        self._live, self.saving = Background(self), Background(self)
        self._begun = False
        self._is_installed: bool | None = None
        self._waiting: list[FinishOperation] = []  # who asked last stands last
        self._running: tuple[FinishOperation, Operation[None]] | None = None
        self._asked_at = 0.0
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._next)
        self._pictures: OrderedDict[tuple[Avatar, Quality], FinishedPicture] = OrderedDict()
        self._bytes = 0

    # For the window.

    def begin(self) -> None:
        """Open the upscaler for what is live, if one is installed; until then all waits."""
        if not self._begun:
            self._begun = True
            self._live.run(lambda: self._finishers.get("fast").upscaler is not None, self._opened)

    @property
    def is_installed(self) -> bool:
        """Whether an upscaler is installed that works, as far as is known."""
        return bool(self._is_installed)

    @property
    def is_on(self) -> bool:
        """Whether pictures are finished."""
        return self.is_installed and self._settings.sharpen

    @property
    def has_work(self) -> bool:
        """Whether pictures that are to be shown are still to come."""
        if self._is_installed is None:
            return self._begun
        return self.is_on and (self._running is not None or bool(self._waiting))

    @property
    def sharpens(self) -> bool:
        """Whether pictures that are saved are finished, unless nothing works that is installed."""
        return self._settings.sharpen and self._is_installed is not False

    def turn(self, on: bool) -> None:
        """Finish pictures from now on, or do not."""
        self._settings.sharpen = on
        if not on:
            self._stop()
        self.changed.emit()
        self._next()

    def shut_down(self) -> None:
        """Finish what is to be saved, drop the rest, and end the threads."""
        self._calm.stop()
        self._waiting.clear()
        self._stop()
        self._live.stop()
        self._live.shut_down()
        self.saving.shut_down()
        self._finishers.close()

    # For what is live.

    def operation(
        self,
        finished: Callable[[Avatar, FinishedPicture], object],
        quality: Quality = "fast",
    ) -> FinishOperation:
        """Return a new requester's operation; ``finished`` takes what was asked for last."""
        return FinishOperation(self, finished, quality)

    def there(self, avatar: Avatar, quality: Quality = "fast") -> FinishedPicture | None:
        """Return the finished picture of ``avatar``, at least that good, if it is in memory."""
        kinds: tuple[Quality, ...] = ("best",) if quality == "best" else ("best", "fast")
        for key in ((avatar, kind) for kind in kinds if self.is_on):
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        return None

    def take(self, operation: FinishOperation) -> None:
        """Serve this operation next; in the best quality, when nobody else waits."""
        self._forget(operation)
        if operation.quality == "best":
            self._waiting.insert(0, operation)
            self._next()
            return
        self._waiting.append(operation)
        self._stop()
        now = time.monotonic()
        is_quick, self._asked_at = now - self._asked_at < QUICK_SECONDS, now
        if is_quick:
            self._calm.start()
        elif not self._calm.isActive():
            self._next()

    def drop(self, operation: FinishOperation) -> None:
        """Serve this operation no more."""
        self._forget(operation)
        self._next()

    # For what is saved.

    def enlarger(
        self, stopped: Callable[[], bool], progress: Callable[[float], object] | None = None
    ) -> Enlarge | None:
        """Return what makes pictures larger in the best quality; None: they are resampled.

        It is to be called on another thread, and raises FinishingStopped after ``stopped`` has
        returned True.

        Args:
            stopped: asked again and again.
            progress: told which share of a picture is done, from 0 to 1.
        """
        if not self.sharpens:
            return None

        def tile_done(done: int, tiles: int) -> None:
            if progress is not None:
                progress(done / tiles)

        def enlarge(pixels: Pixels, times: int) -> tuple[Pixels, FinishedBy | None]:
            return self._finishers.finish("best", pixels, times, stopped, tile_done)

        return enlarge

    # What happens.

    def _open(self, quality: Quality) -> Finisher:
        from acgan_desktop.engine.runtime.device import Device

        return Finisher.open(quality, Device(self._settings.device))

    def _opened(self, is_installed: bool) -> None:
        self._is_installed = is_installed
        if not is_installed:
            self._waiting.clear()
        self.changed.emit()
        self._next()

    def _forget(self, operation: FinishOperation) -> None:
        if operation in self._waiting:
            self._waiting.remove(operation)
        if self._running is not None and self._running[0] is operation:
            self._running[1].cancel()
            self._running = None

    def _stop(self) -> None:
        """End what is being finished; whoever waits for it waits behind the newest."""
        if self._running is not None:
            operation, work = self._running
            self._running = None
            work.cancel()
            if operation.wanted is not None and operation not in self._waiting:
                self._waiting.insert(max(0, len(self._waiting) - 1), operation)

    def _next(self) -> None:
        if self._running is not None or self._calm.isActive():
            return
        if not self._waiting or not self.is_on:
            return
        operation = self._waiting.pop()
        assert operation.wanted is not None
        avatar, image = operation.wanted

        def work(running: Operation[None]) -> FinishedPicture:
            pixels, quality = pixels_of(image), operation.quality
            large, by = self._finishers.finish(quality, pixels, None, running.is_stopped)
            upscaler = self._finishers.get(quality).upscaler
            reached = upscaler.manifest.quality if upscaler is not None else quality
            return FinishedPicture(image_of(large), by, reached)

        def done(picture: FinishedPicture) -> None:
            self._running = operation.wanted = None
            if picture.by is not None:
                self._put((avatar, picture.quality), picture)
                operation.finished(avatar, picture)
            elif operation.quality == "fast":  # it broke at its work
                self._is_installed = False
                self.changed.emit()
            self._next()

        def failed(error: Exception) -> None:
            self._running = operation.wanted = None
            if not isinstance(error, FinishingStopped):
                self._found_broken.emit(str(error))
            self._next()

        self._running = (operation, self._live.start(work, done, failed))

    def _put(self, key: tuple[Avatar, Quality], picture: FinishedPicture) -> None:
        old = self._pictures.pop(key, None)
        self._bytes += picture.image.sizeInBytes() - (old.image.sizeInBytes() if old else 0)
        self._pictures[key] = picture
        while self._bytes > _BUDGET and len(self._pictures) > 1:
            self._bytes -= self._pictures.popitem(last=False)[1].image.sizeInBytes()

    def _say_broken(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            self.broken.emit(sentence)
