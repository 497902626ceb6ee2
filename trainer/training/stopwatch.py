"""Where a training's time goes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import torch


class Stopwatch:
    """Adds up the seconds spent in each part of the steps.

    Attributes:
        seconds: by the part's name, since the start or the last :meth:`clear`.
        exact: wait for the device before and after each part. Without it, what a GPU still does is
            counted to whichever part waits for it; with it, steps are a little slower.
    """

    def __init__(self, device: torch.device) -> None:
        self.seconds: dict[str, float] = {}
        self.exact = False
        self._device = device

    @contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        """Count the time within to ``part``."""
        start = self._now()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + self._now() - start

    def clear(self) -> None:
        """Start over."""
        self.seconds.clear()

    def _now(self) -> float:
        if self.exact and self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        return time.perf_counter()
