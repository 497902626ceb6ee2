"""Generated faces without end, drawn in chunks as they are needed.

Chunk c of seed s is always the same, so a training that goes on draws the chunks anew that it was
learning from, and nothing of them has to be kept.
"""

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.data.label_vectors import one_hot_blocks
from trainer.encoder.frozen import FrozenGenerator

_AT_ONCE = 32


class Chunk(NamedTuple):
    """Generated faces and what they were drawn from.

    Attributes:
        pixels: uint8 [n, h, w, 3].
        z: float32 [n, z_dim].
        classes: int64 [n, attributes], the class of each attribute.
    """

    pixels: NDArray[np.uint8]
    z: NDArray[np.float32]
    classes: NDArray[np.int64]


class GeneratedFaces:
    """The faces of one seed, of which the two newest chunks are at hand."""

    def __init__(
        self, generator: FrozenGenerator, device: torch.device, seed: int, chunk: int, reuse: int
    ) -> None:
        """Draw ``chunk`` faces at a time and show each about ``reuse`` times."""
        self._generator, self._device = generator, device
        self._seed, self._chunk, self._reuse = seed, chunk, reuse
        self._at_hand: dict[int, Chunk] = {}

    def batch(self, shown: int, count: int, rng: np.random.Generator) -> Chunk:
        """Return ``count`` faces of the two chunks that are due.

        Args:
            shown: generated faces that were shown so far.
            count: how many.
            rng: which.
        """
        newest = shown // (self._chunk * self._reuse)
        due = [number for number in (newest - 1, newest) if number >= 0]
        self._at_hand = {number: self._at_hand.get(number) or self.chunk(number) for number in due}
        picked = rng.integers(0, len(due) * self._chunk, count)
        # As many arrays as chunks; only the chosen rows are copied.
        parts = [self._at_hand[due[at // self._chunk]] for at in picked]
        rows = picked % self._chunk
        return Chunk(
            np.stack([part.pixels[row] for part, row in zip(parts, rows, strict=True)]),
            np.stack([part.z[row] for part, row in zip(parts, rows, strict=True)]),
            np.stack([part.classes[row] for part, row in zip(parts, rows, strict=True)]),
        )

    def chunk(self, number: int) -> Chunk:
        """Draw chunk ``number``; the same one always."""
        manifest = self._generator.manifest
        rng = np.random.Generator(np.random.Philox(key=[self._seed, 2 * number + 1]))
        z, classes = drawn_latents(manifest, rng, self._chunk)
        weights = class_weights(manifest, classes)
        side = manifest.resolution
        pixels = np.empty((self._chunk, side, side, 3), np.uint8)
        for start in range(0, self._chunk, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            pixels[part] = self._drawn(z[part], weights[part])
        return Chunk(pixels, z, classes)

    @torch.no_grad()
    def _drawn(self, z: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.uint8]:
        place = self._device
        drawn = self._generator.draw(
            torch.from_numpy(z).to(place), torch.from_numpy(weights).to(place)
        )
        return to_bytes(drawn)


def drawn_latents(
    manifest: GeneratorManifest, rng: np.random.Generator, count: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Draw z [count, z_dim], and classes [count, attributes] with the data set's shares."""
    z = rng.standard_normal((count, manifest.z_dim), dtype=np.float32)
    columns = [np.zeros((count, 0), np.int64)]
    for attribute in manifest.attributes:
        shares = np.array(attribute.shares)
        columns.append(rng.choice(len(shares), (count, 1), p=shares / shares.sum()))
    return z, np.concatenate(columns, axis=1)


def class_weights(manifest: GeneratorManifest, classes: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return class weights float32 [n, classes] of ``classes`` [n, attributes]."""
    sizes = [len(one.classes) for one in manifest.attributes]
    weights: NDArray[np.float32] = one_hot_blocks(torch.from_numpy(classes), sizes).numpy()
    return weights


def to_bytes(pictures: Tensor) -> NDArray[np.uint8]:
    """Return uint8 [b, h, w, 3] of pictures [b, 3, h, w] in -1 to 1."""
    levels = ((pictures.detach() + 1) * 127.5).round().clamp(0, 255)
    drawn: NDArray[np.uint8] = levels.permute(0, 2, 3, 1).to(torch.uint8).cpu().numpy()
    return drawn
