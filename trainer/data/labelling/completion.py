"""Completing labels: which unknown ones a tagger fills in, and which known ones it doubts.

Pure functions on the arrays of a data set. A label's first word is its source's; a person's
overrides it, and a tagger's stands only where neither speaks, unless corrections are asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.data.labelling.label_table import UNKNOWN
from trainer.data.manifest import ORIGIN_NONE, ORIGIN_PERSON, ORIGIN_SOURCE, ORIGIN_TAGGER

Probabilities = NDArray[np.float64]
CANNOT_TELL = -2
"""A person's answer that is none; -1 is a face that nobody was asked about."""


@dataclass(frozen=True)
class Labels:
    """The labels of a data set as its arrays hold them.

    Attributes:
        values: int16 [images, attributes], -1 = unknown.
        origin: uint8 [images, attributes].
        confidence: float32 [images, attributes], 0 to 1.
    """

    values: NDArray[np.int16]
    origin: NDArray[np.uint8]
    confidence: NDArray[np.float32]

    def copy(self) -> "Labels":
        """Return arrays that can be written to."""
        return Labels(self.values.copy(), self.origin.copy(), self.confidence.copy())


@dataclass(frozen=True)
class Rules:
    """How bold to be.

    Attributes:
        confidence: a label is filled in, or a correction proposed, from this probability on.
        correct: source labels are corrected from this probability on; None leaves them alone.
        held_out: whether held-out faces are touched as well.
    """

    confidence: float = 0.9
    correct: float | None = None
    held_out: bool = False


@dataclass(frozen=True)
class Proposal:
    """A source label that is likely wrong.

    Attributes:
        row: the face.
        column: the attribute.
        label: the class that the source names.
        read: the class that the tagger reads.
        confidence: how sure it is, calibrated.
        applied: whether the label was corrected.
    """

    row: int
    column: int
    label: int
    read: int
    confidence: float
    applied: bool


def as_frequent_as(probabilities: NDArray[np.float32], shares: Sequence[float]) -> Probabilities:
    """Return probabilities for faces among which class c has ``shares[c]``: [n, classes].

    A tagger speaks of a face that is as likely to be of any class; by Bayes' rule its probabilities
    times the shares, scaled to 1, are those of a face of the data set.
    """
    weighted = probabilities.astype(np.float64) * np.asarray(shares, np.float64)
    sums = weighted.sum(axis=1, keepdims=True)
    found: Probabilities = np.divide(weighted, sums, out=np.zeros_like(weighted), where=sums > 0)
    return found


def shares_of(labels: NDArray[np.int16], classes: int) -> list[float] | None:
    """Return each class's share of the known ``labels`` [n], none quite 0; None without any."""
    counts = np.bincount(labels[labels >= 0], minlength=classes).astype(np.float64)
    if not counts.sum():
        return None
    shares: list[float] = ((counts + 1) / (counts + 1).sum()).tolist()
    return shares


def said_by_source(labels: Labels, kept: NDArray[np.int16] | None) -> NDArray[np.int16]:
    """Return what the source said, int16 [images, attributes].

    Args:
        labels: of the data set as it is.
        kept: what an earlier completion kept of the source's labels; None if there was none.
    """
    if kept is not None:
        return kept
    return np.where(labels.origin == ORIGIN_SOURCE, labels.values, UNKNOWN).astype(np.int16)


def without_tagger(labels: Labels, source: NDArray[np.int16], *, person: bool = True) -> Labels:
    """Return the labels with what taggers said taken back, and a person's too unless ``person``."""
    clean = labels.copy()
    back = clean.origin == ORIGIN_TAGGER
    if not person:
        back |= clean.origin == ORIGIN_PERSON
    known = source >= 0
    clean.values[back] = source[back]
    clean.origin[back] = np.where(known, ORIGIN_SOURCE, ORIGIN_NONE)[back]
    clean.confidence[back] = known[back]
    return clean


def with_answers(labels: Labels, answers: NDArray[np.int16], source: NDArray[np.int16]) -> Labels:
    """Return the labels with a person's ``answers`` [images, attributes] above all others.

    Where a person cannot tell, a tagger's word gives way to what ``source`` said.
    """
    told = labels.copy()
    doubted, bare = answers == CANNOT_TELL, without_tagger(labels, source)
    for own, before in (
        (told.values, bare.values), (told.origin, bare.origin), (told.confidence, bare.confidence)
    ):  # fmt: skip
        own[doubted] = before[doubted]
    given = answers >= 0
    told.values[given] = answers[given]
    told.origin[given] = ORIGIN_PERSON
    told.confidence[given] = 1
    return told


def complete(
    labels: Labels,
    read: Sequence[Probabilities | None],
    training: NDArray[np.bool_],
    rules: Rules,
    cannot_tell: NDArray[np.bool_] | None = None,
) -> tuple[Labels, list[Proposal]]:
    """Fill in what is unknown, and propose what is likely wrong.

    Args:
        labels: with nothing of a tagger's in them.
        read: per attribute calibrated probabilities [images, classes]; None leaves it alone.
        training: [images], False for those held out.
        rules: how bold to be.
        cannot_tell: [images, attributes], what a person cannot tell; it is not filled in.

    Returns:
        The labels, and the proposals, surest first; the tagger's confidence is the probability.
    """
    done, proposals = labels.copy(), []
    touched = training | rules.held_out
    for column, probabilities in enumerate(read):
        if probabilities is None:
            continue
        said = probabilities.argmax(axis=1)
        sure = probabilities.max(axis=1)
        bold = touched & (sure >= rules.confidence)
        fill = bold & (labels.values[:, column] == UNKNOWN)
        if cannot_tell is not None:
            fill &= ~cannot_tell[:, column]
        done.values[fill, column] = said[fill]
        done.origin[fill, column] = ORIGIN_TAGGER
        done.confidence[fill, column] = sure[fill]
        doubted = touched & (labels.origin[:, column] == ORIGIN_SOURCE)
        doubted &= said != labels.values[:, column]
        least = rules.confidence if rules.correct is None else min(rules.confidence, rules.correct)
        for row in np.flatnonzero(doubted & (sure >= least)).tolist():
            confidence = float(sure[row])
            applied = rules.correct is not None and confidence >= rules.correct
            own = int(labels.values[row, column])
            proposals.append(Proposal(row, column, own, int(said[row]), confidence, applied))
            if applied:
                done.values[row, column] = said[row]
                done.origin[row, column] = ORIGIN_TAGGER
                done.confidence[row, column] = confidence
    return done, sorted(proposals, key=lambda one: (-one.confidence, one.column, one.row))
