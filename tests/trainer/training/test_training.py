"""One training: its step, its average, and going on bit for bit where it was stopped."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import torch
from families_support import small
from tests_support import SMALL, prepare_drawn_faces
from torch import Tensor, nn

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.networks.precision import Compute, choose_compute
from trainer.networks.row_streams import normal
from trainer.objectives.batch import Purpose
from trainer.objectives.losses import ADVERSARIAL_LOSSES
from trainer.objectives.network_pair import NetworkPair
from trainer.objectives.objective import discriminator_loss, generator_loss
from trainer.recipe.recipe import RecipeError, load_recipe
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.training.checkpoint_values import TrainingState
from trainer.training.distributed import Team
from trainer.training.ema import average_decay, averaged_copy, update_average
from trainer.training.training import Training


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("faces")))


Precision = Literal["auto", "float32", "bfloat16", "float16"]


def make(dataset: Dataset, *changes: str, precision: Precision = "float32") -> Training:
    recipe = load_recipe("dcgan-64", [*SMALL, *changes])
    return Training(recipe, dataset, choose_compute("cpu", precision))


PAPER = (
    "network.plain=true",
    "network.generator_channels=[8,8]",
    "network.discriminator_channels=[4,8,8]",
    "conditioning.enabled=false",
    "objective.loss=bce",
    "objective.r1_gamma=0",
)


EVERYTHING = (
    "objective.loss=relativistic",
    "objective.r2_gamma=0.1",
    "objective.r1_interval=3",
    "objective.orthogonal=relaxed",
    "objective.path_length_weight=1",
    "objective.mode_seeking_weight=1",
    "objective.mode_seeking_interval=2",
    "optimiser.discriminator_steps=2",
    "augmentation.adaptive_target=0.3",
    "augmentation.adaptive_kimg=0.2",
    "augmentation.rotation=5",
    "schedule.micro_batch=4",
)
MODES = {
    "conditioned": ((), torch.float32),
    "paper": (PAPER, torch.float32),
    "everything": (EVERYTHING, torch.float32),
    "bfloat16": ((), torch.bfloat16),
    # Nobody trains so on a CPU, but the scaler's way is the same on a card.
    "float16": ((), torch.float16),
}


def run_in(dataset: Dataset, changes: tuple[str, ...], dtype: torch.dtype) -> Training:
    recipe = load_recipe("dcgan-64", [*SMALL, *changes])
    return Training(recipe, dataset, Compute(torch.device("cpu"), dtype))


@pytest.mark.parametrize("mode", MODES)
def test_resuming_gives_bit_for_bit_what_going_on_gives(
    mode: str, dataset: Dataset, tmp_path: Path
) -> None:
    changes, dtype = MODES[mode]
    changes = ("augmentation.probability=0.5", "augmentation.cutout=0.3", *changes)
    whole = run_in(dataset, changes, dtype)
    first = run_in(dataset, changes, dtype)
    for _ in range(4):
        first.step()
    saved, values = first.save()
    save_checkpoint(tmp_path, 1.0, saved, values.model_dump())
    kept = load_newest(tmp_path)
    assert kept is not None
    second = run_in(dataset, changes, dtype)
    second.restore(kept.tensors, TrainingState.model_validate(kept.state))
    for _ in range(4):
        second.step()
    for _ in range(8):
        whole.step()
    tensors, state = whole.save()
    again, state_again = second.save()
    assert tensors.keys() == again.keys()
    for name, tensor in tensors.items():
        assert torch.equal(tensor, again[name]), name
    assert state == state_again
    if mode == "everything":
        assert state.augmentation is not None
        assert state.augmentation.last_sign is not None
    if mode == "float16":
        assert state.scalers["generator"]["_growth_tracker"] == 8


@pytest.mark.parametrize("loss", ADVERSARIAL_LOSSES)
def test_every_loss_trains(loss: str, dataset: Dataset) -> None:
    training = make(dataset, f"objective.loss={loss}")
    for _ in range(3):
        report = training.step()
    assert torch.isfinite(report.loss_g)
    assert torch.isfinite(report.loss_d)
    assert all(bool(torch.isfinite(p).all()) for p in training.generator.parameters())


class NoBatchNorm(nn.Module):
    """Stands in for normalisation over the batch, which sees parts of a batch by themselves."""

    def forward(self, features: Tensor) -> Tensor:
        return features


def without_batch_norm(family: str, dataset: Dataset, *changes: str) -> Training:
    """Return a training in float64 of networks in which no row sees another's statistics."""
    compute = Compute(torch.device("cpu"), torch.float64)
    training = Training(small(family, *changes), dataset, compute)
    for module in [*training.generator.modules(), *training.average.modules()]:
        for name, child in module.named_children():
            if isinstance(child, nn.BatchNorm2d):
                setattr(module, name, NoBatchNorm())
    return training


