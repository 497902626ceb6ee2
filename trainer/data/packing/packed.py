"""Packed data sets: what lies in their folder, and making a data set of one again.

A packed data set is for carrying: the faces as WebP pictures one after another in one or a few
files, everything else in a small zip file, and ``packed.json`` that names every file with its size
and SHA-256. Unpacking checks all of it; what comes out is an ordinary data set.
"""

import io
import math
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Final, Literal

import numpy as np
from PIL import Image
from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileModel
from acgan_desktop.core.picture_file import PictureError, decoded
from trainer.data import manifest as contract
from trainer.data.dataset import MAX_MANIFEST_BYTES, Dataset
from trainer.data.manifest import DatasetManifest
from trainer.data.packing.packed_files import checked_content, read_description
from trainer.data.pixel_file import PixelFile

PACKED_FILE = contract.PACKED_FILE
TABLES_FILE = "tables.zip"
LENGTHS_FILE = "lengths.npy"
UNPACKED_FOLDER = "unpacked"
# Besides the lengths of the pictures.
TABLES = (
    contract.LABELS_FILE,
    contract.ORIGIN_FILE,
    contract.CONFIDENCE_FILE,
    contract.SPLIT_FILE,
    contract.NAMES_FILE,
)
TABLES_IF_THERE = (
    contract.REPORT_FILE,
    contract.SOURCE_LABELS_FILE,
    contract.CANNOT_TELL_FILE,
    contract.PROPOSALS_FILE,
    contract.LABELLING_FILE,
)
MAX_PARTS = 99
# Of all tables together.
MAX_TABLE_BYTES: Final = 1024 * 1024 * 1024
_LEAST_ROOM, _MOST_INFLATED = 64 * 1024 * 1024, 100


class PackedError(UserError):
    """A folder is not a packed data set that can be used."""


class _Strict(FileModel):
    model_config = ConfigDict(frozen=True)


