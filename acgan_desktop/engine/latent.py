"""Moving in latent space: near an avatar, and between two points."""

import math

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.avatar import Avatar
from acgan_desktop.engine.fitting import check_fits
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.errors import UserError


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
        raise UserError(f"The distance must lie above 0 and at most at 1, not at {distance}.")
    if not 0 <= seed < 2**64:
        raise UserError(f"The seed must be a whole number from 0 to 2^64 - 1, not {seed}.")
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

    Between two standard normal latents the points on the arc have their length, while those on
    the straight line are too short and draw duller faces. Where no arc is defined (parallel,
    opposite or zero vectors) the straight line is taken.
    """
    first, second = np.asarray(a, np.float64), np.asarray(b, np.float64)
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    cosine = float(np.dot(first.ravel(), second.ravel())) / lengths if lengths else 1.0
    angle = math.acos(min(1.0, max(-1.0, cosine)))
    if math.sin(angle) < 1e-6:
        return ((1 - t) * first + t * second).astype(np.float32)
    weights = math.sin((1 - t) * angle), math.sin(t * angle)
    return ((weights[0] * first + weights[1] * second) / math.sin(angle)).astype(np.float32)


def _step(seed: int, index: int, source: int, z_dim: int) -> NDArray[np.float32]:
    """Return a random latent that no candidate has: its stream counts from elsewhere."""
    stream = np.random.Philox(key=np.array([seed, index], np.uint64), counter=[0, 0, 1, source])
    return np.random.Generator(stream).standard_normal(z_dim, dtype=np.float32)
