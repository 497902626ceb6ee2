"""Looking at what ``prepare`` made: the pictures that were kept, and those left out with reasons.

The data set's files are read as anybody could read them; the trainer need not be there.
"""

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from pydantic import BaseModel, ConfigDict, Field

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, read_json
from acgan_desktop.core.picture_file import decoded
from acgan_desktop.library.training.error_codes import ProjectCode

MOST_LEFT_OUT: Final = 5000
_MOST_BYTES: Final = 512 * 1024 * 1024
_MOST_PICTURE: Final = 64 * 1024 * 1024
_MOST_PIXELS: Final = 48_000_000
_MOST_VALUES: Final = 20_000_000
_REPORT, _NAMES, _IMAGES, _LABELS = "report.json", "names.txt", "images.npy", "labels.npy"
_KEEPABLE_NOT: Final = "broken"

Count = Annotated[int, Field(ge=0)]


class _Read(BaseModel):
    """Part of a file of the trainer's, of which only some keys are looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _LeftOut(_Read):
    file: str
    reason: str
    detail: str = ""


class _Report(_Read):
    found: Count
    kept: Count
    left_out: tuple[_LeftOut, ...]


class _Attribute(_Read):
    name: str
    classes: tuple[str, ...]
    counts: tuple[Count, ...]


class _Manifest(_Read):
    resolution: Annotated[int, Field(ge=4, le=1024)]
    images: Annotated[int, Field(ge=1)]
    attributes: tuple[_Attribute, ...]


@dataclass(frozen=True)
class LeftOut:
    """A picture that is not in the data set.

    Attributes:
        name: what ``prepare`` calls it.
        reason: a word of the trainer's, such as "too_small".
        detail: more about it, or "".
    """

    name: str
    reason: str
    detail: str

    @property
    def can_be_kept(self) -> bool:
        """Whether a person may take it back: a broken picture cannot be."""
        return self.reason != _KEEPABLE_NOT


@dataclass(frozen=True)
class Prepared:
    """A data set as it is looked at.

    Attributes:
        folder: the data set.
        size: side of its pictures, in pixels.
        names: of the pictures in it, in their order.
        left_out: of the others, at most :data:`MOST_LEFT_OUT`.
        found: how many pictures the sources hold.
        attributes: name -> how many pictures have each class.
        labelled: share of the pictures that have at least one label, 0 to 1.
    """

    folder: Path
    size: int
    names: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    found: int
    attributes: dict[str, dict[str, int]]
    labelled: float

    @property
    def kept(self) -> int:
        """How many pictures are in it."""
        return len(self.names)


def read_prepared(folder: Path) -> Prepared:
    """Read what ``prepare`` or ``label`` made in ``folder``.

    Raises:
        UserError: it is not there, or is no data set.
    """
    try:
        manifest = _json(_Manifest, folder / "dataset.json")
        report = _json(_Report, folder / _REPORT)
        text = read_bounded(folder / _NAMES, _MOST_BYTES, "a list of names").decode()
        labels = _labels(folder / _LABELS)
    except (UserError, FileFault, UnicodeDecodeError, ValueError, OSError) as error:
        if not (folder / "dataset.json").exists():
            raise UserError(ProjectCode.DATASET_GONE, path=folder) from error
        raise UserError(ProjectCode.UNUSABLE, folder=folder, why=error) from error
    return Prepared(
        folder,
        manifest.resolution,
        tuple(text.splitlines()),
        tuple(LeftOut(o.file, o.reason, o.detail) for o in report.left_out[:MOST_LEFT_OUT]),
        report.found,
        {one.name: dict(zip(one.classes, one.counts, strict=False)) for one in manifest.attributes},
        float((labels >= 0).any(axis=1).mean()) if labels.size else 0.0,
    )


def kept_pictures(prepared: Prepared, rows: Sequence[int]) -> list[NDArray[np.uint8]]:
    """Return pictures of the data set, uint8 [size, size, 3] each.

    Raises:
        UserError: they cannot be read.
    """
    path = prepared.folder / _IMAGES
    try:
        images: Any = np.load(path, mmap_mode="r", allow_pickle=False)
        if images.dtype != np.uint8 or images.ndim != 4 or images.shape[3] != 3:
            raise ValueError("other numbers than pictures have")
        return [np.array(images[row]) for row in rows if row < len(images)]
    except Exception as error:  # the header is text from outside: its parser raises many
        raise UserError(ProjectCode.UNUSABLE, folder=path, why=error) from error


class SourcePictures:
    """Finds the pictures of names that ``prepare`` gave: source / path inside it.

    What ``prepare`` calls "FOLDER/a/b.png" lies in the source of that name; a part of the way may
    be a zip file.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        self._roots: dict[str, Path] = {}
        for source in sources:
            path = Path(source).resolve()
            title, number = path.name or "root", 2
            while title in self._roots:
                title, number = f"{path.name}#{number}", number + 1
            self._roots[title] = path

    def thumbnail(self, name: str, side: int) -> NDArray[np.uint8] | None:
        """Return the picture's middle square, uint8 [side, side, 3]; None if it cannot be read."""
        try:
            content = self._content(name)
            if content is None:
                return None
            formats = ("PNG", "JPEG", "WEBP", "BMP", "TIFF")
            found: NDArray[np.uint8] = decoded(
                content, _small(side), most_pixels=_MOST_PIXELS, formats=formats
            )
            return found
        except Exception:  # zipfile raises many kinds for damaged archives
            return None

    def _content(self, name: str) -> bytes | None:
        title, _, inside = name.partition("/")
        root = self._roots.get(title)
        if root is None:
            return None
        parts = inside.split("/")
        if root.is_file():
            return _member(root, inside)
        place = root
        for at, part in enumerate(parts):
            place = place / part
            if part in ("..", "."):
                return None
            if place.suffix.lower() == ".zip" and place.is_file():
                return _member(place, "/".join(parts[at + 1 :]))
        return read_bounded(place, _MOST_PICTURE, "a picture")


def _member(archive: Path, name: str) -> bytes | None:
    with zipfile.ZipFile(archive) as opened:
        info = opened.getinfo(name)
        if info.file_size > _MOST_PICTURE:
            return None
        with opened.open(info) as stream:
            return stream.read(_MOST_PICTURE)


def _small(side: int) -> Any:
    def reduce(picture: Image.Image) -> NDArray[np.uint8]:
        picture.draft("RGB", (2 * side, 2 * side))
        with suppress(Exception):  # damaged EXIF: the pixels are still good
            picture = ImageOps.exif_transpose(picture)
        square = ImageOps.fit(picture.convert("RGB"), (side, side), Image.Resampling.BILINEAR)
        return np.asarray(square)

    return reduce


def _labels(path: Path) -> NDArray[np.int16]:
    labels = np.load(path, mmap_mode="r", allow_pickle=False)
    if labels.ndim != 2 or labels.dtype != np.int16:
        raise ValueError("labels.npy: other numbers than labels have")
    return np.asarray(labels)


def _json(kind: Any, path: Path) -> Any:
    content = read_bounded(path, _MOST_BYTES, "a data set")
    return read_json(kind, content, most_values=_MOST_VALUES, most_keys=100_000)
