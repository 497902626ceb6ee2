"""Attribute precision: how often a face shows what was asked for."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class ClassPrecision(NamedTuple):
    """One class: how many faces were asked for, and how many of them show it."""

    name: str
    asked: int
    shown: int

    @property
    def precision(self) -> float:
        """Share of the faces asked for that show the class; 0 where none was asked for."""
        return self.shown / self.asked if self.asked else 0.0


class AttributePrecision(NamedTuple):
    """One attribute, class by class.

    Attributes:
        classes: in the order of the attribute's classes.
        confusion: int64 [asked for, read], how many faces.
    """

    classes: tuple[ClassPrecision, ...]
    confusion: NDArray[np.int64]

    @property
    def stratified(self) -> float | None:
        """Mean over the classes asked for, each counting the same; None if none was."""
        asked = [one.precision for one in self.classes if one.asked]
        return float(np.mean(asked)) if asked else None

    @property
    def deviation(self) -> float | None:
        """Standard deviation of :attr:`stratified` if other faces had been drawn; None likewise.

        Of k classes, n faces asked for each, the share p of which shows it: sqrt(sum v) / k with
        v = p (1 - p) / (n - 1), the unbiased variance of a share, as classes are independent.
        """
        asked = [one for one in self.classes if one.asked]
        variances = [one.precision * (1 - one.precision) / max(1, one.asked - 1) for one in asked]
        return float(np.sqrt(np.sum(variances)) / len(asked)) if asked else None


def attribute_precision(
    probabilities: ArrayLike, asked: ArrayLike, classes: Sequence[str]
) -> AttributePrecision:
    """Compare what a tagger reads, its most probable class, with what was asked for.

    Args:
        probabilities: [n, classes], one row per face.
        asked: class index [n], -1 where nothing was asked for, which is left out.
        classes: the classes' names.

    Raises:
        ValueError: the shapes do not fit.
    """
    table, wanted = np.asarray(probabilities), np.asarray(asked, np.int64)
    if table.ndim != 2 or table.shape != (len(wanted), len(classes)):
        raise ValueError(
            f"needs probabilities [{len(wanted)}, {len(classes)}], not {list(table.shape)}"
        )
    if len(wanted) and not -1 <= wanted.min() <= wanted.max() < len(classes):
        raise ValueError("asked: names a class that there is not")
    known = wanted >= 0
    confusion = np.zeros((len(classes), len(classes)), np.int64)
    np.add.at(confusion, (wanted[known], table[known].argmax(axis=1)), 1)
    return AttributePrecision(
        tuple(
            ClassPrecision(name, int(confusion[index].sum()), int(confusion[index, index]))
            for index, name in enumerate(classes)
        ),
        confusion,
    )
