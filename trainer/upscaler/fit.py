"""Training an upscaler in a run folder, by the loop that all trainings share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState
from trainer.networks.precision import choose_compute
from trainer.runs.loop import Limits, TrainingLoop
from trainer.runs.progress import Progress
from trainer.runs.run_checks import settings_in
from trainer.runs.run_failures import in_sentences, memory_of
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team
from trainer.upscaler.pairs import HELD_OUT, TRAINING, open_pairs
from trainer.upscaler.settings import UpscalerSettings
from trainer.upscaler.training import UpscalerTraining

_SHAPE = ("channels", "blocks", "tail_channels", "judge_channels", "seed")


def fit_upscaler(
    changes: Sequence[str],
    pairs: Path,
    run: Path,
    *,
    limits: Limits | None = None,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    show: Callable[[Progress], None] = lambda progress: None,
    say: Callable[[str], None] = lambda sentence: None,
) -> RunState:
    """Train an upscaler in the run folder ``run``, from where it stands.

    Args:
        changes: settings that differ from the defaults, such as ``kimg=40``. A run that exists
            keeps its own; what decides the networks' shape cannot change any more.
        pairs: a folder of pairs, see :mod:`trainer.upscaler.pairs`.
        run: a run folder, or where to make one.
        limits: what ends the run besides its settings.
        device: where to compute.
        show: told of progress after every step; an image is a crop.
        say: told one sentence whenever something happens that a person wants to know.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: settings, pairs and run do not belong together, the run folder is in use, the
            loss is no longer finite, or the memory was not enough.
    """
    known, judged = open_pairs(pairs / TRAINING), open_pairs(pairs / HELD_OUT)
    folder = RunFolder.create(run)
    with folder.lock():
        settings = settings_in(folder, UpscalerSettings, changes, lambda key: key not in _SHAPE)
        if settings.crop > known.facts.side:
            raise UserError(f"The pairs are {known.facts.side} px; set crop to that at most.")
        compute = choose_compute(device, settings.precision)

        def train() -> RunState:
            training = UpscalerTraining(settings, known, judged, compute)
            folder.write_recipe(settings.to_toml())
            weights = sum(one.numel() for one in training.network.parameters())
            say(
                f"Training an upscaler of {weights / 1e6:.2f} million weights on {compute} with "
                f"{len(known):,} pairs."
            )
            loop = TrainingLoop(
                training, None, folder, limits=limits, show=show, say=say, begin=lambda: ""
            )
            return loop.run()

        too_little = (
            f"{memory_of(compute)} was not enough for a batch of {settings.batch}; try --set "
            f"batch={max(1, settings.batch // 2)}, or a smaller crop."
        )
        return in_sentences(train, Team(), folder, too_little)
