"""Minimising a sum of squares without gradients: Levenberg and Marquardt by finite differences.

Slopes are measured by drawing once beside the point for each number that is sought, in batches, and
then kept up to date by Broyden's rank-one formula (1965) as long as that goes well. Where residuals
are many and numbers few, as with pixels and latents, that needs far fewer evaluations than
evolution strategies do. What is evaluated is asked of the caller, who may stop at any moment.
"""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Asked = Generator[Floats, Floats, None]
"""Yields points [n, numbers], is sent their residuals [n, residuals]."""

_DAMPINGS = np.array([0.1, 1.0, 10.0, 100.0])
_MORE_DAMPING, _LEAST_DAMPING, _MOST_DAMPING = 30.0, 1e-6, 1e9
# A step, and a round of steps between two measurements of the slopes, should gain so much.
_LEAST_GAIN, _LEAST_ROUND = 0.004, 0.02
_MOST_UPDATES = 6
_NEAREST = 0.1


@dataclass(frozen=True)
class Bounds:
    """Where the numbers may lie, and how far beside a point slopes are measured.

    Attributes:
        low: [numbers].
        high: [numbers].
        step: [numbers], above 0.
    """

    low: Floats
    high: Floats
    step: Floats


def minimise(start: Floats, start_residuals: Floats, bounds: Bounds, at_once: int) -> Asked:
    """Ask for points that are ever nearer, until no step gains anything.

    Args:
        start: where to begin [numbers].
        start_residuals: those of ``start`` [residuals].
        bounds: where to look.
        at_once: how many points are asked for together, when slopes are measured.

    Yields:
        Points [n, numbers]; to be sent their residuals [n, residuals].
    """
    point, residuals = start.copy(), start_residuals
    damping, nearer = 1.0, 1.0
    while True:
        steps = nearer * bounds.step
        slopes = yield from _slopes(point, residuals, bounds, steps, at_once)
        measured = float(residuals @ residuals)
        for _ in range(_MOST_UPDATES):
            before = float(residuals @ residuals)
            dampings = damping * _DAMPINGS
            tried = _steps(point, residuals, slopes, bounds, dampings)
            answers = yield tried
            squares = np.einsum("ij,ij->i", answers, answers)
            best = int(squares.argmin())
            moved = tried[best] - point
            if not squares[best] < before or not moved.any():
                damping *= _MORE_DAMPING
                break
            damping = float(np.clip(dampings[best], _LEAST_DAMPING, _MOST_DAMPING))
            gained = answers[best] - residuals - slopes @ moved
            slopes += np.outer(gained, moved / (moved @ moved))
            point, residuals = tried[best], answers[best]
            if squares[best] > (1 - _LEAST_GAIN) * before:
                break
        if float(residuals @ residuals) > (1 - _LEAST_ROUND) * measured:
            # Slopes measured nearer are truer, as far as whole levels of pixels allow.
            nearer *= 0.5
            damping = min(damping, 1.0)
            if nearer < _NEAREST:
                return


def _slopes(
    point: Floats, residuals: Floats, bounds: Bounds, beside_by: Floats, at_once: int
) -> Generator[Floats, Floats, Floats]:
    """Return the slopes at ``point`` [residuals, numbers], measured by one point beside each."""
    # Towards the inside, so that all lie within the bounds.
    steps = np.where(point + beside_by > bounds.high, -beside_by, beside_by)
    slopes = np.empty((len(residuals), len(point)))
    for first in range(0, len(point), at_once):
        chosen = np.arange(first, min(first + at_once, len(point)))
        beside = np.repeat(point[None], len(chosen), axis=0)
        beside[np.arange(len(chosen)), chosen] += steps[chosen]
        answers = yield beside
        slopes[:, chosen] = ((answers - residuals) / steps[chosen, None]).T
    return slopes


def _steps(
    point: Floats, residuals: Floats, slopes: Floats, bounds: Bounds, dampings: Floats
) -> Floats:
    """Return a point for each damping [dampings, numbers], within the bounds."""
    normal = slopes.T @ slopes
    towards = slopes.T @ residuals
    scale = np.diag(normal).mean() + 1e-12
    values, vectors = np.linalg.eigh(normal)
    turned = vectors.T @ towards
    # In units of the mean curvature; the least that any direction is damped is a thousandth of it.
    shrunk = turned / (np.maximum(values, 0) + 0.01 * dampings[:, None] * scale)
    moved = point - shrunk @ vectors.T
    limited: Floats = np.clip(moved, bounds.low, bounds.high)
    return limited
