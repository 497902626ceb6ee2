"""Precision, recall, density and coverage on point sets where one can count."""

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torch")

from trainer.metrics.distances.manifold import Manifold, compare_manifolds

Array = NDArray[np.float64]


def plain(real: Array, judged: Array, k: int = 3, wide: int = 5) -> Manifold:
    """The definitions, point by point."""

    def radius(points: Array, index: int, neighbours: int) -> float:
        others = np.delete(points, index, axis=0)
        return float(np.sort(np.linalg.norm(others - points[index], axis=1))[neighbours - 1])

    far = np.linalg.norm(real[:, None] - judged, axis=-1)
    near_real = np.array([radius(real, i, k) for i in range(len(real))])
    near_judged = np.array([radius(judged, i, k) for i in range(len(judged))])
    wide_real = np.array([radius(real, i, wide) for i in range(len(real))])
    held = far <= wide_real[:, None]
    return Manifold(
        float((far <= near_real[:, None]).any(axis=0).mean()),
        float((far <= near_judged).any(axis=1).mean()),
        float(held.sum() / (wide * len(judged))),
        float(held.any(axis=1).mean()),
    )


@pytest.mark.parametrize("shift", [0.0, 0.8, 3.0])
def test_agrees_with_the_definitions(shift: float) -> None:
    random = np.random.default_rng(0)
    real = random.standard_normal((700, 3))  # more rows than are held at a time
    judged = random.standard_normal((90, 3)) * 0.7 + shift
    assert compare_manifolds(real, judged) == pytest.approx(plain(real, judged))


def test_a_line_on_which_one_can_count() -> None:
    # Real points at 0, 1, ..., 9; with k = 1 every ball reaches 1 to each side.
    real = np.arange(10.0)[:, None]
    judged = np.array([[0.5], [0.6], [20.0], [21.0]])
    found = compare_manifolds(real, judged, precision_neighbours=1, density_neighbours=1)
    assert found.precision == 0.5, "two of four lie among the real ones"
    assert found.density == 1.0, "0.5 and 0.6 lie in two balls each: 4 over 1 · 4"
    assert found.coverage == 0.2, "the balls of 0 and 1"
    assert found.recall == 0.0, "0.5 and 0.6 reach 0.1, 20 and 21 reach 1: none holds a real one"


def test_the_same_points_are_perfect() -> None:
    points = np.random.default_rng(1).standard_normal((60, 4))
    found = compare_manifolds(points, points)
    assert (found.precision, found.recall, found.coverage) == (1, 1, 1)
    assert found.density == pytest.approx(6 / 5), "each lies in its own ball too, up to the edge"


def test_far_away_is_nothing() -> None:
    points = np.random.default_rng(1).standard_normal((60, 4))
    assert compare_manifolds(points, points + 100) == Manifold(0, 0, 0, 0)


def test_collapse_shows_in_recall_and_coverage_and_invention_in_precision() -> None:
    random = np.random.default_rng(2)
    corners = np.repeat(np.eye(4) * 20, 50, axis=0)
    real = corners + random.standard_normal((200, 4))
    collapsed = corners[:1] + random.standard_normal((200, 4))
    found = compare_manifolds(real, collapsed)
    assert found.precision > 0.9
    assert found.recall < 0.3
    assert found.coverage < 0.3
    one_face = np.tile(real[:1], (200, 1))
    found = compare_manifolds(real, one_face)
    assert found.precision == 1
    assert found.recall < 0.02, "balls of no size hold the one face at most"
    assert found.coverage < 0.1
    inventing = np.concatenate([real, real - 40])
    found = compare_manifolds(real, inventing)
    assert found.precision == 0.5
    assert found.recall == 1


def test_order_changes_nothing_and_distance_from_the_origin_neither() -> None:
    random = np.random.default_rng(3)
    real, judged = random.standard_normal((200, 5)), random.standard_normal((150, 5))
    found = compare_manifolds(real, judged)
    assert compare_manifolds(random.permutation(real), random.permutation(judged)) == found
    assert compare_manifolds(real + 1000, judged + 1000) == found


def test_too_few_points_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 6"):
        compare_manifolds(np.zeros((5, 2)), np.zeros((10, 2)))
