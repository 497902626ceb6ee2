"""SAGAN (Zhang et al. 2019): self-attention, and spectral normalisation on every layer of both.

Residual networks that judge and draw with a view of the whole picture. Attributes and z together
modulate every batch norm: where only the label did, a generator learned to ignore z and to draw
one face per wish.
"""

import math
from itertools import pairwise
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.networks.attention import SelfAttention
from trainer.networks.discriminator_output import DiscriminatorHeads, DiscriminatorOutput
from trainer.networks.layers import AttributeEmbedding, SelfModulatedBatchNorm, at_least_float32
from trainer.networks.residual import DownBlock, UpBlock
from trainer.networks.spectral import spectrally_normalise
from trainer.recipe.network_tables import BigGANNetwork, SAGANNetwork
from trainer.recipe.resolutions import stages_for


class SAGANGenerator(nn.Module):
    """Draws pictures from latents and attributes; one style, that is z beside the embedding."""

    num_styles = 1
    style_groups = (("all", (0,)),)

    def __init__(
        self, resolution: int, attribute_sizes: tuple[int, ...], sizes: SAGANNetwork
    ) -> None:
        super().__init__()
        self.base, _ = stages_for(resolution)
        self.resolution = resolution
        self.z_dim = sizes.z_dim
        self.classes = sum(attribute_sizes)
        # A normalised table gives each class a vector of length 1 at most, z has the length √z_dim.
        # A few attributes together shall be heard, but not drown z, or it would be ignored.
        self.embedding = AttributeEmbedding(
            self.classes, sizes.embedding_dim, scale=math.sqrt(sizes.z_dim) / 3
        )
        self.style_dim = sizes.z_dim + self.embedding.width
        channels = sizes.generator_channels
        self.start = nn.Linear(self.style_dim, channels[0] * self.base**2)
        self.blocks = nn.ModuleList(
            UpBlock(before, after, self.style_dim) for before, after in pairwise(channels)
        )
        self.attention_stage = sizes.attention_stage
        self.attention = (
            SelfAttention(channels[self.attention_stage]) if self.attention_stage else None
        )
        self.norm = SelfModulatedBatchNorm(channels[-1], self.style_dim)
        self.to_rgb = nn.Conv2d(channels[-1], 3, 3, padding=1)
        self.apply(start_orthogonal)
        spectrally_normalise(self)

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Return styles [b, 1, style_dim] for z [b, z_dim], attributes [b, classes], psi [b].

        Truncation scales z towards 0, the middle of the faces with these attributes.
        """
        return torch.cat([z * truncation[:, None], self.embedding(attributes)], dim=1)[:, None]

    def synthesis(self, styles: Tensor) -> Tensor:
        """Return pictures [b, 3, resolution, resolution] in -1 to 1 for styles."""
        style = styles[:, 0]
        features = self.start(style).unflatten(1, (-1, self.base, self.base))
        for stage, block in enumerate(self.blocks, start=1):
            features = block(features, style)
            if self.attention is not None and stage == self.attention_stage:
                features = self.attention(features)
        return torch.tanh(self.to_rgb(functional.relu(self.norm(features, style))))

    def forward(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Draw pictures [b, 3, resolution, resolution] in -1 to 1."""
        return self.synthesis(self.mapping(z, attributes, truncation))


class SAGANDiscriminator(nn.Module):
    """Judges the sum of what it sees at each position, and its projection on the attributes."""

    def __init__(
        self,
        resolution: int,
        attribute_sizes: tuple[int, ...],
        sizes: SAGANNetwork | BigGANNetwork,
    ) -> None:
        super().__init__()
        _, doublings = stages_for(resolution)
        channels = sizes.discriminator_channels
        self.stem = nn.Conv2d(3, channels[0], 3, padding=1)
        self.blocks = nn.ModuleList(
            DownBlock(before, after) for before, after in pairwise(channels)
        )
        # Where features are as wide and high as at the generator's.
        self.attention_stage = doublings - sizes.attention_stage if sizes.attention_stage else 0
        self.attention = (
            SelfAttention(channels[self.attention_stage]) if self.attention_stage else None
        )
        self.heads = DiscriminatorHeads(channels[-1], attribute_sizes)
        self.apply(start_orthogonal)
        spectrally_normalise(self)

    def forward(self, pictures: Tensor, attributes: Tensor) -> DiscriminatorOutput:
        """Judge ``pictures`` [b, 3, h, w] in -1 to 1, said to have ``attributes`` [b, classes]."""
        features = self.stem(pictures)
        for stage, block in enumerate(self.blocks, start=1):
            features = block(features)
            if self.attention is not None and stage == self.attention_stage:
                features = self.attention(features)
        seen = at_least_float32(functional.relu(features)).sum(dim=(2, 3))
        return cast(DiscriminatorOutput, self.heads(seen, attributes))


def start_orthogonal(module: nn.Module) -> None:
    """Orthogonal weights (Saxe et al. 2014), as BigGAN starts; biases 0."""
    if isinstance(module, nn.Conv2d | nn.Linear) and module.weight.numel():
        nn.init.orthogonal_(module.weight)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
