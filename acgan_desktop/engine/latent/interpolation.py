"""The avatar between two others, itself a plain avatar.

Two ways lead from one avatar to the other. The spherical way turns each z along the great arc, so
that every point on it is as plausible as its ends: a face of its own, never an average. The linear
way mixes the two finished ``styles``.
"""

from acgan_desktop.core.avatar import Avatar, Direction, Source
from acgan_desktop.engine.latent.mixture import Points, mixture, points_of
from acgan_desktop.engine.latent.neighbours import slerp
from acgan_desktop.engine.model_file.manifest import GeneratorManifest


def spherical(manifest: GeneratorManifest, a: Avatar, b: Avatar, t: float) -> Avatar:
    """Return the avatar at ``t`` (0 is ``a``, 1 is ``b``) on the great arc from ``a`` to ``b``.

    z turns at constant speed, wishes and truncation blend, direction amounts fade over. Where an
    avatar is a mixture itself, each of its sources goes to each of the other's, and the way there
    has the product of both weights: at the ends exactly ``a`` and ``b``, and one source in between
    where both had one. Avatars of the same sources move by their weights alone.

    Args:
        manifest: the model's manifest; both avatars fit it.
        a: the avatar at 0.
        b: the avatar at 1.
        t: 0 to 1; beyond, the nearer end.

    Raises:
        UserError: both are mixtures of so many sources that an avatar cannot hold the products.
    """
    if t <= 0 or a == b:
        return a
    if t >= 1:
        return b
    if a.sources == b.sources:
        return linear(a, b, t)
    points: Points = {}
    for first, first_weights in points_of(a).items():
        for second, second_weights in points_of(b).items():
            weights = first_weights * second_weights
            if weights.any():
                for source, share in _sources_between(manifest, first, second, t):
                    points[source] = points.get(source, 0.0) + share * weights
    return mixture(a.model, points, _directions(a, b, t))


def linear(a: Avatar, b: Avatar, t: float) -> Avatar:
    """Return the avatar whose ``styles`` lie at ``t`` on the straight line from ``a`` to ``b``.

    Args:
        a: the avatar at 0.
        b: the avatar at 1, of the same model.
        t: 0 to 1; beyond, the nearer end.

    Raises:
        UserError: together they have more sources or directions than an avatar can hold.
    """
    if t <= 0 or a == b:
        return a
    if t >= 1:
        return b
    points = {source: (1 - t) * weights for source, weights in points_of(a).items()}
    for source, weights in points_of(b).items():
        points[source] = points.get(source, 0.0) + t * weights
    return mixture(a.model, points, _directions(a, b, t))


def _sources_between(
    manifest: GeneratorManifest, a: Source, b: Source, t: float
) -> list[tuple[Source, float]]:
    """Return the source at ``t`` from ``a`` to ``b``, with the weight 1.

    Where only one of them has a wish for an attribute, no block of weights lies in between (it
    must sum to 1 or 0): there it takes one source with the wish and one without.
    """
    z = a.z if a.z == b.z else slerp(a.z_array, b.z_array, t).astype("<f4").tobytes()
    truncation = _line(a.truncation, b.truncation, t)
    first, second = list(a.attributes), list(b.attributes)
    for attribute in manifest.attributes:
        block = manifest.block(attribute.name)
        if (sum(first[block]) > 0.5) == (sum(second[block]) > 0.5):
            first[block] = second[block] = [
                _line(x, y, t) for x, y in zip(first[block], second[block], strict=True)
            ]
    if first == second:
        return [(Source(z=z, attributes=tuple(first), truncation=truncation), 1.0)]
    return [
        (Source(z=z, attributes=tuple(first), truncation=truncation), 1 - t),
        (Source(z=z, attributes=tuple(second), truncation=truncation), t),
    ]


def _line(x: float, y: float, t: float) -> float:
    """Return the number at ``t`` from ``x`` to ``y``, never outside of them by rounding."""
    return x if x == y else min(max((1 - t) * x + t * y, min(x, y)), max(x, y))


def _directions(a: Avatar, b: Avatar, t: float) -> tuple[Direction, ...]:
    amounts: dict[Direction, float] = {}
    for avatar, share in ((a, 1 - t), (b, t)):
        for direction in avatar.directions:
            unit = direction.model_copy(update={"amount": 1.0})
            amounts[unit] = amounts.get(unit, 0.0) + share * direction.amount
    return tuple(unit.model_copy(update={"amount": amount}) for unit, amount in amounts.items())
