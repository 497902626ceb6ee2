"""Judging a tagger on faces that no training reads, and saying so: figures, pictures, lists."""

import csv
import io
import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acgan_desktop import durable
from acgan_desktop.engine.device import Device
from acgan_desktop.engine.manifest import Metric, TaggerManifest
from acgan_desktop.engine.tagger import Tagger
from acgan_desktop.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.manifest import DatasetAttribute
from trainer.run_folder import RunFolder
from trainer.tagger.confusion import draw_confusion
from trainer.tagger.judging import AttributeReading, Logits, judge, softmax

_SMALLEST = 1e-30
MAX_DISAGREEMENTS = 200


@dataclass(frozen=True)
class Evaluation:
    """What came of judging a tagger.

    Attributes:
        tagger: its ``model_id``, or the run's name and kimg.
        protocol: how it was measured; goes with every figure.
        attributes: the figures.
        disagreements: the surest contradictions of labels, surest first.
    """

    tagger: str
    protocol: dict[str, str | int | float]
    attributes: tuple[AttributeReading, ...]
    disagreements: tuple["Disagreement", ...]

    def metrics(self) -> tuple[Metric, ...]:
        """Return the figures per attribute as a manifest takes them."""
        return tuple(
            Metric(
                name=f"{figure}_{one.name}"[:100],
                value=getattr(one, figure),
                protocol={**self.protocol, "faces": one.support},
            )
            for one in self.attributes
            for figure in ("balanced_accuracy", "accuracy", "calibration_error")
        )


@dataclass(frozen=True)
class Disagreement:
    """A face of which the tagger says something else than its label.

    Attributes:
        file: the face's name in its source.
        attribute: what they disagree on.
        label: what the label says.
        read: what the tagger says.
        confidence: how sure it is, 0 to 1.
    """

    file: str
    attribute: str
    label: str
    read: str
    confidence: float


def evaluate_tagger(source: Path, data: Path, threads: int | None = None) -> Evaluation:
    """Judge a tagger on the held-out faces of a data set.

    Args:
        source: a tagger's model file, read by the program's engine, or its run folder.
        data: a prepared data set with the tagger's attributes.
        threads: threads of the engine.

    Raises:
        UserError: there is no tagger, the data set does not fit it, or holds no held-out label.
    """
    dataset = Dataset.open(data)
    rows = dataset.held_out_indices()
    labels = dataset.labels[rows]
    if not (labels >= 0).any():
        raise UserError(f"No held-out face of {dataset.manifest.name} has a label to judge by.")
    if source.is_dir():
        name, extractor, learned, logits = _read_run(source, dataset, rows)
    else:
        name, extractor, learned, logits = _read_file(source, dataset, rows, threads)
    attributes = dataset.manifest.attributes
    protocol: dict[str, str | int | float] = {
        "tagger": extractor,
        "learned_from_sha256": learned,
        "dataset": dataset.manifest.name,
        "dataset_sha256": dataset.manifest.sha256,
        "split": "held out",
        "labels": "as the data set has them",
        "images": len(rows),
        "resolution": dataset.manifest.resolution,
    }
    return Evaluation(
        name,
        protocol,
        tuple(judge(logits, labels, attributes)),
        _disagreements(logits, labels, attributes, [dataset.names[row] for row in rows]),
    )


def write_report(evaluation: Evaluation, out: Path) -> None:
    """Write ``report.json``, ``disagreements.csv`` and one ``confusion-N-NAME.png`` per attribute.

    Raises:
        UserError: the folder cannot be written.
    """
    readings = [
        {**asdict(one), "confusion": one.confusion.tolist()} for one in evaluation.attributes
    ]
    report: dict[str, Any] = {
        "tagger": evaluation.tagger,
        "protocol": evaluation.protocol,
        "attributes": readings,
    }
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["file", "attribute", "label", "read", "confidence"])
    for one in evaluation.disagreements:
        rows.writerow([one.file, one.attribute, one.label, one.read, f"{one.confidence:.4f}"])
    try:
        out.mkdir(parents=True, exist_ok=True)
        durable.write_text(out / "report.json", json.dumps(report, indent=1, ensure_ascii=False))
        durable.write_text(out / "disagreements.csv", table.getvalue())
        for number, reading in enumerate(evaluation.attributes):
            # Attributes have any names; files do not.
            plain = "".join(c if c.isalnum() else "_" for c in reading.name)[:40]
            picture = io.BytesIO()
            draw_confusion(reading).save(picture, format="png")
            durable.write_bytes(out / f"confusion-{number}-{plain}.png", picture.getvalue())
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror or error}.") from error


