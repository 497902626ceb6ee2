"""The labels that a tagger may learn from and be judged by: not those that a tagger gave."""

import numpy as np
from numpy.typing import NDArray

from trainer.data.dataset import Dataset
from trainer.labels import used_labels


def known_labels(dataset: Dataset, *, filled: bool = False) -> NDArray[np.int16]:
    """Return the labels of a data set, int16 [images, attributes], -1 = unknown.

    Args:
        dataset: whose labels.
        filled: whether those count that a tagger filled in; learning from its own makes it surer
            of its errors, and being judged by them praises it.
    """
    return used_labels(dataset.labels, dataset.label_origin, 1.0 if filled else 0.0)[0]
