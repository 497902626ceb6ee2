"""A small network that reads attributes off a face: strided stem, residual stages, one head each.

The picture is halved three times at most and its places are kept to the end, since eyes, fringe and
the ends of the hair are told apart by where they are; no mean over the plane is taken.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from acgan_desktop.core.errors import UserError


class Block(nn.Module):
    """Two convolutions beside a shortcut."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.first_norm: nn.Module = nn.BatchNorm2d(channels)
        self.second = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.second_norm: nn.Module = nn.BatchNorm2d(channels)

    def forward(self, x: Tensor) -> Tensor:
        """Return what becomes of ``x`` [b, channels, h, w], in its shape."""
        inner = functional.relu(self.first_norm(self.first(x)))
        return functional.relu(x + self.second_norm(self.second(inner)))


class TaggerNetwork(nn.Module):
    """Reads attributes off pictures.

    Attributes:
        resolution: side of the pictures in pixels, a multiple of 8.
        attribute_sizes: number of classes of each attribute.
        feature_dim: numbers that the heads read.
    """

    def __init__(
        self,
        resolution: int,
        attribute_sizes: Sequence[int],
        *,
        channels: Sequence[int] = (32, 64, 128),
        plane_channels: int = 32,
        feature_dim: int = 256,
        dropout: float = 0.3,
        fine: bool = False,
    ) -> None:
        """Build the network.

        Args:
            resolution: side of the pictures in pixels.
            attribute_sizes: number of classes of each attribute.
            channels: of the stem and of the stages; each halves the picture.
            plane_channels: channels kept for each place of the last plane.
            feature_dim: numbers that the heads read.
            dropout: share of the features hidden in training.
            fine: whether the stem has a block of its own, at half the picture's size, where the
                iris of an eye is still some pixels wide.

        Raises:
            UserError: the resolution cannot be halved as often as there are channels.
        """
        super().__init__()
        steps = 2 ** len(channels)
        if resolution % steps or resolution < 2 * steps:
            raise UserError(
                f"A tagger with {len(channels)} halvings needs a resolution that is a multiple of "
                f"{steps} and at least {2 * steps}, not {resolution}."
            )
        self.resolution = resolution
        self.attribute_sizes = tuple(attribute_sizes)
        self.feature_dim = feature_dim
        self.plane = _plane(channels, plane_channels, fine)
        places = (resolution // steps) ** 2
        self.gather = nn.Linear(plane_channels * places, feature_dim, bias=False)
        self.gather_norm: nn.Module = nn.BatchNorm1d(feature_dim)
        self.dropout = dropout
        self.heads = nn.ModuleList(nn.Linear(feature_dim, size) for size in attribute_sizes)

    def features(self, pictures: Tensor) -> Tensor:
        """Return what the heads read, [b, feature_dim], none below 0.

        Args:
            pictures: [b, 3, h, w] in -1 to 1.
        """
        plane = self.plane(pictures)
        gathered: Tensor = functional.relu(self.gather_norm(self.gather(plane.flatten(1))))
        return gathered

    def forward(
        self, pictures: Tensor, random: torch.Generator | None = None
    ) -> tuple[Tensor, ...]:
        """Return one tensor of logits per attribute, each [b, its classes].

        Args:
            pictures: [b, 3, h, w] in -1 to 1.
            random: CPU stream of which features are hidden, in training mode; None hides none.
        """
        features = self.features(pictures)
        if self.training and random is not None and self.dropout:
            kept = torch.rand(features.shape, generator=random) >= self.dropout
            features = features * kept.to(features) / (1 - self.dropout)
        return tuple(head(features) for head in self.heads)


def _plane(channels: Sequence[int], plane_channels: int, fine: bool) -> nn.Sequential:
    """Return the layers from a picture to its last plane: the stem, the stages, what is kept."""
    stem, *later = channels
    layers: list[nn.Module] = [
        nn.Conv2d(3, stem, 5, stride=2, padding=2, bias=False),
        nn.BatchNorm2d(stem),
        nn.ReLU(),
        *([Block(stem)] if fine else []),
    ]
    before = stem
    for after in later:
        layers += [
            nn.Conv2d(before, after, 3, stride=2, padding=1, bias=False),
            nn.BatchNorm2d(after),
            nn.ReLU(),
            Block(after),
        ]
        before = after
    layers += [
        nn.Conv2d(before, plane_channels, 1, bias=False),
        nn.BatchNorm2d(plane_channels),
        nn.ReLU(),
    ]
    return nn.Sequential(*layers)


def to_pictures(pixels: Tensor) -> Tensor:
    """Turn sRGB bytes [b, h, w, 3] into what networks read: float32 [b, 3, h, w] in -1 to 1."""
    return pixels.permute(0, 3, 1, 2).to(torch.float32) / 127.5 - 1
