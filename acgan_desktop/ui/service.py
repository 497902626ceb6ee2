"""The render service: pictures drawn off the window's thread, newest request first.

One worker thread owns the model. The window asks for keyed avatars in named channels ("wall",
"portrait"); asking again in a channel replaces what that channel still waits for. The channel
asked last is served first, a small chunk at a time, so that a new request waits for one chunk at
most. Everything comes back through signals on the window's thread; what nobody wants any more is
dropped there.
"""

import time
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from acgan_desktop.avatar import Avatar
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.ui.failure import Failure

CHUNK_SECONDS = 0.06
"""How long one chunk should take: what a newer request waits for at most."""
FIRST_CHUNK = 4
MAX_CHUNK = 32


class RunsOnLike(Protocol):
    """The device that really runs (``engine.device.RunsOn``)."""

    @property
    def label(self) -> str:
        """Name for a person, such as "CPU"."""

    @property
    def reason(self) -> str:
        """Why not another device, or ""."""


class Renderer(Protocol):
    """An open model (``engine.generator.Generator``, or a fake one in tests)."""

    @property
    def manifest(self) -> GeneratorManifest:
        """What the model is."""

    @property
    def runs_on(self) -> RunsOnLike:
        """The device that really runs."""

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        """Return the pictures [n, h, w, 3]."""

    def close(self) -> None:
        """Give back all memory."""


class Backend(Protocol):
    """Opens models. It is called on the worker thread, so it may import what is heavy."""

    def open(self, path: Path | None, device: str) -> Renderer:
        """Open the model at ``path`` (``None``: the bundled one) on ``device``."""


class EngineBackend:
    """The real backend: ONNX Runtime through the program's engine, imported when first used."""

    def open(self, path: Path | None, device: str) -> Renderer:
        """Open the model at ``path``, or the bundled one.

        Raises:
            UserError: there is no bundled model, or the file is not usable.
        """
        from acgan_desktop.engine.device import Device
        from acgan_desktop.engine.generator import Generator
        from acgan_desktop.library.models import default_model

        return Generator.open(path if path is not None else default_model(), Device(device))


@dataclass(frozen=True)
class Opened:
    """A model is open and can render."""

    path: Path | None
    manifest: GeneratorManifest
    runs_on: RunsOnLike


@dataclass(frozen=True)
class Pictures:
    """Some of the pictures asked for in ``channel``: pixels [n, h, w, 3], one per key."""

    channel: str
    generation: int
    keys: tuple[Hashable, ...]
    pixels: NDArray[np.uint8]


@dataclass
class _Job:
    """What one channel waits for."""

    generation: int
    stamp: int
    waiting: deque[tuple[Hashable, Avatar]]
    running: frozenset[Hashable] = frozenset()


@dataclass
class _Order:
    """A model to open."""

    path: Path | None
    device: str
    number: int = 0


@dataclass
class _Report:
    """What the worker tells the window's thread."""

    epoch: int
    kind: str
    content: Any = None


@dataclass
class _Shared:
    """All that both threads touch, guarded by ``condition``."""

    condition: Condition = field(default_factory=Condition)
    jobs: dict[str, _Job] = field(default_factory=dict)
    order: _Order | None = None
    epoch: int = 0
    stamp: int = 0
    stopping: bool = False


