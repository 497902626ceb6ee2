"""DCGAN (Radford et al. 2016): strided convolutions, batch norm, no pooling.

The plain form is the first paper's network. The conditioned form adds what that paper's successors
found: attributes embedded beside z, batch norm modulated by both, and a discriminator that judges
the picture *and* whether it fits the attributes, without batch norm so that R1 can hold it.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import torch
from torch import Tensor, nn

from trainer.networks.discriminator_output import DiscriminatorHeads, DiscriminatorOutput
from trainer.networks.layers import (
    MinibatchDeviation,
    SelfModulatedBatchNorm,
    Upsample,
)
from trainer.recipe.resolutions import stages_for


@dataclass(frozen=True)
class DCGANShape:
    """Sizes of a DCGAN pair.

    Attributes:
        resolution: height and width of the pictures, base · 2ᵏ with a base from 4 to 7.
        attribute_sizes: the number of classes of each attribute; empty when unconditional.
        z_dim: length of the latent.
        embedding_dim: length of the attributes' embedding beside z, 0 when unconditional.
        generator_channels: channels at each resolution, from the base upwards; one more than k.
        discriminator_channels: channels at each resolution, from full size down to the base.
        plain: the first paper's network: transposed convolutions, fixed batch norm in both.
    """

    resolution: int
    attribute_sizes: tuple[int, ...]
    z_dim: int
    embedding_dim: int
    generator_channels: tuple[int, ...]
    discriminator_channels: tuple[int, ...]
    plain: bool


class DCGANGenerator(nn.Module):
    """Draws pictures from latents and attributes; one style, that is z beside the embedding."""

    num_styles = 1
    style_groups = (("all", (0,)),)

    def __init__(self, shape: DCGANShape) -> None:
        super().__init__()
        self.base, _ = stages_for(shape.resolution)
        self.resolution = shape.resolution
        self.z_dim = shape.z_dim
        self.classes = sum(shape.attribute_sizes)
        self.style_dim = shape.z_dim + shape.embedding_dim
        self.embedding = (
            nn.Linear(self.classes, shape.embedding_dim, bias=False) if self.classes else None
        )
        self.body: nn.ModuleList
        first, last = shape.generator_channels[0], shape.generator_channels[-1]
        self.start = nn.Linear(self.style_dim, first * self.base**2)
        if shape.plain:
            self.body = nn.ModuleList([_Normalised(first)])
            for before, after in pairwise(shape.generator_channels):
                self.body.append(_TransposedStage(before, after))
            self.to_rgb: nn.Module = nn.ConvTranspose2d(last, 3, 4, stride=2, padding=1)
        else:
            self.body = nn.ModuleList([_ModulatedStage(first, first, self.style_dim, grow=False)])
            for before, after in pairwise(shape.generator_channels):
                self.body.append(_ModulatedStage(before, after, self.style_dim, grow=True))
            self.to_rgb = nn.Conv2d(last, 3, 3, padding=1)
        self.apply(_start_like_dcgan if shape.plain else _start_variance_preserving)

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Return styles [b, 1, style_dim] for z [b, z_dim], attributes [b, classes], psi [b].

        Truncation scales z towards 0, the middle of the faces with these attributes.
        """
        parts = [z * truncation[:, None]]
        if self.embedding is not None:
            # An attribute without a wish is a block of zeros, and adds nothing.
            parts.append(self.embedding(attributes))
        return torch.cat(parts, dim=1)[:, None]

    def synthesis(self, styles: Tensor) -> Tensor:
        """Return pictures [b, 3, resolution, resolution] in -1 to 1 for styles."""
        style = styles[:, 0]
        features = self.start(style).reshape(-1, self.body_channels, self.base, self.base)
        for stage in self.body:
            features = stage(features, style)
        return torch.tanh(self.to_rgb(features))

    @property
    def body_channels(self) -> int:
        """Channels at the base resolution."""
        return self.start.out_features // self.base**2

    def forward(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Draw pictures [b, 3, resolution, resolution] in -1 to 1."""
        return self.synthesis(self.mapping(z, attributes, truncation))


class DCGANDiscriminator(nn.Module):
    """Says how real pictures look, given attributes, and which classes it sees in them."""

    def __init__(self, shape: DCGANShape) -> None:
        super().__init__()
        base, _ = stages_for(shape.resolution)
        channels = shape.discriminator_channels
        layers: list[nn.Module]
        if shape.plain:
            # The first paper's: the first layer halves at once, and has no batch norm.
            layers = [nn.Conv2d(3, channels[1], 4, stride=2, padding=1), _leaky()]
            for before, after in pairwise(channels[1:]):
                layers += [nn.Conv2d(before, after, 4, stride=2, padding=1, bias=False)]
                layers += [nn.BatchNorm2d(after), _leaky()]
            features = channels[-1] * base**2
            layers += [nn.Flatten()]
        else:
            layers = [nn.Conv2d(3, channels[0], 3, padding=1), _leaky()]
            for before, after in pairwise(channels):
                layers += [nn.Conv2d(before, after, 4, stride=2, padding=1), _leaky()]
            features = channels[-1]
            layers += [
                MinibatchDeviation(),
                nn.Conv2d(channels[-1] + 1, channels[-1], 3, padding=1),
                _leaky(),
                nn.Flatten(),
                nn.Linear(channels[-1] * base**2, features),
                _leaky(),
            ]
        self.body = nn.Sequential(*layers)
        self.heads = DiscriminatorHeads(features, shape.attribute_sizes)
        self.apply(_start_like_dcgan if shape.plain else _start_variance_preserving)

    def forward(self, pictures: Tensor, attributes: Tensor) -> DiscriminatorOutput:
        """Judge ``pictures`` [b, 3, h, w] in -1 to 1, said to have ``attributes`` [b, classes]."""
        verdict: DiscriminatorOutput = self.heads(self.body(pictures), attributes)
        return verdict


class _Normalised(nn.Module):
    """Batch norm and ReLU; takes the style for the sake of the call, and ignores it."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        return torch.relu(self.norm(features))


class _TransposedStage(nn.Module):
    """The first paper's stage: transposed convolution, batch norm, ReLU."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.grow = nn.ConvTranspose2d(before, after, 4, stride=2, padding=1, bias=False)
        self.norm = _Normalised(after)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        return cast(Tensor, self.norm(self.grow(features), style))


class _ModulatedStage(nn.Module):
    """Doubles (if ``grow``), convolves, and lets the style modulate the batch norm."""

    def __init__(self, before: int, after: int, style_dim: int, *, grow: bool) -> None:
        super().__init__()
        self.grow: nn.Module = Upsample() if grow else nn.Identity()
        self.convolve = nn.Conv2d(before, after, 3, padding=1, bias=False)
        self.norm = SelfModulatedBatchNorm(after, style_dim)
        self.activate = _leaky()

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        grown = self.convolve(self.grow(features))
        return cast(Tensor, self.activate(self.norm(grown, style)))


def _leaky() -> nn.Module:
    return nn.LeakyReLU(0.2, inplace=True)


def _start_like_dcgan(module: nn.Module) -> None:
    """Radford et al. 2016, section 4: weights from a normal with deviation 0.02."""
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
        nn.init.normal_(module.weight, std=0.02)
        if module.bias is not None:
            nn.init.zeros_(module.bias)


def _start_variance_preserving(module: nn.Module) -> None:
    """He et al. 2015, equation (14), where no batch norm repairs the scale afterwards."""
    if isinstance(module, nn.Conv2d | nn.Linear) and module.weight.any():
        nn.init.kaiming_normal_(module.weight, a=0.2, nonlinearity="leaky_relu")
        if module.bias is not None:
            nn.init.zeros_(module.bias)
