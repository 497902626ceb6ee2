"""Enlarging pictures with a network in PyTorch, exactly: what an exported file is compared with."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn


@torch.inference_mode()
def enlarged(
    network: nn.Module, small: NDArray[np.uint8], device: torch.device
) -> NDArray[np.uint8]:
    """Return what ``network`` makes of uint8 [n, h, w, 3], sides multiples of 4; in float32."""
    drawn = []
    for picture in small:
        planes = torch.from_numpy(picture.copy()).to(device).permute(2, 0, 1)[None].float() / 255
        levels = (network(planes)[0] * 255).round().clamp(0, 255)
        drawn.append(levels.permute(1, 2, 0).to(torch.uint8).cpu().numpy())
    return np.stack(drawn)
