"""Labels as numbers, balancing, and the stream of batches."""

import json

import numpy as np
import pytest
import torch

from trainer.data.label_vectors import balanced_weights, one_hot_blocks, with_share
from trainer.data.sampler import Sampler, SamplerState

SIZES = (2, 3)
LABELS = np.array([[0, 0]] * 6 + [[1, 1]] * 2 + [[-1, 2]] + [[-1, -1]] * 3, dtype=np.int16)


def make_sampler(balance: float = 0.5, drop: float = 0.2, seed: int = 3) -> Sampler:
    indices = np.arange(100, 100 + len(LABELS), dtype=np.int64)
    return Sampler(
        indices, LABELS, SIZES, balance=balance, labelled_share=0.0, drop=drop, seed=seed
    )


def test_blocks_are_one_hot_and_zero_where_unknown() -> None:
    blocks = one_hot_blocks(torch.tensor([[1, 2], [-1, 0], [-1, -1]]), SIZES)
    assert blocks.tolist() == [[0, 1, 0, 0, 1], [0, 0, 1, 0, 0], [0, 0, 0, 0, 0]]
    assert one_hot_blocks(torch.empty(4, 0, dtype=torch.int64), ()).shape == (4, 0)


def test_balance_0_is_the_data_and_balance_1_lifts_rare_classes_to_equal_shares() -> None:
    one = np.array([[0]] * 90 + [[1]] * 10, dtype=np.int16)
    assert balanced_weights(one, (2,), 0.0) == pytest.approx(np.full(100, 0.01))
    weights = balanced_weights(one, (2,), 1.0)
    assert weights[:90].sum() == pytest.approx(0.5)
    half = balanced_weights(one, (2,), 0.5)
    assert 0.1 < half[90:].sum() < 0.5
    assert half.sum() == pytest.approx(1.0)


def test_labelled_rows_get_their_share() -> None:
    weights = balanced_weights(LABELS, SIZES, 0.5, labelled_share=0.9)
    assert weights[:9].sum() == pytest.approx(0.9)
    assert weights.sum() == pytest.approx(1.0)


def test_without_balancing_every_epoch_shows_every_row_once() -> None:
    sampler = make_sampler(balance=0.0, drop=0.0)
    rows = np.concatenate([sampler.real_batch(5)[0] for _ in range(24)])
    for epoch in range(10):
        part = rows[epoch * 12 : (epoch + 1) * 12]
        assert sorted(part) == list(range(100, 112))
    assert not np.array_equal(rows[:12], rows[12:24])


@pytest.mark.parametrize("balance", [0.0, 0.7])
def test_a_stream_goes_on_where_it_was_saved(balance: float) -> None:
    whole, first = make_sampler(balance), make_sampler(balance)
    for _ in range(3):
        whole.real_batch(5), whole.fake_labels(4)
        first.real_batch(5), first.fake_labels(4)
    kept = SamplerState.model_validate(json.loads(first.state().model_dump_json()))
    again = make_sampler(balance)
    again.restore(kept)
    for _ in range(4):
        for expected, got in zip(whole.real_batch(5), again.real_batch(5), strict=True):
            assert np.array_equal(expected, got)
        assert np.array_equal(whole.fake_labels(4), again.fake_labels(4))


def test_generated_faces_get_labels_with_the_real_pattern_of_unknowns() -> None:
    sampler = make_sampler(balance=0.5, drop=0.1)
    real = np.concatenate([sampler.real_batch(100)[1] for _ in range(200)])
    fake = np.concatenate([sampler.fake_labels(100) for _ in range(200)])
    for column, size in enumerate(SIZES):
        shares = [
            np.bincount(labels[:, column] + 1, minlength=size + 1) / len(labels)
            for labels in (real, fake)
        ]
        assert shares[0] == pytest.approx(shares[1], abs=0.02)


def test_dropping_hides_whole_rows_and_peeking_changes_nothing() -> None:
    sampler = make_sampler(drop=1.0)
    before = sampler.state()
    assert (sampler.peek_labels(50) >= 0).any()
    assert sampler.state() == before
    assert (sampler.real_batch(8)[1] == -1).all()


def test_a_share_of_the_draws_goes_to_preferred_rows() -> None:
    weights = np.array([0.1, 0.2, 0.3, 0.4])
    chosen = np.array([True, False, True, False])
    found = with_share(weights, chosen, 0.5)
    np.testing.assert_allclose(found, [0.125, 1 / 6, 0.375, 1 / 3])
    assert with_share(weights, chosen, 0) is weights
    assert with_share(weights, np.ones(4, np.bool_), 0.5) is weights
    labels = np.zeros((100, 1), np.int16)
    preferred = np.arange(100) < 5
    sampler = Sampler(
        np.arange(100), labels, (2,), balance=0, labelled_share=0, drop=0, seed=3,
        preferred=preferred, preferred_share=0.5,
    )  # fmt: skip
    rows, _ = sampler.real_batch(4000)
    assert (rows < 5).mean() == pytest.approx(0.5, abs=0.03)
