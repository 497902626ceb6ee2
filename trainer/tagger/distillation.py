"""Learning from other taggers: they say what nobody labelled, and soften labels that are doubtful.

Self-training with a noisy student (Xie et al. 2020): taggers that learned from the labels read all
faces of the training part, each also in its mirror image; a new tagger learns from the mean of what
they say, on faces that are shifted, turned and partly hidden. What they say is kept as
probabilities, so that a doubtful face teaches doubt.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.data.dataset import Dataset

_AT_ONCE = 256
_SMALLEST = 1e-6


def read_teachers(
    paths: Sequence[Path], dataset: Dataset, rows: NDArray[np.int64]
) -> tuple[Tensor, ...]:
    """Return what taggers say of faces, the mean over them and over the mirror images.

    Args:
        paths: taggers' model files.
        dataset: whose faces.
        rows: which of them.

    Returns:
        Probabilities of each attribute of the data set, float32 [rows, classes].

    Raises:
        UserError: a file is no tagger, or one for another resolution or other classes.
    """
    attributes = dataset.manifest.attributes
    total = [np.zeros((len(rows), len(one.classes)), np.float32) for one in attributes]
    with ExitStack() as stack:
        threads = torch.get_num_threads()
        teachers = [
            stack.enter_context(Tagger.open(path, Device.AUTO, threads=threads)) for path in paths
        ]
        for teacher in teachers:
            _check(teacher, dataset)
        for start in range(0, len(rows), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            faces = dataset.images[rows[part]]
            for teacher in teachers:
                for pixels in (faces, faces[:, :, ::-1]):
                    said = teacher.read(pixels).probabilities
                    for sums, one in zip(total, attributes, strict=True):
                        sums[part] += said[one.name]
    return tuple(torch.from_numpy(sums / (2 * len(paths))) for sums in total)


def as_drawn(said: Sequence[Tensor], log_priors: Sequence[Tensor]) -> tuple[Tensor, ...]:
    """Return what taggers would say if classes were as frequent as they are drawn.

    A tagger speaks of a face that is as likely to be of any class (see
    :func:`trainer.tagger.targets.log_priors`); targets speak of faces as they are drawn.

    Args:
        said: probabilities of each attribute [rows, classes].
        log_priors: of each attribute [classes], as they are added to the logits in training.
    """
    return tuple(
        torch.softmax(probabilities.clamp(min=_SMALLEST).log() + prior, dim=1)
        for probabilities, prior in zip(said, log_priors, strict=True)
    )


def _check(teacher: Tagger, dataset: Dataset) -> None:
    manifest = teacher.manifest
    classes = {one.name: one.classes for one in manifest.attributes}
    if manifest.resolution != dataset.manifest.resolution or any(
        classes.get(one.name) != one.classes for one in dataset.manifest.attributes
    ):
        raise UserError(
            f"The tagger {teacher.path} cannot teach: it reads faces of another size, or other "
            f"classes, than the data set {dataset.manifest.name} has."
        )
