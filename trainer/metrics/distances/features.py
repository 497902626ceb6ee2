"""Sets of features, as every figure takes them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Features = NDArray[np.float64]


def set_of_features(features: ArrayLike, least: int) -> Features:
    """Return ``features`` as float64 [n, d].

    Raises:
        ValueError: it is not a table of at least ``least`` rows of finite numbers.
    """
    table = np.ascontiguousarray(features, np.float64)
    if table.ndim != 2 or len(table) < least or table.shape[1] < 1:
        raise ValueError(f"needs features [n, d] of at least {least} faces, not {table.shape}")
    if not np.isfinite(table).all():
        raise ValueError("the features hold a value that is not finite")
    return table


def pair_of_sets(first: ArrayLike, second: ArrayLike, least: int) -> tuple[Features, Features]:
    """Return two sets of features of the same length, float64 [n, d] and [m, d].

    Raises:
        ValueError: they are not what :func:`set_of_features` asks, or of different length.
    """
    a, b = set_of_features(first, least), set_of_features(second, least)
    if a.shape[1] != b.shape[1]:
        raise ValueError(f"features of different length: {a.shape[1]} and {b.shape[1]}")
    return a, b


def in_canonical_order(features: Features) -> Features:
    """Return the rows in an order that depends on their values alone.

    What then draws subsets at random gives the same figure however the faces came in.
    """
    rows = features + 0.0  # -0.0 and 0.0 are the same number, but not the same bytes
    return rows[sorted(range(len(rows)), key=lambda index: rows[index].tobytes())]
