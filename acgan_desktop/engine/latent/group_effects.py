"""What the style groups of a model change, measured on its pictures.

The names in a manifest are promises. Here, a sample of children takes one group each from their
fathers; how far that moves a child away from its mother, compared with how far apart the parents
are, says what the group really changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.crossing import cross
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

Pictures = Mapping[Avatar, NDArray[np.uint8]]
"""Each of shape [height, width, 3], in sRGB."""

SHAPE, COLOURS, DETAILS = "shape", "colours", "details"
LEAST_CHANGE: Final = 0.25
"""A group that moves children less than so much of the way to the other parent changes nothing
that a person would see."""
_PAIRS: Final = 12
_SEED: Final = 5
_BLOCKS: Final = 8
_NEARLY: Final = 0.8
_LUMA: Final = np.array([0.299, 0.587, 0.114], dtype=np.float32)


@dataclass(frozen=True)
class GroupEffect:
    """How much of the difference between two parents a group carries over.

    Attributes:
        name: the group's name in the manifest.
        whole: share of the mean difference of pixels, 0 (nothing) to about 1 (everything).
        shares: the same for large forms in brightness ("shape"), for colours apart from
            brightness ("colours"), and for what is finer than an eighth of the picture ("details").
    """

    name: str
    whole: float
    shares: Mapping[str, float]

    @property
    def is_seen(self) -> bool:
        """Whether a person would notice what the group changes."""
        return self.whole >= LEAST_CHANGE

    @property
    def main_kinds(self) -> tuple[str, ...]:
        """What it changes most, and what it changes nearly as much."""
        most = max(self.shares.values())
        return tuple(kind for kind, share in self.shares.items() if share >= _NEARLY * most)


@dataclass(frozen=True)
class Sample:
    """Parents and, per group, the children who take that group from their fathers."""

    mothers: Sequence[Avatar]
    fathers: Sequence[Avatar]
    children: Mapping[str, Sequence[Avatar]]

    def avatars(self) -> list[Avatar]:
        """Return all that must be drawn, each once."""
        children = (child for each in self.children.values() for child in each)
        return list(dict.fromkeys([*self.mothers, *self.fathers, *children]))


def sample_of(manifest: GeneratorManifest) -> Sample:
    """Return the parents and children by whom the groups of a model are measured."""
    faces = candidates(manifest, {}, _SEED, 0, 2 * _PAIRS, manifest.truncation.default)
    mothers, fathers = faces[:_PAIRS], faces[_PAIRS:]
    children = {
        group.name: [
            cross(manifest, mother, father, [group.name])
            for mother, father in zip(mothers, fathers, strict=True)
        ]
        for group in manifest.style_groups
    }
    return Sample(mothers, fathers, children)


def effects_of(sample: Sample, pictures: Pictures) -> tuple[GroupEffect, ...]:
    """Return what each group changes, in the manifest's order.

    Args:
        sample: who was drawn.
        pictures: the picture of each of them, all of one size.
    """
    mothers = _parts([pictures[each] for each in sample.mothers])
    apart = _distances(mothers, _parts([pictures[each] for each in sample.fathers]))
    effects = []
    for name, children in sample.children.items():
        moved = _distances(mothers, _parts([pictures[each] for each in children]))
        shares = {kind: moved[kind] / apart[kind] if apart[kind] else 0.0 for kind in moved}
        effects.append(GroupEffect(name, shares.pop("whole"), shares))
    return tuple(effects)


def _parts(pictures: Sequence[NDArray[np.uint8]]) -> dict[str, NDArray[np.float32]]:
    """Take pictures apart into what the eye tells apart; the parts of all pictures, stacked."""
    pixels = np.stack(pictures).astype(np.float32)
    count, height, width, _ = pixels.shape
    blocks = min(_BLOCKS, height, width)
    tall, wide = height // blocks, width // blocks
    pixels = pixels[:, : blocks * tall, : blocks * wide]
    brightness = pixels @ _LUMA
    colours = pixels[..., (0, 2)] - brightness[..., np.newaxis]
    forms = brightness.reshape(count, blocks, tall, blocks, wide).mean((2, 4))
    details = brightness - forms.repeat(tall, axis=1).repeat(wide, axis=2)
    coarse = colours.reshape(count, blocks, tall, blocks, wide, 2).mean((2, 4))
    return {"whole": pixels, SHAPE: forms, COLOURS: coarse, DETAILS: details}


def _distances(
    some: Mapping[str, NDArray[np.float32]], others: Mapping[str, NDArray[np.float32]]
) -> dict[str, float]:
    return {kind: float(np.abs(some[kind] - others[kind]).mean()) for kind in some}
