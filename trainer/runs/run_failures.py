"""What ends a run before its time, each in one sentence that says how to go on."""

import os
from collections.abc import Callable
from contextlib import suppress

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState, RunStateError, utc_now
from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe
from trainer.runs.checkpoint import list_checkpoints
from trainer.runs.out_of_memory import is_out_of_memory
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team


class TrainingFailedError(UserError):
    """A run cannot go on; its last good checkpoint, if there is one, is kept."""


class MemoryRanOutError(TrainingFailedError):
    """The memory of the device was not enough."""


def diverged(kimg: float, what: str, folder: RunFolder) -> TrainingFailedError:
    """Return the error of a run in which ``what`` is no longer a finite number."""
    kept = list_checkpoints(folder.checkpoints)
    if kept:
        way = (
            f"its last good checkpoint is {kept[0]}. To go on from it with smaller learning rates, "
            f"begin a new run with --set start_from={folder.path}, and --set "
            "optimiser.generator_rate and optimiser.discriminator_rate"
        )
    else:
        way = (
            "it has no checkpoint yet to go on from. Begin a new run, in another folder, with "
            "smaller learning rates: --set optimiser.generator_rate and "
            "optimiser.discriminator_rate"
        )
    return TrainingFailedError(
        f"At {kimg:.1f} kimg {what} was no longer a finite number, so the run stopped; {way}, or "
        "with --set precision=float32 where it was not."
    )


def within_memory(
    train: Callable[[], RunState],
    recipe: Recipe,
    compute: Compute,
    team: Team,
    folder: RunFolder,
) -> RunState:
    """Train; turn an error that means too little memory into a sentence, also in the run's state.

    Raises:
        MemoryRanOutError: the memory was not enough.
    """
    try:
        return train()
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
    # Out of the handler: nothing holds on any more to what ``train`` had made.
    message = _too_little(recipe, compute, team)
    if team.leads:
        _say_failed(folder, message)
    raise MemoryRanOutError(message)


def _too_little(recipe: Recipe, compute: Compute, team: Team) -> str:
    schedule = recipe.schedule
    own = schedule.batch // team.size
    at_once = min(schedule.micro_batch or own, own)
    where = "graphics card" if compute.device.type == "cuda" else "CPU"
    begin = f"The memory of the {where} ({compute}) was not enough for "
    if at_once < schedule.batch:
        begin += f"{at_once} faces at once, of a batch of {schedule.batch}; "
    else:
        begin += f"a batch of {schedule.batch}; "
    # What a step keeps grows with the faces at once, so half of them take about half.
    portion = next((count for count in range(at_once // 2, 0, -1) if own % count == 0), 0)
    if portion:
        return begin + (
            f"try --set schedule.micro_batch={portion}, which computes the same batch in smaller "
            "parts, and goes on with the same run."
        )
    return begin + "choose smaller networks (network.generator_channels, discriminator_channels)."


def _say_failed(folder: RunFolder, message: str) -> None:
    """Say in the run's state that it failed, wherever it had come to."""
    before: RunState | None = None
    with suppress(RunStateError):
        before = folder.read_state()
    now = utc_now()
    mine = before is not None and before.pid == os.getpid()
    folder.write_state(
        RunState(
            status="failed",
            pid=os.getpid(),
            started=before.started if before is not None and mine else now,
            heartbeat=now,
            kimg=before.kimg if before is not None else 0.0,
            target_kimg=before.target_kimg if before is not None else None,
            message=message[:10_000],
        )
    )
