"""What a step measures: scalar tensors by name, on the training's device."""

from dataclasses import dataclass

from torch import Tensor

Measures = dict[str, Tensor]


@dataclass(frozen=True)
class StepMeasures:
    """Base of what a step reports: each field a scalar tensor, None where it was not measured."""

    def measures(self) -> Measures:
        """Return what was measured, by name."""
        return {name: value for name, value in vars(self).items() if value is not None}