def gradients(family: str, dataset: Dataset, *changes: str) -> dict[str, Tensor]:
    """Return all gradients of the first step."""
    training = without_batch_norm(family, dataset, *changes)
    training.step()
    networks = {"g": training.generator, "d": training.discriminator}
    return {
        f"{of}.{name}": parameter.grad
        for of, network in networks.items()
        for name, parameter in network.named_parameters()
        if parameter.grad is not None
    }


WITH_PENALTIES = (
    "objective.r1_gamma=0.5",
    "objective.r2_gamma=0.3",
    "objective.orthogonal=strict",
    "objective.path_length_weight=2",
    "objective.path_length_interval=1",
    "objective.mode_seeking_weight=1",
    "objective.mode_seeking_interval=1",
    "conditioning.drop=0.5",
    "augmentation.probability=0.5",
    "augmentation.cutout=0.3",
    "augmentation.scale=0.1",
    "schedule.batch=32",  # the minibatch deviation compares groups of 8
)


@pytest.mark.parametrize("loss", ["non_saturating", "relativistic"])
@pytest.mark.parametrize("family", ["dcgan", "stylegan"])
@pytest.mark.parametrize("micro", [16, 8])
def test_parts_of_a_batch_give_the_gradients_of_the_whole(
    loss: str, family: str, micro: int, dataset: Dataset
) -> None:
    changes = (
        f"objective.loss={loss}",
        *WITH_PENALTIES,
        *(["network.mixing=0.9"] if family == "stylegan" else []),
        # So that the generator's gradients are those at equal weights of the discriminator.
        "optimiser.discriminator_rate=1e-300",
    )
    whole = gradients(family, dataset, *changes)
    parts = gradients(family, dataset, *changes, f"schedule.micro_batch={micro}")
    assert whole.keys() == parts.keys()
    for name, gradient in whole.items():
        difference = (gradient - parts[name]).norm() / gradient.norm().clamp(min=1e-12)
        assert float(difference) < 1e-6, name


@pytest.mark.parametrize("family", ["dcgan", "stylegan"])
def test_a_training_in_parts_goes_the_way_of_the_whole(family: str, dataset: Dataset) -> None:
    """Also later: no part draws from a stream that the next batch draws from."""
    changes = (*WITH_PENALTIES, "augmentation.adaptive_target=0.3")
    whole = without_batch_norm(family, dataset, *changes)
    parts = without_batch_norm(family, dataset, *changes, "schedule.micro_batch=8")
    for _ in range(4):
        one, other = whole.step(), parts.step()
        for name, value in vars(one).items():
            if value is not None:
                found = float(vars(other)[name].detach())
                assert found == pytest.approx(float(value.detach()), rel=1e-6), name
    (tensors, state), (in_parts, state_in_parts) = whole.save(), parts.save()
    for key in ("sampler", "random", "images_shown"):
        assert getattr(state, key) == getattr(state_in_parts, key), key
    for name, tensor in tensors.items():
        if name.startswith("random."):
            assert torch.equal(tensor, in_parts[name]), name
        else:
            difference = (tensor.double() - in_parts[name].double()).norm()
            assert float(difference / tensor.double().norm().clamp(min=1e-9)) < 1e-5, name


