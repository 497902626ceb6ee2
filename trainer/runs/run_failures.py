"""What ends a run before its time, each in one sentence that says how to go on."""

import os
from collections.abc import Callable
from contextlib import suppress

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState, RunStateError, utc_now
from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe
from trainer.runs.checkpoints.checkpoint import list_checkpoints
from trainer.runs.out_of_memory import is_out_of_memory
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team, is_lost_process

FIRST_FAILED = "The first process could not go on; it says why."
_OTHER_ENDED = (
    "Another process of this training has ended, and this one cannot go on alone; see what it "
    "said, and run the same command again to go on from the last checkpoint."
)


class TrainingFailedError(UserError):
    """A run cannot go on; its last good checkpoint, if there is one, is kept."""


class MemoryRanOutError(TrainingFailedError):
    """The memory of the device was not enough."""


def diverged(kimg: float, what: str, folder: RunFolder, rates: str) -> TrainingFailedError:
    """Return the error of a run in which ``what`` is no longer finite; ``rates`` to be lowered."""
    kept = list_checkpoints(folder.checkpoints)
    if kept:
        way = (
            f"its last good checkpoint is {kept[0]}. To go on from it with smaller learning rates, "
            f"begin a new run with --set start_from={folder.path}, and {rates}"
        )
    else:
        way = (
            "it has no checkpoint yet to go on from. Begin a new run, in another folder, with "
            f"smaller learning rates: {rates}"
        )
    return TrainingFailedError(
        f"At {kimg:.1f} kimg {what} was no longer a finite number, so the run stopped; {way}, or "
        "with --set precision=float32 where it was not."
    )


def has_sentence(error: BaseException) -> bool:
    """Say whether :func:`in_sentences` makes a sentence of ``error``."""
    return is_out_of_memory(error) or is_lost_process(error)


def in_sentences(
    train: Callable[[], RunState], team: Team, folder: RunFolder, too_little: str
) -> RunState:
    """Train; say in a sentence, also in the run's state, that memory or another process is gone.

    Args:
        train: does it.
        team: the processes that train together.
        folder: the run's.
        too_little: what to say where the memory was not enough.

    Raises:
        MemoryRanOutError: the memory was not enough.
        TrainingFailedError: another process of the same training has ended.
    """
    lost = False
    try:
        return train()
    except (RuntimeError, MemoryError, OSError) as error:
        if not has_sentence(error):
            raise
        lost = not is_out_of_memory(error)
    # Out of the handler: nothing holds on any more to what ``train`` had made.
    message = _OTHER_ENDED if lost else too_little
    if team.leads:
        _say_failed(folder, message)
    raise TrainingFailedError(message) if lost else MemoryRanOutError(message)


def too_little_memory(recipe: Recipe, compute: Compute, team: Team) -> str:
    """Say that the memory was not enough for the recipe's batch, and what to do."""
    schedule = recipe.schedule
    own = schedule.batch // team.size
    at_once = min(schedule.micro_batch or own, own)
    begin = f"{memory_of(compute)} was not enough for "
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


def memory_of(compute: Compute) -> str:
    """Return the words for the memory of where is computed."""
    where = "graphics card" if compute.device.type == "cuda" else "CPU"
    return f"The memory of the {where} ({compute})"


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
