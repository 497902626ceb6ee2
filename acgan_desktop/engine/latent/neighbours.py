"""Moving in latent space: near an avatar, and between two points."""

import math

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.error_codes import LatentCode, WishCode
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest


def neighbours(
    manifest: GeneratorManifest, avatar: Avatar, seed: int, start: int, count: int, distance: float
) -> list[Avatar]:
    """Return avatars near ``avatar``: "more like this".

    Each z turns by the same angle towards a fresh random one, z' = cos(t) z + sin(t) eps with
    t = distance * pi / 2, which keeps it standard normal. Everything else stays: attributes,
    truncation, mix and directions. Neighbour i of a seed never depends on how many are asked for.

    Args:
        manifest: the model's manifest.
        avatar: where to start.
        seed: 0 to 2**64 - 1; another seed gives other neighbours.
        start: number of the first neighbour.
        count: how many neighbours.
        distance: above 0 (the same face) to 1 (an unrelated face with the same attributes).

    Raises:
        UserError: ``distance`` or ``seed`` is out of range.
        AvatarError: the avatar does not fit the model.
    """
    if not 0 < distance <= 1:
        raise UserError(LatentCode.DISTANCE_OUTSIDE, distance=distance)
    if not 0 <= seed < 2**64:
        raise UserError(WishCode.SEED_OUTSIDE, value=seed)
    check_fits(avatar, manifest)
    angle = distance * math.pi / 2
    found = []
    for index in range(start, start + count):
        sources = []
        for position, source in enumerate(avatar.sources):
            step = _step(seed, index, position, manifest.z_dim)
            z = math.cos(angle) * source.z_array + math.sin(angle) * step
            sources.append(source.model_copy(update={"z": z.astype("<f4").tobytes()}))
        found.append(avatar.model_copy(update={"sources": tuple(sources), "origin": None}))
    return found


def slerp(a: NDArray[np.float32], b: NDArray[np.float32], t: float) -> NDArray[np.float32]:
    """Return the point at ``t`` (0 is a, 1 is b) on the great arc from ``a`` to ``b``, float32.

    It turns at constant speed, and its length goes evenly from that of ``a`` to that of ``b``, so
    that a point between two plausible latents is plausible itself; on the straight line points are
    too short and draw duller faces. Between opposite vectors, where any arc would do, it takes a
    fixed one. A vector of zeros has no direction: from and to it leads the straight line.
    """
    first, second = np.ravel(a).astype(np.float64), np.ravel(b).astype(np.float64)
    lengths = np.linalg.norm(first), np.linalg.norm(second)
    if not all(lengths):
        return ((1 - t) * first + t * second).astype(np.float32).reshape(np.shape(a))
    first, second = first / lengths[0], second / lengths[1]
    aside = second - np.dot(first, second) * first
    if np.linalg.norm(aside) < 1e-6:  # parallel or opposite
        aside = _across(first)
    across = np.linalg.norm(aside)
    if not across:  # a latent of one number has only one direction
        straight = (1 - t) * lengths[0] * first + t * lengths[1] * second
        return straight.astype(np.float32).reshape(np.shape(a))
    angle = 2 * math.atan2(
        float(np.linalg.norm(first - second)), float(np.linalg.norm(first + second))
    )
    turned: NDArray[np.float64] = math.cos(t * angle) * first
    turned += math.sin(t * angle) / across * aside
    turned *= (1 - t) * lengths[0] + t * lengths[1]
    return turned.astype(np.float32).reshape(np.shape(a))


def _across(unit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a fixed vector at right angles to ``unit``, zero where there is none."""
    axis = np.zeros_like(unit)
    axis[np.argmin(np.abs(unit))] = 1.0
    across: NDArray[np.float64] = axis - np.dot(unit, axis) * unit
    return across


def _step(seed: int, index: int, source: int, z_dim: int) -> NDArray[np.float32]:
    """Return a random latent that no candidate has: its stream counts from elsewhere."""
    stream = np.random.Philox(key=np.array([seed, index], np.uint64), counter=[0, 0, 1, source])
    return np.random.Generator(stream).standard_normal(z_dim, dtype=np.float32)
