"""Batch normalisation whose statistics are those of the whole batch, over all processes.

torch's SyncBatchNorm refuses CPUs. This one works wherever torch.distributed does, can be
differentiated twice, and keeps the names of parameters and buffers.
"""

from typing import Any, cast

import torch
from torch import Tensor, distributed, nn

from trainer.training.distributed import Team


def share_statistics(network: nn.Module, team: Team) -> None:
    """Let every batch norm of ``network`` normalise over all processes; alone, change nothing."""
    if team.size == 1:
        return
    for module in list(network.modules()):
        for name, child in module.named_children():
            if isinstance(child, nn.BatchNorm2d):
                setattr(module, name, SharedBatchNorm2d(child, team))


class SharedBatchNorm2d(nn.BatchNorm2d):
    """A batch norm over the rows of all processes, each of which has equally many."""

    def __init__(self, norm: nn.BatchNorm2d, team: Team) -> None:
        """Take over the parameters and buffers of ``norm``, the same tensors."""
        super().__init__(norm.num_features, norm.eps, norm.momentum, affine=False)
        self.team = team
        self.affine = norm.affine
        self.weight, self.bias = norm.weight, norm.bias
        self.running_mean, self.running_var = norm.running_mean, norm.running_var
        self.num_batches_tracked = norm.num_batches_tracked
        self.train(norm.training)

    def forward(self, features: Tensor) -> Tensor:
        """Normalise [b, c, h, w]; in evaluation mode as torch's own does."""
        if not self.training:
            return super().forward(features)
        x = features.to(torch.promote_types(features.dtype, torch.float32))
        own = torch.stack([x.mean(dim=(0, 2, 3)), x.var(dim=(0, 2, 3), unbiased=False)])
        # Each process fills its own row of a table; the sum of the tables is everybody's rows.
        mine = torch.arange(self.team.size, device=x.device)[:, None, None] == self.team.rank
        rows = _sum(mine * own)
        mean = rows[:, 0].mean(dim=0)
        variance = (rows[:, 1] + (rows[:, 0] - mean).square()).mean(dim=0)
        self._track(mean.detach(), variance.detach(), x.numel() // self.num_features)
        scale = (variance + self.eps).rsqrt()
        if self.affine:
            scale = scale * self.weight
        normal = (x - mean[:, None, None]) * scale[:, None, None]
        if self.affine:
            normal = normal + self.bias[:, None, None]
        result: Tensor = normal.to(features.dtype)
        return result

    @torch.no_grad()
    def _track(self, mean: Tensor, variance: Tensor, count: int) -> None:
        assert self.running_mean is not None
        assert self.running_var is not None
        assert self.num_batches_tracked is not None
        self.num_batches_tracked += 1
        momentum = self.momentum
        if momentum is None:
            momentum = 1 / float(self.num_batches_tracked)
        everybody = count * self.team.size
        self.running_mean.lerp_(mean.to(self.running_mean.dtype), momentum)
        unbiased = variance * (everybody / (everybody - 1))
        self.running_var.lerp_(unbiased.to(self.running_var.dtype), momentum)


def _sum(tensor: Tensor) -> Tensor:
    return cast(Tensor, _Sum.apply(tensor))  # type: ignore[no-untyped-call]


class _Sum(torch.autograd.Function):
    """The sum of a tensor over all processes; its gradient is the sum of the gradients."""

    @staticmethod
    def forward(ctx: Any, tensor: Tensor) -> Tensor:
        total = tensor.clone()
        distributed.all_reduce(total)
        return total

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Any:
        return _sum(gradient)
