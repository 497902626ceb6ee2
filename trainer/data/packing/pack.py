"""Packing a data set for carrying: faces re-encoded so that they fit into so many MiB."""

import hashlib
import io
import math
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from trainer.data import manifest as contract
from trainer.data.dataset import Dataset
from trainer.data.packing.packed import (
    LENGTHS_FILE,
    MAX_PARTS,
    PACKED_FILE,
    TABLES,
    TABLES_FILE,
    TABLES_IF_THERE,
    Packed,
    PackedError,
    PackedPart,
)
from trainer.data.packing.packed_files import write_folder

MIB = 1024 * 1024
# (up to this resolution, MiB, parts)
DEFAULT_BUDGETS = ((64, 40.0, 1), (96, 65.0, 2), (contract.MAX_RESOLUTION, 120.0, 4))
BEST_QUALITY = 95
_SAMPLE = 160
# A sample says the size of the whole to about one in a hundred.
_MARGIN = 0.985
_DESCRIPTION_BYTES = 8192
_METHOD = 6  # the encoder's slowest, which costs the decoder nothing

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Encoded:
    """All faces in one quality; ``square_error`` is the sum over all their numbers."""

    quality: int | None
    faces: list[bytes]
    square_error: float
    sha256: str


def default_budget(resolution: int) -> tuple[float, int]:
    """Return into how many MiB and parts the faces of a ``resolution`` are packed."""
    return next((mib, parts) for most, mib, parts in DEFAULT_BUDGETS if resolution <= most)


def pack(
    dataset: Dataset,
    out: Path,
    mib: float,
    parts: int,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Packed:
    """Write ``dataset`` into the folder ``out``, as well as fits into ``mib`` MiB.

    Nothing is lost where that fits. Labels, their origins, what their source said, the split and
    the names stay as they are.

    Args:
        dataset: what to pack; its pixels are verified first.
        out: the folder to make.
        mib: most MiB of all files together.
        parts: into how many files of about equal size the faces go, at least 1.
        progress: told a stage and how many of how many faces are done.

    Raises:
        PackedError: it does not fit even in the lowest quality.
            The folder exists or cannot be written.
        DatasetError: the data set is damaged.
    """
    if not 1 <= parts <= MAX_PARTS:
        raise PackedError(f"Faces are packed into 1 to {MAX_PARTS} parts, not {parts}.")
    dataset.verify()
    room = int(mib * MIB) - _DESCRIPTION_BYTES - len(_tables(dataset, [0] * len(dataset)))
    quality = _choose_quality(dataset.images, room)
    while True:
        encoded = _encode(dataset.images, quality, progress)
        packed, contents = _assemble(dataset, encoded, parts)
        whole = sum(map(len, contents.values()))
        if whole <= mib * MIB:
            break
        quality = _lower(quality, whole)
    write_folder(out, contents, PackedError)
    return packed


def encode_face(pixels: Pixels, quality: int | None) -> bytes:
    """Return ``pixels`` [h, w, 3] as WebP; None = without loss."""
    stream = io.BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    if quality is None:
        picture.save(stream, "WEBP", lossless=True, method=_METHOD)
    else:
        picture.save(stream, "WEBP", quality=quality, method=_METHOD)
    return stream.getvalue()


def _choose_quality(images: Pixels, room: int) -> int | None:
    """Return the best quality whose size, guessed from a sample, fits into ``room`` bytes."""
    sample = images[np.unique(np.linspace(0, len(images) - 1, _SAMPLE).astype(np.int64))]

    def fits(quality: int | None) -> bool:
        mean = float(np.mean([len(encode_face(face, quality)) for face in sample]))
        return mean * len(images) <= room * _MARGIN

    if fits(None):
        return None
    low, high = 1, BEST_QUALITY  # the lowest is tried in earnest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _lower(quality: int | None, whole: int) -> int:
    if quality == 1:
        raise PackedError(
            f"The faces need {whole / MIB:.1f} MiB even in the lowest quality; allow more."
        )
    return BEST_QUALITY if quality is None else quality - 1


def _encode(
    images: Pixels, quality: int | None, progress: Callable[[str, int, int], None]
) -> Encoded:
    faces: list[bytes] = []
    digest, square_error = hashlib.sha256(), 0.0
    stage = "Packing without loss" if quality is None else f"Packing in quality {quality}"
    for number, face in enumerate(images, 1):
        faces.append(encode_face(face, quality))
        with Image.open(io.BytesIO(faces[-1])) as picture:
            decoded = np.asarray(picture.convert("RGB"))
        digest.update(decoded.tobytes())
        square_error += float(((decoded.astype(np.int32) - face) ** 2).sum())
        if number % 200 == 0 or number == len(images):
            progress(stage, number, len(images))
    return Encoded(quality, faces, square_error, digest.hexdigest())


def _tables(dataset: Dataset, lengths: Sequence[int]) -> bytes:
    """Return the zip file of everything but the faces."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        array = io.BytesIO()
        np.save(array, np.array(lengths, np.uint32))

        def add(name: str, content: bytes) -> None:
            # A fixed date: equal data sets are packed into equal bytes.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)

        add(LENGTHS_FILE, array.getvalue())
        for name in (*TABLES, *TABLES_IF_THERE):
            if name in TABLES or (dataset.path / name).is_file():
                add(name, (dataset.path / name).read_bytes())
    return stream.getvalue()


def _assemble(dataset: Dataset, encoded: Encoded, parts: int) -> tuple[Packed, dict[str, bytes]]:
    """Return the description and all files by name, the description among them."""
    groups = shared_out(encoded.faces, parts)
    contents = {f"faces-{index:02}.bin": b"".join(group) for index, group in enumerate(groups)}
    contents[TABLES_FILE] = _tables(dataset, [len(face) for face in encoded.faces])
    counts = [*(len(group) for group in groups), 0]
    psnr = None
    if encoded.square_error > 0:
        numbers = dataset.images.size
        psnr = round(10 * math.log10(255**2 * numbers / encoded.square_error), 3)
    packed = Packed(
        dataset=dataset.manifest,
        quality=encoded.quality,
        psnr_db=psnr,
        unpacked_sha256=encoded.sha256,
        parts=tuple(
            PackedPart(
                name=name,
                bytes=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
                images=images,
            )
            for (name, content), images in zip(contents.items(), counts, strict=True)
        ),
    )
    contents[PACKED_FILE] = (packed.model_dump_json(indent=2) + "\n").encode()
    return packed, contents


def shared_out(faces: list[bytes], parts: int) -> list[list[bytes]]:
    """Cut the faces, in their order, into groups of about equal size; none is empty."""
    ends = np.cumsum([len(face) for face in faces])
    parts = min(parts, len(faces))
    wanted = [ends[-1] * (number + 1) / parts for number in range(parts - 1)]
    cuts = np.searchsorted(ends, wanted).tolist()
    # Each part begins after the one before, and leaves a face for every one that follows.
    for number in range(len(cuts)):
        least = cuts[number - 1] + 1 if number else 1
        cuts[number] = min(max(cuts[number], least), len(faces) - (len(cuts) - number))
    return [faces[start:end] for start, end in zip([0, *cuts], [*cuts, len(faces)], strict=True)]
