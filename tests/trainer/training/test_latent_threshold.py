"""Training on latents truncated by resampling, and what its model then offers."""

import copy

import pytest
import torch
from families_support import make, small
from tests_support import prepare_drawn_faces
from torch import nn

from trainer.data.dataset import Dataset
from trainer.export.model_facts import facts_of, truncation_of
from trainer.networks.precision import choose_compute
from trainer.networks.truncation import share_within, threshold_of
from trainer.objectives import generator_penalties
from trainer.objectives.penalties import mode_seeking
from trainer.recipe.recipe import RecipeError
from trainer.runs.run_metrics import settings_of
from trainer.training import batches as batches_module
from trainer.training.standing_statistics import measure_statistics


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("faces")))


def latents(dataset: Dataset, *changes: str, updates: int = 40) -> torch.Tensor:
    training = make(dataset, small("biggan", *changes))
    drawn = [
        wishes.z for update in range(updates) for wishes in training.batches.for_generator(update)
    ]
    drawn += [wishes.z for _, wishes in training.batches.for_discriminator(0)]
    return torch.cat(drawn)


def test_no_latent_to_learn_from_lies_beyond_the_threshold(dataset: Dataset) -> None:
    threshold = 0.8
    z = latents(dataset, f"objective.latent_threshold={threshold}")
    assert float(z.abs().max()) <= threshold
    assert float(latents(dataset).abs().max()) > 2
    # The variance of a truncated normal, 1 - 2 t φ(t) / P(|z| < t).
    density = torch.distributions.Normal(0.0, 1.0).log_prob(torch.tensor(threshold)).exp()
    variance = 1 - 2 * threshold * float(density) / share_within(threshold)
    assert float(z.var()) == pytest.approx(variance, rel=0.1)


def test_the_others_of_pairs_of_one_wish_lie_within_the_threshold_too(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def noted(pictures: torch.Tensor, z: torch.Tensor) -> torch.Tensor:
        seen.append(z.clone())
        return mode_seeking(pictures, z)

    monkeypatch.setattr(generator_penalties, "mode_seeking", noted)
    changes = ("objective.latent_threshold=0.4", "objective.mode_seeking_weight=1")
    make(dataset, small("biggan", *changes)).step()
    (z,) = seen
    assert float(z.abs().max()) <= 0.4
    assert len(z.unique(dim=0)) == len(z)


def test_without_a_threshold_latents_are_those_of_before(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = latents(dataset, updates=3)

    def plain(count: int, z_dim: int, _: float, random: torch.Generator) -> torch.Tensor:
        return torch.randn(count, z_dim, generator=random)

    monkeypatch.setattr(batches_module, "resampled_normal", plain)
    assert torch.equal(now, latents(dataset, updates=3))


def test_such_a_training_goes_on_bit_for_bit(dataset: Dataset) -> None:
    recipe = small("biggan", "objective.latent_threshold=0.5")
    whole = make(dataset, recipe)
    for _ in range(4):
        whole.step()
    first = make(dataset, recipe)
    for _ in range(2):
        first.step()
    tensors, state = copy.deepcopy(first.save())
    second = make(dataset, recipe)
    second.restore(tensors, state)
    for _ in range(2):
        second.step()
    again = second.save()[0]
    for name, tensor in whole.save()[0].items():
        assert torch.equal(tensor, again[name]), name


def test_such_a_training_is_measured_as_its_model_is() -> None:
    recipe = small("biggan", "objective.latent_threshold=0.5")
    assert settings_of(recipe).truncation == truncation_of(recipe).max < 1


def test_standing_statistics_are_those_of_such_latents() -> None:
    class Echo(nn.Module):
        """Shows its latents to a batch norm."""

        def __init__(self) -> None:
            super().__init__()
            self.norm = nn.BatchNorm2d(1)

        def forward(self, z: torch.Tensor, attributes: object, psi: object) -> torch.Tensor:
            normed: torch.Tensor = self.norm(z[:, None, None, :])
            return normed

    compute = choose_compute("cpu", "float32")
    wishes = torch.zeros(512, 0)
    wide = measure_statistics(Echo().eval(), 32, wishes, compute, 1)
    narrow = measure_statistics(Echo().eval(), 32, wishes, compute, 1, 0.5)
    assert wide.norm.running_var.item() == pytest.approx(1, rel=0.05)
    assert narrow.norm.running_var.item() == pytest.approx(0.5**2 / 3, rel=0.1), "almost flat"


@pytest.mark.parametrize("threshold", [0.1, 0.5, 1.0, 2.0, 4.0])
def test_the_share_within_inverts_the_threshold(threshold: float) -> None:
    assert threshold_of(share_within(threshold)) == pytest.approx(threshold, rel=1e-6)


def test_its_model_offers_what_it_has_learned(dataset: Dataset) -> None:
    assert truncation_of(small("biggan")).max == 1
    asked = truncation_of(small("biggan", "objective.latent_threshold=0.5"))
    assert asked.max == pytest.approx(0.3829, abs=1e-4), "P(|z| < 0.5)"
    assert asked.default == asked.max
    facts = facts_of(small("biggan", "objective.latent_threshold=2"), dataset.manifest, 1.0)
    assert facts.truncation.default == 0.7
    assert facts.truncation.max == pytest.approx(0.9545, abs=1e-4)


def test_other_families_have_no_such_threshold() -> None:
    for family in ("dcgan", "sagan", "stylegan"):
        with pytest.raises(RecipeError, match=r"objective\.latent_threshold"):
            small(family, "objective.latent_threshold=1")
    with pytest.raises(RecipeError, match=r"objective\.latent_threshold"):
        small("biggan", "objective.latent_threshold=-1")
