"""What filled labels count in a training: in the batches, in the losses, and when it goes on."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.label_vectors import balanced_weights, used_labels
from trainer.data.labelling.completion import Labels
from trainer.data.labelling.labelled_dataset import attributes_of, write_labelled
from trainer.data.manifest import ORIGIN_TAGGER
from trainer.networks.precision import choose_compute
from trainer.objectives.losses import attribute_loss
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.runs.checkpoints.run_values import RunValues
from trainer.runs.loop import fit
from trainer.runs.run_checks import check_owner
from trainer.runs.run_folder import RunFolder
from trainer.training.batches import Batches
from trainer.training.distributed import Team


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


@pytest.fixture(scope="module")
def filled(plain: Path) -> Path:
    """The same faces, every unknown label filled in with the first class."""
    dataset = Dataset.open(plain)
    unknown = dataset.labels < 0
    values = np.where(unknown, 0, dataset.labels).astype(np.int16)
    origin = np.where(unknown, ORIGIN_TAGGER, dataset.label_origin).astype(np.uint8)
    labels = Labels(values, origin, np.where(unknown, 0.9, 1.0).astype(np.float32))
    out = plain.parent / "filled"
    told = np.zeros(values.shape, np.bool_)
    write_labelled(dataset, out, attributes_of(dataset), labels, dataset.labels, told, [], {})
    return out


def recipe(*changes: str) -> Recipe:
    return load_recipe("dcgan-64", [*SMALL, "precision=float32", "schedule.kimg=0.016", *changes])


def batches(path: Path, *changes: str) -> Batches:
    dataset = Dataset.open(path)
    sizes = tuple(len(one.classes) for one in dataset.manifest.attributes)
    changes = ("conditioning.drop=0", *changes)
    return Batches(recipe(*changes), dataset, sizes, choose_compute("cpu", "float32"), Team())


def test_used_labels_by_weight() -> None:
    labels = np.array([[0, -1], [1, 2]], np.int16)
    origin = np.array([[1, 0], [3, 2]], np.uint8)
    assert used_labels(labels, origin, 1.0)[1] is None
    ignored, weights = used_labels(labels, origin, 0.0)
    assert ignored.tolist() == [[0, -1], [-1, 2]]
    assert weights is None
    shown, weights = used_labels(labels, origin, 0.25)
    assert shown is labels
    assert weights is not None
    assert weights.tolist() == [[1, 1], [0.25, 1]]


def test_weighted_loss_by_hand_and_gradients_that_are_zero() -> None:
    logits = torch.randn(4, 3, dtype=torch.float64, requires_grad=True)
    labels = torch.tensor([[0], [1], [2], [-1]])
    weights = torch.tensor([[1.0], [0.25], [0.0], [1.0]])
    loss = attribute_loss([logits], labels, 0.1, None, weights)
    loss.backward()
    logs = logits.detach().log_softmax(dim=1)
    own = [-(0.9 * logs[row, row] + 0.1 * logs[row].mean()) for row in range(3)]
    assert float(loss.detach()) == pytest.approx(float((own[0] + 0.25 * own[1]) / 1.25))
    assert logits.grad is not None
    assert logits.grad[2:].abs().max() == 0, "of weight 0, and unknown"
    plain = torch.autograd.grad(attribute_loss([logits], labels[:, :1], 0.1), logits)[
        0
    ]  # three labels of weight 1
    torch.testing.assert_close(logits.grad[1], plain[1] * 3 * 0.25 / 1.25)
    nothing = attribute_loss([logits], labels, 0.1, None, torch.zeros(4, 1))
    assert float(nothing.detach()) == 0


def test_weighted_losses_of_parts_average_to_the_whole() -> None:
    labels = torch.tensor([[0], [1], [1], [2]])
    weights = torch.tensor([[1.0], [0.5], [0.5], [1.0]])
    logits = torch.randn(4, 3, dtype=torch.float64)
    parts = [
        float(attribute_loss([logits[part]], labels[part], 0.0, [1.5], weights[part]))
        for part in (slice(0, None, 2), slice(1, None, 2))
    ]
    whole = float(attribute_loss([logits], labels, 0.0, None, weights))
    assert np.mean(parts) == pytest.approx(whole)


def test_a_filled_label_counts_less_when_classes_are_balanced() -> None:
    labels = np.array([[0]] * 6 + [[1]] * 2, np.int16)
    whole = np.ones((8, 1), np.float32)
    plain = balanced_weights(labels, (2,), 1.0)
    assert balanced_weights(labels, (2,), 1.0, 0.0, whole) == pytest.approx(plain)
    light = whole.copy()
    light[2:6] = 0.25  # class 0 weighs 2 + 4 / 4 = 3, class 1 weighs 2
    weights = balanced_weights(labels, (2,), 1.0, 0.0, light)
    assert weights[:6] == pytest.approx(np.full(6, weights[0]))
    assert weights[0] / weights[7] == pytest.approx((5 / 3) / (5 / 2))
    assert weights.sum() == pytest.approx(1.0)


@pytest.mark.parametrize("micro", [0, 4])
def test_batches_carry_the_weights_of_their_faces(filled: Path, micro: int) -> None:
    drawn = batches(filled, "conditioning.filled_labels=0.5", f"schedule.micro_batch={micro}")
    origin = Dataset.open(filled).label_origin
    rows = Dataset.open(filled).training_indices()
    light = 0
    for _ in range(3):
        state = drawn.sampler.state()
        faces, _ = drawn.sampler.real_batch(8)
        drawn.sampler.restore(state)
        expected = np.where(origin[faces] == ORIGIN_TAGGER, 0.5, 1.0)
        parts = drawn.for_discriminator(0)
        for number, (real, wishes) in enumerate(parts):
            assert real.weights is not None
            assert real.weights.numpy() == pytest.approx(expected[number :: len(parts)])
            assert wishes.weights is None, "a wish is what it says"
            mean = expected.sum(axis=0) / len(parts)
            assert real.known == pytest.approx(tuple(mean))
        light += int((expected < 1).sum())
    assert light
    assert len(rows)


def test_ignored_and_full_labels_need_no_weights(plain: Path, filled: Path) -> None:
    for value in ("0", "1"):
        ((real, _),) = batches(filled, f"conditioning.filled_labels={value}").for_discriminator(0)
        assert real.weights is None
        assert bool((real.labels < 0).any()) is (value == "0")
    ((ignored, _),) = batches(filled, "conditioning.filled_labels=0").for_discriminator(0)
    ((original, _),) = batches(plain).for_discriminator(0)
    assert torch.equal(ignored.labels, original.labels)
    assert torch.equal(ignored.pixels, original.pixels)
    assert ignored.known == original.known


def test_a_run_does_not_go_on_with_other_labels(plain: Path, filled: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    fit(recipe(), plain, run)
    with pytest.raises(UserError, match="with other labels"):
        fit(recipe("schedule.kimg=0.032"), filled, run)
    assert fit(recipe("schedule.kimg=0.032"), plain, run).kimg == 0.032


def test_nor_does_a_checkpoint_of_before_labels_were_told_apart(
    plain: Path, filled: Path, tmp_path: Path
) -> None:
    values = RunValues(dataset=Dataset.open(plain).manifest)
    folder = RunFolder(tmp_path)
    check_owner(values, folder, Dataset.open(plain))
    with pytest.raises(UserError, match="with other labels"):
        check_owner(values, folder, Dataset.open(filled))


def test_a_training_with_down_weighted_labels_runs(filled: Path, tmp_path: Path) -> None:
    changes = ("conditioning.filled_labels=0.5", "conditioning.classifier_weight=0.5")
    assert fit(recipe(*changes), filled, tmp_path / "run").status == "finished"
