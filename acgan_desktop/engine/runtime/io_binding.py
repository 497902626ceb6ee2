"""Running a GPU's session in portions of one size, with inputs and outputs bound beforehand.

As in :mod:`acgan_desktop.engine.runtime.batching`, the size never depends on how many rows are
asked for, so that a row comes out the same whatever rows are beside it.
"""

import queue
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from acgan_desktop.engine.runtime.batching import GPU_PORTION
from acgan_desktop.engine.runtime.pinned_memory import PinnedMemory

Array = NDArray[Any]


class BindingSession(Protocol):
    """What is used of ``onnxruntime.InferenceSession``."""

    def io_binding(self) -> Any:
        """Return a new binding."""

    def run_with_iobinding(self, binding: Any) -> None:
        """Compute the outputs that are bound, from the inputs that are."""


class Lane(Protocol):
    """One set of bound inputs and outputs: what one portion travels in."""

    def run(self, feeds: Mapping[str, Array], rows: Array, out: Array) -> None:
        """Compute the ``rows`` of ``feeds``, as many as a portion has, into ``out``, or fewer."""


class HostLane:
    """Bound to memory of this machine, pinned where that works; ONNX Runtime copies."""

    def __init__(
        self, session: BindingSession, output: str, shapes: Mapping[str, Array], out: Array
    ) -> None:
        """Bind for feeds and results like ``shapes`` and ``out``, of one portion's length."""
        self._session = session
        self._inputs = {name: np.zeros(like.shape, like.dtype) for name, like in shapes.items()}
        self._result = np.empty(out.shape, out.dtype)
        pinner = PinnedMemory()
        for array in (*self._inputs.values(), self._result):
            pinner.pin(array, self)
        self._binding = session.io_binding()
        for name, array in self._inputs.items():
            self._binding.bind_input(
                name, "cpu", 0, array.dtype.type, array.shape, array.ctypes.data
            )
        result = self._result
        self._binding.bind_output(
            output, "cpu", 0, result.dtype.type, result.shape, result.ctypes.data
        )

    def run(self, feeds: Mapping[str, Array], rows: Array, out: Array) -> None:
        """See :class:`Lane`."""
        for name, array in self._inputs.items():
            np.take(feeds[name], rows, axis=0, out=array)
        self._session.run_with_iobinding(self._binding)
        out[...] = self._result[: len(out)]


class DeviceLane:
    """Bound to fixed places in the card's memory, as the recorded graphs of CUDA need it."""

    def __init__(
        self,
        session: BindingSession,
        output: str,
        shapes: Mapping[str, Array],
        out: Array,
        device: str = "cuda",
    ) -> None:
        """Bind for feeds and results like ``shapes`` and ``out``, of one portion's length."""
        self._session = session
        new = onnxruntime.OrtValue.ortvalue_from_shape_and_type
        self._inputs = {
            name: new(list(like.shape), like.dtype.type, device, 0) for name, like in shapes.items()
        }
        self._result = new(list(out.shape), out.dtype.type, device, 0)
        self._binding = session.io_binding()
        for name, value in self._inputs.items():
            self._binding.bind_ortvalue_input(name, value)
        self._binding.bind_ortvalue_output(output, self._result)

    def run(self, feeds: Mapping[str, Array], rows: Array, out: Array) -> None:
        """See :class:`Lane`."""
        for name, value in self._inputs.items():
            value.update_inplace(np.ascontiguousarray(feeds[name][rows]))
        self._session.run_with_iobinding(self._binding)
        out[...] = self._result.numpy()[: len(out)]


MakeLane = Callable[[BindingSession, str, Mapping[str, Array], Array], Lane]


class IoBoundBatches:
    """Runs portions of one size, the last one filled up, several of them in flight."""

    def __init__(
        self,
        session: BindingSession,
        output: str,
        *,
        size: int = GPU_PORTION,
        in_flight: int = 2,
        make_lane: MakeLane = HostLane,
    ) -> None:
        """Run ``session`` for its ``output``; lanes are made by the first run."""
        self._session = session
        self._output = output
        self._size = size
        self._in_flight = in_flight
        self._make_lane = make_lane
        self._lanes: queue.SimpleQueue[Lane] | None = None
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None

    def run(self, feeds: Mapping[str, Array], out: Array) -> None:
        """Compute the output of every row of ``feeds`` into ``out``."""
        starts = range(0, len(out), self._size)
        if not starts:
            return
        lanes = self._prepared(feeds, out)

        def portion(start: int) -> None:
            # Rows beyond the last repeat it.
            rows = np.minimum(np.arange(start, start + self._size), len(out) - 1)
            lane = lanes.get()
            try:
                lane.run(feeds, rows, out[start : start + self._size])
            finally:
                lanes.put(lane)

        if len(starts) == 1 or self._in_flight == 1:
            for start in starts:
                portion(start)
            return
        assert self._pool is not None
        running: list[Future[None]] = [self._pool.submit(portion, start) for start in starts]
        wait(running)  # all of them: nothing may be under way any more when an error is told
        for future in running:
            future.result()

    def close(self) -> None:
        """Let go of the lanes and their threads."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown()
            self._pool, self._lanes = None, None

    def _prepared(self, feeds: Mapping[str, Array], out: Array) -> "queue.SimpleQueue[Lane]":
        with self._lock:
            if self._lanes is None:
                lanes: queue.SimpleQueue[Lane] = queue.SimpleQueue()
                shapes = {
                    name: np.broadcast_to(array[:1], (self._size, *array.shape[1:]))
                    for name, array in feeds.items()
                }
                like = np.broadcast_to(out[:1], (self._size, *out.shape[1:]))
                for _ in range(self._in_flight):
                    lanes.put(self._make_lane(self._session, self._output, shapes, like))
                self._lanes = lanes
                if self._in_flight > 1:
                    self._pool = ThreadPoolExecutor(self._in_flight, "drawing")
            return self._lanes
