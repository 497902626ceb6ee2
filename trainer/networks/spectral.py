"""Spectral normalisation, and the singular values by which one sees a collapse coming."""

from collections.abc import Iterator
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize

_FIRST_ITERATIONS = 15


class SpectralNorm(nn.Module):
    """Divides a weight by its largest singular value, so that the layer's Lipschitz constant is 1.

    Miyato et al. 2018, "Spectral normalization for generative adversarial networks", algorithm 1:
    each use in training mode does one step of power iteration, W seen as [out, everything else].
    In evaluation mode the vectors stay as they are. A parametrisation of torch.

    Attributes:
        left: [out], estimate of the first left singular vector.
        right: [everything else], estimate of the first right one.
    """

    left: Tensor
    right: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        matrix = weight.detach().flatten(1)
        start = torch.randn(len(matrix), dtype=matrix.dtype)
        self.register_buffer("left", functional.normalize(start, dim=0))
        self.register_buffer("right", torch.zeros_like(matrix[0]))
        for _ in range(_FIRST_ITERATIONS):
            self._iterate(matrix)

    def forward(self, weight: Tensor) -> Tensor:
        """Return ``weight`` divided by its norm."""
        # Half precision would make an estimate of the norm that wanders.
        with torch.autocast(weight.device.type, enabled=False):
            matrix = weight.flatten(1)
            if self.training:
                self._iterate(matrix.detach())
            norm = torch.dot(self.left, torch.mv(matrix, self.right))
            return weight / norm

    @torch.no_grad()
    def _iterate(self, matrix: Tensor) -> None:
        # New tensors, because the gradient of the use before still needs the old ones.
        self.right = functional.normalize(torch.mv(matrix.t(), self.left), dim=0)
        self.left = functional.normalize(torch.mv(matrix, self.right), dim=0)

    @torch.no_grad()
    def settle(self, weight: Tensor) -> None:
        """Replace the estimates by the exact vectors for ``weight``."""
        matrix = weight.detach().flatten(1).double()
        wide = matrix.shape[0] <= matrix.shape[1]
        _, vectors = torch.linalg.eigh(_gram(matrix))
        # Eigenvalues ascend; the sign is LAPACK's choice, and cancels.
        first = vectors[:, -1]
        other = functional.normalize((matrix.t() if wide else matrix) @ first, dim=0)
        left, right = (first, other) if wide else (other, first)
        self.left.copy_(left)
        self.right.copy_(right)


def spectrally_normalise(network: nn.Module, *, leave_out: nn.Module | None = None) -> None:
    """Put :class:`SpectralNorm` on the weight of every convolution and linear layer.

    Args:
        network: its weights must not be 0.
        leave_out: a layer to leave as it is.
    """
    for module in list(network.modules()):
        if isinstance(module, nn.Conv2d | nn.Linear) and module is not leave_out:
            parametrize.register_parametrization(module, "weight", SpectralNorm(module.weight))


def settle_spectral_norms(network: nn.Module) -> None:
    """Make every spectral norm in ``network`` exact for the weights as they are.

    For averaged weights, whose vectors were estimated for others.
    """
    for module in network.modules():
        if parametrize.is_parametrized(module, "weight"):
            parametrizations = cast(nn.ModuleDict, module.parametrizations)
            chain = cast(parametrize.ParametrizationList, parametrizations["weight"])
            for one in chain:
                if isinstance(one, SpectralNorm):
                    one.settle(chain.original)


@torch.no_grad()
def top_singular_values(network: nn.Module, count: int = 3) -> dict[str, Tensor]:
    """Return the largest singular values of every weight as it is learned, before any norm.

    Brock et al. 2019, section 4.1: those of the generator, the first above all, explode when a
    training collapses.

    Args:
        network: any.
        count: how many of each weight, at most as many as the weight has.

    Returns:
        The layer's name to float32 [count], descending, on the weight's device.
    """
    values: dict[str, Tensor] = {}
    for name, weight in _weights(network):
        squares = torch.linalg.eigvalsh(_gram(weight.flatten(1).double()))
        values[name] = squares.flip(0)[:count].clamp(min=0).sqrt().float()
    return values


def _weights(network: nn.Module) -> Iterator[tuple[str, Tensor]]:
    for name, module in network.named_modules():
        if not isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
            continue
        if parametrize.is_parametrized(module, "weight"):
            parametrizations = cast(nn.ModuleDict, module.parametrizations)
            yield name, cast(Tensor, parametrizations["weight"].original).detach()
        else:
            yield name, module.weight.detach()


def _gram(matrix: Tensor) -> Tensor:
    """Return the smaller of W Wᵀ and Wᵀ W, whose eigenvalues are the squared singular values."""
    return matrix @ matrix.t() if matrix.shape[0] <= matrix.shape[1] else matrix.t() @ matrix
