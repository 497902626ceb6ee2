"""Filling a folder of pairs from what a person names on the command line."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import TaughtBy
from trainer.networks.precision import choose_compute
from trainer.networks.upscaler import FACTOR
from trainer.upscaler.crops import open_source
from trainer.upscaler.pairs import CHUNK, HELD_OUT, TRAINING, PairFacts, make_pairs
from trainer.upscaler.torch_graph import TorchUpscaler

HELD_OUT_SHARE = 16
"""One pair is held out for so many to learn from."""
_HELD_OUT_SEED = 100


def prepare_pairs(
    folder: Path,
    count: int,
    sources: Sequence[Path],
    teacher: Path | None,
    *,
    side: int = 64,
    seed: int = 1,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    threads: int = 1,
    show: Callable[[str, int, int], None] = lambda _what, _done, _of: None,
) -> None:
    """Fill ``folder`` with pairs to learn from and pairs to judge by, going on where it ended.

    Args:
        folder: where the pairs are kept.
        count: how many there shall be to learn from.
        sources: generators, prepared data sets, folders and zip files of pictures; one that is
            named twice is drawn from twice as often. What no training may read (a data set's
            held-out tenth, every tenth file) is what pairs to judge by are made of.
        teacher: an upscaler's model file that answers; without one, the sources' own pictures are
            what small copies of them should become.
        side: of the small pictures, a multiple of 4.
        seed: of the crops.
        device: where the teacher computes.
        threads: for generators.
        show: told which pairs are made, how many are done, and of how many.

    Raises:
        UserError: a source or the teacher cannot be used, or the folder has pairs of another kind.
    """
    taught_by, answers = None, None
    if teacher is not None:
        compute = choose_compute(device, "auto")
        answers = TorchUpscaler(teacher, compute.device, compute.dtype)
        own = answers.manifest
        if own.factor != FACTOR:
            raise UserError(f"{teacher.name} enlarges {own.factor} times; {FACTOR} are needed.")
        taught_by = TaughtBy(name=own.name, model_id=own.model_id, licence=own.licence[:200])
    for name, held_out, wanted in (
        (HELD_OUT, True, max(CHUNK, count // HELD_OUT_SHARE)),
        (TRAINING, False, count),
    ):
        facts = PairFacts(
            side=side,
            factor=FACTOR,
            seed=seed + _HELD_OUT_SEED * held_out,
            taught_by=taught_by,
        )
        opened = [open_source(path, held_out=held_out, threads=threads) for path in sources]
        make_pairs(
            folder / name,
            facts,
            wanted,
            opened,
            answers,
            lambda done, of, name=name: show(name, done, of),  # type: ignore[misc]
        )
