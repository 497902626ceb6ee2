"""Judging an encoder: how near is what the generator draws of the latents that it finds?"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.matching.wish_match import can_match
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, Metric
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.encoder import Encoder, check_belongs
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.data.dataset import Dataset
from trainer.encoder.faces import class_weights, drawn_latents

Pixels = NDArray[np.uint8]
_COMPARED = 64
_SEED = 2**40  # no training draws these faces


@dataclass(frozen=True)
class Evaluation:
    """Figures of an encoder.

    Attributes:
        generated: how many generated faces, at the default truncation.
        psnr: median over these of what is drawn again, at 64 px, in dB.
        real: how many held-out real faces.
        kept: of each attribute, in how many real faces a tagger reads the same off what is drawn
            again as off the face; 0 to 1.
    """

    generated: int
    psnr: float
    real: int
    kept: dict[str, float]

    def metrics(self) -> tuple[Metric, ...]:
        """Return the figures as a model file carries them."""
        drawn = Metric(
            name="psnr64_generated",
            value=round(self.psnr, 3),
            protocol={"faces": "generated, unseen", "images": self.generated, "median": "yes"},
        )
        return (
            drawn,
            *(
                Metric(
                    name=f"kept_{name}"[:100],
                    value=round(share, 4),
                    protocol={"faces": "real", "split": "heldout", "images": self.real},
                )
                for name, share in self.kept.items()
            ),
        )

    def summary(self) -> str:
        """Return the figures as a small table."""
        lines = [
            f"{self.generated} generated faces drawn again: {self.psnr:.2f} dB at 64 px (median)",
            f"{self.real} held-out real faces drawn again; a tagger reads the same of",
        ]
        lines += [f"  {name:20} {100 * share:5.1f} %" for name, share in self.kept.items()]
        return "\n".join(lines) + "\n"


def evaluate_encoder(
    model: Path, generator: Path, tagger: Path, data: Path, count: int, threads: int | None
) -> Evaluation:
    """Judge the encoder ``model`` on generated faces and on the held-out faces of ``data``.

    Args:
        model: an encoder's file.
        generator: the generator's file that it belongs to.
        tagger: reads the generator's attributes.
        data: a prepared data set.
        count: faces of each sort, at most.
        threads: processor threads; what suits the machine if None.

    Raises:
        UserError: the files do not belong together, or the data set holds other sizes.
    """
    dataset = Dataset.open(data)
    with (
        Generator.open(generator, Device.AUTO, threads) as drawing,
        Encoder.open(model, Device.AUTO, threads) as encoder,
        Tagger.open(tagger, Device.AUTO, threads) as reading,
    ):
        manifest = drawing.manifest
        check_belongs(encoder.manifest, manifest)
        if dataset.manifest.resolution != manifest.resolution:
            raise UserError(
                f"{data} holds {dataset.manifest.resolution} px; {manifest.name} draws "
                f"{manifest.resolution} px."
            )
        if (
            not can_match(reading.manifest, manifest)
            or reading.manifest.resolution != manifest.resolution
        ):
            raise UserError(f"{tagger.name} does not read what {manifest.name} draws.")
        faces = _generated(drawing, manifest, count)
        rows = dataset.held_out_indices()[:count]
        real = dataset.images[rows]
        again = _drawn_again(drawing, encoder, real)
        before, after = reading.read(real).probabilities, reading.read(again).probabilities
        kept = {
            one.name: float(
                (before[one.name].argmax(axis=1) == after[one.name].argmax(axis=1)).mean()
            )
            for one in manifest.attributes
        }
        psnr = float(np.median(psnr_at(_drawn_again(drawing, encoder, faces), faces, _COMPARED)))
    return Evaluation(len(faces), psnr, len(rows), kept)


def psnr_at(drawn: Pixels, wanted: Pixels, side: int) -> NDArray[np.float64]:
    """Return the PSNR of each of pictures uint8 [n, h, w, 3], reduced to ``side``, in dB.

    Reduced by the mean of blocks; at most 99 dB.
    """
    by = max(1, wanted.shape[1] // side)

    def reduced(pictures: Pixels) -> NDArray[np.float64]:
        count, height, width, _ = pictures.shape
        blocks = pictures.astype(np.float64).reshape(count, height // by, by, width // by, by, 3)
        means: NDArray[np.float64] = blocks.mean(axis=(2, 4))
        return means

    apart = np.square(reduced(drawn) - reduced(wanted)).mean(axis=(1, 2, 3))
    decibels: NDArray[np.float64] = 10 * np.log10(255**2 / np.maximum(apart, 1e-6))
    return np.minimum(99.0, decibels)


def _generated(drawing: Generator, manifest: GeneratorManifest, count: int) -> Pixels:
    rng = np.random.Generator(np.random.Philox(key=[_SEED, 0]))
    z, classes = drawn_latents(manifest, rng, count)
    weights = class_weights(manifest, classes)
    psi = np.full(count, manifest.truncation.default, np.float32)
    return drawing.synthesize(drawing.styles(z, weights, psi))


def _drawn_again(drawing: Generator, encoder: Encoder, pixels: Pixels) -> Pixels:
    found = encoder.encode(pixels)
    psi = np.full(len(pixels), drawing.manifest.truncation.default, np.float32)
    return drawing.synthesize(drawing.styles(found.z, found.weights, psi))
