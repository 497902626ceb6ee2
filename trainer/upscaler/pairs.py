"""Pairs to learn from: small pictures and what they should become, kept in a folder.

They are made once, a chunk at a time, and read through memory maps. Pair number i depends on the
seed and on i, so a folder that has too few goes on where it ended.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import ConfigDict, Field

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.engine.model_file.manifest import TaughtBy
from trainer.data.dataset import open_array
from trainer.upscaler.crops import PictureSource, Pixels, random_crop
from trainer.upscaler.degradation import degraded

CHUNK = 64
TRAINING, HELD_OUT = "train", "heldout"
"""The two folders of pairs that a training needs."""
SMALL_FILE, LARGE_FILE, FACTS_FILE = "small.npy", "large.npy", "pairs.json"
_MAX_FACTS = 64 * 1024
# Answers are asked for a few at a time: large pictures of many channels take memory.
_AT_ONCE = 4


class PairFacts(FileModel):
    """What all pairs of a folder have in common.

    Attributes:
        format: of the folder.
        side: of the small pictures, in pixels.
        factor: how many times as large the large ones are.
        seed: of the crops.
        taught_by: whose answers the large ones are; None where they are pictures themselves.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    side: Annotated[int, Field(ge=8, le=512, multiple_of=4)]
    factor: Annotated[int, Field(ge=2, le=4)]
    seed: Annotated[int, Field(ge=0)]
    taught_by: TaughtBy | None = None


class Teacher(Protocol):
    """What answers."""

    def upscale(self, pixels: Pixels) -> Pixels:
        """Enlarge uint8 [n, h, w, 3]."""


@dataclass(frozen=True)
class Pairs:
    """The pairs in a folder, mapped.

    Attributes:
        facts: what they have in common.
        small: per chunk, uint8 [CHUNK, side, side, 3].
        large: per chunk, uint8 [CHUNK, f * side, f * side, 3].
    """

    facts: PairFacts
    small: Sequence[NDArray[np.uint8]]
    large: Sequence[NDArray[np.uint8]]

    def __len__(self) -> int:
        return CHUNK * len(self.small)

    def pair(self, number: int) -> tuple[Pixels, Pixels]:
        """Return the small and the large picture of this number."""
        chunk, place = divmod(number, CHUNK)
        return self.small[chunk][place], self.large[chunk][place]

    def first(self, count: int) -> tuple[Pixels, Pixels]:
        """Return the first ``count`` pairs, or all if there are fewer, as two arrays."""
        chunks = -(-count // CHUNK)
        small, large = (np.concatenate(some[:chunks]) for some in (self.small, self.large))
        return small[:count], large[:count]


def open_pairs(folder: Path) -> Pairs:
    """Open the pairs in ``folder``.

    Raises:
        UserError: there are none, or they are damaged; the sentence names the file.
    """
    facts = _read_facts(folder)
    if facts is None or not (chunks := _chunks(folder)):
        raise UserError(f"{folder} holds no pairs to learn from yet.")
    wide = facts.side * facts.factor
    return Pairs(
        facts,
        [_mapped(chunk / SMALL_FILE, facts.side) for chunk in chunks],
        [_mapped(chunk / LARGE_FILE, wide) for chunk in chunks],
    )


def make_pairs(
    folder: Path,
    facts: PairFacts,
    count: int,
    sources: Sequence[PictureSource],
    teacher: Teacher | None,
    show: Callable[[int, int], None] = lambda _done, _of: None,
) -> None:
    """Add pairs to ``folder`` until there are at least ``count``.

    Args:
        folder: made if it is missing; a chunk in it is whole or not there.
        facts: what the pairs have in common; those that are there already must agree.
        count: how many there shall be.
        sources: what pictures are cut from, each as often as the others.
        teacher: answers for the small pictures; without one, the large pictures are cut from the
            sources and the small ones made of them by shrinking and slight damage.
        show: told how many there are, and how many there shall be.

    Raises:
        UserError: the folder has pairs of another kind, or a source cannot be read.
    """
    known = _read_facts(folder)
    if known is None:
        folder.mkdir(parents=True, exist_ok=True)
        durable.write_text(folder / FACTS_FILE, facts.model_dump_json(indent=2, exclude_none=True))
    elif known != facts:
        raise UserError(f"The pairs in {folder} were made otherwise; choose another folder.")
    for number in range(len(_chunks(folder)), -(-count // CHUNK)):
        rng = np.random.Generator(np.random.Philox(key=[facts.seed, number]))
        picked = rng.integers(len(sources), size=CHUNK)
        pictures: list[Pixels] = []
        for which, source in enumerate(sources):
            pictures += source.draw(int((picked == which).sum()), rng)
        small, large = (
            _taught(pictures, facts, teacher, rng) if teacher else _shrunk(pictures, facts, rng)
        )
        with durable.new_folder(folder / f"{number:05d}") as chunk:
            np.save(chunk / SMALL_FILE, small, allow_pickle=False)
            np.save(chunk / LARGE_FILE, large, allow_pickle=False)
        show(CHUNK * (number + 1), count)


def _taught(
    pictures: Sequence[Pixels], facts: PairFacts, teacher: Teacher, rng: np.random.Generator
) -> tuple[Pixels, Pixels]:
    small = np.stack([random_crop(one, facts.side, rng, shrink=True) for one in pictures])
    parts = [
        teacher.upscale(small[start : start + _AT_ONCE]) for start in range(0, len(small), _AT_ONCE)
    ]
    return small, np.concatenate(parts)


def _shrunk(
    pictures: Sequence[Pixels], facts: PairFacts, rng: np.random.Generator
) -> tuple[Pixels, Pixels]:
    wide = facts.side * facts.factor
    large = [random_crop(one, wide, rng, shrink=True) for one in pictures]
    small = [degraded(Image.fromarray(one), facts.side, rng) for one in large]
    return np.stack([np.asarray(one) for one in small]), np.stack(large)


def _read_facts(folder: Path) -> PairFacts | None:
    path = folder / FACTS_FILE
    if not path.exists():
        return None
    try:
        return read_json(PairFacts, read_bounded(path, _MAX_FACTS, "what pairs have in common"))
    except FileFault as fault:
        raise UserError(f"{path} is not usable: {fault}.") from fault


def _chunks(folder: Path) -> list[Path]:
    """Return the chunks from 0 on without a gap."""
    found: list[Path] = []
    while (path := folder / f"{len(found):05d}").is_dir():
        found.append(path)
    return found


def _mapped(path: Path, side: int) -> NDArray[np.uint8]:
    return open_array(path, np.uint8, (CHUNK, side, side, 3), mapped=True)
