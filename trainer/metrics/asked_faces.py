"""Faces drawn to see whether the model obeys, and how varied it is while it does."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidate, candidates, wish_of, with_wish
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.data.dataset import Dataset
from trainer.data.manifest import ORIGIN_TAGGER
from trainer.metrics.extractors import Extractor

# Where the candidates begin that are asked for something: far from those of the distances.
_OBEDIENCE_START, _CHOICE_START, _WITHIN_START = 2**32, 2**33, 2**34
CHOICES = 16


class Question(NamedTuple):
    """One class that is asked for, as the tagger numbers it."""

    attribute: str
    name: str
    number: int


def as_labelled(
    manifest: GeneratorManifest, dataset: Dataset, count: int, seed: int, truncation: float
) -> Iterator[Avatar]:
    """Yield ``count`` candidates that ask for what training faces, drawn by chance, are labelled.

    Where such a face's label is unknown, or the model does not know its class, nothing is asked.
    """
    rows = np.random.default_rng(seed).choice(dataset.training_indices(), count)
    known = {attribute.name: set(attribute.classes) for attribute in manifest.attributes}
    for index, row in enumerate(rows):
        wish: dict[str, str | None] = dict.fromkeys(known)
        for column, attribute in enumerate(dataset.manifest.attributes):
            number = int(dataset.labels[row, column])
            if number >= 0 and attribute.classes[number] in known.get(attribute.name, ()):
                wish[attribute.name] = attribute.classes[number]
        drawn = candidate(manifest, {}, seed, index, truncation)
        yield with_wish(manifest, drawn.model_copy(update={"origin": None}), wish)


def questions(manifest: GeneratorManifest, extractor: Extractor) -> list[Question]:
    """Return the classes that can be asked of the model and read by the extractor."""
    return [
        Question(attribute.name, name, extractor.attributes[attribute.name].index(name))
        for attribute in manifest.attributes
        for name in attribute.classes
        if name in extractor.attributes.get(attribute.name, ())
    ]


def unread_classes(manifest: GeneratorManifest, extractor: Extractor) -> list[str]:
    """Return what the model can be asked and the extractor cannot read, for a person."""
    known = {(one.attribute, one.name) for one in questions(manifest, extractor)}
    return [
        f"{attribute.name} {name}"
        for attribute in manifest.attributes
        for name in attribute.classes
        if (attribute.name, name) not in known
    ]


def obedience_avatars(
    manifest: GeneratorManifest, question: Question, number: int, count: int,
    seed: int, truncation: float,
) -> list[Avatar]:  # fmt: skip
    """Return ``count`` avatars that ask for one class; the other attributes are drawn by shares."""
    start = _OBEDIENCE_START + number * count
    wish = {question.attribute: question.name}
    return candidates(manifest, wish, seed, start, count, truncation)


def within_choices(
    manifest: GeneratorManifest, count: int, seed: int, truncation: float
) -> Iterator[list[Avatar]]:
    """Yield for each choice, all attributes drawn by shares, ``count`` avatars of other z."""
    for number in range(CHOICES):
        model = candidate(manifest, {}, seed, _CHOICE_START + number, truncation)
        start = _WITHIN_START + number * count
        yield candidates(manifest, wish_of(manifest, model), seed, start, count, truncation)


def true_labels(
    dataset: Dataset, indices: NDArray[np.int64], attributes: Mapping[str, tuple[str, ...]]
) -> dict[str, NDArray[np.int64]]:
    """Return the data set's labels of the faces at ``indices``, int64 [n] with -1 for unknown.

    Classes are numbered as in ``attributes``. What a tagger filled in counts as unknown: a tagger
    must not be compared with itself.
    """
    labels = {}
    for column, attribute in enumerate(dataset.manifest.attributes):
        names = attributes.get(attribute.name)
        if names is None:
            continue
        number = np.array(
            [names.index(name) if name in names else -1 for name in attribute.classes] + [-1],
            np.int64,
        )
        own = dataset.labels[indices, column]
        filled = dataset.label_origin[indices, column] == ORIGIN_TAGGER
        labels[attribute.name] = number[np.where(filled, -1, own)]
    return labels


def groups_of_equals(
    dataset: Dataset, indices: NDArray[np.int64], manifest: GeneratorManifest
) -> list[NDArray[np.int64]]:
    """Return the real faces that share a choice of all the model's attributes.

    Each group holds positions in ``indices``, at least two. Faces with an unknown label are left
    out; without attributes all faces are one group.
    """
    classes = {attribute.name: attribute.classes for attribute in manifest.attributes}
    labels = true_labels(dataset, indices, classes)
    if len(labels) < len(classes):
        return []
    if not labels:
        return [np.arange(len(indices))]
    table = np.stack([labels[name] for name in classes], axis=1)
    known = np.flatnonzero((table >= 0).all(axis=1))
    if not len(known):
        return []
    _, group = np.unique(table[known], axis=0, return_inverse=True)
    members = [known[group.ravel() == number] for number in range(int(group.max()) + 1)]
    return [one for one in members if len(one) >= 2]
