"""Running a tagger's network over many faces."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from trainer.networks.tagger import to_pictures
from trainer.tagger.accuracy import Logits

_AT_ONCE = 256


@torch.inference_mode()
def logits_of(network: nn.Module, images: NDArray[np.uint8], rows: NDArray[np.int64]) -> Logits:
    """Return what ``network`` says of ``images[rows]``: per attribute float32 [rows, classes]."""
    network.eval()
    device = next(network.parameters()).device
    parts = []
    for start in range(0, len(rows), _AT_ONCE):
        pixels = torch.from_numpy(images[rows[start : start + _AT_ONCE]]).to(device)
        pictures = to_pictures(pixels).to(memory_format=torch.channels_last)
        parts.append([logits.float().cpu().numpy() for logits in network(pictures)])
    return [np.concatenate(column) for column in zip(*parts, strict=True)]
