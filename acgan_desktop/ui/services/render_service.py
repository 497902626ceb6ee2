"""The render service: pictures drawn off the window's thread, newest request first.

One worker thread owns the model. The window asks for keyed avatars in named channels ("wall",
"portrait"); asking again in a channel replaces what that channel still waits for. The channel
asked last is served first, a small chunk at a time, so that a new request waits for one chunk at
most. Everything comes back through signals on the window's thread; what nobody wants any more is
dropped there.
"""

from collections import deque
from collections.abc import Hashable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from acgan_desktop.ui.services.backend import Backend, EngineBackend
from acgan_desktop.ui.services.render_worker import (
    Job,
    Opened,
    Order,
    Pictures,
    Report,
    Shared,
    Worker,
)
from acgan_desktop.ui.services.wish_matching import Place, Wanted


class RenderService(QObject):
    """Owner of the worker thread.

    Attributes:
        backend: what opens models.

    Signals:
        opened(Opened): a model is ready; earlier requests are forgotten.
        opening_failed(Failure): the model could not be opened.
        arrived(Pictures): pictures, on the window's thread.
        failed(Failure): rendering went wrong; the channel's remaining wishes are dropped.
        checking_failed(Failure): the tagger cannot be used; likewise.
        device_changed(RunsOnLike): the open model draws on another device from now on.
        activity_changed(str, int): "opening", "drawing" with the pictures still to come, "idle",
            or "none" when no model is open.
    """

    opened = Signal(object)
    opening_failed = Signal(object)
    arrived = Signal(object)
    failed = Signal(object)
    checking_failed = Signal(object)
    device_changed = Signal(object)
    activity_changed = Signal(str, int)
    _reported = Signal(object)

    def __init__(self, backend: Backend | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = Shared()
        self._activity = ("none", 0)
        self._has_model = False
        self._opening = False
        self._untold: Opened | None = None
        self._reported.connect(self._take_report, Qt.ConnectionType.QueuedConnection)
        self.backend = backend or EngineBackend()
        self._worker = Worker(self.backend, self._shared, self._reported.emit)
        self._worker.setParent(self)

    def open_model(self, path: Path | None, device: str = "auto") -> None:
        """Open another model; everything that was asked for the last one is forgotten.

        If it cannot be opened, the last one goes on drawing.
        """
        shared = self._shared
        with shared.condition:
            if shared.stopping:
                return
            shared.epoch += 1
            shared.jobs.clear()
            shared.order = Order(path, device, shared.epoch)
            shared.condition.notify_all()
        self._opening = True
        self._say_activity()
        if not self._worker.isRunning():
            self._worker.start()

    def check_with(self, tagger: Path | None) -> None:
        """Search places with this tagger from now on."""
        with self._shared.condition:
            self._shared.tagger = tagger

    def ask(self, channel: str, generation: int, wanted: Sequence[tuple[Hashable, Wanted]]) -> None:
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
            # A search that has begun goes on from where it is.
            begun = dict(old.waiting) if old is not None and old.generation == generation else {}
            waiting = deque(
                (key, begun[key] if isinstance(begun.get(key), Place) else one)
                for key, one in wanted
                if key not in running
            )
            keys = frozenset(key for key, _ in wanted)
            shared.jobs[channel] = Job(generation, shared.stamp, waiting, running, keys)
            shared.condition.notify_all()
        self._say_activity()

    def cancel(self, channel: str) -> None:
        """Forget what ``channel`` waits for; its running chunk becomes stale."""
        with self._shared.condition:
            self._shared.jobs.pop(channel, None)
        self._say_activity()

    def shut_down(self, timeout_ms: int = 30_000) -> bool:
        """Stop the worker and wait for it; return whether it ended in time.

        What runs inside ONNX Runtime ends at its next operator; making a session is let finish.
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

    @property
    def has_work(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return self._left() > 0

    def _left(self) -> int:
        with self._shared.condition:
            jobs = self._shared.jobs.values()
            return sum(len(job.waiting) + len(job.running) for job in jobs)

    def _say_activity(self) -> None:
        left = self._left()
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
    def _take_report(self, report: Report) -> None:
        """Pass on what the worker says, unless it belongs to a model that is gone."""
        try:
            self._pass_on(report)
        finally:
            if report.kind == "opened":
                self._let_draw()

    def _let_draw(self) -> None:
        """All who were told of a model have asked: what was asked for last is drawn first."""
        with self._shared.condition:
            self._shared.held = False
            self._shared.condition.notify_all()

    def _tell_opened(self, opened: Opened) -> None:
        self._has_model, self._opening, self._untold = True, False, None
        self.opened.emit(opened)

    def _pass_on(self, report: Report) -> None:
        shared = self._shared
        with shared.condition:
            stale = shared.stopping or report.epoch != shared.epoch
        if stale:
            # Another model was asked for meanwhile. If that one fails, this one goes on drawing.
            self._untold = report.content if report.kind == "opened" else self._untold
            return
        match report.kind:
            case "opened":
                self._tell_opened(report.content)
            case "opening failed":
                if self._untold is not None:
                    self._tell_opened(self._untold)
                self._opening = False
                self.opening_failed.emit(report.content)
            case "device":
                self.device_changed.emit(report.content)
            case "failed":
                self.failed.emit(report.content)
            case "checking failed":
                self.checking_failed.emit(report.content)
            case "pictures":
                pictures: Pictures = report.content
                with shared.condition:
                    job = shared.jobs.get(pictures.channel)
                    current = job is not None and job.generation == pictures.generation
                if current:
                    self.arrived.emit(pictures)
        self._say_activity()
