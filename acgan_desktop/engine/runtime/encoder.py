"""An encoder: an opened model file that finds a generator's latents of a picture."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.engine.error_codes import ModelCode
from acgan_desktop.engine.model_file.inspection import ModelFileError, load_checked
from acgan_desktop.engine.model_file.manifest import (
    WHAT_IT_IS,
    EncoderManifest,
    GeneratorManifest,
)
from acgan_desktop.engine.runtime.device import Choice, Device
from acgan_desktop.engine.runtime.open_model import open_on
from acgan_desktop.engine.runtime.tagger import FaceReader

Z = "z"


@dataclass(frozen=True)
class Encoding:
    """What an encoder says of some pictures.

    Attributes:
        z: float32 [n, z_dim].
        weights: class weights, float32 [n, classes], the attributes' blocks side by side in
            manifest order; each block sums to 1.
    """

    z: NDArray[np.float32]
    weights: NDArray[np.float32]


class Encoder(FaceReader):
    """An opened encoder; arrays in and out are NumPy's, and threads may share it.

    Attributes:
        manifest: what the file says it holds.
    """

    manifest: EncoderManifest

    def __init__(
        self,
        path: Path,
        manifest: EncoderManifest,
        model: onnx.ModelProto,
        choice: Choice,
        threads: int,
    ) -> None:
        self.manifest = manifest
        widths = {one.name: len(one.classes) for one in manifest.attributes} | {Z: manifest.z_dim}
        super().__init__(path, manifest, model, choice, threads, widths)

    @classmethod
    def open(cls, path: Path, device: Device = Device.AUTO, threads: int | None = None) -> Self:
        """Open the model file at ``path``, check it, and run it once.

        Args:
            path: a model file of contract 1, kind encoder.
            device: what to run on; where CUDA does not work the CPU does, and ``runs_on`` says why.
            threads: threads on the CPU; what suits the machine if None.

        Raises:
            ModelFileError: it is not an encoder that this program can use.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, EncoderManifest):
            raise ModelFileError(
                ModelCode.NOT_AN_ENCODER, name=path.name, is_a=WHAT_IT_IS[manifest.kind]
            )
        return open_on(
            path, device, threads, lambda choice, count: cls(path, manifest, model, choice, count)
        )

    def encode(self, pixels: ArrayLike) -> Encoding:
        """Find the latents of pictures, as its generator draws them at its default truncation.

        Args:
            pixels: sRGB, uint8 [n, h, w, 3] with the generator's resolution as height and width; n
                may be 0. Pictures of other sizes are to be resized by the caller.

        Raises:
            ValueError: they are of another type or size, or the encoder is closed.
        """
        said = self._read(pixels)
        z = np.nan_to_num(said.pop(Z), nan=0.0, posinf=0.0, neginf=0.0)
        blocks = [_as_weights(block) for block in said.values()]
        none = np.zeros((len(z), 0), np.float32)
        return Encoding(z, np.concatenate([none, *blocks], axis=1))


def check_belongs(encoder: EncoderManifest, generator: GeneratorManifest) -> None:
    """Check that an encoder finds the latents of this very generator.

    Raises:
        ModelFileError: it belongs to another one, or to other weights of it.
    """
    same_weights = encoder.generator.model_id == generator.model_id
    classes = [
        [(one.name, one.classes) for one in each.attributes] for each in (encoder, generator)
    ]
    sizes = [(one.resolution, one.z_dim) for one in (encoder, generator)]
    if not same_weights or sizes[0] != sizes[1] or classes[0] != classes[1]:
        raise ModelFileError(
            ModelCode.ENCODER_OF_ANOTHER,
            encoder=encoder.name,
            made_for=encoder.generator.name,
            number=encoder.generator.model_id[:12],
            generator=generator.name,
            other=generator.model_id[:12],
        )


def _as_weights(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return ``block`` [n, classes] as weights that are not negative and sum to 1.

    A file is believed in nothing, so an encoder that breaks its word gives even weights.
    """
    kept = np.maximum(np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0), 0)
    sums = kept.sum(axis=1, keepdims=True)
    even = np.float32(1 / block.shape[1])
    weights: NDArray[np.float32] = np.where(sums > 1e-6, kept / np.maximum(sums, 1e-6), even)
    return weights.astype(np.float32)
