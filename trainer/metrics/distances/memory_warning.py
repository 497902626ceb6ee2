"""Making torchmetrics without its warning that the features, which are in memory, fill memory."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_memory_warning() -> Iterator[None]:
    """Keep torchmetrics from warning of the memory for features."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Metric `.*` will save all extracted features")
        yield