def test_rows_of_a_part_draw_what_they_draw_in_the_whole(dataset: Dataset) -> None:
    changes = ("schedule.batch=16",)
    (whole,) = make(dataset, *changes).batches.for_generator(3)
    parts = make(dataset, *changes, "schedule.micro_batch=1").batches.for_generator(3)
    assert len(parts) == 16
    drawn = normal(whole.streams(Purpose.PICTURES), 16, 5)
    assert len(set(drawn.flatten().tolist())) == drawn.numel()
    for row, part in enumerate(parts):
        assert torch.equal(normal(part.streams(Purpose.PICTURES), 1, 5)[0], drawn[row])
        assert torch.equal(part.z[0], whole.z[row])
    halves = [part.first_half() for part in parts]
    assert [half is not None for half in halves] == [True] * 8 + [False] * 8
    assert sum(half.share for half in halves if half is not None) == pytest.approx(1)


def test_the_discriminator_may_take_several_steps(dataset: Dataset) -> None:
    training = make(dataset, "optimiser.discriminator_steps=3")
    training.step()
    assert (training.steps, training.images_shown) == (1, 24)
    _, state = training.save()
    steps = {
        name: float(next(iter(optimiser_step.adam.state.values()))["step"])
        for name, optimiser_step in training.optimiser_steps.items()
    }
    assert steps == {"generator": 1, "discriminator": 3}
    assert state.sampler.rows_drawn == 24


def test_orthogonal_regularisation_makes_rows_orthogonal(dataset: Dataset) -> None:
    strong = make(
        dataset,
        "objective.orthogonal=relaxed",
        "objective.orthogonal_weight=1",
        "optimiser.generator_rate=1e-2",
    )
    first = strong.step().orthogonality
    for _ in range(20):
        last = strong.step().orthogonality
    assert first is not None
    assert last is not None
    assert float(last) < 0.9 * float(first)
    assert make(dataset).step().orthogonality is None


@pytest.mark.parametrize(
    ("projection", "weight"), [("true", 0.0), ("false", 0.3), ("true", 0.3)], ids=str
)
def test_projection_and_classifiers_alone_and_together(
    projection: str, weight: float, dataset: Dataset
) -> None:
    training = make(
        dataset,
        f"conditioning.projection={projection}",
        f"conditioning.classifier_weight={weight}",
        "conditioning.drop=0",
    )
    training.step()
    heads = training.discriminator.heads
    assert (heads.projection is not None) == (projection == "true")
    assert all((head.weight.grad is not None) == (weight > 0) for head in heads.classifiers)
    pictures = torch.randn(8, 3, 16, 16)
    wishes = torch.eye(8)[:, : training.generator.classes]
    asked, unasked = (training.discriminator(pictures, y).score for y in (wishes, 0 * wishes))
    assert torch.equal(asked, unasked) == (projection == "false")


@pytest.mark.parametrize("weight", [0.25, 1.0])
def test_each_networks_loss_has_its_own_weight_of_the_classifiers(
    weight: float, dataset: Dataset
) -> None:
    changes = ["conditioning.classifier_weight=0.3"]
    if weight != 1.0:
        changes.append(f"conditioning.discriminator_classifier_weight={weight}")
    training = make(dataset, *changes)
    assert training.recipe.conditioning.discriminator_classifier_weight == weight
    network_pair = NetworkPair(
        training.generator, training.discriminator, training.compute, compiled=False
    )
    faces, wishes = training.batches.for_discriminator(1)[0]
    total, measures = discriminator_loss(
        network_pair, training.recipe, faces, wishes, penalised=False
    )
    expected = measures["loss_d"] + weight * measures["classes_real"]
    torch.testing.assert_close(total, expected)
    total, measures = generator_loss(network_pair, training.recipe, wishes, faces)
    torch.testing.assert_close(total, measures["loss_g"] + 0.3 * measures["classes_fake"])


