"""An upscaler: an opened model file that makes pictures larger and sharp."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.engine.error_codes import ModelCode
from acgan_desktop.engine.model_file.inspection import ModelFileError, load_checked
from acgan_desktop.engine.model_file.interface import UPSCALED
from acgan_desktop.engine.model_file.manifest import WHAT_IT_IS, UpscalerManifest
from acgan_desktop.engine.runtime.device import Choice, Device, RunsOn, runs_on
from acgan_desktop.engine.runtime.interruptible import RunInterrupted, interrupted_when
from acgan_desktop.engine.runtime.open_model import open_on
from acgan_desktop.engine.runtime.session import new_session
from acgan_desktop.engine.runtime.tiles import fed_size, tiles_of

Progress = Callable[[int, int], None]
"""Told how many tiles are done, and of how many."""
_FIRST_SIDE = 16


class Upscaler(ClosedOnExit):
    """An opened upscaler; arrays in and out are NumPy's, and threads may share it.

    Attributes:
        manifest: what the file says it holds.
        runs_on: what it runs on, asked of the session after a first run.
        path: the file that it was opened from.
    """

    manifest: UpscalerManifest
    runs_on: RunsOn
    path: Path

    def __init__(
        self,
        path: Path,
        manifest: UpscalerManifest,
        model: onnx.ModelProto,
        choice: Choice,
        threads: int,
    ) -> None:
        self.path = path
        self.manifest = manifest
        self._lock = threading.Lock()
        self._session: Any = new_session(model, choice, threads, frugal=True)
        # What fails, fails now.
        self.upscale(np.zeros((1, _FIRST_SIDE, _FIRST_SIDE, 3), np.uint8))
        self.runs_on = runs_on(self._session.get_providers(), choice)

    @classmethod
    def open(cls, path: Path, device: Device = Device.AUTO, threads: int | None = None) -> Self:
        """Open the model file at ``path``, check it, and run it once.

        Args:
            path: a model file of contract 1, kind upscaler.
            device: what to run on; where CUDA does not work the CPU does, and ``runs_on`` says why.
            threads: threads on the CPU; what suits the machine if None.

        Raises:
            ModelFileError: it is not an upscaler that this program can use.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, UpscalerManifest):
            raise ModelFileError(
                ModelCode.NOT_AN_UPSCALER, name=path.name, is_a=WHAT_IT_IS[manifest.kind]
            )
        return open_on(
            path, device, threads, lambda choice, count: cls(path, manifest, model, choice, count)
        )

    def upscale(
        self,
        pixels: ArrayLike,
        cancelled: Callable[[], bool] | None = None,
        progress: Progress | None = None,
    ) -> NDArray[np.uint8]:
        """Make pictures larger by the manifest's factor f.

        One tile is drawn at a time, so a picture comes out the same whatever others are beside it.

        Args:
            pixels: sRGB, uint8 [n, h, w, 3] of any height and width from 1 to the manifest's
                largest; n may be 0.
            cancelled: asked again and again from another thread; True ends the run within an
                operator of the network.
            progress: told after each tile.

        Returns:
            sRGB, uint8 [n, f * h, f * w, 3].

        Raises:
            RunInterrupted: ``cancelled`` returned True.
            ValueError: they are of another type or size, or the upscaler is closed.
        """
        pictures, most = np.asarray(pixels), self.manifest.sizes.max
        if pictures.dtype != np.uint8 or pictures.ndim != 4 or pictures.shape[3] != 3:
            raise ValueError(
                f"the upscaler takes uint8 [n, h, w, 3], not {pictures.dtype} "
                f"{list(pictures.shape)}"
            )
        count, height, width = pictures.shape[:3]
        if not (1 <= height <= most and 1 <= width <= most):
            raise ValueError(f"the upscaler takes pictures of 1 to {most} pixels a side")
        by = self.manifest.factor
        out = np.empty((count, height * by, width * by, 3), np.uint8)
        tiles = tiles_of(height, width)
        with self._lock, interrupted_when(cancelled, self._interrupt):
            for number, picture in enumerate(pictures):
                for place, tile in enumerate(tiles):
                    if cancelled is not None and cancelled():
                        raise RunInterrupted
                    drawn = self._draw(picture[tile.read])
                    out[number][tile.written_to(by)] = drawn[tile.kept_of(by)]
                    if progress is not None:
                        progress(number * len(tiles) + place + 1, count * len(tiles))
        return out

    def _draw(self, tile: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Enlarge one tile; the border that it lacks to a size that can be fed repeats its edge."""
        if self._session is None:
            raise ValueError("the upscaler is closed")
        height, width = tile.shape[:2]
        border = ((0, fed_size(height) - height), (0, fed_size(width) - width), (0, 0))
        fed = np.pad(tile, border, mode="edge")[None]
        (drawn,) = self._session.run([UPSCALED], {"pixels": fed})
        by = self.manifest.factor
        wanted = (1, fed.shape[1] * by, fed.shape[2] * by, 3)
        if drawn.shape != wanted or drawn.dtype != np.uint8:
            raise ModelFileError(
                ModelCode.ENLARGES_WRONGLY,
                name=self.path.name,
                made=list(drawn.shape),
                fed=list(fed.shape),
            )
        kept: NDArray[np.uint8] = drawn[0, : height * by, : width * by]
        return kept

    def _interrupt(self) -> None:
        if self._session is not None:
            self._session.interrupt()

    def close(self) -> None:
        """Give back the session's memory. Closing twice is fine, upscaling after is not."""
        with self._lock:
            self._session = None
