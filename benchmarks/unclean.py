"""Put the faces that ``prepare`` refused back into a data set, to see what refusing them buys.

    python benchmarks/unclean.py dataset SOURCE... --labels labels.csv --out unclean

They go behind the others, into the training part; what is held out stays the same. Labels are the
table's, by the last part of the faces' names. A face whose picture cannot be read stays out.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from trainer.data import manifest as contract
from trainer.data.dataset import Dataset
from trainer.data.labelling.label_table import NO_LABELS, UNKNOWN, LabelTable, read_labels
from trainer.data.labelling.picture_labels import count_classes
from trainer.data.preparation.screening import centre_square, decode
from trainer.data.sources import Reader, list_sources

_LABELS = (contract.LABELS_FILE, contract.ORIGIN_FILE, contract.CONFIDENCE_FILE)


def put_back(dataset: Dataset, sources: Sequence[Path], table: LabelTable, out: Path) -> int:
    """Write ``out``: the faces of ``dataset`` and those of its report's ``left_out``.

    Args:
        dataset: as ``prepare`` left it.
        sources: the folders and zip files that it was prepared from.
        table: the labels that it was prepared with.
        out: the folder to make.

    Returns:
        How many were put back.

    Raises:
        UserError: a folder or file cannot be read or written, or the table has other attributes.
    """
    attributes = [(one.name, one.classes) for one in dataset.manifest.attributes]
    if [(one.name, one.classes) for one in table.attributes] != attributes:
        raise UserError("The labels speak of other attributes than the data set.")
    report = json.loads((dataset.path / contract.REPORT_FILE).read_text(encoding="utf-8"))
    refused = {one["file"] for one in report["left_out"]}
    by_tail = {name.rpartition("/")[2]: row for name, row in table.rows.items()}
    size = dataset.manifest.resolution
    names, pictures, labels = [], [], []
    with Reader() as reader:
        for entry in list_sources(sources).entries:
            if entry.name not in refused:
                continue
            try:
                picture, _ = decode(reader.read(entry), size)
            except Exception as error:  # a broken picture: any of the decoder's errors
                print(f"{entry.name} stays out: {error}.")
                continue
            names.append(entry.name)
            pictures.append(np.asarray(centre_square(picture, size), np.uint8))
            nothing = (UNKNOWN,) * len(attributes)
            labels.append(by_tail.get(entry.name.rpartition("/")[2], nothing))
    if not names:
        raise UserError("None of the faces left out is in these sources: name those of prepare.")
    added = np.array(labels, np.int16).reshape(len(labels), len(attributes))
    known = added >= 0
    images = np.concatenate([dataset.images, np.stack(pictures)])
    columns = (added, np.where(known, contract.ORIGIN_SOURCE, contract.ORIGIN_NONE), known)
    with durable.new_folder(out) as folder:
        np.save(folder / contract.IMAGES_FILE, images)
        for file, more in zip(_LABELS, columns, strict=True):
            old = np.load(dataset.path / file)
            np.save(folder / file, np.concatenate([old, more.astype(old.dtype)]))
        split = np.load(dataset.path / contract.SPLIT_FILE)
        np.save(folder / contract.SPLIT_FILE, np.pad(split, (0, len(names))))
        old_names = (dataset.path / contract.NAMES_FILE).read_bytes()
        more_names = "".join(f"{name}\n" for name in names).encode()
        (folder / contract.NAMES_FILE).write_bytes(old_names + more_names)
        shutil.copy(dataset.path / contract.REPORT_FILE, folder)
        whole = np.load(folder / contract.LABELS_FILE)
        manifest = dataset.manifest.model_copy(
            update={
                "name": out.resolve().name[:100],
                "images": len(images),
                "sha256": hashlib.sha256(np.ascontiguousarray(images).data).hexdigest(),
                "attributes": tuple(
                    one.model_copy(
                        update={"counts": count_classes(whole[:, column], len(one.classes))}
                    )
                    for column, one in enumerate(dataset.manifest.attributes)
                ),
            }
        )
        content = manifest.model_dump(mode="json")
        (folder / contract.MANIFEST_FILE).write_text(json.dumps(content, indent=1) + "\n")
        Dataset.open(folder)
    return len(names)


def main() -> None:
    """Put them back, and say how many they are."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("dataset", type=Path)
    parser.add_argument("sources", type=Path, nargs="+", metavar="SOURCE")
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    try:
        table = read_labels(args.labels) if args.labels else NO_LABELS
        count = put_back(Dataset.open(args.dataset), args.sources, table, args.out)
    except (UserError, OSError) as error:
        raise SystemExit(str(error)) from error
    print(f"{count:,} faces put back: {args.out}")


if __name__ == "__main__":
    main()
