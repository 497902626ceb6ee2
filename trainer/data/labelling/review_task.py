"""What a review asks: faces of a data set, pictures of a folder, or samples of a model."""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.review_file import AskedAttribute, AskedFace, Task
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import UpscalerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.pictures.picture_files import save_png
from trainer.data.dataset import Dataset
from trainer.data.labelling.labelled_dataset import PROPOSALS_FILE
from trainer.data.manifest import HELD_OUT, IMAGES_FILE, MANIFEST_FILE
from trainer.data.sources import visible

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
WHICH = ("all", "unlabelled", "held-out", "proposed")
_SAMPLES = 300
_AT_ONCE = 32


@dataclass(frozen=True)
class Choice:
    """Which faces, and what to say of them.

    Attributes:
        which: faces of a data set, one of :data:`WHICH`.
        count: at most so many faces; None = all, or 300 samples of a model.
        seed: of the draw among a data set's faces, and of a model's samples.
        truncation: of the samples.
        only: names of attributes to ask for; empty = all.
        classes_of: a data set or model whose attributes are asked of pictures in a folder.
    """

    which: str = "all"
    count: int | None = None
    seed: int = 0
    truncation: float = 1.0
    only: tuple[str, ...] = ()
    classes_of: Path | None = None


def make_task(source: Path, out: Path, choice: Choice) -> Task:
    """Return what to review; samples of a model are drawn into a folder beside ``out``.

    Args:
        source: a data set, a folder of pictures, or a generator's model file.
        out: the table of labels that the review writes.
        choice: which faces.

    Raises:
        UserError: there is nothing to review, or nothing to say of it.
    """
    if source.is_dir() and (source / MANIFEST_FILE).exists():
        return _of_dataset(Dataset.open(source), out, choice)
    if source.is_dir():
        return _of_pictures(source, out, choice)
    if source.suffix.lower() == ".onnx":
        return _of_model(source, out, choice)
    raise UserError(
        f"{source} is neither a data set, nor a folder of pictures, nor a model file (.onnx)."
    )


def _of_dataset(dataset: Dataset, out: Path, choice: Choice) -> Task:
    attributes = _asked(choice, _attributes_of(dataset.path), dataset.path)
    columns = {one.name: at for at, one in enumerate(dataset.manifest.attributes)}
    own = [columns[one.name] for one in attributes if one.name in columns]
    if choice.which == "unlabelled":
        rows = np.flatnonzero((dataset.labels[:, own] < 0).any(axis=1)).tolist()
    elif choice.which == "held-out":
        rows = np.flatnonzero(dataset.split == HELD_OUT).tolist()
    elif choice.which == "proposed":
        rows = _proposed(dataset, {one.name for one in attributes})
    else:
        rows = list(range(len(dataset)))
    if choice.count is not None and choice.which == "proposed":
        rows = rows[: choice.count]  # the surest
    elif choice.count is not None and choice.count < len(rows):
        random = np.random.default_rng(choice.seed)
        rows = sorted(random.choice(rows, choice.count, replace=False).tolist())
    faces: dict[str, AskedFace] = {}
    for row in rows:
        labels = {
            one.name: one.classes[dataset.labels[row, column]]
            for column, one in enumerate(dataset.manifest.attributes)
            if dataset.labels[row, column] >= 0
        }
        name = dataset.names[row]
        faces.setdefault(name, AskedFace(name=name, row=row, labels=labels))
    images = str((dataset.path / IMAGES_FILE).resolve())
    return _task(dataset.manifest.name, out, attributes, list(faces.values()), images)


