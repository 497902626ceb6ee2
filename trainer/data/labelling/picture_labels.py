"""Putting labels to the pictures that they name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.labelling.label_table import UNKNOWN, LabelTable


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
    """Put each label to the picture it names.

    A label names a picture by its full name (source/folders/file) or by any tail of that from a
    slash on: ``a.jpg``, ``sub/a.jpg``, ``faces-0.zip/sub/a.jpg``.

    Args:
        table: the labels.
        names: full names of all pictures that were found, unique or not.
        contents: a fingerprint of each picture's bytes: a label that names several pictures is
            used if they are all the same.
    """
    labels = np.full((len(names), len(table.attributes)), UNKNOWN, np.int16)
    wanted = table.rows
    hits: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        tail = name
        while True:
            if tail in wanted:
                hits.setdefault(tail, []).append(index)
            _, slash, tail = tail.partition("/")
            if not slash:
                break
    has_row = np.zeros(len(names), np.bool_)
    ambiguous = set()
    matched = 0
    # Short names first, so that a more exact name has the last word.
    for key in sorted(hits, key=lambda key: (key.count("/"), key)):
        found = hits[key]
        full = [i for i in found if names[i] == key]
        found = full or found
        if len({contents[i] for i in found}) > 1:
            ambiguous.add(key)
            continue
        matched += 1
        labels[found] = wanted[key]
        has_row[found] = True
    missing = tuple(sorted(wanted.keys() - hits.keys()))
    return Matched(labels, has_row, missing, tuple(sorted(ambiguous)), matched)


def count_classes(labels: NDArray[np.int16], classes: int) -> tuple[int, ...]:
    """Return how many of ``labels`` [images] name each class."""
    counts = Counter(labels.tolist())
    return tuple(counts.get(number, 0) for number in range(classes))
