"""Drawing avatars with a generator that is still training, without a model file in between."""

import hashlib
from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.export.exporter import manifest_of
from trainer.export.model_facts import facts_of
from trainer.networks.families import Generator
from trainer.training.training import Training


class AveragedDrawer:
    """Draws as the model file would that the averaged generator makes, in the same precision.

    It serves where :class:`acgan_desktop.engine.runtime.generator.Generator` does; see
    :class:`acgan_desktop.engine.runtime.renderer.Renderer`.

    Attributes:
        manifest: what the model file would say. Its ``model_id`` is a SHA-256 over the weights as
            PyTorch holds them, which an exported file numbers otherwise.
    """

    manifest: GeneratorManifest

    def __init__(self, training: Training) -> None:
        """Take the average as it is now; another step of the training makes this one useless."""
        self._network = training.averaged_generator()
        self._compute = training.compute
        facts = facts_of(training.recipe, training.dataset, training.images_shown / 1000)
        generator = cast(Generator, self._network)
        self.manifest = manifest_of(generator, facts, weights_id(self._network))

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        """Draw candidates: avatars of one source and without directions.

        Returns:
            Their pixels, uint8 [n, h, w, 3].

        Raises:
            RenderCancelled: ``cancelled``, asked once before drawing, returned True.
        """
        if cancelled is not None and cancelled():
            from acgan_desktop.engine.runtime.generator import RenderCancelled

            raise RenderCancelled
        sources = [avatar.sources[0] for avatar in avatars]
        if any(len(avatar.sources) > 1 or avatar.directions for avatar in avatars):
            raise ValueError("only candidates are drawn here, not mixtures")
        device, dtype = self._compute.device, self._compute.weights
        z, attributes, truncation = (
            torch.tensor(np.array(rows, np.float32)).to(device, dtype)
            for rows in (
                [source.z_array for source in sources],
                [source.attributes for source in sources],
                [source.truncation for source in sources],
            )
        )
        with torch.inference_mode():
            pictures: torch.Tensor = self._network(z, attributes, truncation)
        pixels = ((pictures.float() + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        return pixels.permute(0, 2, 3, 1).contiguous().cpu().numpy()


def weights_id(network: nn.Module) -> str:
    """Return a SHA-256 over the names and values of all that ``network`` holds."""
    digest = hashlib.sha256()
    for name, tensor in sorted(network.state_dict().items()):
        plain = tensor.detach().cpu().contiguous()
        digest.update(f"{name} {plain.dtype} {list(plain.shape)}\n".encode())
        digest.update(plain.numpy().tobytes())
    return digest.hexdigest()
