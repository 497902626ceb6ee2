"""The part of an evaluation that asks how often a face shows what was asked for."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trainer.metrics import faces
from trainer.metrics.asked_faces import (
    Question,
    obedience_avatars,
    questions,
    true_labels,
    unread_classes,
)
from trainer.metrics.measuring import Measuring, Values
from trainer.metrics.obedience import attribute_precision
from trainer.metrics.protocol import Faces, Value


class _Answers(NamedTuple):
    """What was read [n, classes] off faces, and the class [n] that was asked for or is true."""

    read: NDArray[np.float32]
    asked: NDArray[np.int64]


def measure_obedience(work: Measuring) -> None:
    """Ask for every class as often, and compare with real faces of known labels and with noise."""
    manifest, extractor = work.means.generator.manifest, work.means.extractor
    asked = questions(manifest, extractor)
    unread = unread_classes(manifest, extractor)
    if not asked:
        if unread:
            work.notes.append(
                f"The extractor {extractor.name} reads none of the model's attributes; "
                "attribute precision needs a tagger that does."
            )
        return
    if unread:
        work.notes.append(f"The extractor {extractor.name} cannot read {', '.join(unread)}.")
    labels = true_labels(work.means.dataset, work.part, extractor.attributes)
    for attribute, generated in _ask(work, asked).items():
        answers: dict[Faces, _Answers] = {"generated": generated}
        judged = np.unique(generated.asked)
        if attribute in labels:
            true = np.where(np.isin(labels[attribute], judged), labels[attribute], -1)
            answers["real"] = _Answers(work.seen_part.probabilities[attribute], true)
        noise = work.seen_noise.probabilities[attribute]  # asked for every class in turn
        answers["noise"] = _Answers(np.tile(noise, (len(judged), 1)), np.repeat(judged, len(noise)))
        _add(work, attribute, answers)


def _ask(work: Measuring, asked: list[Question]) -> dict[str, _Answers]:
    """Return for each attribute what was read off faces that were asked for each of its classes."""
    means, settings = work.means, work.means.settings
    count = settings.per_class
    advance = means.begin("Faces asked for by class", count * len(asked))
    read: dict[str, list[NDArray[np.float32]]] = {}
    wanted: dict[str, list[int]] = {}
    for number, question in enumerate(asked):
        avatars = obedience_avatars(
            means.generator.manifest, question, number, count, settings.seed, settings.truncation
        )
        pictures = faces.drawn(means.generator, avatars, means.portion)
        seen = faces.look_at(means.extractor, pictures, advance)
        read.setdefault(question.attribute, []).append(seen.probabilities[question.attribute])
        wanted.setdefault(question.attribute, []).extend([question.number] * count)
    return {
        attribute: _Answers(np.concatenate(parts), np.array(wanted[attribute], np.int64))
        for attribute, parts in read.items()
    }


def _add(work: Measuring, attribute: str, answers: Mapping[Faces, _Answers]) -> None:
    extractor = work.means.extractor
    end = f"{extractor.name}{work.means.settings.per_class}perclass"
    overall: Values = {}
    by_class: dict[str, Values] = {}
    for whose, (read, asked) in answers.items():
        found = attribute_precision(read, asked, extractor.attributes[attribute])
        protocol: dict[str, Value] = {"attribute": attribute, "reading": "most probable class"}
        if whose == "real":
            protocol["faces"] = "real, against the data set's labels"
        if found.stratified is None or found.deviation is None:
            continue
        overall[whose] = (
            found.stratified,
            {
                **protocol,
                "images": sum(one.asked for one in found.classes),
                "averaged": "over the classes, each counting the same",
                "deviation": found.deviation,
            },
        )
        for one in found.classes:
            if one.asked:
                own = {**protocol, "class": one.name, "images": one.asked}
                by_class.setdefault(one.name, {})[whose] = (one.precision, own)
    work.add("attribute_precision", f"attribute_precision_{attribute}_{end}", overall)
    for name, values in by_class.items():
        work.add("class_precision", f"class_precision_{attribute}_{name}_{end}", values)
