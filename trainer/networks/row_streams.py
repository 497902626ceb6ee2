"""Random numbers for weights, and for rows of a batch, each from a stream of its own.

What a row draws depends on its own seed alone: not on which other rows are computed beside it, in
which part of a batch, or in which process.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor


@contextmanager
def seeded_weights(seed: int) -> Iterator[None]:
    """Let layers built within draw their first weights from a stream of their own.

    torch's layers take no generator, but its global one; that stays as it was.
    """
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)
        yield


class RowStreams:
    """One stream for each of some rows, made when they are first drawn from.

    Attributes:
        device: where numbers are drawn; a CPU and a GPU draw different ones from one seed.
    """

    def __init__(self, seeds: Sequence[int], device: torch.device | None = None) -> None:
        """Prepare one stream for each of ``seeds``, from 0 to 2^32 - 1."""
        self.device = device or torch.device("cpu")
        self._seeds = seeds
        self._generators: list[torch.Generator] | None = None

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._seeds)

    def each(self, draw: Callable[[torch.Generator], Tensor]) -> Tensor:
        """Return what ``draw`` draws from each row's stream, stacked: [rows, ...]."""
        if self._generators is None:
            self._generators = [
                torch.Generator(self.device).manual_seed(int(seed)) for seed in self._seeds
            ]
        return torch.stack([draw(generator) for generator in self._generators])


Random = torch.Generator | RowStreams
"""A stream for all rows together, or one for each."""


def normal(random: Random, rows: int, *shape: int) -> Tensor:
    """Return standard normal numbers [rows, *shape]."""
    if isinstance(random, RowStreams):
        device = random.device
        return random.each(lambda own: torch.randn(shape, generator=own, device=device))
    return torch.randn(rows, *shape, generator=random)


def uniform(random: Random, rows: int, *shape: int) -> Tensor:
    """Return numbers from 0 to below 1, [rows, *shape]."""
    if isinstance(random, RowStreams):
        device = random.device
        return random.each(lambda own: torch.rand(shape, generator=own, device=device))
    return torch.rand(rows, *shape, generator=random)
