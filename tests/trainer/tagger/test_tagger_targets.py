"""What a tagger is told: unknown labels teach nothing, wrong ones give way, rare classes count."""

import numpy as np
import pytest
import torch

from trainer.networks.tagger import TaggerNetwork
from trainer.tagger.targets import Targets, log_priors, masked_cross_entropy, smoothed

SIZES = (2, 3)
LABELS = np.array([[0, -1], [-1, 2], [1, 0], [-1, -1]], np.int16)


def test_targets_are_the_labels_and_unknown_ones_are_nothing() -> None:
    table = Targets(LABELS, SIZES).table
    assert table.tolist() == [
        [1, 0, 0, 0, 0],
        [0, 0, 0, 0, 1],
        [0, 1, 1, 0, 0],
        [0, 0, 0, 0, 0],
    ]


def test_unknown_labels_give_no_gradient() -> None:
    torch.manual_seed(0)
    logits = torch.randn(4, 3, requires_grad=True)
    target = Targets(LABELS, SIZES).of(torch.arange(4))[1]
    masked_cross_entropy(logits, smoothed(target, 0.1)).backward()
    assert logits.grad is not None
    assert torch.equal(logits.grad[[0, 3]], torch.zeros(2, 3))
    assert (logits.grad[[1, 2]] != 0).all()


def test_unknown_labels_give_no_gradient_whatever_is_said_of_them() -> None:
    logits = torch.randn(4, 3)
    logits[[0, 3]] = torch.nan
    logits.requires_grad_(True)
    target = Targets(LABELS, SIZES).of(torch.arange(4))[1]
    loss = masked_cross_entropy(logits, target)
    loss.backward()
    assert torch.isfinite(loss)
    assert logits.grad is not None
    assert torch.equal(logits.grad[[0, 3]], torch.zeros(2, 3))


def test_a_head_none_of_whose_labels_is_known_gets_no_gradient() -> None:
    network = TaggerNetwork(16, SIZES, channels=(4, 4), plane_channels=4, feature_dim=8)
    labels = np.array([[0, -1], [1, -1]], np.int16)
    targets = Targets(labels, SIZES).of(torch.arange(2))
    losses = [
        masked_cross_entropy(logits, target)
        for logits, target in zip(network(torch.randn(2, 3, 16, 16)), targets, strict=True)
    ]
    sum(losses, torch.zeros(())).backward()
    first, second = network.heads
    assert all((p.grad != 0).any() for p in first.parameters() if p.grad is not None)
    assert all(p.grad is not None and not p.grad.any() for p in second.parameters())


def test_the_cross_entropy_is_the_mean_over_known_labels() -> None:
    logits = torch.randn(4, 3)
    target = Targets(LABELS, SIZES).of(torch.arange(4))[1]
    expected = torch.nn.functional.cross_entropy(logits[[1, 2]], torch.tensor([2, 0]))
    torch.testing.assert_close(masked_cross_entropy(logits, target), expected)


def test_smoothing_keeps_sums() -> None:
    target = Targets(LABELS, SIZES).of(torch.arange(4))[1]
    torch.testing.assert_close(smoothed(target, 0.3).sum(dim=1), target.sum(dim=1))
    assert smoothed(target, 0.3)[1].tolist() == pytest.approx([0.1, 0.1, 0.8])


def test_a_label_that_is_contradicted_again_and_again_gives_way() -> None:
    targets = Targets(LABELS, SIZES)
    rows = torch.tensor([0, 2])
    said = [torch.tensor([[0.1, 0.9], [0.1, 0.9]]), torch.tensor([[0.2, 0.5, 0.3]] * 2)]
    for _ in range(20):
        targets.move(rows, said, 0.1)
    first, second = targets.readings()
    assert first.tolist() == [1, -1, 1, -1]
    assert second.tolist() == [-1, 2, 1, -1]
    # What was unknown stays unknown, what was not shown stays as it was.
    assert targets.table[0, 2:].tolist() == [0, 0, 0]
    assert targets.table[1].tolist() == [0, 0, 0, 0, 1]
    torch.testing.assert_close(targets.table[2].sum(), torch.tensor(2.0))


def test_priors_are_the_shares_of_what_is_drawn() -> None:
    labels = np.array([[0], [0], [0], [1], [-1]], np.int16)
    (plain,) = log_priors(labels, None, (2,))
    assert plain.exp().tolist() == pytest.approx([0.75, 0.25])
    weights = np.array([0.1, 0.1, 0.1, 0.3, 0.4])
    (drawn,) = log_priors(labels, weights, (2,))
    assert drawn.exp().tolist() == pytest.approx([0.5, 0.5])
    (never,) = log_priors(labels, None, (3,))
    assert torch.isfinite(never).all()


def test_what_a_person_saw_is_neither_taught_nor_corrected_away() -> None:
    firm = np.array([[True, True], [False, False], [False, True], [False, False]])
    targets = Targets(LABELS, SIZES, firm)
    said = [torch.full((4, 2), 1 / 2), torch.full((4, 3), 1 / 3)]
    targets.teach(said, 0.5)
    targets.move(torch.arange(4), said, 0.5)
    kept, taught = targets.of(torch.tensor([0, 2]))
    assert kept[0].tolist() == [1, 0]
    assert kept[1].tolist() == [0.375, 0.625], "not firm, so taught and then moved"
    assert taught[1].tolist() == [1, 0, 0]
    # "Cannot tell" is no label: teachers may fill it in.
    torch.testing.assert_close(taught[0], torch.full((3,), 1 / 3))
