"""BigGAN (Brock et al. 2019), built on SAGAN: every residual block gets a part of z of its own.

z is split into chunks, one for the first layer and one a block; joined with the attributes'
embedding, which all share, a chunk modulates its block's batch norms. So there is one style a
chunk. Truncation draws z from a truncated normal.
"""

from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.networks.attention import SelfAttention
from trainer.networks.layers import AttributeEmbedding
from trainer.networks.residual import UpBlock
from trainer.networks.sagan import SAGANDiscriminator, start_orthogonal
from trainer.networks.spectral import spectrally_normalise
from trainer.networks.style_groups import style_groups
from trainer.networks.truncation import truncated_normal
from trainer.recipe.network_tables import BigGANNetwork
from trainer.recipe.resolutions import stages_for


class BigGANGenerator(nn.Module):
    """Draws pictures from latents and attributes; one style per chunk of z."""

    def __init__(
        self, resolution: int, attribute_sizes: tuple[int, ...], sizes: BigGANNetwork
    ) -> None:
        super().__init__()
        self.base, doublings = stages_for(resolution)
        self.resolution = resolution
        self.z_dim = sizes.z_dim
        self.classes = sum(attribute_sizes)
        self.num_styles = doublings + 1
        self.style_groups = style_groups(self.num_styles)
        # Vectors of length 1 at first, well below a chunk's √24, so that z is heard from the start.
        self.embedding = AttributeEmbedding(self.classes, sizes.embedding_dim)
        self.style_dim = sizes.z_dim // self.num_styles + self.embedding.width
        channels = sizes.generator_channels
        self.start = nn.Linear(self.style_dim, channels[0] * self.base**2)
        self.blocks = nn.ModuleList(
            UpBlock(before, after, self.style_dim) for before, after in pairwise(channels)
        )
        self.attention_stage = sizes.attention_stage
        self.attention = (
            SelfAttention(channels[self.attention_stage]) if self.attention_stage else None
        )
        self.norm = nn.BatchNorm2d(channels[-1])
        self.to_rgb = nn.Conv2d(channels[-1], 3, 3, padding=1)
        self.apply(start_orthogonal)
        # A bounded embedding cripples the generator; the layers that read it are bounded anyway.
        spectrally_normalise(self, leave_out=self.embedding.table)

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Return styles [b, num_styles, style_dim] for z [b, z_dim], attributes [b, classes].

        Truncation [b] draws z from a truncated normal; see :func:`truncated_normal`.
        """
        latent = truncated_normal(z, truncation)
        chunks = latent.reshape(-1, self.num_styles, self.z_dim // self.num_styles)
        shared = self.embedding(attributes)[:, None].expand(-1, self.num_styles, -1)
        return torch.cat([chunks, shared], dim=2)

    def synthesis(self, styles: Tensor) -> Tensor:
        """Return pictures [b, 3, resolution, resolution] in -1 to 1 for styles."""
        features = self.start(styles[:, 0]).unflatten(1, (-1, self.base, self.base))
        for stage, block in enumerate(self.blocks, start=1):
            features = block(features, styles[:, stage])
            if self.attention is not None and stage == self.attention_stage:
                features = self.attention(features)
        return torch.tanh(self.to_rgb(functional.relu(self.norm(features))))

    def forward(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Draw pictures [b, 3, resolution, resolution] in -1 to 1."""
        return self.synthesis(self.mapping(z, attributes, truncation))


class BigGANDiscriminator(SAGANDiscriminator):
    """SAGAN's, on which BigGAN is built."""
