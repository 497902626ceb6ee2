"""Precision, recall, density and coverage: how two sets of points lie within each other.

Around every point of a set lies a ball that reaches to its k-th nearest neighbour in the same set.

- precision: share of the judged faces inside a ball of a real face (Kynkäänniemi et al. 2019);
- recall: share of the real faces inside a ball of a judged face;
- density: how many balls of real faces hold a judged face, over k, on average (Naeem et al. 2020);
- coverage: share of the real faces whose ball holds a judged face.
"""

from typing import NamedTuple

import torch
from numpy.typing import ArrayLike
from torch import Tensor

from trainer.metrics.distances.features import pair_of_sets

PRECISION_NEIGHBOURS = 3
DENSITY_NEIGHBOURS = 5
_ROWS = 512  # how many rows of a table of distances are held at a time
# Squared distances come from products of float64: what is this small against the lengths is zero.
_ROUNDING = 1e-12
# A point on the edge of a ball is inside, whatever rounding says.
_EDGE = 1 + 1e-9


class Manifold(NamedTuple):
    """The four figures; density may exceed 1, the others lie between 0 and 1."""

    precision: float
    recall: float
    density: float
    coverage: float


def compare_manifolds(
    real: ArrayLike,
    judged: ArrayLike,
    *,
    precision_neighbours: int = PRECISION_NEIGHBOURS,
    density_neighbours: int = DENSITY_NEIGHBOURS,
) -> Manifold:
    """Return precision, recall, density and coverage of ``judged`` against ``real``.

    All depend on how many faces each set has. Distances are Euclidean.

    Args:
        real: features [n, d].
        judged: features [m, d].
        precision_neighbours: k of precision and recall.
        density_neighbours: k of density and coverage.

    Raises:
        ValueError: the shapes do not fit, or a set is too small to have k neighbours.
    """
    least = 1 + max(precision_neighbours, density_neighbours)
    first, second = pair_of_sets(real, judged, least=least)
    middle = first.mean(axis=0)  # distances do not change, and rounding errors get smaller
    x, y = torch.from_numpy(first - middle), torch.from_numpy(second - middle)
    near, wide = _squared_radii(x, (precision_neighbours, density_neighbours))
    (around_y,) = _squared_radii(y, (precision_neighbours,))
    precise = torch.zeros(len(y), dtype=torch.bool)
    recalled, covered, holding = 0, 0, 0
    for start in range(0, len(x), _ROWS):
        rows = slice(start, start + _ROWS)
        distances = _squared_distances(x[rows], y)
        precise |= (distances <= near[rows, None]).any(dim=0)
        recalled += int((distances <= around_y).any(dim=1).sum())
        held = distances <= wide[rows, None]
        covered += int(held.any(dim=1).sum())
        holding += int(held.sum())
    return Manifold(
        precision=float(precise.double().mean()),
        recall=recalled / len(x),
        density=holding / (density_neighbours * len(y)),
        coverage=covered / len(x),
    )


def _squared_radii(points: Tensor, neighbours: tuple[int, ...]) -> tuple[Tensor, ...]:
    """Return for each k the squared distance [n] of each point to its k-th nearest other one."""
    radii = [torch.empty(len(points), dtype=torch.float64) for _ in neighbours]
    for start in range(0, len(points), _ROWS):
        rows = slice(start, start + _ROWS)
        distances = _squared_distances(points[rows], points)
        own = torch.arange(len(distances))
        distances[own, start + own] = torch.inf
        nearest = distances.topk(max(neighbours), dim=1, largest=False).values
        for radius, k in zip(radii, neighbours, strict=True):
            radius[rows] = nearest[:, k - 1] * _EDGE
    return tuple(radii)


def _squared_distances(a: Tensor, b: Tensor) -> Tensor:
    """Return the squared distances [n, m], exactly 0 between equal rows."""
    lengths = a.square().sum(dim=1)[:, None] + b.square().sum(dim=1)
    distances = torch.addmm(lengths, a, b.T, alpha=-2)
    return distances.masked_fill_(distances <= _ROUNDING * lengths, 0.0)
