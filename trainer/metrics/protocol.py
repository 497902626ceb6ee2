"""Figures and the protocols that they were taken by, so that no number stands alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from acgan_desktop.engine.model_file.manifest import Metric
from trainer.metrics.extractors import Extractor

Faces = Literal["generated", "real", "halves", "noise"]
Value = str | int | float

FACES: Mapping[Faces, str] = {
    "generated": "drawn by the model",
    "real": "real faces of the other part of the split",
    "halves": "one half of the part, against its other half",
    "noise": "uniform noise",
}
_REFERENCE_NAMES = {"fd": "fid", "kd": "kid", "score": "is"}
_MAX_NAME = 100


@dataclass(frozen=True)
class Figure:
    """One figure of an evaluation.

    Attributes:
        kind: what is measured, the same for all faces: fd, precision...
        faces: whose faces were measured; all but the model's are lines to compare with.
        metric: the figure with its name and protocol.
    """

    kind: str
    faces: Faces
    metric: Metric


def count_in_name(images: int) -> str:
    """Return 10000 as "10k", and what is not a whole number of thousands as it is."""
    return f"{images // 1000}k" if images and images % 1000 == 0 else str(images)


def distance_name(kind: str, extractor: Extractor, images: int, split: str) -> str:
    """Name a comparison of sets, such as fd_tagger10k_heldout; FID and KID are the reference's."""
    end = f"{count_in_name(images)}_{split.replace('-', '')}"
    if extractor.is_reference and kind in _REFERENCE_NAMES:
        return f"{_REFERENCE_NAMES[kind]}{end}"
    return f"{kind}_{extractor.name}{end}"


def metric(
    name: str, value: float, protocol: Mapping[str, Value], reference: float | None = None
) -> Metric:
    """Build a metric; it cannot be written without a protocol."""
    return Metric(name=name[:_MAX_NAME], value=value, reference=reference, protocol=dict(protocol))
