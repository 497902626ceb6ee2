"""What a wish promises, and whether a face keeps it, by what a tagger reads off its picture.

A face keeps the promise if, for every attribute that was wished, the class that the tagger finds
likeliest is the one wished (or, for a blend, one of those with a weight above 0). A tagger's
probabilities speak of a face that is as likely to be of any class, so that rare classes are not
read as frequent ones, and what was asked of the generator does not count in favour of its having
obeyed. Attributes left open promise nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.error_codes import WishCode
from acgan_desktop.engine.latent.wishes import WishError
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest, TaggerManifest

Said = Mapping[str, NDArray[np.float32]]
"""Per attribute, by its name, a tagger's probabilities [classes] for one picture."""


@dataclass(frozen=True)
class WishMatch:
    """How a face stands to what was wished.

    Attributes:
        missed: the attributes that were wished and are not confirmed.
        nearness: a face with fewer missed attributes is nearer; among these, one whose wished
            classes the tagger finds likelier. Compares as tuples do, larger is nearer.
    """

    missed: tuple[str, ...]
    nearness: tuple[int, float]

    @property
    def kept(self) -> bool:
        """Whether everything that was wished is confirmed."""
        return not self.missed


def can_match(tagger: TaggerManifest, generator: GeneratorManifest) -> bool:
    """Say whether a tagger reads every attribute of a generator, with all of its classes."""
    known = {one.name: set(one.classes) for one in tagger.attributes}
    return bool(generator.attributes) and all(
        known.get(one.name, set()) >= set(one.classes) for one in generator.attributes
    )


class WishRequirement:
    """What a wish promises, ready to be held against what a tagger of that manifest says."""

    def __init__(self, tagger: TaggerManifest, wish: Wish) -> None:
        """Look up the wished classes.

        Raises:
            WishError: the tagger does not read something that is wished; see :func:`can_match`.
        """
        attributes = {one.name: one for one in tagger.attributes}
        self._wanted = {
            name: _columns(attributes, name, {asked: 1.0} if isinstance(asked, str) else asked)
            for name, asked in wish.items()
            if asked is not None
        }

    def __bool__(self) -> bool:
        """Whether anything was promised at all."""
        return bool(self._wanted)

    def judge(self, said: Said) -> WishMatch:
        """Hold what the tagger says of one picture against the promise."""
        missed, likely = [], 1.0
        for name, columns in self._wanted.items():
            probabilities = said[name]
            likely *= float(probabilities[columns].sum())
            if int(probabilities.argmax()) not in columns:
                missed.append(name)
        return WishMatch(tuple(missed), (-len(missed), likely))


def _columns(
    attributes: Mapping[str, Attribute], name: str, blend: Mapping[str, float]
) -> list[int]:
    classes = attributes[name].classes if name in attributes else ()
    wanted = [one for one, weight in blend.items() if weight > 0]
    if not set(wanted) <= set(classes):
        raise WishError(WishCode.TAGGER_MISSES_CLASS, name=name)
    return [classes.index(one) for one in wanted]
