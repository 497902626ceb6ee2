"""What the discriminator is told: the loss of one part of a batch, penalties included."""

import torch
from torch import Tensor

from trainer.objectives.batch import FakeBatch, RealBatch
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


def _scores(real: Tensor, fake: Tensor, classes: Tensor) -> Measures:
    """Return how sure the discriminator is, by its scores [b, 1], beside the classifiers' loss."""
    return {
        "score_real": real.detach().sigmoid().mean(),
        "score_fake": fake.detach().sigmoid().mean(),
        "classes_real": classes,
        "sign_real": real.detach().sign().mean(),
    }
