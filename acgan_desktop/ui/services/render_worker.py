"""The thread that owns the model: it opens models and draws, a small chunk at a time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QThread

from acgan_desktop.app.failure import Failure
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.services.backend import (
    Backend,
    OpenRenderer,
    RunsOnLike,
)
from acgan_desktop.ui.services.drawing import FIRST_CHUNK, Answer, Chunk, Order, Shared
from acgan_desktop.ui.services.wish_matching import CandidateMatcher

CHUNK_SECONDS = 0.02
"""How long one chunk should take: what a newer request waits for at most."""
MAX_CHUNK = 32


@dataclass(frozen=True)
class Opened:
    """A model is open and can render."""

    path: Path | None
    manifest: GeneratorManifest
    runs_on: RunsOnLike


@dataclass(frozen=True)
class OpeningFailed:
    """The model that was asked for last could not be opened."""

    failure: Failure


@dataclass(frozen=True)
class DeviceChanged:
    """The open model draws on another device from now on: a GPU failed, and the CPU went on."""

    runs_on: RunsOnLike


@dataclass(frozen=True)
class Answered:
    """Something was drawn, or could not be."""

    answer: Answer


Event = Opened | OpeningFailed | DeviceChanged | Answered


class Worker(QThread):
    """Opens models and renders; holds the only reference to the open model."""

    def __init__(
        self, backend: Backend, shared: Shared, report: Callable[[int, Event], object]
    ) -> None:
        """Wait to be started.

        Args:
            backend: opens models.
            shared: what is asked for.
            report: takes what happened, and the epoch that it belongs to.
        """
        super().__init__()
        self.setObjectName("render service")
        self._backend = backend
        self._shared = shared
        self._report = report
        self._renderer: OpenRenderer | None = None
        self._reported_device: RunsOnLike | None = None
        self._seconds_each = CHUNK_SECONDS / FIRST_CHUNK
        self._matcher = CandidateMatcher()

    def run(self) -> None:
        """Serve until asked to stop."""
        shared = self._shared
        try:
            while True:
                with shared.condition:
                    shared.condition.wait_for(self._has_work)
                    if shared.stopping:
                        return
                    epoch, order = shared.epoch, shared.order
                    shared.order = None
                    chunk = None if order is not None else self._take_chunk()
                if order is not None:
                    self._open(epoch, order)
                elif chunk is not None:
                    self._render(epoch, chunk)
        finally:
            self._close()

    def _has_work(self) -> bool:
        shared = self._shared
        if shared.stopping or shared.order is not None:
            return True
        if self._renderer is None or shared.held:
            return False
        return any(queue.is_waiting for queue in shared.queues)

    def _take_chunk(self) -> Chunk | None:
        """Take the next chunk of what was asked for last. Called with the condition held."""
        waiting = [queue for queue in self._shared.queues if queue.is_waiting]
        if not waiting:
            return None
        assert self._renderer is not None
        size = max(1, min(MAX_CHUNK, round(CHUNK_SECONDS / max(self._seconds_each, 1e-5))))
        newest = max(waiting, key=lambda queue: queue.stamp)
        return newest.take(size, self._renderer.manifest.model_id)

    def _open(self, epoch: int, order: Order) -> None:
        """Open a model; the one before stays open until the new one works."""
        shared = self._shared

        def unwanted() -> bool:
            with shared.condition:
                return shared.stopping or shared.epoch != epoch

        try:
            renderer = self._backend.open(order.path, order.device, unwanted)
        except Exception as error:
            if not unwanted():
                self._report(epoch, OpeningFailed(Failure.of(error)))
            return
        with shared.condition:
            wanted = shared.epoch == epoch
        if not wanted:  # another model was asked for meanwhile: the one that draws is kept for it
            renderer.close()
            return
        self._close()
        self._renderer = renderer
        self._reported_device = renderer.runs_on
        with shared.condition:
            shared.held = True
        self._report(epoch, Opened(order.path, renderer.manifest, renderer.runs_on))

    def _render(self, epoch: int, chunk: Chunk) -> None:
        assert self._renderer is not None
        started = time.perf_counter()
        try:
            faces = self._matcher.draw(
                self._renderer, chunk.wanted, self._shared.tagger, chunk.is_stale
            )
        except Exception as error:
            answer = chunk.failed(error)
            if answer is not None:
                self._report(epoch, Answered(answer))
            return
        if self._renderer.runs_on != self._reported_device:
            self._reported_device = self._renderer.runs_on
            self._report(epoch, DeviceChanged(self._reported_device))
        # One slow chunk (a machine that was busy) should not make all later ones tiny.
        took = (time.perf_counter() - started) / len(chunk.wanted)
        self._seconds_each = took if took < self._seconds_each else (took + self._seconds_each) / 2
        self._report(epoch, Answered(chunk.succeeded(faces)))

    def _close(self) -> None:
        self._matcher.close()
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None