class PackedPart(_Strict):
    """One file of the folder; ``images`` counts the faces in it, 0 for the tables."""

    name: Annotated[str, Field(pattern=r"^(faces-\d\d\.bin|tables\.zip)$")]
    bytes: Annotated[int, Field(ge=1)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    images: Annotated[int, Field(ge=0)]


class Packed(_Strict):
    """``packed.json``.

    Attributes:
        dataset: the manifest of what was packed, its own SHA-256 included.
        quality: of the WebP pictures, 1 to 100; None where nothing was lost.
        psnr_db: peak signal to noise ratio of all faces together, in dB; None where nothing was
            lost.
        unpacked_sha256: of the pixels that come out, as a data set's manifest states it.
        parts: the files, faces in their order.
    """

    format: Literal[1] = 1
    dataset: DatasetManifest
    codec: Literal["webp"] = "webp"
    quality: Annotated[int, Field(ge=1, le=100)] | None
    psnr_db: FiniteFloat | None
    unpacked_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    parts: Annotated[tuple[PackedPart, ...], Field(min_length=2, max_length=MAX_PARTS + 1)]


def is_packed(path: Path) -> bool:
    """Say whether ``path`` is a packed data set rather than one to train on at once."""
    return (path / PACKED_FILE).is_file() and not (path / contract.MANIFEST_FILE).exists()


def read_packed(path: Path) -> Packed:
    """Read ``packed.json`` in the folder ``path``.

    Raises:
        PackedError: it is missing, or not what ``pack`` writes.
    """
    file = path / PACKED_FILE
    packed = read_description(file, Packed, "a packed data set", MAX_MANIFEST_BYTES, PackedError)
    names = [part.name for part in packed.parts]
    faces = sum(part.images for part in packed.parts)
    if len(set(names)) != len(names) or TABLES_FILE not in names:
        raise PackedError(f"{file} is not usable: it names a file twice, or not {TABLES_FILE}.")
    if faces != packed.dataset.images:
        raise PackedError(f"{file} is not usable: its parts hold another number of faces.")
    return packed


def unpack(
    path: Path,
    out: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    *,
    most_table_bytes: int = MAX_TABLE_BYTES,
) -> Packed:
    """Make the data set ``out`` of the packed one in ``path``.

    Args:
        path: what ``pack`` wrote.
        out: the folder to make.
        progress: told how many of how many faces are done.

    Raises:
        PackedError: a file is missing, damaged or belongs to another packing; it is named, and
            nothing is left behind.
        OSError: the disk is full or cannot be written.
    """
    packed = read_packed(path)
    contents = {part.name: checked_content(path, part, PackedError) for part in packed.parts}
    side, images = packed.dataset.resolution, packed.dataset.images
    needed = images * side * side * 3
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise PackedError(f"{out} exists already; choose a new folder.")
    if shutil.disk_usage(out.parent).free < needed:
        mib = max(1, math.ceil(needed / 2**20))
        raise PackedError(f"Unpacking {path} needs {mib:,} MiB of free disk at {out.parent}.")
    lengths = _read_tables(path, contents[TABLES_FILE], images, most_table_bytes)
    with durable.new_folder(out) as folder:
        for name, content in lengths.others.items():
            (folder / name).write_bytes(content)
        with (folder / contract.IMAGES_FILE).open("wb+") as stream:
            pixels = PixelFile(stream, side)
            for done, face in enumerate(_faces(path, packed, contents, lengths.lengths), 1):
                pixels.append(_decoded(path, face, side, done - 1))
                if done % 200 == 0 or done == images:
                    progress(done, images)
            digest = pixels.keep(range(images), lambda written: None)
        if digest != packed.unpacked_sha256:
            raise PackedError(
                f"The faces in {path} come out as other pixels than where they were packed; "
                "unpack them with the same version of Pillow."
            )
        manifest = packed.dataset.model_copy(update={"sha256": digest})
        content = (manifest.model_dump_json(indent=2) + "\n").encode()
        (folder / contract.MANIFEST_FILE).write_bytes(content)
        # Kept, so that a run on the original can go on with these faces.
        shutil.copyfile(path / PACKED_FILE, folder / PACKED_FILE)
        if len(Dataset.open(folder).names) != images:  # opening it checks all the rest
            raise PackedError(f"{path / TABLES_FILE} does not name every face.")
    return packed


def ready(path: Path) -> Path:
    """Return a data set that can be trained on: ``path`` itself, or what is packed in it.

    A packed one is unpacked once, into a folder inside it.

    Raises:
        PackedError: it cannot be unpacked, or something else was unpacked there before.
    """
    if not is_packed(path):
        return path
    inside = path / UNPACKED_FOLDER
    done = inside / contract.MANIFEST_FILE
    if not done.is_file():
        try:
            unpack(path, inside)
        except PackedError:
            if not done.is_file():  # or another process of the same training was quicker
                raise
        except OSError as error:
            if not done.is_file():
                raise PackedError(
                    f"{path} cannot be unpacked in place ({error.strerror or error}); "
                    "run acgan-train unpack with a folder that can be written."
                ) from error
    if read_packed(inside) != read_packed(path):
        raise PackedError(
            f"{inside} was unpacked when other faces lay in {path}; remove it, and they are "
            "unpacked again."
        )
    return inside


def manifest_of(path: Path) -> DatasetManifest:
    """Return what a data set says of itself, or one that is packed; nothing is unpacked.

    Raises:
        UserError: ``path`` is neither.
    """
    return read_packed(path).dataset if is_packed(path) else Dataset.open(path).manifest


def original_sha256(dataset: Dataset) -> str:
    """Return the SHA-256 of the faces that ``dataset`` was packed from; its own if never packed."""
    if (dataset.path / PACKED_FILE).is_file():
        packed = read_packed(dataset.path)
        if packed.unpacked_sha256 == dataset.manifest.sha256:
            return packed.dataset.sha256
    return dataset.manifest.sha256


class _Tables:
    def __init__(self, lengths: list[int], others: dict[str, bytes]) -> None:
        self.lengths = lengths
        self.others = others


def _read_tables(path: Path, content: bytes, images: int, most: int) -> _Tables:
    others: dict[str, bytes] = {}
    room = min(most, _LEAST_ROOM + _MOST_INFLATED * len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            present = set(archive.namelist())
            for name in (LENGTHS_FILE, *TABLES, *TABLES_IF_THERE):
                if name in TABLES_IF_THERE and name not in present:
                    continue
                with archive.open(name) as stream:
                    others[name] = stream.read(room + 1)
                room -= len(others[name])
                if room < 0:
                    raise ValueError(f"{name} is far too large")
        lengths = np.load(io.BytesIO(others.pop(LENGTHS_FILE)), allow_pickle=False)
        if lengths.shape != (images,) or lengths.dtype != np.uint32:
            raise ValueError(f"{LENGTHS_FILE} does not fit the number of faces")
    except Exception as error:  # zipfile, zlib and NumPy raise many kinds for broken files
        raise PackedError(f"{path / TABLES_FILE} is damaged: {error}.") from error
    return _Tables(lengths.tolist(), others)


def _faces(
    path: Path, packed: Packed, contents: dict[str, bytes], lengths: list[int]
) -> Iterator[bytes]:
    number = 0
    for part in packed.parts:
        if part.name == TABLES_FILE:
            continue
        content, position = contents[part.name], 0
        for length in lengths[number : number + part.images]:
            yield content[position : position + length]
            position += length
        if position != len(content):
            raise PackedError(f"{path / part.name} does not hold the faces it should.")
        number += part.images


def _decoded(path: Path, face: bytes, side: int, number: int) -> bytes:

    def pixels_of(picture: Image.Image) -> bytes:
        if picture.size != (side, side):
            raise PictureError(f"has {picture.width} x {picture.height} pixels")
        return picture.convert("RGB").tobytes()

    try:
        return decoded(face, pixels_of, most_pixels=side * side, formats=("WEBP",))
    except PictureError as error:
        raise PackedError(f"Face {number:,} of {path} is damaged: it {error}.") from error
