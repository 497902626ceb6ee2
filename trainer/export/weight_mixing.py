"""One generator from two of the same training: the mean of their weights.

Two networks, one of which began as the other, mostly lie in one valley of the loss: the mean of
their weights draws as well as they do, and lies between them in what they do differently (Izmailov
et al. 2018, "Averaging weights leads to wider optima and better generalization"; Wortsman et al.
2022, "Model soups").
"""

from typing import TYPE_CHECKING

import torch
from torch import nn

from acgan_desktop.core.errors import UserError
from trainer.networks.spectral import settle_spectral_norms

if TYPE_CHECKING:
    from trainer.export.exporter import ModelFacts


@torch.no_grad()
def mix(generator: nn.Module, other: nn.Module, share: float) -> None:
    """Move the weights of ``generator`` towards those of ``other``: (1 - share) own + share other.

    Running statistics are mixed likewise, spectral norms found anew for the mixed weights.

    Args:
        generator: changed in place.
        other: left as it is.
        share: of ``other``, 0 to 1.

    Raises:
        UserError: the networks differ in more than their weights.
    """
    ours, theirs = generator.state_dict(), other.state_dict()
    shapes = [{name: value.shape for name, value in one.items()} for one in (ours, theirs)]
    if shapes[0] != shapes[1]:
        raise UserError("The two runs cannot be mixed: their generators are built differently.")
    for name, value in ours.items():
        if value.is_floating_point():
            value.lerp_(theirs[name], share)
    settle_spectral_norms(generator)


def check_same_wishes(facts: "ModelFacts", other: "ModelFacts") -> None:
    """Refuse two generators that understand different wishes.

    Raises:
        UserError: their attributes or classes differ, or their order.
    """
    ours, theirs = ([(one.name, one.classes) for one in each.attributes] for each in (facts, other))
    if ours != theirs:
        raise UserError("The two runs cannot be mixed: they learned other attributes or classes.")