def summary(evaluation: Evaluation) -> str:
    """Return the figures as a few lines of text."""
    protocol = evaluation.protocol
    lines = [
        f"{evaluation.tagger} on {protocol['images']:,} held-out faces of {protocol['dataset']}, "
        "judged by their labels as they are:"
    ]
    if protocol["learned_from_sha256"] != protocol["dataset_sha256"]:
        lines.append("It learned from another data set, and may know some of these faces.")
    for one in evaluation.attributes:
        lines.append(
            f"{one.name}: balanced accuracy {one.balanced_accuracy:.3f}, accuracy "
            f"{one.accuracy:.3f}, calibration error {one.calibration_error:.3f}, "
            f"{one.support:,} labels"
        )
        lines += [
            f"  {each.name:<12} precision {each.precision:.3f}  recall {each.recall:.3f}  "
            f"support {each.support:,}"
            for each in one.classes
        ]
    return "\n".join(lines) + "\n"


def _read_run(
    folder: Path, dataset: Dataset, rows: NDArray[np.int64]
) -> tuple[str, str, str, Logits]:
    from trainer.tagger.inference import logits_of
    from trainer.tagger.loading import load_tagger

    trained = load_tagger(RunFolder.open(folder))
    classes = {one.name: one.classes for one in trained.dataset.attributes}
    _check(trained.dataset.resolution, classes, dataset)
    name = f"{folder.name or folder} at {trained.kimg:.1f} kimg"
    logits = logits_of(trained.network, dataset.images, rows)
    return name, name, trained.dataset.sha256, logits


def _read_file(
    path: Path, dataset: Dataset, rows: NDArray[np.int64], threads: int | None
) -> tuple[str, str, str, Logits]:
    with ExitStack() as stack:
        tagger = stack.enter_context(Tagger.open(path, Device.AUTO, threads))
        manifest: TaggerManifest = tagger.manifest
        classes = {one.name: one.classes for one in manifest.attributes}
        _check(manifest.resolution, classes, dataset)
        parts = [
            tagger.read(dataset.images[rows[start : start + 256]]).probabilities
            for start in range(0, len(rows), 256)
        ]
    # Probabilities are the softmax of their own logarithms.
    logits = [
        np.log(np.maximum(np.concatenate([part[name] for part in parts]), _SMALLEST))
        for name in (one.name for one in dataset.manifest.attributes)
    ]
    return manifest.name, manifest.model_id, manifest.dataset.sha256, logits


def _check(resolution: int, classes: dict[str, tuple[str, ...]], dataset: Dataset) -> None:
    if dataset.manifest.resolution != resolution:
        raise UserError(
            f"The tagger reads {resolution} px, but the data set {dataset.manifest.name} holds "
            f"{dataset.manifest.resolution} px; prepare it with --size {resolution}."
        )
    for attribute in dataset.manifest.attributes:
        if classes.get(attribute.name) != attribute.classes:
            raise UserError(
                f"The tagger and the data set {dataset.manifest.name} do not have the same "
                f"classes of {attribute.name}."
            )


def _disagreements(
    logits: Logits,
    labels: NDArray[np.int16],
    attributes: Sequence[DatasetAttribute],
    names: Sequence[str],
) -> tuple[Disagreement, ...]:
    found: list[Disagreement] = []
    for column, attribute in enumerate(attributes):
        said = softmax(logits[column])
        read, confidence = said.argmax(axis=1), said.max(axis=1)
        wrong = np.flatnonzero((labels[:, column] >= 0) & (read != labels[:, column]))
        surest = wrong[np.argsort(-confidence[wrong], kind="stable")][:MAX_DISAGREEMENTS]
        found += [
            Disagreement(
                names[at],
                attribute.name,
                attribute.classes[labels[at, column]],
                attribute.classes[read[at]],
                float(confidence[at]),
            )
            for at in surest
        ]
    return tuple(found)