def test_classifiers_that_learn_nothing_are_refused() -> None:
    with pytest.raises(RecipeError, match="discriminator_classifier_weight"):
        load_recipe("dcgan-64", ["conditioning.discriminator_classifier_weight=0"])


def test_without_either_the_attributes_would_say_nothing() -> None:
    with pytest.raises(RecipeError, match=r"conditioning\.classifier_weight"):
        load_recipe(
            "dcgan-64", ["conditioning.projection=false", "conditioning.classifier_weight=0"]
        )


def test_sameness_is_measured_now_and_then_and_taught(dataset: Dataset) -> None:
    interval = "objective.mode_seeking_interval=2"
    plain, taught = make(dataset), make(dataset, "objective.mode_seeking_weight=2", interval)
    seen = [(plain.step().sameness, taught.step().sameness) for _ in range(3)]
    assert [one is None for one, _ in seen] == [True, True, True]
    assert [one is None for _, one in seen] == [False, True, False]
    weights = [next(one.generator.parameters()) for one in (plain, taught)]
    assert not torch.equal(*weights)


def test_a_batch_of_one_can_be_told_to_differ(dataset: Dataset) -> None:
    changes = ("schedule.batch=4", "schedule.micro_batch=1", "objective.mode_seeking_weight=1")
    sameness = make(dataset, *changes).step().sameness
    assert sameness is not None
    assert float(sameness) > 0


def test_path_lengths_are_measured_now_and_then(dataset: Dataset) -> None:
    changes = ("objective.path_length_weight=2", "objective.path_length_interval=2")
    training = make(dataset, *changes)
    first, second, third = (training.step().path_length for _ in range(3))
    assert second is None
    assert first is not None
    assert third is not None
    # The running mean moves by a hundredth of the way each time.
    expected = (0.01 * float(first)) * 0.99 + 0.01 * float(third)
    _, state = training.save()
    assert state.path_mean == pytest.approx(expected, rel=1e-5)


