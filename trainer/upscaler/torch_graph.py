"""An upscaler's model file computed by PyTorch, for answers by the thousand."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import load_checked
from acgan_desktop.engine.model_file.interface import UPSCALED
from acgan_desktop.engine.model_file.manifest import WHAT_IT_IS, UpscalerManifest
from trainer.networks.from_files.torch_graph import TorchGraph


class TorchUpscaler:
    """Computes a model file of the kind upscaler.

    Attributes:
        manifest: what the file says it holds.
    """

    manifest: UpscalerManifest

    def __init__(self, path: Path, device: torch.device, dtype: torch.dtype) -> None:
        """Read the checked file at ``path``.

        Args:
            path: an upscaler.
            device: where to compute.
            dtype: what to compute convolutions in, bfloat16 or float32.

        Raises:
            UserError: it is no usable upscaler, or has operators that are not computed here.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, UpscalerManifest):
            raise UserError(f"{path.name} {WHAT_IT_IS[manifest.kind].value}; an upscaler teaches.")
        self.manifest = manifest
        self._device = device
        try:
            self._graph = TorchGraph(model, [UPSCALED], device, dtype)
        except UserError as error:
            raise UserError(f"{path.name} cannot teach: {error}") from error

    @torch.inference_mode()
    def upscale(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Enlarge uint8 [n, h, w, 3], whose height and width are multiples of 4."""
        fed = torch.from_numpy(np.ascontiguousarray(pixels)).to(self._device)
        upscaled: NDArray[np.uint8] = (
            self._graph({"pixels": fed})[UPSCALED].to(torch.uint8).cpu().numpy()
        )
        return upscaled
