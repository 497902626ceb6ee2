"""What a model can do, shown by itself: a sheet of its faces, and its speed on this machine."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.ui.services.backend import Backend

SHEET_FACES: Final = 36
SHEET_SEED: Final = 1  # the same for all models, so that sheets can be compared
_BATCH: Final = 16
_SECONDS: Final = 0.4
_MOST_RUNS: Final = 40


@dataclass(frozen=True)
class ModelPreview:
    """A model's sheet and speed.

    Attributes:
        pixels: faces of the sheet, uint8 [n, h, w, 3].
        milliseconds: how long one face takes alone.
        faces_per_second: how many faces come in a second, sixteen at a time.
        device: what they were drawn on.
    """

    pixels: NDArray[np.uint8]
    milliseconds: float
    faces_per_second: float
    device: str


def make_preview(
    backend: Backend, path: Path, device: str, cancelled: Callable[[], bool]
) -> ModelPreview:
    """Open the model at ``path`` beside the one in use, let it draw, and close it again.

    Raises:
        UserError: the file is not usable.
        RenderCancelled: ``cancelled`` said so.
    """
    renderer = backend.open(path, device, cancelled)
    try:
        manifest = renderer.manifest
        psi = manifest.truncation.default
        avatars = candidates(manifest, {}, SHEET_SEED, 0, SHEET_FACES, psi)
        pixels = renderer.render(avatars, cancelled=cancelled)
        alone = _seconds(lambda: renderer.render(avatars[:1], cancelled=cancelled))
        together = _seconds(lambda: renderer.render(avatars[:_BATCH], cancelled=cancelled))
        return ModelPreview(pixels, 1000 * alone, _BATCH / together, renderer.runs_on.label)
    finally:
        renderer.close()


def _seconds(act: Callable[[], object]) -> float:
    """Return how long ``act`` usually takes."""
    took: list[float] = []
    begun = time.perf_counter()
    while len(took) < 3 or (len(took) < _MOST_RUNS and time.perf_counter() - begun < _SECONDS):
        before = time.perf_counter()
        act()
        took.append(time.perf_counter() - before)
    return max(statistics.median(took), 1e-6)