def test_penalised_steps_stay_eager(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        kind = "judge" if isinstance(function, nn.Module) else "draw"

        def call(*args: Any) -> Any:
            called.append(kind)
            return function(*args)

        return call

    monkeypatch.setattr(torch, "compile", watched)
    training = make(dataset, "compile=true", "objective.r1_interval=2")
    training.step()
    assert called == ["draw", "judge", "draw", "judge"]  # real faces were judged eagerly
    called.clear()
    training.step()
    assert called == ["draw", "judge", "judge", "draw", "judge"]


def test_float16_is_refused_on_a_cpu() -> None:
    with pytest.raises(UserError, match="float16 needs a CUDA device"):
        choose_compute("cpu", "float16")


def test_a_batch_that_cannot_be_divided_is_refused(dataset: Dataset) -> None:
    recipe = load_recipe("dcgan-64", [*SMALL, "schedule.micro_batch=4"])
    compute = Compute(torch.device("cpu"), torch.float32)
    with pytest.raises(UserError, match="over 3 processes"):
        Training(recipe, dataset, compute, Team(0, 3))


def test_the_stopwatch_names_where_time_goes(dataset: Dataset) -> None:
    training = make(dataset)
    training.step()
    assert set(training.stopwatch.seconds) == {"data", "discriminator", "generator", "penalties"}


def test_looking_at_the_average_changes_nothing(dataset: Dataset) -> None:
    looked, plain = make(dataset), make(dataset)
    for _ in range(3):
        looked.step()
        looked.averaged_generator()
        plain.step()
    after_looking = looked.save()[0]
    for name, tensor in plain.save()[0].items():
        assert torch.equal(tensor, after_looking[name]), name


def test_a_step_reports_scores_and_moves_both_networks(dataset: Dataset) -> None:
    training = make(dataset)
    before = {name: tensor.clone() for name, tensor in training.save()[0].items()}
    report = training.step()
    assert 0 < float(report.score_real) < 1
    assert report.r1 is not None
    assert training.step().r1 is None
    after = training.save()[0]
    for network in ("generator", "discriminator", "average"):
        moved = [n for n in after if n.startswith(network) and not torch.equal(before[n], after[n])]
        assert moved, network


def test_rates_fall_to_zero_at_the_end(dataset: Dataset) -> None:
    training = make(dataset, "optimiser.decay_from=0.5", "schedule.kimg=0.064")
    rates = []
    while training.images_shown < training.target_images:
        training.step()
        rates.append(training.optimiser_steps["generator"].adam.param_groups[0]["lr"])
    assert rates == pytest.approx([4e-4 * left for left in (1, 1, 1, 1, 1, 0.75, 0.5, 0.25)])


def test_it_learns_to_tell_and_to_fool(dataset: Dataset) -> None:
    """After a while the drawings' mean colour is nearer to the faces' than at the start."""
    training = make(dataset, "optimiser.generator_rate=2e-3", "optimiser.discriminator_rate=2e-3")
    faces = dataset.images[dataset.training_indices()].astype(np.float64) / 127.5 - 1

    def distance() -> float:
        z = torch.randn(64, 8, generator=torch.Generator().manual_seed(0))
        attributes = torch.zeros(64, training.generator.classes)
        with torch.no_grad():
            drawn = training.averaged_generator()(z, attributes, torch.ones(64)).double().numpy()
        return float(np.abs(drawn.mean(axis=(0, 2, 3)) - faces.mean(axis=(0, 1, 2))).sum())

    start = distance()
    for _ in range(60):
        training.step()
    assert distance() < start


def test_decay_has_its_half_life_in_images() -> None:
    decay = average_decay(batch=100, images_shown=10**9, half_life_kimg=1.0, ramp_up=0.05)
    assert decay**10 == pytest.approx(0.5)
    early = average_decay(batch=100, images_shown=2000, half_life_kimg=1.0, ramp_up=0.05)
    assert early == pytest.approx(0.5)  # a half-life of 5 % of 2,000 images is one batch
    assert average_decay(100, 5000, 0.0, 0.05) == 0.0


def test_average_is_the_weighted_mean_and_copies_statistics() -> None:
    network = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.BatchNorm1d(2))
    average = averaged_copy(network)
    old = average[0].weight.clone()
    with torch.no_grad():
        network[0].weight.add_(1)
        network[1].running_mean.add_(2)
    update_average(average, network, 0.9)
    assert average[0].weight.numpy() == pytest.approx(0.9 * old.numpy() + 0.1 * (old.numpy() + 1))
    expected = torch.lerp(torch.as_tensor(old), torch.as_tensor(network[0].weight), 1.0 - 0.9)
    assert torch.equal(torch.as_tensor(average[0].weight), expected)
    assert average[1].running_mean.tolist() == [2, 2]
    assert not average[0].weight.requires_grad


def test_the_generators_rate_rises_from_nothing(dataset: Dataset) -> None:
    training = make(dataset, "optimiser.generator_rise_kimg=0.024", "schedule.batch=8")
    before = [one.clone() for one in training.generator.parameters()]
    judged = [one.clone() for one in training.discriminator.parameters()]
    rates = []
    for _ in range(5):
        training.step()
        groups = {
            name: one.adam.param_groups[0]["lr"] for name, one in training.optimiser_steps.items()
        }
        rates.append(groups["generator"] / training.recipe.optimiser.generator_rate)
        assert groups["discriminator"] == training.recipe.optimiser.discriminator_rate
        if len(rates) == 1:
            assert all(map(torch.equal, before, training.generator.parameters()))
            assert not all(map(torch.equal, judged, training.discriminator.parameters()))
    assert rates == pytest.approx([0, 1 / 3, 2 / 3, 1, 1])
