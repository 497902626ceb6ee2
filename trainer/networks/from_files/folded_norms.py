"""A tagger's or an encoder's network with its batch norms worked into its weights, and back.

A model file holds such weights. Read back, the norms are there again and do nothing but add: the
network reads as the file does, and can be learned on with or be looked through.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar, cast

import torch
from onnx import ModelProto, numpy_helper
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_linear_bn_eval

from acgan_desktop.core.errors import UserError
from trainer.networks.tagger import Block, TaggerNetwork

Network = TypeVar("Network", bound=TaggerNetwork)


def compact(network: Network) -> Network:
    """Return a copy for reading only: norms worked into the weights, these rounded to half."""
    small = copy.deepcopy(network).to("cpu", torch.float32).eval().requires_grad_(False)
    _fuse(small.plane)
    for module in small.plane:
        if isinstance(module, Block):
            first, second = module.first_norm, module.second_norm
            module.first = fuse_conv_bn_eval(module.first, cast(nn.BatchNorm2d, first))
            module.second = fuse_conv_bn_eval(module.second, cast(nn.BatchNorm2d, second))
            module.first_norm = module.second_norm = nn.Identity()
    gather_norm = cast(nn.BatchNorm1d, small.gather_norm)
    small.gather = fuse_linear_bn_eval(small.gather, gather_norm)
    small.gather_norm = nn.Identity()
    for parameter in small.parameters():
        parameter.data = parameter.data.contiguous()  # out of channels_last
        if parameter.ndim > 1:
            parameter.data = parameter.data.half().float()
    return small.requires_grad_(False).eval()


def _fuse(layers: nn.Sequential) -> None:
    """Work each norm that follows a convolution into it."""
    for at in range(len(layers) - 1):
        convolution, norm = layers[at], layers[at + 1]
        if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
            layers[at] = fuse_conv_bn_eval(convolution, norm)
            layers[at + 1] = nn.Identity()


def unfolded(
    path: Path, model: ModelProto, part: str, resolution: int, sizes: Sequence[int], kind: str
) -> TaggerNetwork:
    """Return the network in a model file, on the CPU and for evaluation.

    Args:
        path: of the file, to be named where it cannot be used.
        model: what it holds: weights as :func:`compact` leaves them.
        part: what their names begin with, such as "encoder.".
        resolution: side of the network's pictures.
        sizes: of its heads.
        kind: of the model, with its article, such as "an encoder".

    Raises:
        UserError: it is not made of such a network.
    """
    stored = {
        one.name.removesuffix(".half").removeprefix(part): torch.from_numpy(
            numpy_helper.to_array(one).copy()
        ).float()
        for one in model.graph.initializer
        if one.name.startswith(part)
    }
    try:
        network = _like(stored, resolution, sizes)
        with torch.no_grad():
            _take_over(network, stored)
    except (KeyError, ValueError, IndexError, RuntimeError) as error:
        raise UserError(
            f"{path} is not made of a network that acgan-train knows; give the folder of {kind}'s "
            "run."
        ) from error
    return network.eval().requires_grad_(False)


def _like(stored: Mapping[str, Tensor], resolution: int, sizes: Sequence[int]) -> TaggerNetwork:
    """Return a network of the stored tensors' sizes; a missing or odd one is a KeyError or so."""
    kernels = [
        weight
        for name, weight in stored.items()
        if name.startswith("plane.") and name.endswith(".weight") and name.count(".") == 2
    ]
    *halving, last = kernels
    return TaggerNetwork(
        resolution,
        sizes,
        channels=[len(one) for one in halving],
        plane_channels=len(last),
        feature_dim=len(stored["gather.weight"]),
        fine="plane.3.first.weight" in stored,
    )


def _take_over(network: TaggerNetwork, stored: Mapping[str, Tensor]) -> None:
    """Give ``network`` the stored weights; a missing or odd one is a KeyError or RuntimeError."""
    for name, layer, norm in _layers_with_norms(network):
        layer.weight.copy_(stored[f"{name}.weight"])
        mean, variance = cast(Tensor, norm.running_mean), cast(Tensor, norm.running_var)
        mean.zero_()
        variance.fill_(1 - norm.eps)  # so that the deviation is 1
        norm.weight.fill_(1)
        norm.bias.copy_(stored[f"{name}.bias"])
    for number, module in enumerate(network.heads):
        head = cast(nn.Linear, module)
        head.weight.copy_(stored[f"heads.{number}.weight"])
        head.bias.copy_(stored[f"heads.{number}.bias"])


def _layers_with_norms(
    network: TaggerNetwork,
) -> Iterator[tuple[str, nn.Conv2d | nn.Linear, nn.BatchNorm1d | nn.BatchNorm2d]]:
    for place, (layer, after) in enumerate(pairwise([*network.plane, nn.Identity()])):
        if isinstance(layer, nn.Conv2d):
            yield f"plane.{place}", layer, cast(nn.BatchNorm2d, after)
        elif isinstance(layer, Block):
            yield f"plane.{place}.first", layer.first, cast(nn.BatchNorm2d, layer.first_norm)
            yield f"plane.{place}.second", layer.second, cast(nn.BatchNorm2d, layer.second_norm)
    yield "gather", network.gather, cast(nn.BatchNorm1d, network.gather_norm)
