"""The labels that a tagger may learn from and be judged by: not those that a tagger gave."""

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset
from trainer.data.label_vectors import used_labels
from trainer.data.manifest import ORIGIN_PERSON

ENOUGH = 100
"""Labels of a person that say more about a tagger's sureness than many tags do."""


def known_labels(dataset: Dataset, *, filled: bool = False) -> NDArray[np.int16]:
    """Return the labels of a data set, int16 [images, attributes], -1 = unknown.

    Args:
        dataset: whose labels.
        filled: whether those count that a tagger filled in; learning from its own makes it surer
            of its errors, and being judged by them praises it.
    """
    return used_labels(dataset.labels, dataset.label_origin, 1.0 if filled else 0.0)[0]


def said_by_person(dataset: Dataset) -> NDArray[np.bool_]:
    """Return which labels of a data set a person gave by looking: [images, attributes]."""
    given: NDArray[np.bool_] = (dataset.label_origin == ORIGIN_PERSON) & (dataset.labels >= 0)
    return given


def surest_labels(dataset: Dataset, rows: NDArray[np.int64]) -> NDArray[np.int16]:
    """Return the labels of ``rows`` to fit temperatures by, int16 [rows, attributes], -1 = unknown.

    Of an attribute that a person gave at least :data:`ENOUGH` of them, only those: a tag that is
    wrong makes a tagger that is right seem too sure.
    """
    labels = known_labels(dataset)[rows]
    person = said_by_person(dataset)[rows]
    enough = person.sum(axis=0) >= ENOUGH
    return np.where(person | ~enough, labels, -1).astype(np.int16)
