"""Two models asked for the same: the same attributes, seeds and truncation, as far as both go."""

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest


def common_attributes(one: GeneratorManifest, other: GeneratorManifest) -> tuple[Attribute, ...]:
    """Return the attributes that both know, with the classes that both know, at least two each.

    Their shares are those of the first, scaled to 1.
    """
    known = {each.name: each for each in other.attributes}
    common = []
    for mine in one.attributes:
        theirs = known[mine.name].classes if mine.name in known else ()
        shares = {
            name: share
            for name, share in zip(mine.classes, mine.shares, strict=True)
            if name in theirs
        }
        if len(shares) >= 2:
            total = sum(shares.values())
            even = 1 / len(shares)
            scaled = tuple(share / total if total else even for share in shares.values())
            common.append(Attribute(name=mine.name, classes=tuple(shares), shares=scaled))
    return tuple(common)


def pair(
    one: GeneratorManifest,
    other: GeneratorManifest,
    wish: Wish,
    seed: int,
    index: int,
    truncation: float,
) -> tuple[Avatar, Avatar]:
    """Return candidate ``index`` of ``seed`` of both models, asked for the same.

    What the wish leaves open is drawn once, with the shares of the first, and asked of both; what
    only one of them knows, it draws for itself.

    Args:
        one: the first model.
        other: the second one.
        wish: attributes of :func:`common_attributes`.
        seed: which random faces.
        index: which of them.
        truncation: psi, which each model takes as near as its bounds allow.
    """
    first = candidate(one, wish, seed, index, _within(one, truncation))
    known = {each.name: set(each.classes) for each in other.attributes}
    asked = {
        name: value
        for name, value in wish_of(one, first).items()
        if name in known and _classes(value) and _classes(value) <= known[name]
    }
    return first, candidate(other, asked, seed, index, _within(other, truncation))


def _classes(value: WishValue) -> set[str]:
    if value is None:
        return set()
    return {value} if isinstance(value, str) else {name for name, share in value.items() if share}


def _within(manifest: GeneratorManifest, truncation: float) -> float:
    return min(max(truncation, manifest.truncation.min), manifest.truncation.max)
