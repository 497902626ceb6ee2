"""What the generator is told: the loss of one part of a batch, and the penalty on its weights."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from trainer.batches import Faces, Purpose, Wishes
from trainer.descent import Measures
from trainer.distributed import Team
from trainer.families import Generator
from trainer.losses import ADVERSARIAL_LOSSES, attribute_loss, projected_loss
from trainer.networks.row_streams import normal
from trainer.networks.truncation import resampled_normal
from trainer.path_length import path_length_penalty, path_lengths
from trainer.penalties import mode_seeking, orthogonality, regular_weights
from trainer.players import Players
from trainer.recipe import Recipe
from trainer.recipe_tables import Objective


def generator_loss(
    players: Players, recipe: Recipe, wishes: Wishes, faces: Faces
) -> tuple[Tensor, Measures]:
    """Return the generator's loss on faces that it draws, and what was measured.

    Args:
        players: the networks; the discriminator's weights need no gradients.
        recipe: which loss, and what the classifiers count.
        wishes: what to draw.
        faces: as many real ones, for a loss that compares.
    """
    adversarial = ADVERSARIAL_LOSSES[recipe.objective.loss]
    verdicts = []
    with players.compute.autocast():
        if adversarial.compares:
            with torch.no_grad():
                verdicts.append(players.judge(faces.pictures(), faces.attributes))
        drawn = players.draw(wishes)
        verdicts.append(players.judge(wishes.augmented(drawn), wishes.attributes))
    seen = verdicts[-1]
    loss = adversarial.generator(*(verdict.score for verdict in verdicts))
    classes = attribute_loss(seen.classes, wishes.labels, known=wishes.known)
    total = loss + recipe.conditioning.classifier_weight * classes
    measures = {"loss_g": loss, "classes_fake": classes}
    if seen.projected:
        measures["loss_g_projected"] = projected_loss(
            adversarial.generator, *(verdict.projected for verdict in verdicts)
        )
        total = total + recipe.projected.weight * measures["loss_g_projected"]
    return total, measures


def path_penalties(
    players: Players, parts: Sequence[Wishes], running_mean: Tensor, team: Team
) -> Iterator[tuple[Tensor, float, Measures]]:
    """Yield for each part the path length penalty, its share, and what was measured.

    Half of the batch is enough for it (Karras et al. 2020, appendix B), and nothing is compiled: it
    is differentiated twice. The mean length of that half must be known before the penalty is, so
    the lengths of a batch in several parts are computed twice.

    Args:
        players: the networks.
        parts: what to draw, all parts of this process.
        running_mean: of the lengths so far, a scalar; moved on to that with these lengths.
        team: over whose processes lengths are averaged.
    """
    halves = [half for part in parts if (half := part.first_half()) is not None]
    only = _lengths(players, halves[0]) if len(halves) == 1 else None
    mean = torch.zeros_like(running_mean)
    for half in halves:
        lengths = _lengths(players, half) if only is None else only
        mean += half.share * lengths.detach().mean()
    team.add_up([mean])
    before = running_mean.clone()
    for half in halves:
        lengths = _lengths(players, half) if only is None else only
        penalty, now = path_length_penalty(lengths, before, mean)
        yield penalty, half.share, {"path_length": lengths.mean()}
        running_mean.copy_(now)


def _lengths(players: Players, half: Wishes) -> Tensor:
    """Return how far each picture moves with its styles along a random direction: [b]."""
    with players.compute.autocast(penalised=True):
        styles, noise = players.styles(half, Purpose.PATHS)
        if not styles.requires_grad:  # nothing is learned on the way from z to them
            styles.requires_grad_()
        synthesis: Callable[..., Tensor] = cast(Generator, players.generator).synthesis
        pictures = synthesis(styles, *noise)
    directions = normal(half.streams(Purpose.DIRECTIONS), *pictures.shape)
    return path_lengths(pictures, styles, directions)


def sameness_penalties(
    players: Players, parts: Sequence[Wishes], latent_threshold: float
) -> Iterator[tuple[Tensor, float, Measures]]:
    """Yield for each part how much alike two faces of one wish look, its share, and the measure.

    Half of the batch is drawn twice, the second time from latents of its own.

    Args:
        players: the networks.
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
        with players.compute.autocast():
            pictures = players.draw(pairs, Purpose.PICTURES)
        sameness = mode_seeking(pictures, latents).mean()
        yield sameness, half.share, {"sameness": sameness}


def weight_penalty(generator: nn.Module, objective: Objective) -> Tensor | None:
    """Return how far the generator's weights are from orthogonal; None if the recipe asks not."""
    if objective.orthogonal == "none" or objective.orthogonal_weight == 0:
        return None
    kind = objective.orthogonal
    penalties = [orthogonality(weight, kind) for weight in regular_weights(generator)]
    return torch.stack(penalties).sum()