class RenderService(QObject):
    """Owner of the worker thread.

    Signals:
        opened(Opened): a model is ready; earlier requests are forgotten.
        opening_failed(Failure): the model could not be opened.
        arrived(Pictures): pictures, on the window's thread.
        failed(Failure): rendering went wrong; the channel's remaining wishes are dropped.
        activity_changed(str, int): "opening", "drawing" with the pictures still to come, "idle",
            or "none" when no model is open.
    """

    opened = Signal(object)
    opening_failed = Signal(object)
    arrived = Signal(object)
    failed = Signal(object)
    activity_changed = Signal(str, int)
    _reported = Signal(object)

    def __init__(self, backend: Backend | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = _Shared()
        self._activity = ("none", 0)
        self._has_model = False
        self._opening = False
        self._reported.connect(self._take_report, Qt.ConnectionType.QueuedConnection)
        self._worker = _Worker(backend or EngineBackend(), self._shared, self._reported.emit)
        self._worker.setParent(self)

    def open_model(self, path: Path | None, device: str = "auto") -> None:
        """Open another model; everything that was asked for the last one is forgotten."""
        shared = self._shared
        with shared.condition:
            if shared.stopping:
                return
            shared.epoch += 1
            shared.jobs.clear()
            shared.order = _Order(path, device, shared.epoch)
            shared.condition.notify_all()
        self._has_model, self._opening = False, True
        self._say_activity()
        if not self._worker.isRunning():
            self._worker.start()

    def ask(self, channel: str, generation: int, wanted: Sequence[tuple[Hashable, Avatar]]) -> None:
        """Ask for pictures in ``channel`` before everything asked earlier.

        A request of another ``generation`` makes the channel's running chunk stale: it is
        cancelled and its result dropped. In the same generation, running keys are not asked twice.
        """
        shared = self._shared
        with shared.condition:
            if shared.stopping:
                return
            shared.stamp += 1
            old = shared.jobs.get(channel)
            running = (
                old.running if old is not None and old.generation == generation else frozenset()
            )
            waiting = deque(pair for pair in wanted if pair[0] not in running)
            shared.jobs[channel] = _Job(generation, shared.stamp, waiting, running)
            shared.condition.notify_all()
        self._say_activity()

    def cancel(self, channel: str) -> None:
        """Forget what ``channel`` waits for; its running chunk becomes stale."""
        with self._shared.condition:
            self._shared.jobs.pop(channel, None)
        self._say_activity()

    def shut_down(self, timeout_ms: int = 30_000) -> bool:
        """Stop the worker and wait for it; return whether it ended in time.

        What runs inside ONNX Runtime is let finish (one chunk, or one model being opened).
        """
        shared = self._shared
        with shared.condition:
            shared.stopping = True
            shared.jobs.clear()
            shared.order = None
            shared.condition.notify_all()
        return self._worker.wait(timeout_ms)

    @property
    def is_running(self) -> bool:
        """Whether the worker thread lives."""
        return self._worker.isRunning()

    @property
    def activity(self) -> tuple[str, int]:
        """What goes on now, as :attr:`activity_changed` told it last."""
        return self._activity

    def _say_activity(self) -> None:
        shared = self._shared
        with shared.condition:
            left = sum(len(job.waiting) + len(job.running) for job in shared.jobs.values())
        if self._opening:
            now = ("opening", 0)
        elif not self._has_model:
            now = ("none", 0)
        else:
            now = ("drawing", left) if left else ("idle", 0)
        if now != self._activity:
            self._activity = now
            self.activity_changed.emit(*now)

    @Slot(object)
    def _take_report(self, report: _Report) -> None:
        """Pass on what the worker says, unless it belongs to a model that is gone."""
        shared = self._shared
        with shared.condition:
            if shared.stopping or report.epoch != shared.epoch:
                return
        match report.kind:
            case "opened":
                self._has_model, self._opening = True, False
                self.opened.emit(report.content)
            case "opening failed":
                self._opening = False
                self.opening_failed.emit(report.content)
            case "failed":
                self.failed.emit(report.content)
            case "pictures":
                pictures: Pictures = report.content
                with shared.condition:
                    job = shared.jobs.get(pictures.channel)
                    current = job is not None and job.generation == pictures.generation
                if current:
                    self.arrived.emit(pictures)
        self._say_activity()


class _Worker(QThread):
    """Opens models and renders; holds the only reference to the open model."""

    def __init__(
        self, backend: Backend, shared: _Shared, report: Callable[[object], object]
    ) -> None:
        super().__init__()
        self.setObjectName("render service")
        self._backend = backend
        self._shared = shared
        self._report = report
        self._renderer: Renderer | None = None
        self._seconds_each = CHUNK_SECONDS / FIRST_CHUNK

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
                    self._render(epoch, *chunk)
        finally:
            self._close()

    def _has_work(self) -> bool:
        shared = self._shared
        if shared.stopping or shared.order is not None:
            return True
        return self._renderer is not None and any(job.waiting for job in shared.jobs.values())

    def _take_chunk(self) -> tuple[str, _Job, list[tuple[Hashable, Avatar]]] | None:
        """Take the next chunk of the channel asked last. Called with the condition held."""
        waiting = [(job.stamp, name) for name, job in self._shared.jobs.items() if job.waiting]
        if not waiting:
            return None
        name = max(waiting)[1]
        job = self._shared.jobs[name]
        size = max(1, min(MAX_CHUNK, round(CHUNK_SECONDS / max(self._seconds_each, 1e-5))))
        pairs = [job.waiting.popleft() for _ in range(min(size, len(job.waiting)))]
        job.running = frozenset(key for key, _ in pairs)
        return name, job, pairs

    def _open(self, epoch: int, order: _Order) -> None:
        self._close()
        try:
            renderer = self._backend.open(order.path, order.device)
        except Exception as error:
            self._report(_Report(epoch, "opening failed", Failure.of(error)))
            return
        self._renderer = renderer
        content = Opened(order.path, renderer.manifest, renderer.runs_on)
        self._report(_Report(epoch, "opened", content))

    def _render(
        self, epoch: int, channel: str, job: _Job, pairs: list[tuple[Hashable, Avatar]]
    ) -> None:
        assert self._renderer is not None
        shared = self._shared

        def stale() -> bool:
            with shared.condition:
                now = shared.jobs.get(channel)
                return (
                    shared.stopping
                    or shared.epoch != epoch
                    or now is None
                    or now.generation != job.generation
                )

        started = time.perf_counter()
        try:
            pixels = self._renderer.render([avatar for _, avatar in pairs], cancelled=stale)
        except Exception as error:
            if stale():  # RenderCancelled, or a fault in what nobody waits for
                return
            with shared.condition:
                shared.jobs.pop(channel, None)
            self._report(_Report(epoch, "failed", Failure.of(error)))
            return
        # One slow chunk (a machine that was busy) should not make all later ones tiny.
        took = (time.perf_counter() - started) / len(pairs)
        self._seconds_each = took if took < self._seconds_each else (took + self._seconds_each) / 2
        with shared.condition:
            now = shared.jobs.get(channel)
            if now is not None and now.generation == job.generation:
                now.running -= {key for key, _ in pairs}
        keys = tuple(key for key, _ in pairs)
        self._report(_Report(epoch, "pictures", Pictures(channel, job.generation, keys, pixels)))

    def _close(self) -> None:
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None
