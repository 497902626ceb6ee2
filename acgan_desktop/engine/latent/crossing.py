"""Crossings: some style layers from one parent, the others from another.

A manifest names groups of style layers that mean something to a person, such as "shape" and
"colours". A child takes whole groups, so it may have its mother's shape and its father's colours.
"""

from collections.abc import Collection, Sequence
from itertools import combinations

import numpy as np

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.error_codes import WordCode
from acgan_desktop.core.errors import ErrorCode, UserError
from acgan_desktop.engine.error_codes import LatentCode
from acgan_desktop.engine.latent.mixture import Points, mixture, points_of
from acgan_desktop.engine.latent.wishes import wish_of, with_wish
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest


def can_cross(manifest: GeneratorManifest) -> bool:
    """Say whether the model has groups to choose between; without, a child is one parent whole."""
    return len(manifest.style_groups) > 1


def cross(
    manifest: GeneratorManifest, mother: Avatar, father: Avatar, groups: Collection[str]
) -> Avatar:
    """Return the child with ``groups`` of ``father`` and everything else of ``mother``.

    Directions come along with the layers that they change.

    Args:
        manifest: the model's manifest.
        mother: whose child it is in all groups not named.
        father: whose child it is in ``groups``.
        groups: names of the manifest's style groups.

    Raises:
        UserError: the model has no such group, or both are mixtures too large to be crossed.
        AvatarError: an avatar does not fit the model.
    """
    check_fits(mother, manifest)
    check_fits(father, manifest)
    _check_known(
        manifest, LatentCode.A_STYLE_GROUP, groups, [each.name for each in manifest.style_groups]
    )
    taken = {
        layer for group in manifest.style_groups if group.name in groups for layer in group.layers
    }
    if not taken or mother == father:
        return mother
    if len(taken) == manifest.num_styles:
        return father
    fathers = np.array([float(layer in taken) for layer in range(manifest.num_styles)])
    points: Points = {source: (1 - fathers) * own for source, own in points_of(mother).items()}
    for source, own in points_of(father).items():
        points[source] = points.get(source, 0.0) + fathers * own
    kept = set(range(manifest.num_styles)) - taken
    directions = tuple(
        direction.model_copy(update={"layers": layers})
        for parent, share in ((mother, kept), (father, taken))
        for direction in parent.directions
        if (layers := tuple(layer for layer in direction.layers if layer in share))
    )
    return mixture(manifest.model_id, points, directions)


def cross_wishes(
    manifest: GeneratorManifest, mother: Avatar, father: Avatar, attributes: Collection[str]
) -> Avatar:
    """Return ``mother`` with what ``father`` asks for in ``attributes``, such as his hair colour.

    This is possible with every model, also with one whose styles are a single layer. What
    ``father`` leaves open stays as ``mother`` has it.

    Raises:
        UserError: the model has no such attribute.
        AvatarError: an avatar does not fit the model.
    """
    check_fits(mother, manifest)
    check_fits(father, manifest)
    _check_known(
        manifest, LatentCode.AN_ATTRIBUTE, attributes, [each.name for each in manifest.attributes]
    )
    asked, own = wish_of(manifest, father), wish_of(manifest, mother)
    wish = {
        name: asked[name]
        for name in attributes
        if asked[name] is not None and asked[name] != own[name]
    }
    if not wish:
        return mother
    return with_wish(manifest, mother, wish)


def crossings(
    manifest: GeneratorManifest,
    mothers: Sequence[Avatar],
    fathers: Sequence[Avatar],
    groups: Collection[str],
) -> list[list[Avatar]]:
    """Return the grid of children: one row per mother, one column per father.

    See :func:`cross`; all take the same ``groups`` from their fathers.
    """
    return [[cross(manifest, mother, father, groups) for father in fathers] for mother in mothers]


def choices(manifest: GeneratorManifest) -> list[tuple[str, ...]]:
    """Return every choice of groups that two parents can share out between them.

    From none to all, fewer first, in the manifest's order: 2 to the power of the number of groups.

    Raises:
        UserError: there would be more than a thousand.
    """
    names = [group.name for group in manifest.style_groups]
    if len(names) > 10:
        raise UserError(LatentCode.TOO_MANY_STYLE_GROUPS, name=manifest.name, count=len(names))
    return [chosen for size in range(len(names) + 1) for chosen in combinations(names, size)]


def _check_known(
    manifest: GeneratorManifest, kind: ErrorCode, names: Collection[str], known: Sequence[str]
) -> None:
    """Refuse a name that the model does not have; ``kind`` says what it names."""
    for name in names:
        if name not in known:
            raise UserError(
                LatentCode.NAME_UNKNOWN,
                model=manifest.name,
                kind=kind,
                name=name,
                known=", ".join(known) or WordCode.NONE,
            )
