"""How long an exported model takes to draw, in the program's own engine."""

import statistics
from collections.abc import Callable
from pathlib import Path

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.runtime.device import CUDA_PROVIDER, Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.reports.report import Cell
from trainer.runs.computing_clock import computing_seconds

BATCHES = (1, 16)
_LEAST, _MOST, _SECONDS = 5, 40, 3.0


def render_times(model: Path, threads: int | None) -> dict[tuple[str, int], Cell]:
    """Measure milliseconds per request on the CPU, and on the GPU where the engine finds one.

    Args:
        model: a model file.
        threads: of the processor; None = what suits the machine.

    Returns:
        By "cpu" or "gpu" and the faces of a request.
    """
    found = {}
    for name, device in (("cpu", Device.CPU), ("gpu", Device.CUDA)):
        with Generator.open(model, device, threads) as generator:
            if name == "gpu" and generator.runs_on.provider != CUDA_PROVIDER:
                continue
            for batch in BATCHES:
                avatars = candidates(generator.manifest, {}, 0, 0, batch, 0.7)
                milliseconds, runs = _measure(lambda some=avatars: generator.render(some))  # type: ignore[misc]
                found[name, batch] = Cell(
                    milliseconds,
                    {
                        "runs_on": generator.runs_on.label,
                        "threads": threads or "as many as suit the machine",
                        "faces": batch,
                        "median_of_runs": runs,
                        "truncation": 0.7,
                        "clock": "without waiting for a processor",
                    },
                )
    return found


def _measure(act: Callable[[], object]) -> tuple[float, int]:
    """Return the median of milliseconds and of how many runs it is."""
    act()  # buffers of this size are made
    took: list[float] = []
    while len(took) < _LEAST or (len(took) < _MOST and sum(took) < _SECONDS):
        before = computing_seconds()
        act()
        took.append(computing_seconds() - before)
    return 1000 * statistics.median(took), len(took)
