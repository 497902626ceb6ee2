"""One network's way downhill: gradients of a batch in parts, over all processes, then one step."""

import torch
from torch import Tensor, nn

from trainer.networks.precision import Compute
from trainer.objectives.measures import Measures
from trainer.training.checkpoint_values import OptimiserState, ScalerState
from trainer.training.distributed import Team
from trainer.training.training_state import Tensors, flatten_optimizer, restore_optimizer


class OptimiserStep:
    """Adam for one network, with loss scaling where the precision needs it.

    Call :meth:`add` for each part of the batch, then :meth:`finish`.

    Attributes:
        frozen: parameters that stay as they are.
    """

    def __init__(
        self,
        name: str,
        network: nn.Module,
        rate: float,
        betas: tuple[float, float],
        compute: Compute,
        team: Team,
    ) -> None:
        """Prepare to train ``network``; ``name`` is its name in checkpoints."""
        self._name = f"adam_{name}"
        self._rate = rate
        self._parameters = list(network.parameters())
        self._team = team
        self._scaler = compute.scaler()
        self.adam = torch.optim.Adam(self._parameters, lr=rate, betas=betas, fused=True)
        self.frozen: list[nn.Parameter] = []
        self._measured: Measures = {}
        self._begun = False

    def set_rate(self, share: float) -> None:
        """Set the learning rate to ``share`` of the recipe's."""
        for group in self.adam.param_groups:
            group["lr"] = self._rate * share

    def add(self, loss: Tensor, share: float, measures: Measures | None = None) -> None:
        """Add the gradients of a part's loss, and what was measured on it.

        Args:
            loss: a scalar, the mean over the part.
            share: of the whole batch that the part is.
            measures: scalars, means over the part.
        """
        if not self._begun:
            self.adam.zero_grad(set_to_none=True)
            self._begun = True
        self._scaler.scale(loss * share).backward()  # type: ignore[no-untyped-call]
        for name, value in (measures or {}).items():
            value = value.detach() * share
            self._measured[name] = self._measured[name] + value if name in self._measured else value

    def finish(self) -> Measures:
        """Take the step; returns the measures' means over the whole batch, of all processes."""
        measured, self._measured, self._begun = self._measured, {}, False
        for parameter in self.frozen:
            parameter.grad = None
        gradients = [p.grad for p in self._parameters if p.grad is not None]
        self._team.add_up([*gradients, *measured.values()])
        self._scaler.step(self.adam)
        self._scaler.update()
        return measured

    def save(self) -> tuple[Tensors, OptimiserState]:
        """Return what the optimiser remembers."""
        return flatten_optimizer(self._name, self.adam)

    def restore(self, tensors: Tensors, state: OptimiserState) -> None:
        """Go on from :meth:`save`.

        Raises:
            CheckpointError: it was another network's.
        """
        restore_optimizer(self._name, self.adam, tensors, state)

    def scaler_state(self) -> ScalerState:
        """Return the loss scale and its history; empty where there is none."""
        return dict(self._scaler.state_dict())

    def restore_scaler(self, state: ScalerState) -> None:
        """Go on from :meth:`scaler_state`; nothing happens where there is none."""
        if state and self._scaler.is_enabled():
            self._scaler.load_state_dict(state)
