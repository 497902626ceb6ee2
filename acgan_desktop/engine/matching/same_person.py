"""Whether a face is still the same person after something about it was changed.

A tagger's features say what a face looks like. What an attribute does to them is learned from
faces drawn with all kinds of attributes (least squares), and taken out before faces are compared:
new hair must not count as a new person, but a new mouth under new hair does. Distances are told in
units of two persons of the same attributes: 0 is the same picture, 1 is somebody else.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.latent.expressions import Expression, on_the_way
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.generator import RenderCancelled
from acgan_desktop.engine.runtime.renderer import Renderer
from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.engine.runtime.tagger import Tagger

LIMIT: Final = 1.0
"""What is farther from the face than this is as far as another person with the same attributes."""
STEPS: Final = (0.8, 0.65, 0.5)
"""How far a change goes where all of it makes another person; the first that does not is taken."""
PERSONS: Final = 128
_AT_ONCE: Final = 8
_SEED: Final = 0
# Of few faces, least squares would take noise for what an attribute does.
_RIDGE: Final = 1.0

Cancelled = Callable[[], bool]
Pixels = NDArray[np.uint8]
_Floats = NDArray[np.float64]


class PersonMeasure:
    """Distances between faces, whatever was changed about them on purpose."""

    def __init__(
        self, manifest: GeneratorManifest, features: NDArray[np.float32], weights: _Floats
    ) -> None:
        """Learn from faces of different persons.

        Args:
            manifest: the generator's.
            features: a tagger's, [n, feature_dim]; n is at least 2.
            weights: the class weights that they were drawn with, [n, classes].
        """
        self._manifest = manifest
        values = features.astype(np.float64)
        # A feature that never changes says nothing; divided by nothing it would say everything.
        spread = values.std(axis=0)
        self._scale = np.where(spread > 1e-9, 1 / np.maximum(spread, 1e-9), 0.0)
        values = (values - values.mean(axis=0)) * self._scale
        asked = weights - weights.mean(axis=0)
        gram = asked.T @ asked + _RIDGE * np.eye(asked.shape[1])
        self._effects = np.linalg.solve(gram, asked.T @ values)
        # What is left of few faces after a fit is too small by the numbers that were fitted.
        fitted = sum(len(one.classes) - 1 for one in manifest.attributes)
        left = max(1, len(values) - fitted - 1)
        self._persons = (values - asked @ self._effects) * np.sqrt(len(values) / left)
        self._units: dict[frozenset[str], float] = {}

    def distance(
        self,
        one: NDArray[np.float32],
        other: NDArray[np.float32],
        changed: Collection[str] = (),
    ) -> float:
        """Return how far two faces are apart, in units of two persons.

        Args:
            one: features of a face, [feature_dim].
            other: likewise.
            changed: names of attributes that do not count.
        """
        basis = self._basis(changed)
        apart = (one.astype(np.float64) - other) * self._scale
        key = frozenset(changed)
        if key not in self._units:
            persons = _without(self._persons, basis)
            first, second = np.triu_indices(len(persons), 1)
            self._units[key] = float(
                np.median(np.linalg.norm(persons[first] - persons[second], axis=1))
            )
        length = float(np.linalg.norm(_without(apart[None], basis)))
        return length / max(self._units[key], 1e-9)

    def _basis(self, changed: Collection[str]) -> _Floats:
        """Return orthonormal directions of what the attributes do to features, [k, feature_dim]."""
        rows = [self._effects[self._manifest.block(name)] for name in changed]
        if not rows:
            return np.zeros((0, self._effects.shape[1]))
        _, strengths, directions = np.linalg.svd(np.concatenate(rows), full_matrices=False)
        return np.asarray(directions[strengths > 1e-6 * max(float(strengths.max()), 1e-30)])


def _without(vectors: _Floats, basis: _Floats) -> _Floats:
    return vectors - (vectors @ basis.T) @ basis


@dataclass(frozen=True)
class CheckedFace:
    """A changed face that was compared with the one it was made of.

    Attributes:
        avatar: draws it.
        pixels: its picture, uint8 [h, w, 3].
        step: how far the change goes, 1 = all the way.
        distance: how far it is from the face, in units of two persons.
    """

    avatar: Avatar
    pixels: Pixels
    step: float
    distance: float

    @property
    def same(self) -> bool:
        """Whether it is the same person."""
        return self.distance <= LIMIT


def read_features(tagger: Tagger, pixels: Pixels) -> NDArray[np.float32]:
    """Return the features of pictures [n, h, w, 3], float32 [n, feature_dim]."""
    return tagger.read(resized(pixels, tagger.manifest.resolution)).features


def learn_persons(
    renderer: Renderer,
    tagger: Tagger,
    count: int = PERSONS,
    *,
    cancelled: Cancelled | None = None,
    progress: Callable[[float], object] | None = None,
) -> PersonMeasure:
    """Draw ``count`` persons and learn how faces of this model differ.

    Args:
        renderer: the model.
        tagger: reads their features.
        count: at least 2.
        cancelled: asked between a few faces; True gives up.
        progress: told the share that is done, 0 to 1.

    Raises:
        RenderCancelled: ``cancelled`` returned True.
    """
    faces = _persons(renderer.manifest, count)
    features = []
    for start in range(0, count, _AT_ONCE):
        if cancelled is not None and cancelled():
            raise RenderCancelled
        pixels = renderer.render(faces[start : start + _AT_ONCE], cancelled=cancelled)
        features.append(read_features(tagger, pixels))
        if progress is not None:
            progress(min(1.0, (start + _AT_ONCE) / count))
    weights = np.array([face.sources[0].attributes for face in faces], np.float64)
    return PersonMeasure(renderer.manifest, np.concatenate(features), weights)


def check_face(
    renderer: Renderer,
    tagger: Tagger,
    measure: PersonMeasure,
    face: tuple[Avatar, NDArray[np.float32]],
    cell: tuple[Expression, Pixels],
    *,
    cancelled: Cancelled | None = None,
) -> CheckedFace:
    """Compare a changed face with the one it was made of; draw it nearer where it is another one.

    Args:
        renderer: the model.
        tagger: reads features.
        measure: what :func:`learn_persons` learned.
        face: the face that was changed, and its features [feature_dim].
        cell: what was changed, and the picture of it, drawn all the way.
        cancelled: True gives up.

    Returns:
        The face at the largest step that keeps the person; where none does, all the way.

    Raises:
        RenderCancelled: ``cancelled`` returned True.
    """
    avatar, features = face
    expression, pixels = cell

    def checked(one: Avatar, picture: Pixels, step: float) -> CheckedFace:
        seen = read_features(tagger, picture[None])[0]
        return CheckedFace(one, picture, step, measure.distance(features, seen, expression.changes))

    whole = checked(expression.avatar, pixels, 1.0)
    if whole.same:
        return whole
    for step in STEPS:
        nearer = on_the_way(renderer.manifest, avatar, expression.changes, step)
        found = checked(nearer, renderer.render([nearer], cancelled=cancelled)[0], step)
        if found.same:
            return replace(found, pixels=found.pixels.copy())
    return whole


def _persons(manifest: GeneratorManifest, count: int) -> Sequence[Avatar]:
    """Return persons of whom each class of an attribute has about as many, the same every time."""
    draws = np.random.Generator(np.random.Philox(key=_SEED))
    faces = []
    for index in range(count):
        wish: Wish = {
            one.name: one.classes[int(draws.integers(len(one.classes)))]
            for one in manifest.attributes
        }
        faces.append(candidate(manifest, wish, _SEED, index, manifest.truncation.default))
    return faces
