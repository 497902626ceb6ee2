"""The upscalers of one window: each opened once, by the first thread that needs it.

Everything here blocks while it computes, and may be called from any thread but the window's.
"""

from collections.abc import Callable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.errors import CodedError, safe_text
from acgan_desktop.library.pictures.finishing import Finisher, Quality
from acgan_desktop.library.pictures.picture_files import FinishedBy

Pixels = NDArray[np.uint8]


class FinishingStopped(Exception):  # noqa: N818 - not an error
    """Making a picture larger was given up because its caller asked for that."""


class Finishers:
    """One finisher of each quality; what is broken is told of, and Lanczos goes on."""

    def __init__(
        self, open_finisher: Callable[[Quality], Finisher], broken: Callable[[str], object]
    ) -> None:
        """Open nothing yet.

        Args:
            open_finisher: opens the finisher of a quality.
            broken: told in a sentence why an upscaler cannot be used, on the thread that found out.
        """
        self._open, self._broken = open_finisher, broken
        self._lock = Lock()
        self._opened: dict[Quality, Finisher] = {}

    def get(self, quality: Quality) -> Finisher:
        """Return the finisher of this quality, opened if it is not."""
        with self._lock:
            if quality not in self._opened:
                self._opened[quality] = self._shared(quality) or self._new(quality)
            return self._opened[quality]

    def finish(
        self,
        quality: Quality,
        pixels: Pixels,
        times: int | None = None,
        stopped: Callable[[], bool] = lambda: False,
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Pixels, FinishedBy | None]:
        """Return a picture [h, w, 3] made larger, and by which upscaler (None: resampled).

        Args:
            quality: which upscaler.
            pixels: as the generator drew it.
            times: how many times as large; as the upscaler does if None.
            stopped: asked again and again; True ends it.
            progress: told of each tile.

        Raises:
            FinishingStopped: ``stopped`` returned True.
        """
        from acgan_desktop.engine.runtime.interruptible import RunInterrupted

        if stopped():
            raise FinishingStopped
        finisher = self.get(quality)
        by = times or finisher.factor
        try:
            large = finisher.finish(pixels[None], by, stopped, progress)[0]
            return large, finisher.finished_by(by)
        except RunInterrupted as error:
            raise FinishingStopped from error
        except Exception as error:
            if finisher.upscaler is None:
                raise
            self._give_up(finisher, error)
        return Finisher(None).finish(pixels[None], by)[0], None

    def close(self) -> None:
        """Give back the memory; nobody may be finishing any more."""
        with self._lock:
            for finisher in self._opened.values():
                finisher.close()
            self._opened.clear()

    def _shared(self, quality: Quality) -> Finisher | None:
        """Return one of another quality that is open and would be opened again."""
        for other in self._opened.values():
            if other.upscaler is not None and other.upscaler.manifest.quality == quality:
                return other
        return None

    def _new(self, quality: Quality) -> Finisher:
        try:
            finisher = self._open(quality)
        except Exception as error:
            finisher = Finisher(None, _sentence(error))
        if finisher.problem:
            self._broken(finisher.problem)
        return finisher

    def _give_up(self, finisher: Finisher, error: Exception) -> None:
        """Use an upscaler no more that failed at its work."""
        with self._lock:
            for quality, opened in self._opened.items():
                if opened is finisher:
                    self._opened[quality] = Finisher(None)
        self._broken(_sentence(error))


def _sentence(error: Exception) -> str:
    return error.sentence if isinstance(error, CodedError) else safe_text(str(error))
