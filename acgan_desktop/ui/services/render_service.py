"""The render service: pictures drawn off the window's thread, newest request first.

One worker thread owns the model. Each requester has an operation of its own (:meth:`operation`);
asking again takes the place of what it still waits for. Who asked last is served first, a small
chunk at a time, so that a new request waits for one chunk at most. Answers come back on the
window's thread, to the requester alone; what nobody wants any more is dropped there.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from acgan_desktop.app.failure import Failure
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.services.backend import Backend, EngineBackend
from acgan_desktop.ui.services.drawing import DrawOperation, Key, Order, Shared
from acgan_desktop.ui.services.render_worker import (
    Answered,
    DeviceChanged,
    Event,
    Opened,
    OpeningFailed,
    Worker,
)


class RenderService(QObject):
    """Owner of the worker thread.

    Attributes:
        backend: what opens models.

    Signals:
        opened(Opened): a model is ready; earlier requests are forgotten.
        opening_failed(Failure): the model could not be opened.
        drew: the open model has drawn something for the first time.
        failed(Failure): drawing went wrong, and who asked left it to the window to say so.
        device_changed(RunsOnLike): the open model draws on another device from now on.
        activity_changed(str, int): "opening", "drawing" with the pictures still to come, "idle",
            or "none" when no model is open.
    """

    opened = Signal(object)
    opening_failed = Signal(object)
    drew = Signal()
    failed = Signal(object)
    device_changed = Signal(object)
    activity_changed = Signal(str, int)
    _reported = Signal(int, object)

    def __init__(self, backend: Backend | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = Shared()
        self._activity = ("none", 0)
        self._has_model = False
        self._has_drawn = False
        self._opening = False
        self._unannounced: Opened | None = None
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
            shared.forget_all()
            shared.order = Order(path, device)
            shared.condition.notify_all()
        self._opening = True
        self._show_activity()
        if not self._worker.isRunning():
            self._worker.start()

    def match_with(self, tagger: Path | None) -> None:
        """Search places with this tagger from now on."""
        with self._shared.condition:
            self._shared.tagger = tagger

    def operation(
        self,
        drawn: Callable[[Sequence[tuple[Key, DrawnFace]]], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> DrawOperation[Key]:
        """Return a new requester's operation.

        Args:
            drawn: takes some of the pictures with the keys that they were asked for as.
            failed: takes what went wrong; else :attr:`failed` says it.
        """
        return DrawOperation(self._shared, self._show_activity, drawn, failed or self.show_error)

    def show_error(self, error: Exception) -> None:
        """Say in the window what went wrong in drawing."""
        self.failed.emit(Failure.of(error))

    def shut_down(self, timeout_ms: int = 30_000) -> bool:
        """Stop the worker and wait for it; return whether it ended in time.

        What runs inside ONNX Runtime ends at its next operator; making a session is let finish.
        """
        shared = self._shared
        with shared.condition:
            shared.stopping = True
            shared.forget_all()
            shared.order = None
            shared.condition.notify_all()
        return self._worker.wait(timeout_ms)

    @property
    def is_running(self) -> bool:
        """Whether the worker thread lives."""
        return self._worker.isRunning()

    @property
    def activity(self) -> tuple[str, int]:
        """What goes on now, as :attr:`activity_changed` said last."""
        return self._activity

    @property
    def has_work(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return self._left() > 0

    def _left(self) -> int:
        with self._shared.condition:
            return sum(len(queue) for queue in self._shared.queues)

    def _show_activity(self) -> None:
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

    @Slot(int, object)
    def _take_report(self, epoch: int, event: Event) -> None:
        """Pass on what the worker says, unless it belongs to a model that is gone."""
        with self._shared.condition:
            stale = self._shared.stopping or epoch != self._shared.epoch
        try:
            if not stale:
                self._pass_on(event)
            elif isinstance(event, Opened):
                # Another model was asked for meanwhile. If that one fails, this one goes on.
                self._unannounced = event
        finally:
            if isinstance(event, Opened):
                self._let_draw()
            if not stale:
                self._show_activity()

    def _let_draw(self) -> None:
        """All who heard of a model have asked: what was asked for last is drawn first."""
        with self._shared.condition:
            self._shared.held = False
            self._shared.condition.notify_all()

    def _announce(self, opened: Opened) -> None:
        self._has_model, self._opening, self._has_drawn = True, False, False
        self._unannounced = None
        self.opened.emit(opened)

    def _pass_on(self, event: Event) -> None:
        match event:
            case Opened():
                self._announce(event)
            case OpeningFailed():
                if self._unannounced is not None:
                    self._announce(self._unannounced)
                self._opening = False
                self.opening_failed.emit(event.failure)
            case DeviceChanged():
                self.device_changed.emit(event.runs_on)
            case Answered():
                if event.answer() and not self._has_drawn:
                    self._has_drawn = True
                    self.drew.emit()
