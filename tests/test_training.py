"""One training: its step, its average, and going on bit for bit where it was stopped."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from tests_support import SMALL, prepare_drawn_faces

from trainer.checkpoint import load_newest, save_checkpoint
from trainer.data.dataset import Dataset
from trainer.ema import average_decay, averaged_copy, update_average
from trainer.precision import choose_compute
from trainer.recipe import load_recipe
from trainer.training import Training


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("faces")))


def make(dataset: Dataset, *changes: str, precision: str = "float32") -> Training:
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


@pytest.mark.parametrize("changes", [(), PAPER], ids=["conditioned", "paper"])
@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_resuming_gives_bit_for_bit_what_going_on_gives(
    changes: tuple[str, ...], precision: str, dataset: Dataset, tmp_path: Path
) -> None:
    changes = (*changes, "augmentation.probability=0.5", "augmentation.cutout=0.3")
    whole = make(dataset, *changes, precision=precision)
    first = make(dataset, *changes, precision=precision)
    for _ in range(4):
        first.step()
    save_checkpoint(tmp_path, 1.0, *first.save())
    kept = load_newest(tmp_path)
    assert kept is not None
    second = make(dataset, *changes, precision=precision)
    second.restore(kept.tensors, kept.state)
    for _ in range(4):
        second.step()
    for _ in range(8):
        whole.step()
    tensors, state = whole.save()
    again, state_again = second.save()
    assert tensors.keys() == again.keys()
    for name, tensor in tensors.items():
        assert torch.equal(tensor, again[name]), name
    assert json.loads(json.dumps(state)) == json.loads(json.dumps(state_again))


def test_looking_at_the_average_changes_nothing(dataset: Dataset) -> None:
    looked, plain = make(dataset), make(dataset)
    for _ in range(3):
        looked.step()
        looked.averaged_generator()
        plain.step()
    for name, tensor in plain.save()[0].items():
        assert torch.equal(tensor, looked.save()[0][name]), name


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
        rates.append(training._optimisers["generator"].param_groups[0]["lr"])
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
        network[0].weight += 1
        network[1].running_mean += 2
    update_average(average, network, 0.9)
    assert average[0].weight.numpy() == pytest.approx(0.9 * old.numpy() + 0.1 * (old.numpy() + 1))
    assert average[1].running_mean.tolist() == [2, 2]
    assert not average[0].weight.requires_grad
