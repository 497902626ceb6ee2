"""Means of what steps measure, between two reports."""

from collections.abc import Mapping
from dataclasses import fields

import torch
from torch import Tensor

from trainer.data.state_values import finite, whole
from trainer.training.training import StepReport

MEASURES = tuple(field.name for field in fields(StepReport))


class RunningMeans:
    """Sums step reports on their device, so that a GPU is asked for numbers only at a report.

    Attributes:
        steps: reports added since the last :meth:`clear`.
    """

    def __init__(self) -> None:
        self._sums: dict[str, Tensor] = {}
        self._counts: dict[str, int] = {}
        self.steps = 0

    def add(self, report: StepReport) -> None:
        """Add what one step measured; a measure that it did not take is left out of its mean."""
        self.steps += 1
        for name in MEASURES:
            value: Tensor | None = getattr(report, name)
            if value is None:
                continue
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

    def state(self) -> dict[str, dict[str, float]]:
        """Return sums and counts as JSON values."""
        return {
            "sums": {name: float(total) for name, total in self._sums.items()},
            "counts": {**self._counts, "steps": self.steps},
        }

    def restore(self, state: Mapping[str, Mapping[str, float]]) -> None:
        """Go on from :meth:`state`."""
        self._sums = {
            name: torch.tensor(finite(total), dtype=torch.float64)
            for name, total in state["sums"].items()
        }
        self._counts = {name: whole(count) for name, count in state["counts"].items()}
        if self._sums.keys() - {name for name, count in self._counts.items() if count}:
            raise ValueError("the count of a mean")
        self.steps = self._counts.pop("steps")
