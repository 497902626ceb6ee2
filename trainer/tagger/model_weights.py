"""From a tagger's model file back to the network that it was made of."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import cast

import torch
from onnx import numpy_helper
from torch import Tensor, nn

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import load_checked
from acgan_desktop.engine.model_file.manifest import TaggerManifest
from trainer.networks.tagger import Block, TaggerNetwork

_FIRST = "tagger.0."  # of several networks whose answers are averaged, the one with the features


def network_of_model(path: Path) -> TaggerNetwork:
    """Return the network of the tagger file at ``path``, on the CPU and for evaluation.

    A file of :mod:`trainer.tagger.export` holds convolutions with their batch norms worked in. Here
    these norms are there again and do nothing but add: the network reads as the file does, and can
    be learned on with or be looked through (:mod:`trainer.networks.projected`). Of a file that
    averages several networks it is the first.

    Raises:
        UserError: the file cannot be read, is no tagger, or is not made of such a network.
    """
    model, manifest = load_checked(path)
    if not isinstance(manifest, TaggerManifest):
        raise UserError(f"{path} is not a tagger's model file.")
    stored = {
        one.name.removesuffix(".half").removeprefix(_FIRST): torch.from_numpy(
            numpy_helper.to_array(one).copy()
        ).float()
        for one in model.graph.initializer
        if one.name.startswith(_FIRST)
    }
    try:
        network = _like(stored, manifest)
        with torch.no_grad():
            _take_over(network, stored)
    except (KeyError, ValueError, IndexError, RuntimeError) as error:
        raise UserError(
            f"{path} is not made of a network that acgan-train knows; give the folder of a "
            "tagger's run."
        ) from error
    return network.eval().requires_grad_(False)


def _like(stored: Mapping[str, Tensor], manifest: TaggerManifest) -> TaggerNetwork:
    """Return a network of the stored tensors' sizes; a missing or odd one is a KeyError or so."""
    kernels = [
        weight
        for name, weight in stored.items()
        if name.startswith("plane.") and name.endswith(".weight") and name.count(".") == 2
    ]
    *halving, last = kernels
    return TaggerNetwork(
        manifest.resolution,
        [len(one.classes) for one in manifest.attributes],
        channels=[len(one) for one in halving],
        plane_channels=len(last),
        feature_dim=manifest.feature_dim,
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
