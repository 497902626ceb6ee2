"""All figures that compare one set of faces with another."""

from collections.abc import Iterator
from typing import NamedTuple

from trainer.metrics.distances.frechet import frechet_distance
from trainer.metrics.distances.inception_score import SPLITS, inception_score
from trainer.metrics.distances.kernel import KERNEL, SUBSETS, kernel_distance
from trainer.metrics.distances.manifold import (
    DENSITY_NEIGHBOURS,
    PRECISION_NEIGHBOURS,
    compare_manifolds,
)
from trainer.metrics.extractors import Seen
from trainer.metrics.protocol import Value

# Faces below which precision and its kin mean nothing and the covariances are noise.
LEAST_FACES = 20
# Real faces below which a Frechet distance is mostly the bias of their number.
ENOUGH_FACES = 1000


def few_faces_note(faces: int, features: int) -> str:
    """Say that ``faces`` real ones are too few for a Fréchet distance; "" where they are enough.

    A covariance of fewer faces than it has ``features`` lacks rank, and the distance's bias, which
    falls with the number of faces (Chong and Forsyth 2020, "Effectively unbiased FID"), then hides
    how good a model is.
    """
    least = max(ENOUGH_FACES, features)
    if faces >= least:
        return ""
    return (
        f"{faces:,} real faces are too few for a Fréchet distance over {features:,} features: it "
        "is mostly a matter of their number then, and blobs can score like real faces. Read the "
        f"kernel distance and the recall, or hold out {least:,} faces."
    )


class Compared(NamedTuple):
    """One figure: its kind, its value, and what its protocol says beyond the faces."""

    kind: str
    value: float
    protocol: dict[str, Value]


def compare(
    real: Seen, judged: Seen, *, subsets: int = SUBSETS, score: bool = False
) -> Iterator[Compared]:
    """Yield the figures of ``judged`` faces against ``real`` ones.

    Args:
        real: at least :data:`LEAST_FACES` faces.
        judged: at least :data:`LEAST_FACES` faces.
        subsets: how many subsets the kernel distance averages over.
        score: whether the inception score is wanted, which needs logits.
    """
    yield Compared(
        "fd", frechet_distance(real.features, judged.features), {"covariance": "over n - 1"}
    )
    kernel = kernel_distance(real.features, judged.features, subsets=subsets)
    yield Compared(
        "kd",
        kernel.mean,
        {
            "kernel": KERNEL,
            "subsets": kernel.subsets,
            "subset_size": kernel.subset_size,
            "deviation_over_subsets": kernel.deviation,
        },
    )
    manifold = compare_manifolds(real.features, judged.features)
    for kind, value in zip(manifold._fields, manifold, strict=True):
        k = PRECISION_NEIGHBOURS if kind in ("precision", "recall") else DENSITY_NEIGHBOURS
        yield Compared(kind, value, {"neighbours": k, "distance": "Euclidean"})
    if score and judged.logits is not None:
        yield Compared("score", inception_score(judged.logits), {"splits": SPLITS})
