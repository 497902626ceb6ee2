"""What both networks are told, for every family: losses, penalties and when, augmentation.

The recipe chooses; the formulas stand in :mod:`trainer.objectives.losses` and
:mod:`trainer.objectives.penalties`. Each function takes a part of a batch and returns its loss, a
mean over the part, beside what was measured.
"""

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor

from trainer.objectives.batch import FakeBatch, RealBatch
from trainer.objectives.generator_penalties import (
    path_penalties,
    sameness_penalties,
    weight_penalty,
)
from trainer.objectives.losses import ADVERSARIAL_LOSSES, attribute_loss, projected_loss
from trainer.objectives.measures import Measures
from trainer.objectives.network_pair import NetworkPair
from trainer.objectives.penalties import squared_gradient
from trainer.recipe.recipe import Recipe


def discriminator_loss(
    network_pair: NetworkPair,
    recipe: Recipe,
    faces: RealBatch,
    wishes: FakeBatch,
    *,
    penalised: bool,
) -> tuple[Tensor, Measures]:
    """Return the discriminator's loss on real and generated faces, and what was measured.

    Args:
        network_pair: the networks.
        recipe: which loss, and which penalties.
        faces: real ones.
        wishes: as many to generate.
        penalised: whether this is a step with gradient penalties.
    """
    objective, conditioning = recipe.objective, recipe.conditioning
    with_r1 = penalised and objective.r1_gamma > 0
    with_r2 = penalised and objective.r2_gamma > 0
    # Penalties are on the slope at the pictures before augmentation, through which the gradient
    # goes, as in StyleGAN2-ADA and R3GAN: else gamma would mean something else.
    real = faces.unaugmented().requires_grad_(with_r1)
    # One context for both kinds: weights are converted once.
    with network_pair.compute.autocast(penalised=with_r1 or with_r2):
        with torch.no_grad():
            drawn = network_pair.draw(wishes)
        drawn.requires_grad_(with_r2)
        seen_real = network_pair.discriminate(
            faces.augmented(real), faces.attributes, penalised=with_r1
        )
        # Apart, so that batch norm, where there is any, sees one kind at a time.
        seen_fake = network_pair.discriminate(
            wishes.augmented(drawn), wishes.attributes, penalised=with_r2
        )
    scored = ADVERSARIAL_LOSSES[objective.loss].discriminator
    loss = scored(seen_real.score, seen_fake.score)
    smoothing = conditioning.label_smoothing
    classes = attribute_loss(seen_real.classes, faces.labels, smoothing, faces.known, faces.weights)
    measures = {"loss_d": loss, **_scores(seen_real.score, seen_fake.score, classes)}
    total = loss
    if conditioning.classifier_weight > 0:
        total = loss + conditioning.discriminator_classifier_weight * classes
    if seen_real.projected:
        measures["loss_d_projected"] = projected_loss(
            scored, seen_real.projected, seen_fake.projected
        )
        total = total + measures["loss_d_projected"]
    for name, used, gamma, verdict, pictures in (
        ("r1", with_r1, objective.r1_gamma, seen_real, real),
        ("r2", with_r2, objective.r2_gamma, seen_fake, drawn),
    ):
        if used:
            measures[name] = squared_gradient(verdict.score, pictures).mean()
            total = total + measures[name] * (gamma / 2 * objective.r1_interval)
    return total, measures


def generator_loss(
    network_pair: NetworkPair, recipe: Recipe, wishes: FakeBatch, faces: RealBatch
) -> tuple[Tensor, Measures]:
    """Return the generator's loss on faces that it draws, and what was measured.

    Args:
        network_pair: the networks; the discriminator's weights need no gradients.
        recipe: which loss, and what the classifiers count.
        wishes: what to draw.
        faces: as many real ones, for a loss that compares.
    """
    adversarial = ADVERSARIAL_LOSSES[recipe.objective.loss]
    verdicts = []
    with network_pair.compute.autocast():
        if adversarial.compares:
            with torch.no_grad():
                verdicts.append(network_pair.discriminate(faces.pictures(), faces.attributes))
        drawn = network_pair.draw(wishes)
        verdicts.append(network_pair.discriminate(wishes.augmented(drawn), wishes.attributes))
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


def generator_penalties(
    network_pair: NetworkPair,
    recipe: Recipe,
    wishes: Sequence[FakeBatch],
    step: int,
    path_mean: Tensor,
    add_up: Callable[[Sequence[Tensor]], None],
) -> Iterator[tuple[Tensor, float, Measures]]:
    """Yield what the generator is told besides: each penalty, weighted, its share, the measure.

    Args:
        network_pair: the networks.
        recipe: which penalties, every how many steps, and their weights.
        wishes: what to draw, all parts of this process.
        step: number of the generator's step; lazy penalties count as much more as they are rarer.
        path_mean: running mean of the path lengths; moved on.
        add_up: replaces each tensor by its sum over all processes that train together.
    """
    objective = recipe.objective
    penalty = weight_penalty(network_pair.generator, objective)
    if penalty is not None:  # of no face: each process adds an equal share of the whole
        share = sum(part.share for part in wishes)
        yield penalty * objective.orthogonal_weight, share, {"orthogonality": penalty}
    every = objective.path_length_interval
    if objective.path_length_weight > 0 and step % every == 0:
        for found, share, measures in path_penalties(network_pair, wishes, path_mean, add_up):
            yield found * (objective.path_length_weight * every), share, measures
    every = objective.mode_seeking_interval
    if objective.mode_seeking_weight > 0 and step % every == 0:
        threshold = objective.latent_threshold
        for found, share, measures in sameness_penalties(network_pair, wishes, threshold):
            yield found * (objective.mode_seeking_weight * every), share, measures


def _scores(real: Tensor, fake: Tensor, classes: Tensor) -> Measures:
    """Return how sure the discriminator is, by its scores [b, 1], beside the classifiers' loss."""
    return {
        "score_real": real.detach().sigmoid().mean(),
        "score_fake": fake.detach().sigmoid().mean(),
        "classes_real": classes,
        "sign_real": real.detach().sign().mean(),
    }
