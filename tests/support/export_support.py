"""What tests of exports share: a small generator of all layers, and facts of a model."""

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.parametrizations import spectral_norm

from acgan_desktop.engine.model_file.manifest import Attribute, DatasetFacts
from trainer.export.exporter import ModelFacts

HAIR = Attribute(name="hair_color", classes=("blonde", "pink", "blue"), shares=(0.5, 0.2, 0.3))


EYES = Attribute(name="eye_color", classes=("blue", "red"), shares=(0.75, 0.25))


class SmallGenerator(nn.Module):
    """Uses what the families use: batch norm, modulation, spectral norm, noise, growing."""

    z_dim = 6
    classes = 5
    num_styles = 3
    style_dim = 8
    resolution = 16
    style_groups = (("shape", (0, 1)), ("colours", (2,)))

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(3)
        self.embed = nn.Linear(self.z_dim + self.classes, self.style_dim)
        self.start = nn.Parameter(torch.randn(1, 8, 4, 4))
        self.first = spectral_norm(nn.Conv2d(8, 8, 3, padding=1))
        self.norm = nn.BatchNorm2d(8)
        self.grow = nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)
        self.gain = nn.Linear(self.style_dim, 8)
        self.last = nn.Conv2d(8, 3, 3, padding=1)
        self.register_buffer("noise", torch.randn(1, 1, 8, 8))
        self(torch.randn(32, 6), torch.rand(32, 5), torch.ones(32))  # statistics

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        asked = torch.cat([z * truncation[:, None], attributes], dim=1)
        style = functional.leaky_relu(self.embed(asked), 0.2)
        return style[:, None].repeat(1, self.num_styles, 1)

    def synthesis(self, styles: Tensor) -> Tensor:
        x = self.start.expand(styles.shape[0], -1, -1, -1)
        x = functional.relu(self.norm(self.first(x * self.gain(styles[:, 0])[:, :, None, None])))
        x = self.grow(x) + self.noise
        weight = self.first.weight * self.gain(styles[:, 1])[:, None, :, None, None]
        demodulation = torch.rsqrt(weight.square().sum(dim=(2, 3, 4)) + 1e-8)
        x = functional.relu(x * demodulation[:, :, None, None])
        x = functional.interpolate(x, scale_factor=2.0, mode="nearest")
        x = functional.instance_norm(x) * (1 + self.gain(styles[:, 2]))[:, :, None, None]
        return torch.tanh(self.last(x))

    def forward(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        return self.synthesis(self.mapping(z, attributes, truncation))


def facts(**changes: object) -> ModelFacts:
    values: dict[str, object] = {
        "name": "small",
        "family": "stylegan",
        "attributes": (HAIR, EYES),
        "dataset": DatasetFacts(name="drawn", images=12, sha256="0" * 64),
        "kimg": 12.5,
        "licence": "CC0",
    }
    return ModelFacts(**(values | changes))  # type: ignore[arg-type]