def _proposed(dataset: Dataset, asked: set[str]) -> list[int]:
    """Return the faces whose labels an earlier ``label`` doubted, surest first."""
    path = dataset.path / PROPOSALS_FILE
    places = {name: row for row, name in enumerate(dataset.names)}
    found: dict[int, None] = {}
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            for line in csv.DictReader(stream):
                row = places.get(line.get("file") or "")
                if row is not None and line.get("attribute") in asked:
                    found.setdefault(row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserError(
            f"{path} cannot be read: proposals stand in data sets that acgan-train label made."
        ) from error
    return list(found)


def _of_pictures(folder: Path, out: Path, choice: Choice) -> Task:
    if choice.classes_of is None:
        raise UserError(
            f"What is to be said of the pictures in {folder}? Name a data set or a model whose "
            "attributes are asked, with --classes."
        )
    attributes = _asked(choice, _attributes_of(choice.classes_of), choice.classes_of)
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURES)
    faces = [
        AskedFace(name=_name(path, folder), path=str(path.resolve()))
        for path in paths[: choice.count]
    ]
    return _task(folder.name, out, attributes, faces)


def _name(path: Path, folder: Path) -> str:
    """Return what a table can call a picture."""
    name = path.relative_to(folder).as_posix()
    # Neither line breaks nor bytes that are no text in the system's encoding.
    if not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in name):
        return name
    raise UserError(
        f"The name of the picture {visible(str(path))} cannot be written into a table; rename it."
    )


def _of_model(model: Path, out: Path, choice: Choice) -> Task:
    folder = out.with_name(f"{out.stem}-faces")
    faces = []
    with Generator.open(model, Device.AUTO) as generator:
        manifest = generator.manifest
        asked = _attributes_of(choice.classes_of) if choice.classes_of else _attributes_of(model)
        attributes = _asked(choice, asked, model)
        folder.mkdir(parents=True, exist_ok=True)
        numbers = range(choice.count or _SAMPLES)
        avatars = [
            candidate(manifest, {}, choice.seed, number, choice.truncation) for number in numbers
        ]
        start = f"{manifest.model_id[:8]}-{choice.seed}-{choice.truncation:g}"
        paths = [folder / f"{start}-{number:05}.png" for number in numbers]
        missing = [number for number in numbers if not paths[number].exists()]
        for begin in range(0, len(missing), _AT_ONCE):
            some = missing[begin : begin + _AT_ONCE]
            pixels = generator.render([avatars[number] for number in some])
            for number, picture in zip(some, pixels, strict=True):
                save_png(paths[number], picture, avatars[number])
    for path, avatar in zip(paths, avatars, strict=True):
        wished = {name: str(value) for name, value in wish_of(manifest, avatar).items()}
        faces.append(AskedFace(name=path.name, path=str(path.resolve()), labels=wished))
    return _task(manifest.name, out, attributes, faces)


def _attributes_of(path: Path) -> list[AskedAttribute]:
    """Return what a data set or a model speaks of."""
    if path.is_dir():
        found = [(one.name, one.classes) for one in Dataset.open(path).manifest.attributes]
    else:
        manifest = inspect_model(path)
        if isinstance(manifest, UpscalerManifest):
            raise UserError(f"{path.name} is an upscaler, which knows no attributes.")
        found = [(one.name, one.classes) for one in manifest.attributes]
    return [AskedAttribute(name=name, classes=classes) for name, classes in found]


def _asked(
    choice: Choice, attributes: Sequence[AskedAttribute], path: Path
) -> list[AskedAttribute]:
    if not attributes:
        if choice.classes_of is not None and choice.classes_of != path:
            return _asked(choice, _attributes_of(choice.classes_of), choice.classes_of)
        raise UserError(f"{path} has no attributes; name what has some with --classes.")
    names = [one.name for one in attributes]
    unknown = [name for name in choice.only if name not in names]
    if unknown:
        raise UserError(f"{path} has no attribute {unknown[0]}; it has {', '.join(names)}.")
    return [one for one in attributes if not choice.only or one.name in choice.only]


def _task(
    title: str,
    out: Path,
    attributes: Sequence[AskedAttribute],
    faces: Sequence[AskedFace],
    images: str | None = None,
) -> Task:
    if not faces:
        raise UserError(f"There is no face to review in {title}.")
    return Task(
        title=title,
        out=str(out.resolve()),
        attributes=tuple(attributes),
        images=images,
        faces=tuple(faces),
    )
