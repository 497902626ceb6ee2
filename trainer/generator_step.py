"""What the generator is told: the loss of one part of a batch, and the penalty on its weights."""

import math
from dataclasses import replace
from typing import cast

import torch
from torch import Tensor, nn

from trainer.batches import Faces, Wishes
from trainer.descent import Measures
from trainer.distributed import Team
from trainer.families import Generator, training_styles
from trainer.losses import ADVERSARIAL_LOSSES, attribute_loss, projected_loss
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


def path_penalty(
    players: Players, wishes: Wishes, running_mean: Tensor, team: Team, random: torch.Generator
) -> tuple[Tensor, Measures, Tensor]:
    """Return the path length penalty, what was measured, and the new running mean of the lengths.

    Half of the wishes are enough for it (Karras et al. 2020, appendix B), and nothing is compiled:
    it is differentiated twice.

    Args:
        players: the networks.
        wishes: what to draw.
        running_mean: of the lengths so far, a scalar.
        team: over whose processes lengths are averaged.
        random: CPU stream for the directions, equal in all of them.
    """
    generator = cast(Generator, players.generator)
    half = (len(wishes.z) + 1) // 2
    torch.manual_seed(wishes.seed + 1)
    with players.compute.autocast(penalised=True):
        styles = training_styles(
            players.generator, wishes.z[:half], wishes.attributes[:half], torch.default_generator
        )
        if not styles.requires_grad:  # nothing is learned on the way from z to them
            styles.requires_grad_()
        pictures = generator.synthesis(styles)
    directions = torch.randn(team.size * half, *pictures.shape[1:], generator=random)[team.rows]
    lengths = path_lengths(pictures, styles, directions.to(pictures.device))
    mean = lengths.detach().mean() / team.size
    team.add_up([mean])
    penalty, running_mean = path_length_penalty(lengths, running_mean, mean)
    return penalty, {"path_length": lengths.mean()}, running_mean


def sameness_penalty(
    players: Players, wishes: Wishes, latent_threshold: float
) -> tuple[Tensor, Measures]:
    """Return how much alike two faces of one wish look, the mean over pairs, and what was measured.

    Half of the wishes are drawn twice, the second time from latents of their own.

    Args:
        players: the networks.
        wishes: what to draw.
        latent_threshold: as the latents of ``wishes`` were drawn; 0 = as they come.
    """
    half = (len(wishes.z) + 1) // 2
    # Streams apart from each other and from those of the other two passes over the wishes.
    seed, random = wishes.seed + 2, torch.Generator().manual_seed(wishes.seed + 3)
    threshold = latent_threshold or math.inf
    others = resampled_normal(half, wishes.z.shape[1], threshold, random).to(wishes.z)
    latents = torch.cat([wishes.z[:half], others])
    pairs = replace(wishes, z=latents, attributes=wishes.attributes[:half].repeat(2, 1), seed=seed)
    with players.compute.autocast():
        pictures = players.draw(pairs)
    sameness = mode_seeking(pictures, latents).mean()
    return sameness, {"sameness": sameness}


def weight_penalty(generator: nn.Module, objective: Objective) -> Tensor | None:
    """Return how far the generator's weights are from orthogonal; None if the recipe asks not."""
    if objective.orthogonal == "none" or objective.orthogonal_weight == 0:
        return None
    kind = objective.orthogonal
    penalties = [orthogonality(weight, kind) for weight in regular_weights(generator)]
    return torch.stack(penalties).sum()
