"""Judging a tagger on faces that no training reads, and saying so: figures, pictures, lists."""

import io
import json
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import Metric, TaggerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.data.dataset import Dataset
from trainer.runs.run_folder import RunFolder
from trainer.tagger.accuracy import AttributeReading, Logits, measure_accuracy
from trainer.tagger.confusion import draw_confusion
from trainer.tagger.disagreements import Disagreement, as_table, draw_sheet, find_disagreements
from trainer.tagger.known_labels import known_labels
from trainer.tagger.labelled_faces import read_faces

_SMALLEST = 1e-30


@dataclass(frozen=True)
class Evaluation:
    """What came of judging a tagger.

    Attributes:
        tagger: its ``model_id``, or the run's name and kimg.
        protocol: how it was measured; goes with every figure.
        attributes: the figures.
        disagreements: the surest contradictions of labels.
        images: the data set's pictures.
    """

    tagger: str
    protocol: dict[str, str | int | float]
    attributes: tuple[AttributeReading, ...]
    disagreements: tuple[Disagreement, ...]
    images: NDArray[np.uint8] = field(repr=False)

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


def evaluate_tagger(
    source: Path, data: Path, threads: int | None = None, faces: Path | None = None
) -> Evaluation:
    """Judge a tagger on the held-out faces of a data set.

    Args:
        source: a tagger's model file, read by the program's engine, or its run folder.
        data: a prepared data set with the tagger's attributes.
        threads: threads of the engine.
        faces: held-out faces labelled by looking, see :mod:`trainer.tagger.labelled_faces`; their
        labels
            take the place of the data set's.

    Raises:
        UserError: there is no tagger, the data set does not fit it, or holds no held-out label.
    """
    dataset = Dataset.open(data)
    rows = dataset.held_out_indices()
    labels = known_labels(dataset)[rows]
    whose = {"labels": "as the data set has them, without those that a tagger filled in"}
    if faces is not None:
        looked_at = read_faces(faces, dataset)
        rows, labels = looked_at.rows, looked_at.labels
        whose = {"labels": "given by looking", "labels_sha256": looked_at.sha256}
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
        **whose,
        "images": len(rows),
        "resolution": dataset.manifest.resolution,
    }
    return Evaluation(
        name,
        protocol,
        tuple(measure_accuracy(logits, labels, attributes)),
        find_disagreements(logits, dataset, rows, labels),
        dataset.images,
    )


def write_report(evaluation: Evaluation, out: Path) -> None:
    """Write ``report.json`` and ``disagreements.csv``, and for each attribute two pictures.

    ``confusion-N-NAME.png`` is its confusion matrix, ``disagreements-N-NAME.png`` shows the faces
    whose label the tagger contradicts most surely.

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
    try:
        out.mkdir(parents=True, exist_ok=True)
        durable.write_text(out / "report.json", json.dumps(report, indent=1, ensure_ascii=False))
        durable.write_text(out / "disagreements.csv", as_table(evaluation.disagreements))
        for number, reading in enumerate(evaluation.attributes):
            # Attributes have any names; files do not.
            plain = "".join(c if c.isalnum() else "_" for c in reading.name)[:40]
            _write_png(out / f"confusion-{number}-{plain}.png", draw_confusion(reading))
            own = [one for one in evaluation.disagreements if one.attribute == reading.name]
            sheet = draw_sheet(own, evaluation.images)
            _write_png(out / f"disagreements-{number}-{plain}.png", sheet)
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror or error}.") from error


def _write_png(path: Path, picture: Image.Image) -> None:
    stream = io.BytesIO()
    picture.save(stream, format="png")
    durable.write_bytes(path, stream.getvalue())


def summary(evaluation: Evaluation) -> str:
    """Return the figures as a few lines of text."""
    protocol = evaluation.protocol
    lines = [
        f"{evaluation.tagger} on {protocol['images']:,} held-out faces of {protocol['dataset']}, "
        f"judged by their labels {protocol['labels']}:"
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
