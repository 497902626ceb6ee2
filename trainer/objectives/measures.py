"""What a step measures: scalar tensors by name, on the training's device."""

from dataclasses import dataclass

from torch import Tensor

Measures = dict[str, Tensor]


@dataclass(frozen=True)
class StepMeasures:
    """Base of what a step reports: each field a scalar tensor, None where it was not measured."""

    def measures(self) -> Measures:
        """Return what was measured, by name."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class StepReport(StepMeasures):
    """What one step measured; each a scalar tensor on the training's device.

    Attributes:
        loss_g: adversarial loss of the generator.
        loss_d: adversarial loss of the discriminator.
        score_real: mean of sigmoid(score) on real faces: how sure it is that they are real.
        score_fake: the same on generated faces.
        classes_real: loss of the auxiliary classifiers on real faces, 0 without them.
        classes_fake: the same on generated faces.
        r1: mean squared gradient on real faces; None on steps without the penalty.
        r2: the same on generated faces.
        sign_real: mean sign of the scores on real faces, -1 to 1: near 1, it knows them by heart.
        augmentation: probability of each change to the pictures.
        orthogonality: the penalty on the generator's weights; None without it.
        path_length: mean length of the pictures' change with the styles; None where not measured.
        sameness: how much alike two faces of one wish look; None where not measured.
        loss_g_projected: adversarial loss of the generator by the judges of taggers' features;
            None without them.
        loss_d_projected: adversarial loss of those judges.
    """

    loss_g: Tensor
    loss_d: Tensor
    score_real: Tensor
    score_fake: Tensor
    classes_real: Tensor
    classes_fake: Tensor
    r1: Tensor | None = None
    r2: Tensor | None = None
    sign_real: Tensor | None = None
    augmentation: Tensor | None = None
    orthogonality: Tensor | None = None
    path_length: Tensor | None = None
    sameness: Tensor | None = None
    loss_g_projected: Tensor | None = None
    loss_d_projected: Tensor | None = None
