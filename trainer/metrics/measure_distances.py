"""The part of an evaluation that asks how near the model's faces come to real ones."""

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidate
from trainer.metrics import faces
from trainer.metrics.asked_faces import as_labelled
from trainer.metrics.comparison import LEAST_FACES, Compared, compare, few_faces_note
from trainer.metrics.distances.kernel import SUBSETS
from trainer.metrics.extractors import Seen
from trainer.metrics.measuring import Means, Measuring, Values, Wishes
from trainer.metrics.protocol import Faces, Value, distance_name

# The lines to compare with need fewer digits than the model's own figure.
_SUBSETS_OF_LINES = 25
_ENDS: Mapping[Wishes, str] = {"shares": "", "labels": "_aslabelled"}
_ASKED: Mapping[Wishes, Mapping[str, Value]] = {
    "shares": {},
    "labels": {"attributes": "labels of training faces, open where unknown"},
}


def measure_distances(work: Measuring) -> None:
    """Compare the model's faces, and what to compare them with, with the real ones."""
    extractor, settings = work.means.extractor, work.means.settings
    found: dict[str, Values] = {}
    pairs = _pairs(work)
    advance = work.means.begin("Comparing", len(pairs))
    for whose, (real, judged) in pairs.items():
        counts: dict[str, Value] = {"images": len(judged.features), "against": len(real.features)}
        figures = partial(_figures, work, whose, real, judged)
        compared = figures() if whose == "generated" else work.once(f"against {whose}", figures)
        asked = _ASKED[settings.wishes] if whose == "generated" else {}
        for one in compared:
            values = found.setdefault(one.kind, {})
            values[whose] = (one.value, {**counts, **one.protocol, **asked})
        advance(1)
    few = few_faces_note(len(work.part), work.seen_part.features.shape[1])
    if few:
        work.notes.insert(0, few)
        found = {"kd": found["kd"], **found}  # what can be relied on comes first
    for kind, values in found.items():
        name = distance_name(kind, extractor, settings.images, settings.split)
        work.add(kind, name + _ENDS[settings.wishes], values)


def _figures(work: Measuring, whose: Faces, real: Seen, judged: Seen) -> tuple[Compared, ...]:
    subsets = SUBSETS if whose == "generated" else _SUBSETS_OF_LINES
    score = work.means.extractor.is_reference
    return tuple(compare(real, judged, subsets=subsets, score=score))


def _pairs(work: Measuring) -> dict[Faces, tuple[Seen, Seen]]:
    """Return the real faces and those judged by them, for the model and for each line."""
    means, settings = work.means, work.means.settings
    part = work.seen_part
    drawn = faces.drawn(means.generator, _avatars(work.means), means.portion)
    pairs: dict[Faces, tuple[Seen, Seen]] = {
        "generated": (part, work.look("Generated faces", settings.images, drawn))
    }
    if len(work.other) >= LEAST_FACES:

        def look_at_other() -> Seen:
            pictures = faces.real(means.dataset, work.other, means.portion)
            return work.look("Real faces, other part", len(work.other), pictures)

        pairs["real"] = (part, work.once("other", look_at_other))
    if len(work.part) >= 2 * LEAST_FACES:
        pairs["halves"] = _halves(part, settings.seed)
    pairs["noise"] = (part, work.seen_noise)
    return pairs


def _avatars(means: Means) -> Iterator[Avatar]:
    manifest, settings = means.generator.manifest, means.settings
    seed, psi = settings.seed, settings.truncation
    if settings.wishes == "labels":
        yield from as_labelled(manifest, means.dataset, settings.images, seed, psi)
        return
    for index in range(settings.images):
        yield candidate(manifest, {}, seed, index, psi)


def _halves(seen: Seen, seed: int) -> tuple[Seen, Seen]:
    order = np.random.default_rng(seed).permutation(len(seen.features))
    middle = len(order) // 2
    first, second = (
        Seen(seen.features[rows], logits=None if seen.logits is None else seen.logits[rows])
        for rows in (order[:middle], order[middle : 2 * middle])
    )
    return first, second
