"""Making a data set whose labels are more complete than those of the one it is made of.

The other data set stays as it is: it may be in use, and its labels are the way back. Files that
are the same in both, the faces above all, are shared where the file system can (hard links: no
program writes into a data set), and copied where it cannot.
"""

import csv
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from trainer.data import manifest as contract
from trainer.data.dataset import Dataset, DatasetError, open_array
from trainer.data.labelling.completion import Labels, Proposal
from trainer.data.labelling.label_table import UNKNOWN
from trainer.data.labelling.picture_labels import count_classes
from trainer.data.manifest import DatasetAttribute, DatasetManifest

SOURCE_LABELS_FILE = contract.SOURCE_LABELS_FILE
"""int16 [images, attributes]: what the source said, whatever the labels say now."""
CANNOT_TELL_FILE = contract.CANNOT_TELL_FILE
"""bool [images, attributes]: what a person looked for and could not tell."""
PROPOSALS_FILE = contract.PROPOSALS_FILE
LABELLING_FILE = contract.LABELLING_FILE
_SHARED = (
    contract.IMAGES_FILE,
    contract.SPLIT_FILE,
    contract.NAMES_FILE,
    contract.REPORT_FILE,
    contract.PACKED_FILE,
)


@dataclass(frozen=True)
class Attribute:
    """One attribute of the data set to make."""

    name: str
    classes: tuple[str, ...]


def attributes_of(dataset: Dataset) -> tuple[Attribute, ...]:
    """Return what the data set's labels speak of."""
    return tuple(Attribute(one.name, one.classes) for one in dataset.manifest.attributes)


def labels_of(dataset: Dataset, attributes: int) -> Labels:
    """Return the data set's labels, with as many unknown columns as ``attributes`` are more."""
    missing = ((0, 0), (0, attributes - len(dataset.manifest.attributes)))
    return Labels(
        np.pad(dataset.labels, missing, constant_values=UNKNOWN),
        np.pad(dataset.label_origin, missing),
        np.pad(dataset.label_confidence, missing),
    )


def kept_source_labels(dataset: Dataset, attributes: int) -> NDArray[np.int16] | None:
    """Return what the source said, if an earlier completion kept it: int16 [images, attributes].

    Raises:
        DatasetError: the file that keeps it is damaged.
    """
    kept = _kept(dataset, SOURCE_LABELS_FILE, np.int16)
    if kept is None:
        return None
    classes = [len(one.classes) for one in dataset.manifest.attributes]
    if (kept < UNKNOWN).any() or (kept >= np.array(classes, np.int16)).any():
        raise DatasetError(
            f"{dataset.path / SOURCE_LABELS_FILE} is damaged: it names a class that does not exist."
        )
    more = attributes - kept.shape[1]
    return np.pad(kept, ((0, 0), (0, more)), constant_values=UNKNOWN).astype(np.int16)


def kept_cannot_tell(dataset: Dataset, attributes: int) -> NDArray[np.bool_]:
    """Return what a person could not tell in an earlier completion: [images, attributes].

    Raises:
        DatasetError: the file that keeps it is damaged.
    """
    kept = _kept(dataset, CANNOT_TELL_FILE, np.bool_)
    if kept is None:
        return np.zeros((len(dataset), attributes), np.bool_)
    return np.pad(kept, ((0, 0), (0, attributes - kept.shape[1])))


def _kept(dataset: Dataset, file: str, kind: type[np.generic]) -> NDArray[Any] | None:
    path = dataset.path / file
    if not path.exists():
        return None
    return open_array(path, kind, dataset.labels.shape)


def write_labelled(
    dataset: Dataset,
    out: Path,
    attributes: Sequence[Attribute],
    labels: Labels,
    source: NDArray[np.int16],
    cannot_tell: NDArray[np.bool_],
    proposals: Sequence[Proposal],
    report: dict[str, object],
) -> Dataset:
    """Make the data set ``out``: the faces of ``dataset`` with other labels.

    It is built beside and renamed when it is whole and can be opened.

    Args:
        dataset: where the faces are.
        out: the folder to make; it must not exist, or be empty.
        attributes: what the labels speak of.
        labels: the labels.
        source: what the source said.
        cannot_tell: [images, attributes], what a person could not tell.
        proposals: what is likely wrong.
        report: how the labels came about, for ``labelling.json``.

    Raises:
        UserError: the folder exists or cannot be written; nothing is left behind.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} exists already; choose another folder with --out.")
    manifest = _manifest(out.resolve().name[:100], dataset, attributes, labels)
    try:
        durable.remove_leftovers_beside(out)
        with durable.new_folder(out) as folder:
            for file in _SHARED:
                if (dataset.path / file).exists():
                    _share(dataset.path / file, folder / file)
            for file, array in (
                (contract.LABELS_FILE, labels.values),
                (contract.ORIGIN_FILE, labels.origin),
                (contract.CONFIDENCE_FILE, labels.confidence),
                (SOURCE_LABELS_FILE, source),
                (CANNOT_TELL_FILE, cannot_tell),
            ):
                np.save(folder / file, array)
            _write_json(folder / LABELLING_FILE, report)
            _write_proposals(folder / PROPOSALS_FILE, dataset, attributes, proposals)
            _write_json(folder / contract.MANIFEST_FILE, manifest.model_dump(mode="json"))
            Dataset.open(folder)
    except FileExistsError as error:
        raise UserError(f"{out} cannot be made: something of that name exists.") from error
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror or error}.") from error
    return Dataset.open(out)


def _manifest(
    name: str, dataset: Dataset, attributes: Sequence[Attribute], labels: Labels
) -> DatasetManifest:
    """Describe the faces of ``dataset`` with other labels."""
    return DatasetManifest(
        name=name,
        resolution=dataset.manifest.resolution,
        images=len(dataset),
        sha256=dataset.manifest.sha256,
        attributes=tuple(
            DatasetAttribute(
                name=one.name,
                classes=one.classes,
                counts=count_classes(labels.values[:, column], len(one.classes)),
            )
            for column, one in enumerate(attributes)
        ),
        held_out=dataset.manifest.held_out,
    )


def _share(path: Path, target: Path) -> None:
    """Link ``target`` to ``path``, or copy it where that is impossible."""
    try:
        if not os.access(path, os.W_OK):  # a link could not be flushed, and is not ours to share
            raise OSError
        os.link(path.resolve(), target)
    except OSError:
        shutil.copyfile(path, target)


def _write_json(path: Path, content: object) -> None:
    path.write_bytes((json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())


def _write_proposals(
    path: Path, dataset: Dataset, attributes: Sequence[Attribute], proposals: Sequence[Proposal]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(["file", "attribute", "label", "read", "confidence", "applied"])
        for one in proposals:
            attribute = attributes[one.column]
            rows.writerow(
                [
                    dataset.names[one.row],
                    attribute.name,
                    attribute.classes[one.label],
                    attribute.classes[one.read],
                    f"{one.confidence:.4f}",
                    "yes" if one.applied else "no",
                ]
            )
