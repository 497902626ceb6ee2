"""Putting labels to the pictures that they name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.labelling.label_table import UNKNOWN, LabelTable
from trainer.data.labelling.picture_names import find_pictures


@dataclass(frozen=True)
class Matched:
    """Labels put to pictures.

    Attributes:
        labels: int16 [images, attributes], -1 = unknown.
        has_row: bool [images], whether any row names the picture.
        without_image: label names that no picture has, sorted.
        ambiguous: label names that several different pictures have, sorted; not used.
        matched_rows: label names that were put to a picture.
    """

    labels: NDArray[np.int16]
    has_row: NDArray[np.bool_]
    without_image: tuple[str, ...]
    ambiguous: tuple[str, ...]
    matched_rows: int


def match(table: LabelTable, names: Sequence[str], contents: Sequence[bytes]) -> Matched:
    """Put each label to the picture it names, as :func:`find_pictures` finds it.

    Args:
        table: the labels.
        names: full names of all pictures that were found, unique or not.
        contents: a fingerprint of each picture's bytes: a label that names several pictures is
            used if they are all the same.
    """
    labels = np.full((len(names), len(table.attributes)), UNKNOWN, np.int16)
    hits: dict[str, list[int]] = {}
    for written in table.by_table or (table.rows.keys(),):
        hits |= find_pictures(written, names)
    has_row = np.zeros(len(names), np.bool_)
    ambiguous = set()
    matched = 0
    # Short names first, so that a more exact name has the last word, as far as it says anything.
    for key in sorted(hits, key=lambda key: (key.count("/"), key)):
        found = hits[key]
        if len({contents[i] for i in found}) > 1:
            ambiguous.add(key)
            continue
        matched += 1
        said = np.array(table.rows[key], np.int16)
        labels[found] = np.where(said == UNKNOWN, labels[found], said)
        has_row[found] = True
    missing = tuple(sorted(table.rows.keys() - hits.keys()))
    return Matched(labels, has_row, missing, tuple(sorted(ambiguous)), matched)


def count_classes(labels: NDArray[np.int16], classes: int) -> tuple[int, ...]:
    """Return how many of ``labels`` [images] name each class."""
    counts = Counter(labels.tolist())
    return tuple(counts.get(number, 0) for number in range(classes))
