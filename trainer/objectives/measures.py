"""What a step measures, by name."""

from torch import Tensor

Measures = dict[str, Tensor]
