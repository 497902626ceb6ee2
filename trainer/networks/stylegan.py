"""StyleGAN (Karras et al. 2019) and its successor's layers (Karras et al. 2020).

A mapping network turns z and the attributes into w; a constant becomes a picture, layer by layer,
each modulated by w and disturbed by noise. ``modulation`` chooses between AdaIN, as in the AcGAN
paper's equation (10), and weight demodulation. Blocks add their colours up (the successor's skip
generator); the judge is residual.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from trainer.networks.discriminator_output import DiscriminatorHeads, DiscriminatorOutput
from trainer.networks.equalised import equalise
from trainer.networks.layers import MinibatchDeviation, Upsample, at_least_float32, exact, halve
from trainer.networks.row_streams import Random, normal, uniform
from trainer.networks.style_groups import style_groups
from trainer.recipe.network_tables import StyleGANNetwork
from trainer.recipe.resolutions import stages_for

# Pairs of opposite latents over which the centre of truncation is the mean.
_CENTRE_PAIRS = 64


class StyleGANGenerator(nn.Module):
    """Draws pictures from latents and attributes; one style per layer, all w but for mixing."""

    def __init__(
        self, resolution: int, attribute_sizes: tuple[int, ...], sizes: StyleGANNetwork
    ) -> None:
        super().__init__()
        base, doublings = stages_for(resolution)
        self.resolution = resolution
        self.z_dim = sizes.z_dim
        self.classes = sum(attribute_sizes)
        self.num_styles = 1 + 2 * doublings
        self.style_dim = sizes.style_dim
        self.style_groups = style_groups(self.num_styles)
        self.mixing = sizes.mixing
        self.to_w = MappingNetwork(sizes, attribute_sizes)
        channels = sizes.generator_channels
        self.constant = nn.Parameter(torch.randn(1, channels[0], base, base))
        kind = DemodulatedLayer if sizes.modulation == "demodulation" else AdaINLayer
        plan = [(channels[0], channels[0], base, False)]
        for stage, (before, after) in enumerate(pairwise(channels), start=1):
            plan += [(before, after, base << stage, True), (after, after, base << stage, False)]
        self.layers = nn.ModuleList(
            kind(before, after, size, sizes.style_dim, grow=grow)
            for before, after, size, grow in plan
        )
        self.colours = nn.ModuleList(ToColours(width, sizes.style_dim) for width in channels)

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Return styles [b, num_styles, style_dim] for z [b, z_dim], attributes [b, classes].

        Truncation [b] moves w towards the mean w of the attributes asked for.
        """
        w = self.to_w(z, attributes)
        moved: Tensor = torch.lerp(self.to_w.centre(attributes), w, truncation[:, None])
        return moved[:, None].expand(-1, self.num_styles, -1)

    def training_styles(self, z: Tensor, attributes: Tensor, random: Random) -> Tensor:
        """Return styles [b, num_styles, style_dim] without truncation, some of two latents.

        Style mixing (Karras et al. 2019, section 3.1): from a random layer on, a share of the
        pictures takes the w of a second latent, so that layers learn not to rely on each other.
        """
        first: Tensor = self.to_w(z, attributes)[:, None]
        if self.mixing <= 0:
            return first.expand(-1, self.num_styles, -1)
        batch = len(z)
        other = normal(random, batch, self.z_dim).to(z)
        chances = uniform(random, batch, 2).to(z.device)
        mixed = chances[:, 0] < self.mixing
        crossing = 1 + (chances[:, 1] * (self.num_styles - 1)).long()
        crossing = torch.where(mixed, crossing, self.num_styles)
        switched = torch.arange(self.num_styles, device=z.device) >= crossing[:, None]
        second = self.to_w(other, attributes)[:, None]
        styles: Tensor = torch.where(switched[:, :, None], second, first)
        return styles

    def draw_noise(self, batch: int, random: Random) -> list[Tensor]:
        """Draw what :meth:`synthesis` adds in training: [batch, 1, size, size] for each layer."""
        sides = [cast(_StyledLayer, layer).noise.shape[-1] for layer in self.layers]
        flat = normal(random, batch, sum(side**2 for side in sides))
        parts = torch.split(flat, [side**2 for side in sides], dim=1)
        return [part.reshape(batch, 1, side, side) for part, side in zip(parts, sides, strict=True)]

    def synthesis(self, styles: Tensor, noise: Sequence[Tensor] | None = None) -> Tensor:
        """Return pictures [b, 3, resolution, resolution] for styles; nominally in -1 to 1.

        They are clipped to that but in training mode.

        Args:
            styles: [b, num_styles, style_dim].
            noise: of :meth:`draw_noise`; None = the fixed one, or in training mode drawn anew from
                torch's global stream.
        """
        given: Sequence[Tensor | None] = noise or [None] * len(self.layers)
        features = self.constant.expand(styles.shape[0], -1, -1, -1)
        features = self.layers[0](features, styles[:, 0], given[0])
        pictures: Tensor = self.colours[0](features, styles[:, 0])
        for stage in range(1, len(self.colours)):
            last = 2 * stage
            features = self.layers[last - 1](features, styles[:, last - 1], given[last - 1])
            features = self.layers[last](features, styles[:, last], given[last])
            enlarged = functional.interpolate(
                pictures, scale_factor=2.0, mode="bilinear", align_corners=False
            )
            pictures = enlarged + self.colours[stage](features, styles[:, last])
        return pictures if self.training else pictures.clamp(-1, 1)

    def forward(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        """Draw pictures [b, 3, resolution, resolution]."""
        return self.synthesis(self.mapping(z, attributes, truncation))


class MappingNetwork(nn.Module):
    """From z and attributes to w: equation (8), given the attributes.

    Attributes:
        centre_latents: [latents, z_dim], fixed; opposite ones in pairs.
    """

    centre_latents: Tensor

    def __init__(self, sizes: StyleGANNetwork, attribute_sizes: tuple[int, ...]) -> None:
        super().__init__()
        width, classes = sizes.style_dim, sum(attribute_sizes)
        embedded = sizes.embedding_dim if classes else 0
        self.embedding = nn.Linear(classes, embedded, bias=False) if classes else None
        first = [nn.Linear(sizes.z_dim + embedded, width)]
        self.layers = nn.ModuleList(
            first + [nn.Linear(width, width) for _ in range(1, sizes.mapping_layers)]
        )
        if self.embedding is not None:
            equalise(self.embedding)
            # All attributes together add an embedding of unit variance, as z has; none add nothing.
            self.loudness = math.sqrt(classes / len(attribute_sizes))
        equalise(self.layers, sizes.mapping_rate)
        half = torch.randn(_CENTRE_PAIRS, sizes.z_dim)
        self.register_buffer("centre_latents", torch.cat([half, -half]))

    def forward(self, z: Tensor, attributes: Tensor) -> Tensor:
        """Return w [..., style_dim] for z [..., z_dim] and attributes [..., classes]."""
        inputs = [normalise_pixels(z)]
        if self.embedding is not None:
            inputs.append(self.embedding(attributes) * self.loudness)
        features = torch.cat([part.to(inputs[0].dtype) for part in inputs], dim=-1)
        for layer in self.layers:
            features = functional.leaky_relu(layer(features), 0.2) * math.sqrt(2)
        return at_least_float32(features)

    def centre(self, attributes: Tensor) -> Tensor:
        """Return the mean w given ``attributes`` [b, classes]: [b, style_dim].

        E_z[w(z, a)] as the mean over fixed latents, mapped with these very attributes. So it holds
        for every blend, for no wish, and for combinations that no face had; nothing is tracked that
        could lag behind the weights, and it costs far less than one layer of the synthesis.
        Opposite latents cancel what is linear in z; the rest of the error is the deviation of w
        over z divided by about the square root of the number of latents.
        """
        wanted = attributes[:, None].expand(-1, self.centre_latents.shape[0], -1)
        # The batch of the attributes, also where there is none.
        latents = self.centre_latents[None].expand(attributes.shape[0], -1, -1)
        return cast(Tensor, self(latents, wanted)).mean(dim=1)


class _StyledLayer(nn.Module):
    """What the two kinds share: convolution, noise, bias, activation.

    Attributes:
        noise: [1, 1, size, size], what is added in evaluation mode, times the learned strength.
    """

    noise: Tensor

    def __init__(
        self, before: int, after: int, size: int, style_dim: int, modulated: int, *, grow: bool
    ) -> None:
        super().__init__()
        self.grow: nn.Module = Upsample() if grow else nn.Identity()
        self.affine = nn.Linear(style_dim, modulated)
        self.convolve = nn.Conv2d(before, after, 3, padding=1, bias=False)
        equalise(self)
        self.bias = nn.Parameter(torch.zeros(after))
        self.noise_strength = nn.Parameter(torch.zeros(1))
        self.register_buffer("noise", torch.randn(1, 1, size, size))

    def _activated(self, features: Tensor, noise: Tensor | None) -> Tensor:
        """Add noise and bias, and let through what is positive, keeping the variance."""
        if noise is None:
            noise = self.noise
            if self.training:
                noise = torch.randn(len(features), *noise.shape[1:], device=features.device)
        features = features + (noise * self.noise_strength).to(features.dtype)
        features = features + self.bias.to(features.dtype)[:, None, None]
        return functional.leaky_relu(features, 0.2) * math.sqrt(2)


class DemodulatedLayer(_StyledLayer):
    """Modulated convolution, whose outputs are scaled back to unit variance.

    Karras et al. 2020, equations (1) to (3). The modulation acts on the activations instead of the
    weights, which is the same and needs no convolution of its own for each sample.
    """

    def __init__(self, before: int, after: int, size: int, style_dim: int, *, grow: bool) -> None:
        super().__init__(before, after, size, style_dim, before, grow=grow)
        nn.init.ones_(self.affine.bias)

    def forward(self, features: Tensor, style: Tensor, noise: Tensor | None = None) -> Tensor:
        """Take [b, before, h, w], w [b, style_dim], noise; return [b, after, size, size]."""
        scale = self.affine(style)
        weight = self.convolve.weight
        grown = self.grow(features * scale[:, :, None, None])
        convolved = functional.conv2d(grown, weight, padding=1)
        demodulation = demodulation_of(weight, scale).to(convolved.dtype)
        return self._activated(convolved * demodulation[:, :, None, None], noise)


class AdaINLayer(_StyledLayer):
    """Convolution, then every feature map gets the mean and deviation that the style says."""

    def __init__(self, before: int, after: int, size: int, style_dim: int, *, grow: bool) -> None:
        super().__init__(before, after, size, style_dim, 2 * after, grow=grow)
        with torch.no_grad():
            self.affine.bias.copy_(torch.cat([torch.ones(after), torch.zeros(after)]))

    def forward(self, features: Tensor, style: Tensor, noise: Tensor | None = None) -> Tensor:
        """Take [b, before, h, w], w [b, style_dim], noise; return [b, after, size, size]."""
        # The first paper's order for a size: enlarge, convolve, disturb, activate, then style.
        activated = self._activated(self.convolve(self.grow(features)), noise)
        deviation, mean = self.affine(style).chunk(2, dim=1)  # equation (9)
        return adain(activated, deviation, mean)


class ToColours(nn.Module):
    """A modulated 1 × 1 convolution to RGB, without demodulation."""

    def __init__(self, channels: int, style_dim: int) -> None:
        super().__init__()
        self.affine = nn.Linear(style_dim, channels)
        self.convolve = nn.Conv2d(channels, 3, 1)
        equalise(self)
        nn.init.ones_(self.affine.bias)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        """Take [b, channels, h, w] and w [b, style_dim]; return [b, 3, h, w]."""
        modulated = features * self.affine(style)[:, :, None, None]
        return at_least_float32(self.convolve(modulated))


class StyleGANDiscriminator(nn.Module):
    """Residual, with the deviation within the batch at the end (Karras et al. 2020, figure 7)."""

    def __init__(
        self, resolution: int, attribute_sizes: tuple[int, ...], sizes: StyleGANNetwork
    ) -> None:
        super().__init__()
        base, _ = stages_for(resolution)
        channels = sizes.discriminator_channels
        last = channels[-1]
        self.stem = nn.Conv2d(3, channels[0], 1)
        self.blocks = nn.ModuleList(
            _ResidualBlock(before, after) for before, after in pairwise(channels)
        )
        self.deviation = MinibatchDeviation()
        self.final = nn.Conv2d(last + 1, last, 3, padding=1)
        self.features = nn.Linear(last * base**2, last)
        self.heads = DiscriminatorHeads(last, attribute_sizes)
        equalise(self)

    def forward(self, pictures: Tensor, attributes: Tensor) -> DiscriminatorOutput:
        """Judge ``pictures`` [b, 3, h, w] in -1 to 1, said to have ``attributes`` [b, classes]."""
        features = _activate(self.stem(pictures))
        for block in self.blocks:
            features = block(features)
        features = _activate(self.final(self.deviation(features)))
        features = _activate(self.features(features.flatten(1)))
        return cast(DiscriminatorOutput, self.heads(features, attributes))


class _ResidualBlock(nn.Module):
    """Halves height and width."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(before, before, 3, padding=1)
        self.second = nn.Conv2d(before, after, 4, stride=2, padding=1)
        self.skip = nn.Conv2d(before, after, 1, bias=False)

    def forward(self, features: Tensor) -> Tensor:
        inner = _activate(self.second(_activate(self.first(features))))
        # The sum of two features of unit variance, scaled back to it.
        skipped = cast(Tensor, self.skip(halve(features)))
        return (inner + skipped) * math.sqrt(0.5)


def normalise_pixels(z: Tensor) -> Tensor:
    """Scale z [..., z_dim] to a mean square of 1 (Karras et al. 2018, section 4.2)."""
    return z * torch.rsqrt(z.square().mean(dim=-1, keepdim=True) + 1e-8)


def demodulation_of(weight: Tensor, scale: Tensor) -> Tensor:
    """Return 1 / sqrt(Σ (s_i w_ijk)²) over inputs i and places k: [b, out].

    Args:
        weight: [out, in, height, width].
        scale: s [b, in].
    """
    # Under autocast the product would be rounded to 8 binary digits, and overflow in float16.
    with exact(weight.device):
        energy = at_least_float32(weight).square().sum(dim=(2, 3))
        return torch.rsqrt(at_least_float32(scale).square() @ energy.t() + 1e-8)


def adain(features: Tensor, deviation: Tensor, mean: Tensor) -> Tensor:
    """Give every feature map of every sample a new mean and deviation: equation (10).

    Args:
        features: x [b, c, h, w].
        deviation: y_s [b, c].
        mean: y_b [b, c].
    """
    exact = at_least_float32(features)
    centred = exact - exact.mean(dim=(2, 3), keepdim=True)
    normal = centred * torch.rsqrt(centred.square().mean(dim=(2, 3), keepdim=True) + 1e-8)
    styled = at_least_float32(deviation)[:, :, None, None] * normal
    return (styled + at_least_float32(mean)[:, :, None, None]).to(features.dtype)


def _activate(features: Tensor) -> Tensor:
    """Let through what is positive, keeping the variance."""
    return functional.leaky_relu(features, 0.2) * math.sqrt(2)
