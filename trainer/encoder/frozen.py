"""The networks that an encoder learns through, taken from model files: fixed, with gradients."""

from pathlib import Path
from typing import NamedTuple

import onnx
import torch
from torch import Tensor
from torch.nn import functional

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.matching.wish_match import can_match
from acgan_desktop.engine.model_file.inspection import load_checked
from acgan_desktop.engine.model_file.manifest import (
    WHAT_IT_IS,
    GeneratorManifest,
    TaggerManifest,
)
from acgan_desktop.engine.model_file.split_graph import SYNTHESIS_OUTPUT
from acgan_desktop.engine.runtime.tagger import FEATURES
from trainer.networks.from_files.torch_graph import TorchGraph
from trainer.networks.precision import Compute


class FrozenGenerator:
    """Draws as a model file does, at its default truncation.

    Attributes:
        manifest: what the file says it holds.
    """

    manifest: GeneratorManifest

    def __init__(self, path: Path, compute: Compute) -> None:
        """Open the generator at ``path``.

        Raises:
            UserError: it is none, or has operators that are not computed here.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, GeneratorManifest):
            raise UserError(
                f"{path.name} {WHAT_IT_IS[manifest.kind].value}; an encoder is for a generator."
            )
        self.manifest, self._compute = manifest, compute
        self._graph = _graph(model, [SYNTHESIS_OUTPUT], path, compute)

    def draw(self, z: Tensor, weights: Tensor) -> Tensor:
        """Return pictures float32 [b, 3, h, w] in -1 to 1.

        Args:
            z: [b, z_dim].
            weights: class weights [b, classes].
        """
        psi = torch.full((len(z),), self.manifest.truncation.default, device=z.device)
        inputs = {"z": z.float(), "attributes": weights.float(), "truncation": psi}
        levels = self._graph(inputs)[SYNTHESIS_OUTPUT]
        return levels.permute(0, 3, 1, 2).float() / 127.5 - 1


class Reading(NamedTuple):
    """What a tagger says of pictures.

    Attributes:
        features: [b, feature_dim].
        probabilities: of each of the generator's attributes, [b, its classes].
    """

    features: Tensor
    probabilities: list[Tensor]


class FrozenTagger:
    """Reads pictures as a tagger's file does.

    Attributes:
        manifest: what the file says it holds.
    """

    manifest: TaggerManifest

    def __init__(self, path: Path, generator: GeneratorManifest, compute: Compute) -> None:
        """Open the tagger at ``path``, for faces of ``generator``.

        Raises:
            UserError: it is none, or does not know what the generator can be asked for.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, TaggerManifest) or not can_match(manifest, generator):
            raise UserError(
                f"{path.name} is no tagger that knows all that {generator.name} can be asked for."
            )
        self.manifest = manifest
        self._names = [one.name for one in generator.attributes]
        known = {one.name: list(one.classes) for one in manifest.attributes}
        self._columns = {
            one.name: [known[one.name].index(label) for label in one.classes]
            for one in generator.attributes
        }
        self._graph = _graph(model, [FEATURES, *self._names], path, compute)

    def read(self, pictures: Tensor) -> Reading:
        """Read pictures [b, 3, h, w] in -1 to 1, of any size that the tagger's divides or is."""
        side = self.manifest.resolution
        if pictures.shape[2] != side:
            pictures = functional.interpolate(
                pictures, (side, side), mode="bilinear", antialias=True, align_corners=False
            )
        levels = (pictures.permute(0, 2, 3, 1) + 1) * 127.5
        said = self._graph({"pixels": levels})
        probabilities = [said[name].float()[:, self._columns[name]] for name in self._names]
        return Reading(said[FEATURES].float(), probabilities)


def _graph(model: onnx.ModelProto, outputs: list[str], path: Path, compute: Compute) -> TorchGraph:
    try:
        return TorchGraph(model, outputs, compute.device, compute.dtype)
    except UserError as error:
        raise UserError(f"{path.name} cannot be learned through: {error}") from error
