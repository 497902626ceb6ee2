"""The checkpoint that measured best: kept beside the newest ones, which come and go.

It is one more folder among a run's checkpoints, ``best-kimg-000123.0``, of the same form, with the
figure that chose it under ``best`` in its state. Going on with a training never reads it.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, FiniteFloat
from torch import Tensor

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, validated
from trainer.runs.checkpoints.checkpoint import load_checkpoint, write_checkpoint
from trainer.runs.run_folder import kimg_name
from trainer.training.checkpoint_values import Checkpoint, CheckpointError

PREFIX = "best-"


class BestFigure(FileModel):
    """What made a checkpoint the best: of figures with equal name and extractor, the least.

    Attributes:
        name: of the figure, such as fd_tagger2k_heldout.
        extractor: what tells the extractor from every other one.
        value: the figure.
        kimg: when it was measured.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    extractor: str
    value: FiniteFloat
    kimg: FiniteFloat

    def beats(self, other: "BestFigure | None") -> bool:
        """Say whether this one is to be kept; figures of another protocol cannot be compared."""
        if other is None or (self.name, self.extractor) != (other.name, other.extractor):
            return True
        return self.value < other.value


def keep_best(
    folder: Path, figure: BestFigure, tensors: Mapping[str, Tensor], state: Mapping[str, Any]
) -> Path:
    """Keep a checkpoint as the best in ``folder``, and then remove the one that was.

    Raises:
        CheckpointError: it cannot be written; the one that was is then still there.
    """
    target = folder / f"{PREFIX}{kimg_name(figure.kimg)}"
    older = list_best(folder)
    if target in older:  # the same moment again, by another protocol
        aside = target.with_name(f"{PREFIX}replaced")
        shutil.rmtree(aside, ignore_errors=True)
        target.rename(aside)
        older = [aside if path == target else path for path in older]
    write_checkpoint(target, figure.kimg, tensors, {**state, "best": figure.model_dump()})
    for path in older:
        shutil.rmtree(path, ignore_errors=True)
    return target


def list_best(folder: Path) -> list[Path]:
    """Return the best checkpoints in ``folder``, newest first; a kill may have left two."""
    found = (path for path in folder.glob(f"{PREFIX}*") if path.is_dir())
    return sorted(found, key=_written_ns, reverse=True)


def _written_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # a training has just put a better one in its place
        return 0


def load_best(folder: Path) -> tuple[Checkpoint, BestFigure] | None:
    """Load the best checkpoint in ``folder``; None if there is none that is intact."""
    for path in list_best(folder):
        try:
            checkpoint = load_checkpoint(path)
            return checkpoint, validated(BestFigure, checkpoint.state["best"])
        except (CheckpointError, KeyError, FileFault):
            continue
    return None


def best_for_use(run: Path, folder: Path) -> Checkpoint:
    """Load the best checkpoint of the run ``run``.

    Raises:
        UserError: there is none.
    """
    found = load_best(folder)
    if found is None:
        raise UserError(
            f"{run} has no best checkpoint: measure while it trains, with fit --metrics-every K."
        )
    return found[0]
