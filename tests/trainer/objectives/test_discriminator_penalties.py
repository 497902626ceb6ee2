"""The R1 and R2 penalties of a training step, equation (7), against finite differences."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from families_support import FAMILIES, make, small
from tests_support import prepare_drawn_faces
from torch import nn

from trainer.data.dataset import Dataset
from trainer.networks.discriminator_output import DiscriminatorOutput
from trainer.networks.precision import Compute
from trainer.objectives.augmentation import Changes, change
from trainer.objectives.network_pair import NetworkPair
from trainer.objectives.objective import discriminator_loss
from trainer.training.training import Training

GAMMA, INTERVAL = 3.0, 4


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("faces")))


def network_pair(training: Training) -> NetworkPair:
    return NetworkPair(training.generator, training.discriminator, training.compute, compiled=False)


def slopes(training: Training, pictures: torch.Tensor, attributes: torch.Tensor) -> float:
    """Return the mean over faces of ‖∇D‖², by moving each value of each face up and down."""
    step, total = 1e-5, 0.0
    axes = torch.eye(pictures[0].numel(), dtype=torch.float64).reshape(-1, *pictures.shape[1:])
    for face in range(len(pictures)):
        for some in torch.split(axes, 256):
            moved = []
            for sign in (1, -1):
                # The face stands among the others, since a batch may be judged together.
                scores = [
                    training.discriminator(
                        torch.cat([pictures[:face], (pictures[face] + sign * step * axis)[None],
                                   pictures[face + 1 :]]), attributes,
                    ).score.sum()
                    for axis in some
                ]  # fmt: skip
                moved.append(torch.stack(scores))
            total += float(((moved[0] - moved[1]) / (2 * step)).square().sum())
    return total / len(pictures)


@pytest.mark.parametrize("family", FAMILIES)
def test_r1_is_half_gamma_times_the_squared_gradient(family: str, dataset: Dataset) -> None:
    recipe = small(
        family, "resolution=8", "network.generator_channels=[6,4]",
        "network.discriminator_channels=[4,6]", "schedule.batch=2", "conditioning.drop=0",
        f"objective.r1_gamma={GAMMA}", f"objective.r1_interval={INTERVAL}",
        "objective.r2_gamma=0", "augmentation.flip=false",
        *(["network.attention_stage=0"] if family in ("sagan", "biggan") else []),
        *(["network.z_dim=8"] if family == "biggan" else []),
    )  # fmt: skip
    training = Training(recipe, dataset, Compute(torch.device("cpu"), torch.float64))
    training.discriminator.eval()  # spectral norms stand still
    faces, wishes = training.batches.for_discriminator(0)[0]
    # The data set's faces have 16 px.
    faces = replace(faces, pixels=faces.pixels[:, ::2, ::2].contiguous())
    with_penalty, measures = discriminator_loss(
        network_pair(training), recipe, faces, wishes, penalised=True
    )
    without, _ = discriminator_loss(network_pair(training), recipe, faces, wishes, penalised=False)
    with torch.no_grad():
        expected = slopes(training, faces.pictures(), faces.attributes)
    assert float(measures["r1"].detach()) == pytest.approx(expected, rel=1e-4)
    added = float((with_penalty - without).detach())
    assert added == pytest.approx(GAMMA / 2 * expected * INTERVAL, rel=1e-4), "made up for laziness"


@pytest.mark.parametrize("family", FAMILIES)
def test_the_penalty_teaches_every_discriminator_by_its_true_slope(
    family: str, dataset: Dataset
) -> None:
    """Its second derivative, against finite differences of the whole loss."""
    recipe = small(
        family, f"objective.r1_gamma={GAMMA}", f"objective.r2_gamma={GAMMA}", "schedule.batch=4"
    )
    training = Training(recipe, dataset, Compute(torch.device("cpu"), torch.float64))
    training.discriminator.eval()
    faces, wishes = training.batches.for_discriminator(0)[0]

    def loss() -> torch.Tensor:
        return discriminator_loss(network_pair(training), recipe, faces, wishes, penalised=True)[0]

    loss().backward()
    rng = np.random.default_rng(0)
    checked = 0
    for name, weight in training.discriminator.named_parameters():
        if weight.grad is None:
            continue
        direction = torch.from_numpy(rng.standard_normal(weight.shape))
        direction /= direction.norm()
        expected = float((weight.grad * direction).sum())
        values = []
        for step in (1e-6, -1e-6):
            with torch.no_grad():
                weight.add_(step * direction)
            values.append(float(loss().detach()))
            with torch.no_grad():
                weight.sub_(step * direction)
        slope = (values[0] - values[1]) / 2e-6
        assert slope == pytest.approx(expected, rel=2e-3, abs=2e-5), name
        checked += 1
    assert checked > 5


def test_r2_is_the_same_on_drawn_faces(dataset: Dataset) -> None:
    recipe = small("dcgan", "objective.r1_gamma=0", f"objective.r2_gamma={GAMMA}")
    training = make(dataset, recipe)
    faces, wishes = training.batches.for_discriminator(0)[0]
    _, measures = discriminator_loss(network_pair(training), recipe, faces, wishes, penalised=True)
    assert "r1" not in measures
    with torch.no_grad():
        drawn = wishes.augmented(network_pair(training).draw(wishes))
    drawn.requires_grad_()
    scores = training.discriminator(drawn, wishes.attributes).score
    (gradient,) = torch.autograd.grad(scores.sum(), drawn)
    expected = gradient.double().square().sum(dim=(1, 2, 3)).mean()
    assert float(measures["r2"].detach()) == pytest.approx(float(expected), rel=1e-3)


class Linear(nn.Module):
    """A judge in closed form: D(x) = Σ w x, whose slope is w whatever x."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(3, 16, 16, dtype=torch.float64))

    def forward(self, pictures: torch.Tensor, attributes: torch.Tensor) -> DiscriminatorOutput:
        return DiscriminatorOutput((pictures * self.weight).sum(dim=(1, 2, 3)), ())


