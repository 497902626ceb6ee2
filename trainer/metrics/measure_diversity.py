"""The part of an evaluation that asks how varied the faces of one choice of attributes are."""

from typing import NamedTuple

import numpy as np

from trainer.metrics import faces
from trainer.metrics.asked_faces import CHOICES, groups_of_equals, within_choices
from trainer.metrics.diversity import mean_distance, mean_within, pixel_variance
from trainer.metrics.measuring import Measuring, Values
from trainer.metrics.protocol import Faces, Value

_MOST_AT_ONCE = 2000
# Of values spread evenly over -1 to 1.
_NOISE_DEVIATION = 2 / 12**0.5


class _Varied(NamedTuple):
    distance: float
    deviation: float
    protocol: dict[str, Value]


def measure_diversity(work: Measuring) -> None:
    """Measure faces that differ in z alone, and real faces of equal labels, and noise."""
    part = work.seen_part.features
    some = np.linspace(0, len(part) - 1, min(len(part), _MOST_AT_ONCE)).astype(np.int64)
    unit = work.once("unit", lambda: mean_distance(part[some]))
    if not unit:
        work.notes.append("The extractor sees the same in all real faces: no diversity measured.")
        return
    lines: dict[Faces, _Varied] = {"generated": _generated(work)}
    if (real := work.once("within real", lambda: _real(work))) is not None:
        lines["real"] = real
    noise = work.seen_noise.features
    lines["noise"] = _Varied(
        work.once("within noise", lambda: mean_distance(noise)),
        _NOISE_DEVIATION,
        {"choices": 1, "images": len(noise)},
    )
    settings = work.means.settings
    size = f"{settings.per_choice}x{CHOICES}"
    distances: Values = {}
    deviations: Values = {}
    for whose, varied in lines.items():
        distances[whose] = (
            varied.distance / unit,
            {
                "measure": "mean Euclidean distance within a choice",
                "unit": f"mean distance of any two real faces, {settings.split}",
                **varied.protocol,
            },
        )
        measure = "root mean square deviation of pixels in -1 to 1 within a choice"
        deviations[whose] = (varied.deviation, {"measure": measure, **varied.protocol})
    work.add("diversity", f"diversity_{work.means.extractor.name}{size}", distances)
    work.add("pixel_deviation", f"pixel_deviation_{size}", deviations)


def _generated(work: Measuring) -> _Varied:
    means, settings = work.means, work.means.settings
    distances: list[float] = []
    variances: list[float] = []
    advance = means.begin("Faces of one choice", CHOICES * settings.per_choice)
    for avatars in within_choices(
        means.generator.manifest, settings.per_choice, settings.seed, settings.truncation
    ):
        pixels = np.concatenate(list(faces.drawn(means.generator, avatars, means.portion)))
        seen = faces.look_at(means.extractor, [pixels], advance)
        distances.append(mean_distance(seen.features))
        variances.append(pixel_variance(pixels))
    counts = [settings.per_choice] * CHOICES
    return _varied(distances, variances, counts, {})


def _real(work: Measuring) -> _Varied | None:
    """Measure the real faces that share all labels; None if there are none."""
    dataset, manifest = work.means.dataset, work.means.generator.manifest
    features = work.seen_part.features
    groups = [one[:_MOST_AT_ONCE] for one in groups_of_equals(dataset, work.part, manifest)]
    if not groups:
        return None
    distances = [mean_distance(features[group]) for group in groups]
    variances = [pixel_variance(dataset.images[work.part[group]]) for group in groups]
    counts = [len(group) for group in groups]
    return _varied(distances, variances, counts, {"faces": "real, of equal labels"})


def _varied(
    distances: list[float], variances: list[float], counts: list[int], protocol: dict[str, Value]
) -> _Varied:
    return _Varied(
        mean_within(distances, counts),
        mean_within(variances, counts) ** 0.5,
        {"choices": len(counts), "images": sum(counts), **protocol},
    )
