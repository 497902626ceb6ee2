"""The two halves of a generator, mapping and synthesis, opened on one device."""

import functools
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray

from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.model_file.split_graph import before_rounding, cut_mapping, cut_synthesis
from acgan_desktop.engine.runtime.batching import (
    GPU_PORTION,
    BatchedRuns,
    ProvenBatches,
    SingleRows,
)
from acgan_desktop.engine.runtime.device import CUDA_PROVIDER, Choice, runs_on
from acgan_desktop.engine.runtime.half_precision import in_half_precision
from acgan_desktop.engine.runtime.interruptible import InterruptibleSession, interrupted_when
from acgan_desktop.engine.runtime.io_binding import DeviceLane, HostLane, IoBoundBatches
from acgan_desktop.engine.runtime.session import new_session

Feeds = dict[str, NDArray[np.float32]]

# How many avatars are mapped and drawn between two questions whether to go on.
_STEP_CPU = 4
_PORTIONS_A_STEP_CUDA = 4
# Where a picture takes longer, they are drawn one by one: each can be shown, or left, earlier.
_SLOW_SECONDS = 0.5


class SplitGenerator:
    """Sessions for both halves, warmed up, and how to run them so that batches do not matter.

    Attributes:
        runs_on: what they run on, asked of the session after a first run.
        step: how many avatars to draw at once.
    """

    def __init__(
        self,
        model: onnx.ModelProto,
        manifest: GeneratorManifest,
        choice: Choice,
        threads: int,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Open both halves of a checked ``model`` and run them once.

        Raises:
            RunInterrupted: ``cancelled``, asked again and again, returned True.
            Exception: whatever ONNX Runtime raises when it cannot take the model.
        """
        self._manifest = manifest
        self._choice = choice
        self._threads = threads
        self._cancelled = cancelled
        self._lock = threading.Lock()
        self._whole: Any = None
        on_cuda = choice.providers[0] == CUDA_PROVIDER
        half = on_cuda and choice.cuda.half
        witness = None if half else before_rounding(model)
        drawing = cut_synthesis(model, witness)
        if half:
            drawing = in_half_precision(drawing)
        # The mapping is too small to share out between threads, and not worth recording.
        mapping = new_session(cut_mapping(model), choice.without_graphs(), 1)
        synthesis = new_session(drawing, choice, threads)
        self._sessions: list[Any] = [mapping, synthesis]
        self._mapping: BatchedRuns = SingleRows(mapping, "styles")
        self._synthesis: BatchedRuns = SingleRows(synthesis, "pixels")
        self.step = _STEP_CPU
        self._seconds_each = 0.0
        recorded = on_cuda and choice.cuda.graphs
        if not recorded:  # a graph is recorded of the first batch, which must be a portion
            self._warm_up()
        self.runs_on = runs_on(synthesis.get_providers(), choice)
        if self.runs_on.provider == CUDA_PROVIDER:
            settings = choice.cuda
            bound = functools.partial(IoBoundBatches, in_flight=settings.in_flight)
            self._mapping = bound(mapping, "styles")
            self._synthesis = bound(synthesis, "pixels", make_lane=HostLane)
            if recorded:
                self._synthesis = IoBoundBatches(
                    synthesis, "pixels", in_flight=1, make_lane=DeviceLane
                )
            self.step = GPU_PORTION * _PORTIONS_A_STEP_CUDA
            self._warm_up()
            return
        if recorded:
            self._warm_up()
        if self._seconds_each > _SLOW_SECONDS:
            self.step = 1
        elif witness is not None:
            self._synthesis = ProvenBatches(synthesis, "pixels", witness)

    @property
    def on_cuda(self) -> bool:
        """Whether a GPU draws."""
        return self.runs_on.provider == CUDA_PROVIDER

    def styles(self, feeds: Feeds) -> NDArray[np.float32]:
        """Map z, attributes and truncation to styles [n, num_styles, style_dim]."""
        shape = (self._manifest.num_styles, self._manifest.style_dim)
        out = np.empty((len(feeds["z"]), *shape), np.float32)
        self._mapping.run(feeds, out)
        return out

    def pixels(self, styles: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Draw styles: uint8 [n, h, w, 3]."""
        side = self._manifest.resolution
        out = np.empty((len(styles), side, side, 3), np.uint8)
        self._synthesis.run({"styles": styles}, out)
        return out

    def whole(
        self, load: Callable[[], onnx.ModelProto], feeds: Feeds
    ) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Run the uncut model that ``load`` returns in one batch; it is asked for once."""
        with self._lock:
            if self._whole is None:
                self._whole = new_session(load(), self._choice.without_graphs(), self._threads)
            whole = self._whole
        styles, pixels = whole.run(["styles", "pixels"], feeds)
        return styles, pixels

    def interrupt(self) -> None:
        """End what runs now, from any thread; it raises ``RunInterrupted``."""
        for session in [*self._sessions, self._whole]:
            if isinstance(session, InterruptibleSession):
                session.interrupt()

    def close(self) -> None:
        """Give back the sessions and what they share with a GPU; nothing can be run after."""
        for portions in (self._mapping, self._synthesis):
            if isinstance(portions, IoBoundBatches):
                portions.close()
        del self._mapping, self._synthesis
        self._sessions = []
        self._whole = None

    def _warm_up(self) -> None:
        """Draw one picture, so that what fails fails now and the first wall comes at once."""
        manifest = self._manifest
        z = np.zeros((1, manifest.z_dim), np.float32)
        attributes = np.zeros((1, manifest.classes), np.float32)
        feeds = {"z": z, "attributes": attributes, "truncation": np.ones(1, np.float32)}
        with interrupted_when(self._cancelled, self.interrupt):
            styles = self.styles(feeds)
            started = time.perf_counter()
            self.pixels(styles)
        self._seconds_each = time.perf_counter() - started
