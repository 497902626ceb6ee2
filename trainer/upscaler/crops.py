"""Where an upscaler's pictures to learn from come from: generators, data sets, folders, zip files.

Crop number i depends on the seed and on i alone, so more can be asked for later.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PictureError, decoded
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.data.dataset import Dataset
from trainer.data.sources import Reader, UnreadableError, list_sources

Pixels = NDArray[np.uint8]
MAX_PIXELS = 48_000_000
_ATTEMPTS = 20


class PictureSource(Protocol):
    """Something that pictures can be drawn from at random."""

    def draw(self, count: int, rng: np.random.Generator) -> Sequence[Pixels]:
        """Return ``count`` pictures, uint8 [h, w, 3] of any sizes."""


class GeneratedFaces:
    """Faces that a generator draws: all wishes, as frequent as in its data, psi 0.5 to 1."""

    def __init__(self, path: Path, threads: int) -> None:
        """Open the generator in the model file ``path``."""
        self._generator = Generator.open(path, Device.CPU, threads)

    def draw(self, count: int, rng: np.random.Generator) -> Sequence[Pixels]:
        """Return ``count`` faces."""
        manifest = self._generator.manifest
        styles = self._generator.styles(
            rng.standard_normal((count, manifest.z_dim), dtype=np.float32),
            _wishes(manifest, count, rng),
            rng.uniform(0.5, 1, count).astype(np.float32),
        )
        return list(self._generator.synthesize(styles))


class DatasetPictures:
    """Pictures of a prepared data set."""

    def __init__(self, path: Path, held_out: bool) -> None:
        """Open the data set in the folder ``path``; its held-out tenth or all the others."""
        dataset = Dataset.open(path)
        self._images = dataset.images
        self._rows = dataset.held_out_indices() if held_out else dataset.training_indices()

    def draw(self, count: int, rng: np.random.Generator) -> Sequence[Pixels]:
        """Return ``count`` of them."""
        return [np.asarray(self._images[row]) for row in rng.choice(self._rows, count)]


class PictureFiles:
    """Picture files in a folder or a zip file; what cannot be read is passed over."""

    def __init__(self, path: Path, held_out: bool) -> None:
        """List the pictures in ``path``; every tenth of them, by name, is held out."""
        self._path = path
        entries = list_sources([path]).entries
        self._entries = [one for at, one in enumerate(entries) if (at % 10 == 9) is held_out]
        if not self._entries:
            raise UserError(f"{path} holds too few pictures; ten are the least.")
        self._reader = Reader()

    def draw(self, count: int, rng: np.random.Generator) -> Sequence[Pixels]:
        """Return ``count`` of them."""
        return [self._one(rng) for _ in range(count)]

    def _one(self, rng: np.random.Generator) -> Pixels:
        for _ in range(_ATTEMPTS):
            entry = self._entries[rng.integers(len(self._entries))]
            try:
                content = self._reader.read(entry)
                return decoded(content, _pixels, most_pixels=MAX_PIXELS)
            except (UnreadableError, PictureError):
                continue
        raise UserError(f"Hardly any picture in {self._path} can be read.")


def open_source(path: Path, *, held_out: bool = False, threads: int = 1) -> PictureSource:
    """Open what lies at ``path``: a generator, a prepared data set, a folder or a zip file.

    Args:
        path: where.
        held_out: whether the pictures are for judging; of what no training reads, then.
        threads: for drawing.

    Raises:
        UserError: it is none of these.
    """
    if path.suffix.lower() == ".onnx":
        return GeneratedFaces(path, threads)
    if (path / "dataset.json").is_file():
        return DatasetPictures(path, held_out)
    return PictureFiles(path, held_out)


def random_crop(picture: Pixels, side: int, rng: np.random.Generator, *, shrink: bool) -> Pixels:
    """Return a random square of a picture, uint8 [side, side, 3].

    Args:
        picture: uint8 [h, w, 3]; one that is too small is enlarged.
        side: pixels.
        rng: decides.
        shrink: whether the square is cut larger, up to the whole picture, and then shrunk, by a
            filter at random.
    """
    height, width = picture.shape[:2]
    short = min(height, width)
    if short < side:
        by = side / short
        size = (max(side, round(width * by)), max(side, round(height * by)))
        picture = np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS))
        height, width = picture.shape[:2]
        short = side
    cut = round(np.exp(rng.uniform(np.log(side), np.log(short)))) if shrink else side
    top, left = rng.integers(height - cut + 1), rng.integers(width - cut + 1)
    square = Image.fromarray(picture[top : top + cut, left : left + cut])
    if cut != side:
        square = square.resize((side, side), _FILTERS[rng.integers(len(_FILTERS))])
    return np.asarray(square)


_FILTERS = (
    Image.Resampling.LANCZOS,
    Image.Resampling.BICUBIC,
    Image.Resampling.BILINEAR,
    Image.Resampling.BOX,
)


def _pixels(picture: Image.Image) -> Pixels:
    return np.asarray(picture.convert("RGB"))


def _wishes(
    manifest: GeneratorManifest, count: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    attributes = np.zeros((count, manifest.classes), np.float32)
    for row in attributes:
        for attribute in manifest.attributes:
            block = row[manifest.block(attribute.name)]
            # Half as in the data, half all classes alike, so that the rare are seen too.
            shares = np.asarray(attribute.shares, np.float64) + 1e-3
            chances = shares / shares.sum() if rng.random() < 0.5 else None
            block[rng.choice(len(block), p=chances)] = 1
    return attributes
