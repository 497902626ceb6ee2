"""One evaluation: a generator against a data set, in the eyes of one extractor."""

from dataclasses import dataclass

from trainer.metrics.measure_distances import measure_distances
from trainer.metrics.measure_diversity import measure_diversity
from trainer.metrics.measure_obedience import measure_obedience
from trainer.metrics.measuring import Means, Measuring, Settings
from trainer.metrics.protocol import Figure

__all__ = ["Evaluation", "Means", "Settings", "evaluate"]


@dataclass(frozen=True)
class Evaluation:
    """What was found.

    Attributes:
        figures: the model's and those to compare them with.
        notes: sentences for a person: what could not be measured.
    """

    figures: tuple[Figure, ...]
    notes: tuple[str, ...]


def evaluate(means: Means) -> Evaluation:
    """Measure how near the generator's faces come to real ones, and how well it obeys.

    Raises:
        UserError: there are too few faces on either side.
    """
    work = Measuring(means)
    measure_distances(work)
    measure_obedience(work)
    measure_diversity(work)
    return Evaluation(tuple(work.figures), tuple(work.notes))
