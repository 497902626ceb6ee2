"""What "surprise me" asks for, on every page: other faces, and a wish drawn by chance."""

import secrets
from collections.abc import Collection
from typing import Final

from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

_SEEDS: Final = 1_000_000
"""Drawn seeds are short enough to be remembered."""
_ASKED, _OF = 3, 5
"""So many attributes of so many are asked for; the others may be anything."""


def random_seed() -> int:
    """Return the number of random faces that a person can read to another."""
    return secrets.randbelow(_SEEDS)


def surprise(
    manifest: GeneratorManifest, now: Wish, locked: Collection[str]
) -> tuple[int, dict[str, WishValue]]:
    """Draw a seed, and a wish as a face of the data set has it.

    Args:
        manifest: the model's; what it holds is asked for, and nothing else.
        now: what is asked for so far.
        locked: attributes of which that stays.
    """
    seed = random_seed()
    drawn = wish_of(manifest, candidate(manifest, {}, seed, 0, 1.0))
    wish = {name: value for name, value in drawn.items() if secrets.randbelow(_OF) < _ASKED}
    return seed, {**wish, **{name: now.get(name) for name in locked}}
