"""Draws with two models at once, beside the one in use."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.services.backend import Backend
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.services.render_worker import Pictures
from acgan_desktop.ui.theme.images import image_of

_CHANNEL = "pairs"


class PairFeed(QObject):
    """Pictures of two models by side (0 or 1) and place; each has a render service of its own.

    Signals:
        arrived: pictures are there.
        failed(int, Failure): the model of this side cannot be opened, or cannot draw.
    """

    arrived = Signal()
    failed = Signal(int, object)

    def __init__(self, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._services: list[RenderService] = []
        self._ending: list[RenderService] = []
        self._generation = 0
        self._images: dict[tuple[int, int], QImage] = {}
        self._fresh: set[tuple[int, int]] = set()

    @property
    def is_open(self) -> bool:
        """Whether two models are open, or being opened."""
        return bool(self._services)

    @property
    def services(self) -> list[RenderService]:
        """Those that draw, and those that were let go and may not have ended yet."""
        return [*self._services, *self._ending]

    def open(self, paths: tuple[Path, Path], device: str) -> None:
        """Open two models; what was drawn before is forgotten."""
        self.close()
        for side, path in enumerate(paths):
            service = RenderService(self._backend, self)
            service.arrived.connect(lambda pictures, side=side: self._take(side, pictures))
            for signal in (service.failed, service.opening_failed):
                signal.connect(lambda failure, side=side: self.failed.emit(side, failure))
            service.open_model(path, device)
            self._services.append(service)

    def want(self, sides: Sequence[Sequence[Avatar]]) -> None:
        """Draw these, one sequence of avatars for each side, the first of both first."""
        self._generation += 1
        self._fresh.clear()
        for service, avatars in zip(self._services, sides, strict=True):
            service.ask(_CHANNEL, self._generation, list(enumerate(avatars)))

    def image(self, side: int, place: int) -> QImage | None:
        """Return the picture at this place, be it of what was wanted before."""
        return self._images.get((side, place))

    def is_fresh(self, side: int, place: int) -> bool:
        """Say whether the picture at this place is what is wanted now."""
        return (side, place) in self._fresh

    def close(self) -> None:
        """Let both models go, without waiting for what runs."""
        for service in [each for each in self._ending if not each.is_running]:
            self._ending.remove(service)
            service.deleteLater()
        for service in self._services:
            service.blockSignals(True)
            service.shut_down(0)
            self._ending.append(service)
        self._services = []
        self._images.clear()
        self._fresh.clear()

    def shut_down(self) -> None:
        """Let both models go, and wait until everything has ended."""
        self.close()
        for service in self._ending:
            service.shut_down()

    def _take(self, side: int, pictures: Pictures) -> None:
        for place, pixels in zip(pictures.keys, pictures.pixels, strict=True):
            assert isinstance(place, int)
            self._images[side, place] = image_of(pixels)
            self._fresh.add((side, place))
        self.arrived.emit()
