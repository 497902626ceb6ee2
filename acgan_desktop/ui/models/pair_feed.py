"""Draws with two models at once, beside the one in use."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.services.backend import Backend
from acgan_desktop.ui.services.drawing import DrawOperation
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.theme.images import image_of


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
        self._drawings: list[DrawOperation[int]] = []
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
            service.opening_failed.connect(partial(self.failed.emit, side))
            service.open_model(path, device)
            self._services.append(service)
            self._drawings.append(
                service.operation(partial(self._take, side), partial(self._drawing_failed, side))
            )

    def want(self, sides: Sequence[Sequence[Avatar]]) -> None:
        """Draw these, one sequence of avatars for each side, the first of both first."""
        self._fresh.clear()
        for drawing, avatars in zip(self._drawings, sides, strict=True):
            drawing.cancel()
            drawing.ask(list(enumerate(avatars)))

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
        self._services, self._drawings = [], []
        self._images.clear()
        self._fresh.clear()

    def shut_down(self) -> None:
        """Let both models go, and wait until everything has ended."""
        self.close()
        for service in self._ending:
            service.shut_down()

    def _drawing_failed(self, side: int, error: Exception) -> None:
        self.failed.emit(side, Failure.of(error))

    def _take(self, side: int, drawn: Sequence[tuple[int, DrawnFace]]) -> None:
        for place, face in drawn:
            self._images[side, place] = image_of(face.pixels)
            self._fresh.add((side, place))
        self.arrived.emit()
