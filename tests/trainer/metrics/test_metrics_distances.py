"""Fréchet distance, kernel distance and inception score against closed forms and plain loops."""

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torchmetrics")

from trainer.metrics.distances.frechet import frechet_distance
from trainer.metrics.distances.inception_score import inception_score
from trainer.metrics.distances.kernel import kernel_distance

Array = NDArray[np.float64]


def exactly_gaussian(seed: int, count: int, mean: Array, covariance: Array) -> Array:
    """Points whose sample mean and covariance (over n - 1) are exactly the ones given."""
    points = np.random.default_rng(seed).standard_normal((count, len(mean)))
    points -= points.mean(axis=0)
    own = np.linalg.cholesky(np.cov(points, rowvar=False))
    return points @ np.linalg.inv(own).T @ np.linalg.cholesky(covariance).T + mean


def random_covariance(seed: int, size: int) -> Array:
    root = np.random.default_rng(seed).standard_normal((size, size))
    return np.asarray(root @ root.T / size + 0.1 * np.eye(size))


def root_of(matrix: Array) -> Array:
    values, vectors = np.linalg.eigh(matrix)
    return np.asarray(vectors * np.sqrt(values.clip(0)) @ vectors.T)


def test_frechet_distance_of_gaussians_that_vary_along_the_axes() -> None:
    m1, m2 = np.array([0.0, 1.0, 2.0]), np.array([0.5, 1.0, -1.0])
    s1, s2 = np.array([1.0, 2.0, 0.5]), np.array([2.0, 0.3, 0.5])
    a = exactly_gaussian(0, 200, m1, np.diag(s1**2))
    b = exactly_gaussian(1, 300, m2, np.diag(s2**2))
    expected = ((m1 - m2) ** 2).sum() + ((s1 - s2) ** 2).sum()
    assert frechet_distance(a, b) == pytest.approx(expected, rel=1e-9)


def test_frechet_distance_of_any_gaussians() -> None:
    size = 6
    c1, c2 = random_covariance(2, size), random_covariance(3, size)
    m1, m2 = np.zeros(size), np.linspace(-1, 1, size)
    a, b = exactly_gaussian(4, 500, m1, c1), exactly_gaussian(5, 400, m2, c2)
    half = root_of(c1)
    expected = ((m1 - m2) ** 2).sum() + np.trace(c1 + c2 - 2 * root_of(half @ c2 @ half))
    assert frechet_distance(a, b) == pytest.approx(expected, rel=1e-8)
    assert frechet_distance(b, a) == pytest.approx(expected, rel=1e-8)


def test_equal_sets_are_at_no_distance() -> None:
    a = np.random.default_rng(0).standard_normal((50, 80))  # fewer faces than features
    assert frechet_distance(a, a) == pytest.approx(0, abs=1e-4)
    assert frechet_distance(a, a) >= 0


def plain_kernel_distance(x: Array, y: Array) -> float:
    """The unbiased estimate, term by term."""

    def kernel(a: Array, b: Array) -> float:
        return float((a @ b / len(a) + 1) ** 3)

    n, m = len(x), len(y)
    within_x = sum(kernel(x[i], x[j]) for i in range(n) for j in range(n) if i != j)
    within_y = sum(kernel(y[i], y[j]) for i in range(m) for j in range(m) if i != j)
    across = sum(kernel(a, b) for a in x for b in y)
    return within_x / (n * (n - 1)) + within_y / (m * (m - 1)) - 2 * across / (n * m)


def test_kernel_distance_of_whole_sets_is_the_plain_sum() -> None:
    random = np.random.default_rng(0)
    x, y = random.standard_normal((20, 5)), random.standard_normal((20, 5)) + 0.7
    found = kernel_distance(x, y, subsets=3)
    assert found.mean == pytest.approx(plain_kernel_distance(x, y), rel=1e-9)
    assert found.deviation == pytest.approx(0, abs=1e-9), "each subset is the whole set"
    assert (found.subsets, found.subset_size) == (3, 20)


def test_kernel_distance_of_gaussians_against_the_closed_form() -> None:
    # In one dimension k(x, y) = (xy + 1)³, so the squared discrepancy is
    # d3² + 3 d2² + 3 d1², with d_p the difference of the p-th moments.
    random = np.random.default_rng(1)
    x = random.normal(0.0, 1.0, (20_000, 1))
    y = random.normal(0.5, 1.2, (20_000, 1))
    first, second = 0.5, (0.5**2 + 1.2**2) - 1
    third = 0.5**3 + 3 * 0.5 * 1.2**2
    expected = third**2 + 3 * second**2 + 3 * first**2
    found = kernel_distance(x, y, subsets=60)
    spread = found.deviation / np.sqrt(found.subsets)
    assert found.mean == pytest.approx(expected, abs=5 * spread)
    assert spread < 0.1 * expected


def test_kernel_distance_of_equals_is_about_nothing() -> None:
    a = np.random.default_rng(0).standard_normal((600, 8))
    found = kernel_distance(a[:300], a[300:], subsets=20, subset_size=100)
    assert abs(found.mean) < 0.02
    assert kernel_distance(a[:300], a[300:] + 1, subsets=20, subset_size=100).mean > 1


def test_order_and_foreign_random_numbers_change_nothing() -> None:
    import torch

    random = np.random.default_rng(2)
    a, b = random.standard_normal((300, 6)), random.standard_normal((200, 6)).round(1) + 0.2
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    first = (frechet_distance(a, b), kernel_distance(a, b, subset_size=50))
    assert torch.equal(torch.random.get_rng_state(), before)
    torch.manual_seed(2)
    mixed = random.permutation(a), random.permutation(b)
    assert frechet_distance(*mixed) == pytest.approx(first[0], rel=1e-9)
    assert kernel_distance(*mixed, subset_size=50) == first[1]


@pytest.mark.filterwarnings("ignore:std")  # of the single part that makes counting easy
def test_inception_score() -> None:
    sure = np.tile(np.eye(5) * 50, (40, 1))  # every class as often, and no doubt
    assert inception_score(sure, splits=1) == pytest.approx(5, rel=1e-6)
    assert inception_score(np.zeros((50, 5))) == pytest.approx(1)
    logits = np.random.default_rng(0).standard_normal((40, 6))
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    plain = np.exp((p * np.log(p / p.mean(axis=0))).sum(axis=1).mean())
    assert inception_score(logits, splits=1) == pytest.approx(plain, rel=1e-9)
    mixed = np.random.default_rng(1).permutation(logits)
    assert inception_score(mixed) == inception_score(logits)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (np.zeros((5, 2)), np.zeros((5, 3)), "different length"),
        (np.zeros((1, 2)), np.zeros((5, 2)), "at least 2"),
        (np.zeros(5), np.zeros((5, 2)), "features"),
        (np.full((5, 2), np.nan), np.zeros((5, 2)), "not finite"),
    ],
)
def test_what_cannot_be_compared_is_refused(a: Array, b: Array, words: str) -> None:
    for distance in (frechet_distance, kernel_distance):
        with pytest.raises(ValueError, match=words):
            distance(a, b)
