"""Penalties that need a generator to draw or be looked through; the objective weighs them."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from trainer.networks.families import Generator
from trainer.networks.row_streams import normal
from trainer.networks.truncation import resampled_normal
from trainer.objectives.batch import FakeBatch, Purpose
from trainer.objectives.measures import Measures
from trainer.objectives.network_pair import NetworkPair
from trainer.objectives.path_length import path_length_penalty, path_lengths
from trainer.objectives.penalties import mode_seeking, orthogonality, regular_weights
from trainer.recipe.tables import Objective


def path_penalties(
    network_pair: NetworkPair,
    parts: Sequence[FakeBatch],
    running_mean: Tensor,
    add_up: Callable[[Sequence[Tensor]], None],
) -> Iterator[tuple[Tensor, float, Measures]]:
    """Yield for each part the path length penalty, its share, and what was measured.

    Half of the batch is enough for it (Karras et al. 2020, appendix B), and nothing is compiled: it
    is differentiated twice. The mean length of that half must be known before the penalty is, so
    the lengths of a batch in several parts are computed twice.

    Args:
        network_pair: the networks.
        parts: what to draw, all parts of this process.
        running_mean: of the lengths so far, a scalar; moved on to that with these lengths.
        add_up: replaces each tensor by its sum over all processes that train together.
    """
    halves = [half for part in parts if (half := part.first_half()) is not None]
    only = _lengths(network_pair, halves[0]) if len(halves) == 1 else None
    mean = torch.zeros_like(running_mean)
    for half in halves:
        lengths = _lengths(network_pair, half) if only is None else only
        mean += half.share * lengths.detach().mean()
    add_up([mean])
    before = running_mean.clone()
    for half in halves:
        lengths = _lengths(network_pair, half) if only is None else only
        penalty, now = path_length_penalty(lengths, before, mean)
        yield penalty, half.share, {"path_length": lengths.mean()}
        running_mean.copy_(now)


def _lengths(network_pair: NetworkPair, half: FakeBatch) -> Tensor:
    """Return how far each picture moves with its styles along a random direction: [b]."""
    with network_pair.compute.autocast(penalised=True):
        styles, noise = network_pair.styles(half, Purpose.PATHS)
        if not styles.requires_grad:  # nothing is learned on the way from z to them
            styles.requires_grad_()
        synthesis: Callable[..., Tensor] = cast(Generator, network_pair.generator).synthesis
        pictures = synthesis(styles, *noise)
    directions = normal(half.streams(Purpose.DIRECTIONS), *pictures.shape)
    return path_lengths(pictures, styles, directions)


def sameness_penalties(
    network_pair: NetworkPair, parts: Sequence[FakeBatch], latent_threshold: float
) -> Iterator[tuple[Tensor, float, Measures]]:
    """Yield for each part how much alike two faces of one wish look, its share, and the measure.

    Half of the batch is drawn twice, the second time from latents of its own.

    Args:
        network_pair: the networks.
        parts: what to draw, all parts of this process.
        latent_threshold: as the latents of ``parts`` were drawn; 0 = as they come.
    """
    threshold = latent_threshold or math.inf
    for part in parts:
        if (half := part.first_half()) is None:
            continue
        own = half.streams(Purpose.OTHER_LATENTS, torch.device("cpu"))
        draw = partial(resampled_normal, 1, half.z.shape[1], threshold)
        others = own.each(draw).flatten(1)
        latents = torch.cat([half.z, others.to(half.z)])
        seeds = np.concatenate(
            [half.seeds[[Purpose.FIRST_OF_PAIR]], half.seeds[[Purpose.SECOND_OF_PAIR]]], axis=1
        )
        pairs = replace(half, z=latents, attributes=half.attributes.repeat(2, 1), seeds=seeds)
        with network_pair.compute.autocast():
            pictures = network_pair.draw(pairs, Purpose.PICTURES)
        sameness = mode_seeking(pictures, latents).mean()
        yield sameness, half.share, {"sameness": sameness}


def weight_penalty(generator: nn.Module, objective: Objective) -> Tensor | None:
    """Return how far the generator's weights are from orthogonal; None if the recipe asks not."""
    if objective.orthogonal == "none" or objective.orthogonal_weight == 0:
        return None
    kind = objective.orthogonal
    penalties = [orthogonality(weight, kind) for weight in regular_weights(generator)]
    return torch.stack(penalties).sum()
