"""Rows come out the same whatever rows are beside them, even where a kernel rounds by batch."""

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_model import tiny_model

from acgan_desktop.engine.model_file.split_graph import before_rounding
from acgan_desktop.engine.runtime.batching import BatchedRuns, ProvenBatches, SingleRows

Array = NDArray[np.float32]


class Rounder:
    """A session whose kernels round differently for some batches, as real ones do."""

    def __init__(self, other_from: int) -> None:
        self.other_from = other_from
        self.batches: list[int] = []

    def run(self, outputs: list[str] | None, feeds: Mapping[str, Array]) -> list[Array]:
        x = feeds["x"]
        self.batches.append(len(x))
        scaled = x.sum(axis=1, keepdims=True, dtype=np.float32)
        if len(x) >= self.other_from:
            scaled = np.nextafter(scaled, np.float32(np.inf))
        results = {"scaled": scaled, "pixels": np.round(scaled)}
        return [results[name] for name in outputs or results]


def computed(portions: BatchedRuns, x: Array) -> Array:
    out = np.full((len(x), 1), np.nan, np.float32)
    portions.run({"x": x}, out)
    return out


@pytest.fixture
def rows() -> Array:
    return np.random.default_rng(1).standard_normal((23, 9)).astype(np.float32)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 16, 23])
def test_groups_are_used_when_they_are_the_same(rows: Array, count: int) -> None:
    session = Rounder(other_from=99)
    portions = ProvenBatches(session, "pixels", "scaled")
    computed(portions, rows[:4])
    session.batches.clear()
    np.testing.assert_array_equal(
        computed(portions, rows[:count]), computed(SingleRows(Rounder(99), "pixels"), rows[:count])
    )
    assert session.batches == [4] * (count // 4) + [1] * (count % 4)


def test_the_first_group_is_the_proof(rows: Array) -> None:
    session = Rounder(other_from=99)
    portions = ProvenBatches(session, "pixels", "scaled")
    computed(portions, rows[:3])
    assert session.batches == [1, 1, 1]
    computed(portions, rows[:8])
    assert session.batches[3:] == [4, 1, 1, 1, 1, 4, 4]


def test_groups_that_differ_in_the_last_bit_are_never_used(rows: Array) -> None:
    session = Rounder(other_from=2)
    portions = ProvenBatches(session, "pixels", "scaled")
    singles = computed(SingleRows(Rounder(2), "pixels"), rows)
    # The bytes alone would not have told.
    np.testing.assert_array_equal(session.run(["pixels"], {"x": rows})[0], singles)
    session.batches.clear()
    np.testing.assert_array_equal(computed(portions, rows), singles)
    assert session.batches[0] == 4
    assert set(session.batches[1:]) == {1}


def test_the_witness_is_the_picture_before_rounding() -> None:
    assert before_rounding(tiny_model()) == "scaled"


def test_no_witness_where_bytes_are_made_otherwise() -> None:
    model = tiny_model()
    del model.graph.node[6:-1]
    model.graph.node[-1].input[0] = "styles"
    assert before_rounding(model) is None
