"""How well a tagger reads: figures per class and per attribute, from logits and labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from trainer.data.manifest import DatasetAttribute

_BINS = 15
Logits = list[NDArray[np.float32]]


@dataclass(frozen=True)
class ClassReading:
    """How one class is read.

    Attributes:
        name: the class.
        precision: share of the faces read as this class that have it; 0 if none is.
        recall: share of the faces that have it that are read as it; 0 if none has it.
        support: faces that have it.
    """

    name: str
    precision: float
    recall: float
    support: int


@dataclass(frozen=True)
class AttributeReading:
    """How one attribute is read.

    Attributes:
        name: the attribute.
        classes: one reading per class.
        support: faces whose label is known.
        accuracy: share of them that are read right.
        balanced_accuracy: mean recall over the classes that occur.
        calibration_error: mean distance between confidence and accuracy over 15 bins of equal
            width (expected calibration error); faces are weighed so that each class counts alike,
            since the probabilities speak of a face that is as likely to be of any class.
        confusion: int64 [true class, class read].
    """

    name: str
    classes: tuple[ClassReading, ...]
    support: int
    accuracy: float
    balanced_accuracy: float
    calibration_error: float
    confusion: NDArray[np.int64]


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> NDArray[np.float32]:
    """Return the probabilities of logits [n, classes]."""
    scaled = logits.astype(np.float64) / temperature
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return cast(
        NDArray[np.float32], (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    )


def measure_accuracy(
    logits: Logits, labels: NDArray[np.int16], attributes: Sequence[DatasetAttribute]
) -> list[AttributeReading]:
    """Compare logits (or logarithms of probabilities) with labels, attribute by attribute.

    Args:
        logits: per attribute [n, classes].
        labels: [n, attributes], -1 = unknown; those faces do not count.
        attributes: names and classes.
    """
    return [
        _judge_attribute(softmax(logits[column]), labels[:, column], attribute)
        for column, attribute in enumerate(attributes)
    ]


def _judge_attribute(
    probabilities: NDArray[np.float32], labels: NDArray[np.int16], attribute: DatasetAttribute
) -> AttributeReading:
    known = labels >= 0
    truth, said = labels[known].astype(np.int64), probabilities[known]
    read = said.argmax(axis=1) if len(said) else np.empty(0, np.int64)
    count = len(attribute.classes)
    confusion = np.bincount(truth * count + read, minlength=count * count).reshape(count, count)
    right, have, claimed = np.diag(confusion), confusion.sum(axis=1), confusion.sum(axis=0)
    precision = right / np.maximum(claimed, 1)
    recall = right / np.maximum(have, 1)
    return AttributeReading(
        name=attribute.name,
        classes=tuple(
            ClassReading(name, float(precision[at]), float(recall[at]), int(have[at]))
            for at, name in enumerate(attribute.classes)
        ),
        support=len(truth),
        accuracy=float(right.sum() / max(1, len(truth))),
        balanced_accuracy=float(recall[have > 0].mean()) if (have > 0).any() else 0.0,
        calibration_error=_calibration_error(said, truth),
        confusion=confusion,
    )


def class_weights(truth: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """Return a weight per face so that each class that occurs counts alike; they sum to 1."""
    have = np.bincount(truth, minlength=count)
    weights = 1 / np.maximum(have, 1)[truth]
    return cast(NDArray[np.float64], weights / max(weights.sum(), 1e-12))


def _calibration_error(said: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    if not len(truth):
        return 0.0
    weights = class_weights(truth, said.shape[1])
    confidence, right = said.max(axis=1), said.argmax(axis=1) == truth
    places = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(places, weights=weights * (right - confidence), minlength=_BINS)
    return float(np.abs(gaps).sum())


def fit_temperatures(logits: Logits, labels: NDArray[np.int16]) -> list[float]:
    """Return per attribute the temperature that makes the probabilities likeliest.

    One number per attribute cannot change what is read, only how sure it sounds (Guo et al. 2017,
    "On calibration of modern neural networks"). Classes count alike.
    """
    grid = np.exp(np.linspace(np.log(0.3), np.log(3.0), 47))
    found = []
    for column, said in enumerate(logits):
        known = labels[:, column] >= 0
        truth = labels[known, column].astype(np.int64)
        if not len(truth):
            found.append(1.0)
            continue
        weights = class_weights(truth, said.shape[1])
        places = np.arange(len(truth))
        costs = [
            -(weights * np.log(np.maximum(softmax(said[known], t)[places, truth], 1e-12))).sum()
            for t in grid
        ]
        found.append(float(grid[int(np.argmin(costs))]))
    return found
