"""Means of what steps measure, between two reports."""

import torch
from torch import Tensor

from trainer.data.state_values import Count, Number, State
from trainer.objectives.measures import Measures


class MeansState(State):
    """Sums and counts of each measure, and how many ``steps`` there were."""

    sums: dict[str, Number]
    counts: dict[str, Count]


class RunningMeans:
    """Sums step reports on their device, so that a GPU is asked for numbers only at a report.

    Attributes:
        steps: reports added since the last :meth:`clear`.
    """

    def __init__(self) -> None:
        self._sums: dict[str, Tensor] = {}
        self._counts: dict[str, int] = {}
        self.steps = 0

    def add(self, measures: Measures) -> None:
        """Add what one step measured; a measure that it did not take is left out of its mean."""
        self.steps += 1
        for name, value in measures.items():
            value = value.double()
            self._sums[name] = self._sums[name] + value if name in self._sums else value
            self._counts[name] = self._counts.get(name, 0) + 1

    def means(self) -> dict[str, float]:
        """Return the mean of each measure taken since the last :meth:`clear`."""
        return {name: float(total) / self._counts[name] for name, total in self._sums.items()}

    def clear(self) -> None:
        """Start over."""
        self._sums.clear()
        self._counts.clear()
        self.steps = 0

    def state(self) -> MeansState:
        """Return sums and counts."""
        sums = {name: float(total) for name, total in self._sums.items()}
        return MeansState(sums=sums, counts={**self._counts, "steps": self.steps})

    def restore(self, state: MeansState) -> None:
        """Go on from :meth:`state`."""
        self._sums = {
            name: torch.tensor(total, dtype=torch.float64) for name, total in state.sums.items()
        }
        self._counts = dict(state.counts)
        if self._sums.keys() - {name for name, count in self._counts.items() if count}:
            raise ValueError("the count of a mean")
        self.steps = self._counts.pop("steps")
