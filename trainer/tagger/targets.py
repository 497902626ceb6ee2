"""What a tagger is told to say of each face, although some of the labels are wrong.

Self-ensemble label correction (Lu and He 2022, SELC): a network learns what most labels agree on
before it learns single wrong ones by heart. So from some moment on, each time a face is shown, its
target moves a little from its label towards what the network says of it; where the two keep
disagreeing, the mean of many predictions wins over the label. A label that is unknown never
becomes a target, and one that a person gave by looking stays.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from trainer.data.label_vectors import one_hot_blocks


class Targets:
    """The target of every training face.

    Attributes:
        table: float32 [rows, classes], one block per attribute; sums to 1 where the label is known
            and to 0 where it is unknown.
    """

    def __init__(
        self,
        labels: NDArray[np.int16],
        attribute_sizes: Sequence[int],
        firm: NDArray[np.bool_] | None = None,
    ) -> None:
        """Believe the labels.

        Args:
            labels: int16 [rows, attributes], -1 = unknown.
            attribute_sizes: number of classes of each attribute.
            firm: [rows, attributes], labels that nothing changes; None = there are none.
        """
        self._sizes = tuple(attribute_sizes)
        fixed = np.zeros(labels.shape, np.bool_) if firm is None else firm & (labels >= 0)
        self._firm = torch.from_numpy(fixed)
        self.table = one_hot_blocks(torch.from_numpy(labels.astype(np.int64)), self._sizes)

    def of(self, rows: Tensor) -> tuple[Tensor, ...]:
        """Return the targets of ``rows`` [b]: per attribute [b, classes]."""
        return self._blocks(self.table[rows])

    def readings(self) -> tuple[Tensor, ...]:
        """Return per attribute what all rows are believed to be: int64 [rows], -1 = unknown."""
        return tuple(
            torch.where(block.sum(dim=1) > 0, block.argmax(dim=1), -1)
            for block in self._blocks(self.table)
        )

    def _blocks(self, table: Tensor) -> tuple[Tensor, ...]:
        return torch.split_with_sizes(table, list(self._sizes), dim=1)

    def teach(self, said: Sequence[Tensor], share: float) -> None:
        """Take over what teachers say: where a label is unknown all of it, elsewhere a ``share``.

        Firm labels stay.

        Args:
            said: probabilities of each attribute [rows, classes].
            share: 0 believes the labels that there are, 1 the teachers alone.
        """
        blocks = []
        firms = torch.split_with_sizes(self._firm, [1] * len(said), dim=1)
        for target, teaching, firm in zip(self._blocks(self.table), said, firms, strict=True):
            known = target.sum(dim=1, keepdim=True) > 0
            taught = torch.where(known, target.lerp(teaching, share), teaching)
            blocks.append(torch.where(firm, target, taught))
        self.table = torch.cat(blocks, dim=1)

    def move(self, rows: Tensor, predictions: Sequence[Tensor], rate: float) -> None:
        """Move the targets of ``rows`` [b] by ``rate`` towards predictions per attribute.

        Args:
            rows: positions in the table.
            predictions: probabilities [b, classes] of each attribute.
            rate: 0 leaves the targets as they are, 1 replaces them.
        """
        moved = []
        firms = torch.split_with_sizes(self._firm[rows], [1] * len(predictions), dim=1)
        for target, predicted, firm in zip(self.of(rows), predictions, firms, strict=True):
            known = target.sum(dim=1, keepdim=True) > 0
            said = predicted.detach().float().to(target.device)
            moved.append(torch.where(known & ~firm, target.lerp(said, rate), target))
        # A face that was drawn twice for one batch moves once.
        self.table[rows] = torch.cat(moved, dim=1)


def smoothed(target: Tensor, share: float) -> Tensor:
    """Spread ``share`` of each target [b, classes] over all classes; unknown ones stay 0."""
    total = target.sum(dim=1, keepdim=True)
    return target * (1 - share) + total * (share / target.shape[1])


def masked_cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """Return the mean cross-entropy over the faces whose target is known; 0 when there are none.

    Args:
        logits: [b, classes].
        target: [b, classes], rows that sum to 1, or to 0 where the label is unknown. What the
            network says of those has no part in the result, so they give no gradient.
    """
    known = target.sum(dim=1) > 0
    # Chosen, not multiplied by 0: a number that is not finite would spread through a product.
    said = torch.log_softmax(logits[known].float(), dim=1)
    return -(target[known] * said).sum() / known.sum().clamp(min=1)


def log_priors(
    labels: NDArray[np.int16], weights: NDArray[np.float64] | None, attribute_sizes: Sequence[int]
) -> tuple[Tensor, ...]:
    """Return the logarithm of how often each class is drawn: per attribute float32 [classes].

    Added to the logits in training, they take the frequencies off the network's shoulders: its own
    logits then speak of a face that is as likely to be of any class (Menon et al. 2021, "Long-tail
    learning via logit adjustment"). A class that never occurs counts as one label.

    Args:
        labels: int16 [rows, attributes], -1 = unknown.
        weights: how often each row is drawn; None = all alike.
        attribute_sizes: number of classes of each attribute.
    """
    drawn = np.full(len(labels), 1 / max(1, len(labels))) if weights is None else weights
    found = []
    for column, size in enumerate(attribute_sizes):
        values = labels[:, column]
        known = values >= 0
        mass = np.bincount(values[known], weights=drawn[known], minlength=size)
        mass = np.maximum(mass, 1 / max(1, len(labels)))
        found.append(torch.from_numpy(np.log(mass / mass.sum())).float())
    return tuple(found)
