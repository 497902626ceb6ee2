"""The thread that owns the model: it opens models and draws, a small chunk at a time."""

import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QThread

from acgan_desktop.app.failure import Failure
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.services.backend import (
    Backend,
    CancellableBackend,
    OpenRenderer,
    RunsOnLike,
)
from acgan_desktop.ui.services.wish_matching import (
    CandidateMatcher,
    Checked,
    MatchingFailedError,
    NoTaggerError,
    Wanted,
)

CHUNK_SECONDS = 0.02
"""How long one chunk should take: what a newer request waits for at most."""
FIRST_CHUNK = 4
"""The first chunk of a request is at most as large: what is looked at comes first, and soon."""
MAX_CHUNK = 32


@dataclass(frozen=True)
class Opened:
    """A model is open and can render."""

    path: Path | None
    manifest: GeneratorManifest
    runs_on: RunsOnLike


@dataclass(frozen=True)
class Pictures:
    """Some of the pictures asked for in ``channel``.

    Attributes:
        channel: where they were asked for.
        generation: of the request.
        keys: what they were asked for as.
        pixels: one [h, w, 3] per key.
        checked: per key, the face that was found for a place; None for a plain avatar.
    """

    channel: str
    generation: int
    keys: tuple[Hashable, ...]
    pixels: NDArray[np.uint8]
    checked: tuple[Checked | None, ...] = ()


@dataclass
class Job:
    """What one channel waits for."""

    generation: int
    stamp: int
    waiting: deque[tuple[Hashable, Wanted]]
    running: frozenset[Hashable] = frozenset()
    keys: frozenset[Hashable] = frozenset()
    begun: bool = False


@dataclass
class Order:
    """A model to open."""

    path: Path | None
    device: str
    number: int = 0


@dataclass
class Report:
    """What the worker tells the window's thread."""

    epoch: int
    kind: str
    content: Any = None


@dataclass
class Shared:
    """All that both threads touch, guarded by ``condition``.

    Attributes:
        held: a model was opened, and not all who draw with it have asked yet: nothing is drawn
            until then, so that what was asked for last comes first.
    """

    condition: Condition = field(default_factory=Condition)
    jobs: dict[str, Job] = field(default_factory=dict)
    order: Order | None = None
    epoch: int = 0
    stamp: int = 0
    stopping: bool = False
    held: bool = False
    tagger: Path | None = None


class Worker(QThread):
    """Opens models and renders; holds the only reference to the open model."""

    def __init__(
        self, backend: Backend, shared: Shared, report: Callable[[object], object]
    ) -> None:
        super().__init__()
        self.setObjectName("render service")
        self._backend = backend
        self._shared = shared
        self._report = report
        self._renderer: OpenRenderer | None = None
        self._told_device: RunsOnLike | None = None
        self._seconds_each = CHUNK_SECONDS / FIRST_CHUNK
        self._checker = CandidateMatcher()

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
        if self._renderer is None or shared.held:
            return False
        return any(job.waiting for job in shared.jobs.values())

    def _take_chunk(self) -> tuple[str, Job, list[tuple[Hashable, Wanted]]] | None:
        """Take the next chunk of the channel asked last. Called with the condition held."""
        waiting = [(job.stamp, name) for name, job in self._shared.jobs.items() if job.waiting]
        if not waiting:
            return None
        name = max(waiting)[1]
        job = self._shared.jobs[name]
        size = max(1, min(MAX_CHUNK, round(CHUNK_SECONDS / max(self._seconds_each, 1e-5))))
        if not job.begun:
            job.begun, size = True, min(size, FIRST_CHUNK)
        pairs = [job.waiting.popleft() for _ in range(min(size, len(job.waiting)))]
        # What was asked for while another model was being opened can no longer be drawn.
        assert self._renderer is not None
        model = self._renderer.manifest.model_id
        pairs = [(key, wanted) for key, wanted in pairs if wanted.model == model]
        job.running = frozenset(key for key, _ in pairs)
        return (name, job, pairs) if pairs else None

    def _open(self, epoch: int, order: Order) -> None:
        """Open a model; the one before stays open until the new one works."""
        shared = self._shared

        def unwanted() -> bool:
            with shared.condition:
                return shared.stopping or shared.epoch != epoch

        try:
            if isinstance(self._backend, CancellableBackend):
                renderer = self._backend.open_unless(order.path, order.device, unwanted)
            else:
                renderer = self._backend.open(order.path, order.device)
        except Exception as error:
            if unwanted():
                return
            self._report(Report(epoch, "opening failed", Failure.of(error)))
            return
        with self._shared.condition:
            wanted = self._shared.epoch == epoch
        if not wanted:  # another model was asked for meanwhile: the one that draws is kept for it
            renderer.close()
            return
        self._close()
        self._renderer = renderer
        self._told_device = renderer.runs_on
        with self._shared.condition:
            self._shared.held = True
        content = Opened(order.path, renderer.manifest, renderer.runs_on)
        self._report(Report(epoch, "opened", content))

    def _render(
        self, epoch: int, channel: str, job: Job, pairs: list[tuple[Hashable, Wanted]]
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
            wanted = [one for _, one in pairs]
            drawn = self._checker.draw(self._renderer, wanted, shared.tagger, stale)
        except Exception as error:
            if stale():  # RenderCancelled, or a fault in what nobody waits for
                return
            with shared.condition:
                if shared.jobs.get(channel) is job or not isinstance(error, NoTaggerError):
                    shared.jobs.pop(channel, None)
            if isinstance(error, NoTaggerError):
                return
            kind, cause = "failed", error
            if isinstance(error, MatchingFailedError) and isinstance(error.__cause__, Exception):
                kind, cause = "checking failed", error.__cause__
            self._report(Report(epoch, kind, Failure.of(cause)))
            return
        if self._renderer.runs_on != self._told_device:  # a GPU failed, and the CPU went on
            self._told_device = self._renderer.runs_on
            self._report(Report(epoch, "device", self._told_device))
        # One slow chunk (a machine that was busy) should not make all later ones tiny.
        took = (time.perf_counter() - started) / len(pairs)
        self._seconds_each = took if took < self._seconds_each else (took + self._seconds_each) / 2
        with shared.condition:
            now = shared.jobs.get(channel)
            if now is not None and now.generation == job.generation:
                now.running -= {key for key, _ in pairs}
                # A place that needs another candidate stands last: what is found comes first.
                again = (pair for pair, one in zip(pairs, drawn, strict=True) if one is None)
                now.waiting.extend(pair for pair in again if pair[0] in now.keys)
        found = [(key, one) for (key, _), one in zip(pairs, drawn, strict=True) if one is not None]
        if found:
            pixels = np.stack([one.pixels for _, one in found])
            checked = tuple(one.checked for _, one in found)
            keys = tuple(key for key, _ in found)
            pictures = Pictures(channel, job.generation, keys, pixels, checked)
            self._report(Report(epoch, "pictures", pictures))

    def _close(self) -> None:
        self._checker.close()
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None