CHANGES: dict[str, dict[str, Any]] = {
    "shifted": {"shifts": torch.tensor([[3, -2], [0, 5], [-4, 0], [0, 0]])},
    "cut": {
        "holes": torch.tensor([[0.5, 0.5], [0.1, 0.9], [0.3, 0.2], [math.nan, math.nan]]),
        "hole_share": 0.5,
    },
    "turned": {"turns": torch.tensor([[0.3, 1.0], [0.0, 1.4], [-0.2, 0.7], [0.0, 1.0]])},
}


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("penalty", ["r1", "r2"])
def test_penalties_are_on_the_slope_before_augmentation(
    kind: str, penalty: str, dataset: Dataset
) -> None:
    """An augmentation A is linear, so D(A x) has the slope Aᵀ w: where A hides, there is none."""
    recipe = small(
        "dcgan", "schedule.batch=4", "conditioning.classifier_weight=0",
        "objective.r1_gamma=0", "objective.r2_gamma=0", f"objective.{penalty}_gamma={GAMMA}",
        "objective.r1_interval=1",
    )  # fmt: skip
    training = Training(recipe, dataset, Compute(torch.device("cpu"), torch.float64))
    judge = Linear()
    both = NetworkPair(training.generator, judge, training.compute, compiled=False)
    changes = Changes(**CHANGES[kind])
    faces, wishes = training.batches.for_discriminator(0)[0]
    faces, wishes = replace(faces, changes=changes), replace(wishes, changes=changes)
    total, measures = discriminator_loss(both, recipe, faces, wishes, penalised=True)
    (taught,) = torch.autograd.grad(total - measures["loss_d"], judge.weight)

    # A, by what it makes of each single pixel of a plane; all planes and colours alike.
    axes = torch.eye(256, dtype=torch.float64).reshape(256, 1, 16, 16)
    squared, expected = 0.0, torch.zeros(3, 256, dtype=torch.float64)
    weight = judge.weight.detach().reshape(3, 256)
    for face in range(4):
        own = changes.part(slice(face, face + 1))
        matrix = torch.cat([change(axis[None], own).reshape(1, 256) for axis in axes])
        slope = weight @ matrix.t()
        squared += float(slope.square().sum()) / 4
        expected += slope @ matrix * (GAMMA / 4)
    assert float(measures[penalty].detach()) == pytest.approx(squared, rel=1e-6)
    assert squared < 0.99 * float(weight.square().sum()) or kind == "turned"
    torch.testing.assert_close(taught.reshape(3, 256), expected, rtol=1e-6, atol=1e-9)
