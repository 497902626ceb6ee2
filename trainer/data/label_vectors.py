"""Labels as numbers that networks read."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from trainer.data.manifest import ORIGIN_TAGGER


def one_hot_blocks(labels: Tensor, attribute_sizes: Sequence[int]) -> Tensor:
    """Return float32 [b, classes]: one block per attribute, all 0 where the label is unknown.

    Args:
        labels: int64 [b, attributes], -1 = unknown.
        attribute_sizes: number of classes of each attribute.
    """
    blocks = [
        functional.one_hot(labels[:, column] + 1, size + 1)[:, 1:]
        for column, size in enumerate(attribute_sizes)
    ]
    if not blocks:
        return labels.new_zeros((len(labels), 0), dtype=torch.float32)
    return torch.cat(blocks, dim=1).float()


def used_labels(
    labels: NDArray[np.int16], origin: NDArray[np.uint8], filled_labels: float
) -> tuple[NDArray[np.int16], NDArray[np.float32] | None]:
    """Return the labels that a training uses, and what each counts; None where all count 1.

    Args:
        labels: int16 [rows, attributes], -1 = unknown.
        origin: uint8 [rows, attributes], who said so.
        filled_labels: what a label counts that a tagger filled in, 0 to 1; at 0 it is unknown.
    """
    filled = (origin == ORIGIN_TAGGER) & (labels >= 0)
    if filled_labels == 1 or not filled.any():
        return labels, None
    if filled_labels == 0:
        return np.where(filled, -1, labels).astype(np.int16), None
    weights = np.where(filled, filled_labels, 1.0).astype(np.float32)
    return labels, weights


def balanced_weights(
    labels: NDArray[np.int16],
    attribute_sizes: Sequence[int],
    balance: float,
    labelled_share: float = 0.0,
    label_weights: NDArray[np.float32] | None = None,
) -> NDArray[np.float64]:
    """Return how often to draw each row so that rare classes are seen more often: sums to 1.

    A known label of a class with share p among its attribute's known labels counts p to the power
    of minus ``balance``; a row's weight is the mean over its known labels, 1 when it has none.
    Each attribute's factors are scaled to a mean of 1, so no attribute outweighs another.

    Args:
        labels: int16 [rows, attributes], -1 = unknown.
        attribute_sizes: number of classes of each attribute.
        balance: 0 = as in the data, 1 = each class of an attribute equally often (as far as one
            row's several labels allow).
        labelled_share: share of the draws that have at least one label, where the data has both
            kinds of rows; 0 = as in the data.
        label_weights: float32 [rows, attributes], what each label counts among its attribute's
            known ones and among its row's; None = 1.
    """
    rows = len(labels)
    total = np.zeros(rows)
    known_labels = np.zeros(rows)
    for column, size in enumerate(attribute_sizes):
        values = labels[:, column]
        known = values >= 0
        own = None if label_weights is None else label_weights[known, column].astype(np.float64)
        counts = np.bincount(values[known], own, minlength=size).astype(np.float64)
        if not known.any() or not counts.any():
            continue
        factors = np.zeros(size)
        seen = counts > 0
        factors[seen] = (counts[seen] / counts.sum()) ** -balance
        row_factors = factors[values[known]]
        if own is None:
            total[known] += row_factors / row_factors.mean()
            known_labels += known
        else:
            total[known] += own * row_factors / np.average(row_factors, weights=own)
            known_labels[known] += own
    labelled = known_labels > 0
    weights = np.where(labelled, total / np.where(labelled, known_labels, 1), 1.0)
    return with_share(weights / weights.sum(), labelled, labelled_share)


def with_share(
    weights: NDArray[np.float64], chosen: NDArray[np.bool_], share: float
) -> NDArray[np.float64]:
    """Return how often to draw each row so that ``share`` of the draws are chosen ones.

    Args:
        weights: float64 [rows], how often now; sums to 1.
        chosen: [rows].
        share: 0 leaves the weights as they are; so do rows all of which, or none, are chosen.
    """
    if share <= 0 or not chosen.any() or chosen.all():
        return weights
    scaled = weights.copy()
    scaled[chosen] *= share / weights[chosen].sum()
    scaled[~chosen] *= (1 - share) / weights[~chosen].sum()
    shares: NDArray[np.float64] = scaled / scaled.sum()
    return shares
