"""What the generator is told: the loss of one part of a batch, and the penalty on its weights."""

import torch
from torch import Tensor, nn

from trainer.batches import Faces, Wishes
from trainer.descent import Measures
from trainer.losses import ADVERSARIAL_LOSSES, attribute_loss
from trainer.penalties import orthogonality, regular_weights
from trainer.players import Players
from trainer.recipe import Objective, Recipe


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
    scores = []
    with players.compute.autocast():
        if adversarial.compares:
            with torch.no_grad():
                scores.append(players.judge(faces.pictures(), faces.attributes).score)
        drawn = players.draw(wishes)
        seen = players.judge(wishes.augmented(drawn), wishes.attributes)
    loss = adversarial.generator(*scores, seen.score)
    classes = attribute_loss(seen.classes, wishes.labels, known=wishes.known)
    total = loss + recipe.conditioning.classifier_weight * classes
    return total, {"loss_g": loss, "classes_fake": classes}


def weight_penalty(generator: nn.Module, objective: Objective) -> Tensor | None:
    """Return how far the generator's weights are from orthogonal; None if the recipe asks not."""
    if objective.orthogonal == "none" or objective.orthogonal_weight == 0:
        return None
    kind = objective.orthogonal
    penalties = [orthogonality(weight, kind) for weight in regular_weights(generator)]
    return torch.stack(penalties).sum()
