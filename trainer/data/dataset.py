"""Opening a prepared data set, whoever made the folder and whatever happened to it since."""

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray

from acgan_desktop.core.bounded_file import check_regular, read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, read_json
from trainer.data import manifest as contract
from trainer.data.manifest import DatasetManifest

MAX_MANIFEST_BYTES = 4 * 1024 * 1024
_MAX_BYTES_PER_NAME = 32 * 1024
_HASH_STEP = 16 * 1024 * 1024


class DatasetError(UserError):
    """A folder is not a data set that can be used."""


class Dataset:
    """A prepared data set (contract 4), read-only.

    Attributes:
        path: its folder.
        manifest: what ``dataset.json`` says.
        images: memory-mapped uint8 [images, height, width, 3], sRGB.
        labels: int16 [images, attributes], a class index, or -1 for unknown.
        label_origin: uint8 [images, attributes], 0 none, 1 source, 2 person, 3 tagger.
        label_confidence: float32 [images, attributes], 0 to 1.
        split: uint8 [images], 0 training, 1 held out.
    """

    def __init__(
        self,
        path: Path,
        manifest: DatasetManifest,
        images: NDArray[np.uint8],
        labels: NDArray[np.int16],
        label_origin: NDArray[np.uint8],
        label_confidence: NDArray[np.float32],
        split: NDArray[np.uint8],
    ) -> None:
        """Take what :meth:`open` has checked."""
        self.path = path
        self.manifest = manifest
        self.images = images
        self.labels = labels
        self.label_origin = label_origin
        self.label_confidence = label_confidence
        self.split = split

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the data set in the folder ``path``.

        Sizes, shapes, types and ranges are checked; the images' bytes are not (:meth:`verify`
        does that), so opening costs next to nothing.

        Raises:
            DatasetError: it is not a data set, or is damaged; one sentence says where.
        """
        manifest = _read_manifest(path)
        images, side = manifest.images, manifest.resolution
        table = (images, len(manifest.attributes))
        dataset = cls(
            path,
            manifest,
            open_array(path / contract.IMAGES_FILE, np.uint8, (images, side, side, 3), mapped=True),
            open_array(path / contract.LABELS_FILE, np.int16, table),
            open_array(path / contract.ORIGIN_FILE, np.uint8, table),
            open_array(path / contract.CONFIDENCE_FILE, np.float32, table),
            open_array(path / contract.SPLIT_FILE, np.uint8, (images,)),
        )
        dataset._check_ranges()
        return dataset

    def __len__(self) -> int:
        return self.manifest.images

    def training_indices(self) -> NDArray[np.int64]:
        """Return the indices of the images to train on, int64, ascending."""
        return np.flatnonzero(self.split == contract.TRAINING)

    def held_out_indices(self) -> NDArray[np.int64]:
        """Return the indices of the images that no training reads, int64, ascending."""
        return np.flatnonzero(self.split == contract.HELD_OUT)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Where each image came from: source / path inside it.

        Raises:
            DatasetError: the file of names is missing or damaged.
        """
        path = self.path / contract.NAMES_FILE
        content = read_bounded(
            path, len(self) * _MAX_BYTES_PER_NAME, "the names of these faces", DatasetError
        )
        try:
            names = tuple(content.decode().removesuffix("\n").split("\n"))
        except UnicodeDecodeError as error:
            raise DatasetError(f"{path} is damaged: it is not UTF-8 text.") from error
        if len(names) != len(self):
            raise DatasetError(
                f"{path} is damaged: it has {len(names):,} names for {len(self):,} images."
            )
        return names

    @cached_property
    def labels_sha256(self) -> str:
        """What tells these labels, and who gave them, from all others: a SHA-256."""
        digest = hashlib.sha256()
        for attribute in self.manifest.attributes:
            digest.update(json.dumps([attribute.name, attribute.classes]).encode())
        for array in (self.labels.astype("<i2"), self.label_origin):
            digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()

    def verify(self) -> None:
        """Read all images and compare them with the manifest's SHA-256.

        Raises:
            DatasetError: they are not the images that were prepared.
        """
        digest = hashlib.sha256()
        step = max(1, _HASH_STEP // self.images[0].nbytes)
        for start in range(0, len(self), step):
            digest.update(np.ascontiguousarray(self.images[start : start + step]).data)
        if digest.hexdigest() != self.manifest.sha256:
            raise DatasetError(
                f"{self.path / contract.IMAGES_FILE} is damaged: its images are not the ones that "
                "were prepared; run prepare again."
            )

    def _check_ranges(self) -> None:
        classes = np.array([len(a.classes) for a in self.manifest.attributes], np.int16)
        known = self.labels >= 0
        for file, wrong, what in (
            (
                contract.LABELS_FILE,
                (self.labels < -1) | (self.labels >= classes),
                "names a class that its attribute does not have",
            ),
            (
                contract.ORIGIN_FILE,
                self.label_origin > contract.ORIGIN_TAGGER,
                "holds an origin that does not exist",
            ),
            (
                contract.ORIGIN_FILE,
                known != (self.label_origin != contract.ORIGIN_NONE),
                "gives an unknown label an origin, or a known one none",
            ),
            (
                contract.CONFIDENCE_FILE,
                # Written so that NaN is wrong as well.
                ~((self.label_confidence >= 0) & (self.label_confidence <= 1)),
                "holds a confidence outside 0 to 1",
            ),
            (
                contract.SPLIT_FILE,
                self.split > contract.HELD_OUT,
                "holds a split that does not exist",
            ),
        ):
            if wrong.any():
                image = int(np.flatnonzero(wrong.reshape(len(self), -1).any(axis=1))[0])
                raise DatasetError(f"{self.path / file} is damaged: image {image:,} {what}.")
        for column, attribute in enumerate(self.manifest.attributes):
            labels = self.labels[:, column]
            counts = np.bincount(labels[labels >= 0], minlength=len(attribute.classes))
            if tuple(counts.tolist()) != attribute.counts:
                raise DatasetError(
                    f"{self.path / contract.MANIFEST_FILE} does not fit the labels: the counts of "
                    f'"{attribute.name}" differ.'
                )


def _read_manifest(path: Path) -> DatasetManifest:
    file = path / contract.MANIFEST_FILE
    if not path.is_dir():
        raise DatasetError(f"{path} is not a folder; name the folder that prepare made.")
    if not file.exists() and (path / contract.PACKED_FILE).exists():
        raise DatasetError(f"{path} is packed; make a data set of it with acgan-train unpack.")
    if not file.exists():
        raise DatasetError(f"{path} is not a data set: it has no {contract.MANIFEST_FILE}.")
    try:
        content = read_bounded(file, MAX_MANIFEST_BYTES, "a data set's manifest", DatasetError)
        return read_json(DatasetManifest, content)
    except FileFault as fault:
        raise DatasetError(f"{file} is not usable: {fault}.") from fault


def open_array(
    path: Path, dtype: DTypeLike, shape: tuple[int, ...], mapped: bool = False
) -> NDArray[Any]:
    """Open a .npy file whose type, shape and size must be exactly the ones expected.

    Raises:
        DatasetError: it is not that array, or cannot be read; nothing large was read then.
    """
    check_regular(path, DatasetError)
    try:
        with path.open("rb") as stream:
            # Only what prepare writes: the oldest version of the format, without pickles.
            if np.lib.format.read_magic(stream) != (1, 0):
                raise ValueError("unknown version of the format")
            header = np.lib.format.read_array_header_1_0(stream)
            start = stream.tell()
    except Exception as error:  # the header is text from outside: its parser raises many kinds
        raise DatasetError(f"{path} is damaged: it is not an array that prepare wrote.") from error
    found_shape, fortran, found_type = header
    if (found_shape, fortran, found_type) != (shape, False, np.dtype(dtype)):
        raise DatasetError(
            f"{path} is damaged: it holds {found_type} {list(found_shape)} instead of "
            f"{np.dtype(dtype)} {list(shape)}."
        )
    expected = start + int(np.prod(shape, dtype=np.int64)) * np.dtype(dtype).itemsize
    if path.stat().st_size != expected:
        raise DatasetError(
            f"{path} is damaged: it has {path.stat().st_size:,} bytes instead of {expected:,}."
        )
    try:
        array: NDArray[Any] = np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise DatasetError(f"{path} cannot be read: {error}.") from error
    array.flags.writeable = False
    return array
