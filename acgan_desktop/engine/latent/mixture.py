"""Avatars as weighted points: taken apart, and put together again."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import MAX_SOURCES, Avatar, Direction, Source
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.error_codes import LatentCode

MAX_DIRECTIONS = 64
Points = dict[Source, NDArray[np.float64]]
"""Source to its weights [layers], or [1] where it has the same for all."""


def points_of(avatar: Avatar) -> Points:
    """Return each source of ``avatar`` with its weights per style layer.

    The weights of a layer sum to 1; from outside they may be off by 1e-4, which would add up where
    mixtures are mixed again.
    """
    rows = np.array(avatar.mix, np.float64)
    rows /= rows.sum(axis=1, keepdims=True)
    points: Points = {}
    for source, weights in zip(avatar.sources, rows.T, strict=True):
        points[source] = points[source] + weights if source in points else weights
    return points


def mixture(
    model: str, points: Mapping[Source, NDArray[np.float64]], directions: tuple[Direction, ...]
) -> Avatar:
    """Return the avatar that mixes ``points`` and carries ``directions``.

    Raises:
        UserError: these are more than an avatar can hold.
    """
    used = {source: weights for source, weights in points.items() if weights.any()}
    if len(used) > MAX_SOURCES:
        raise UserError(LatentCode.TOO_MANY_SOURCES, count=len(used), most=MAX_SOURCES)
    if len(directions) > MAX_DIRECTIONS:
        raise UserError(LatentCode.TOO_MANY_DIRECTIONS, most=MAX_DIRECTIONS)
    rows = np.stack(np.broadcast_arrays(*used.values()), axis=1)
    if (rows == rows[0]).all():
        rows = rows[:1]
    mix = ((1.0,),) if len(used) == 1 else tuple(tuple(row) for row in rows.tolist())
    return Avatar(model=model, sources=tuple(used), mix=mix, directions=directions)
