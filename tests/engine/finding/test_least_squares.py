"""Least squares without gradients, against answers that are known in closed form."""

import numpy as np
import pytest

from acgan_desktop.engine.finding.least_squares import Bounds, Floats, minimise


def wide(count: int, step: float = 0.1) -> Bounds:
    return Bounds(np.full(count, -10.0), np.full(count, 10.0), np.full(count, step))


def solved(function: object, start: Floats, bounds: Bounds, most: int) -> tuple[Floats, int]:
    """Run the search on ``function`` of [n, numbers]; return the best point and the count."""
    assert callable(function)
    best, least, count = start, np.inf, 0
    asked = minimise(start, function(start[None])[0], bounds, 4)
    points = next(asked)
    while count < most:
        residuals = function(points)
        assert (points >= bounds.low).all()
        assert (points <= bounds.high).all()
        count += len(points)
        squares = (residuals**2).sum(axis=1)
        if squares.min() < least:
            least, best = squares.min(), points[squares.argmin()]
        try:
            points = asked.send(residuals)
        except StopIteration:
            break
    return best, count


def test_a_linear_function_is_inverted_exactly() -> None:
    rng = np.random.default_rng(0)
    matrix, wanted = rng.standard_normal((30, 7)), rng.standard_normal(7)
    found, count = solved(lambda x: (x - wanted) @ matrix.T, np.zeros(7), wide(7), 200)
    np.testing.assert_allclose(found, wanted, atol=1e-4)
    assert count <= 200


def test_a_curved_function_is_inverted_too() -> None:
    rng = np.random.default_rng(1)
    matrix, wanted = rng.standard_normal((40, 6)), rng.uniform(-1, 1, 6)
    goal = np.tanh(matrix @ wanted)
    found, _ = solved(lambda x: np.tanh(x @ matrix.T) - goal, np.zeros(6), wide(6, 0.02), 600)
    np.testing.assert_allclose(found, wanted, atol=1e-3)


def test_bounds_hold_where_the_answer_lies_beyond() -> None:
    bounds = Bounds(np.full(3, -1.0), np.full(3, 1.0), np.full(3, 0.1))
    wanted = np.array([3.0, 0.2, -5.0])
    found, _ = solved(lambda x: x - wanted, np.zeros(3), bounds, 200)
    np.testing.assert_allclose(found, [1.0, 0.2, -1.0], atol=1e-3)


def test_it_ends_where_nothing_is_to_be_gained() -> None:
    found, count = solved(lambda x: np.ones((len(x), 5)), np.zeros(4), wide(4), 10_000)
    assert count < 10_000
    assert (found == 0).all() or np.isfinite(found).all()


@pytest.mark.parametrize("count", [1, 3])
def test_a_start_that_is_the_answer_stays(count: int) -> None:
    found, _ = solved(lambda x: x.copy(), np.full(count, 0.0), wide(count), 50)
    np.testing.assert_allclose(found, 0, atol=0.1)
