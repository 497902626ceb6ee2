"""From what a person wishes to avatars, and back.

A wish names for each attribute a class, a blend of classes, or nothing ("any"). Any means that each
candidate gets a class drawn with the data set's shares, so that a wall of candidates varies.
"""

import math

import numpy as np

from acgan_desktop.core.avatar import Avatar, Origin, Source, latent
from acgan_desktop.core.error_codes import WordCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.error_codes import WishCode
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest


class WishError(UserError):
    """A wish names something that the model does not know."""


def candidate(
    manifest: GeneratorManifest, wish: Wish, seed: int, index: int, truncation: float
) -> Avatar:
    """Return candidate ``index`` of ``seed`` that obeys ``wish``.

    z depends on seed and index alone. The class drawn for an open attribute depends on these and
    on the attribute's place, so that a changed wish changes neither z nor the other attributes.

    Args:
        manifest: the model's manifest.
        wish: what is wished; open attributes are drawn.
        seed: 0 to 2**64 - 1.
        index: 0 to 2**64 - 1.
        truncation: psi, 0 (typical) to 1 (off).

    Raises:
        WishError: the wish or a number does not fit the model; the sentence names what does.
    """
    _check_wish(manifest, wish)
    if not 0 <= truncation <= 1:
        raise WishError(WishCode.TRUNCATION_OUTSIDE, truncation=truncation)
    for code, value in ((WishCode.SEED_OUTSIDE, seed), (WishCode.INDEX_OUTSIDE, index)):
        if not 0 <= value < 2**64:
            raise WishError(code, value=value)
    weights: list[float] = []
    for position, attribute in enumerate(manifest.attributes):
        asked = wish.get(attribute.name)
        if asked is None:
            asked = _drawn_class(attribute, seed, index, position)
        weights += _block(attribute, asked)
    return Avatar(
        model=manifest.model_id,
        sources=(
            Source(
                z=latent(seed, index, manifest.z_dim).tobytes(),
                attributes=tuple(weights),
                truncation=truncation,
            ),
        ),
        origin=Origin(seed=seed, index=index),
    )


def candidates(
    manifest: GeneratorManifest, wish: Wish, seed: int, start: int, count: int, truncation: float
) -> list[Avatar]:
    """Return candidates ``start`` to ``start + count - 1`` of ``seed``; see :func:`candidate`."""
    return [
        candidate(manifest, wish, seed, index, truncation) for index in range(start, start + count)
    ]


def wish_of(
    manifest: GeneratorManifest, avatar: Avatar
) -> dict[str, str | dict[str, float] | None]:
    """Say what ``avatar`` asks for, attribute by attribute in the manifest's order.

    One class is given by its name, several as a blend, none as None. Of an avatar of several
    sources this is their average, weighted as they are mixed.

    Raises:
        AvatarError: the avatar does not fit the model.
    """
    check_fits(avatar, manifest)
    shares = np.array(avatar.mix, np.float64).mean(axis=0)
    blocks = np.array([source.attributes for source in avatar.sources], np.float64)
    weights = blocks[0] if len(blocks) == 1 else np.clip(shares @ blocks, 0, 1)
    wish: dict[str, str | dict[str, float] | None] = {}
    for attribute in manifest.attributes:
        block = weights[manifest.block(attribute.name)]
        asked = {
            name: float(weight)
            for name, weight in zip(attribute.classes, block, strict=True)
            if weight > 0
        }
        if len(asked) == 1 and math.isclose(sum(asked.values()), 1, abs_tol=1e-3):
            wish[attribute.name] = next(iter(asked))
        else:
            wish[attribute.name] = asked or None
    return wish


def with_wish(manifest: GeneratorManifest, avatar: Avatar, wish: Wish) -> Avatar:
    """Return ``avatar`` with other attributes and the same z: "her hair turns pink".

    Attributes that the wish does not mention stay as they are. One wished as None is drawn anew as
    for the candidate that the avatar was, or left without a wish if it was none.

    Raises:
        WishError: the wish does not fit the model.
        AvatarError: the avatar does not fit the model.
    """
    _check_wish(manifest, wish)
    check_fits(avatar, manifest)
    sources = []
    for source in avatar.sources:
        weights = list(source.attributes)
        for position, attribute in enumerate(manifest.attributes):
            if attribute.name not in wish:
                continue
            asked = wish[attribute.name]
            if asked is None and avatar.origin is not None:
                origin = avatar.origin
                asked = _drawn_class(attribute, origin.seed, origin.index, position)
            weights[manifest.block(attribute.name)] = _block(attribute, asked)
        sources.append(source.model_copy(update={"attributes": tuple(weights)}))
    return avatar.model_copy(update={"sources": tuple(sources)})


def with_truncation(avatar: Avatar, truncation: float) -> Avatar:
    """Return ``avatar`` with all its sources at ``truncation``, 0 (typical) to 1 (off)."""
    sources = tuple(
        source.model_copy(update={"truncation": truncation}) for source in avatar.sources
    )
    return avatar.model_copy(update={"sources": sources})


def _drawn_class(attribute: Attribute, seed: int, index: int, position: int) -> str:
    """Draw a class with the data set's shares, from a stream of this attribute's own."""
    # The latent's stream counts from 0; the highest word of the counter sets others far apart.
    stream = np.random.Philox(
        key=np.array([seed, index], np.uint64), counter=[0, 0, 0, position + 1]
    )
    bounds = np.cumsum(attribute.shares)
    drawn = np.random.Generator(stream).random() * bounds[-1]
    return attribute.classes[int(np.searchsorted(bounds, drawn, side="right"))]


def _block(attribute: Attribute, asked: WishValue) -> list[float]:
    """Return the block of weights for one attribute: it sums to 1, or to 0 for no wish."""
    if asked is None:
        return [0.0] * len(attribute.classes)
    blend = {asked: 1.0} if isinstance(asked, str) else asked
    total = sum(blend.values())
    return [blend.get(name, 0.0) / total for name in attribute.classes]


def _check_wish(manifest: GeneratorManifest, wish: Wish) -> None:
    attributes = {attribute.name: attribute for attribute in manifest.attributes}
    for name, asked in wish.items():
        if name not in attributes:
            raise WishError(
                WishCode.UNKNOWN_ATTRIBUTE,
                model=manifest.name,
                name=name,
                known=", ".join(attributes) or WordCode.NONE,
            )
        if asked is None:
            continue
        classes = attributes[name].classes
        blend = {asked: 1.0} if isinstance(asked, str) else asked
        for unknown in blend.keys() - set(classes):
            raise WishError(
                WishCode.UNKNOWN_CLASS,
                model=manifest.name,
                attribute=name,
                name=unknown,
                known=", ".join(classes),
            )
        if not all(math.isfinite(weight) and weight >= 0 for weight in blend.values()):
            raise WishError(WishCode.WEIGHT_NEGATIVE, name=name)
        total = sum(blend.values())
        if not (total > 0 and math.isfinite(total)):
            raise WishError(WishCode.WEIGHTS_ZERO, name=name)
