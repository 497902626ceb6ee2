"""The DCGAN family: its layers, its seam at ``styles``, and what its judge reads."""

import numpy as np
import pytest
import torch

from trainer.networks.discriminator_output import DiscriminatorHeads
from trainer.networks.families import build_pair
from trainer.networks.layers import MinibatchDeviation, SelfModulatedBatchNorm, Upsample
from trainer.recipe.recipe import Recipe, load_recipe

SIZES = (2, 3)


def small_recipe(resolution: int = 32, *changes: str) -> Recipe:
    return load_recipe(
        "dcgan-64",
        [
            f"resolution={resolution}",
            "network.z_dim=8",
            "network.embedding_dim=6",
            "network.generator_channels=[16,12,8,8]",
            "network.discriminator_channels=[8,8,12,16]",
            *changes,
        ],
    )


@pytest.mark.parametrize("resolution", [32, 40, 48, 56])
def test_shapes_and_range_for_every_base(resolution: int) -> None:
    generator, discriminator = build_pair(small_recipe(resolution), SIZES)
    z, attributes = torch.randn(5, 8), torch.rand(5, 5)
    styles = generator.mapping(z, attributes, torch.ones(5))
    assert styles.shape == (5, generator.num_styles, generator.style_dim)
    pictures = generator.synthesis(styles)
    assert pictures.shape == (5, 3, resolution, resolution)
    assert pictures.abs().max() <= 1
    verdict = discriminator(pictures, attributes)
    assert verdict.score.shape == (5,)
    assert [tuple(logits.shape) for logits in verdict.classes] == [(5, 2), (5, 3)]


@pytest.mark.parametrize("name", ["paper-dcgan", "dcgan-64"])
def test_bundled_recipes_build_and_draw(name: str) -> None:
    generator, discriminator = build_pair(load_recipe(name), SIZES)
    generator.eval()
    classes = generator.classes
    pictures = generator(torch.randn(1, 128), torch.zeros(1, classes), torch.ones(1))
    assert pictures.shape == (1, 3, 64, 64)
    assert len(discriminator(pictures, torch.zeros(1, classes)).classes) == (2 if classes else 0)


def test_the_papers_network_has_its_layers() -> None:
    generator, discriminator = build_pair(load_recipe("paper-dcgan"), ())
    kinds = [type(module).__name__ for module in generator.modules()]
    # 4 transposed convolutions double 4 px to 64 px; the first layer makes 4 x 4 of the latent.
    assert kinds.count("ConvTranspose2d") == 4
    assert kinds.count("BatchNorm2d") == 4
    assert [type(m).__name__ for m in discriminator.modules()].count("Conv2d") == 4
    weights = generator.body[1].grow.weight
    assert float(weights.detach().std()) == pytest.approx(0.02, rel=0.02)


def test_truncation_scales_z_and_leaves_the_wish() -> None:
    generator, _ = build_pair(small_recipe(), SIZES)
    z, attributes = torch.randn(3, 8), torch.eye(3, 5)
    psi = torch.tensor([0.0, 0.5, 1.0])
    styles = generator.mapping(z, attributes, psi)[:, 0]
    assert torch.equal(styles[:, :8], z * psi[:, None])
    assert torch.equal(styles[:, 8:], generator.embedding(attributes))


def test_no_wish_adds_nothing() -> None:
    generator, _ = build_pair(small_recipe(), SIZES)
    styles = generator.mapping(torch.randn(2, 8), torch.zeros(2, 5), torch.ones(2))
    assert (styles[:, 0, 8:] == 0).all()


def test_self_modulated_norm_against_numpy() -> None:
    torch.manual_seed(0)
    layer = SelfModulatedBatchNorm(4, 3)
    torch.nn.init.normal_(layer.gain_and_bias.weight)
    torch.nn.init.normal_(layer.gain_and_bias.bias)
    features, style = torch.randn(6, 4, 5, 5), torch.randn(6, 3)
    x = features.double().numpy()
    mean = x.mean(axis=(0, 2, 3), keepdims=True)
    deviation = np.sqrt(x.var(axis=(0, 2, 3), keepdims=True) + 1e-5)
    weight, bias = (p.detach().double().numpy() for p in layer.gain_and_bias.parameters())
    modulation = style.double().numpy() @ weight.T + bias
    expected = (x - mean) / deviation * (1 + modulation[:, :4, None, None])
    expected += modulation[:, 4:, None, None]
    assert layer(features, style).detach().numpy() == pytest.approx(expected, abs=1e-5)


def test_minibatch_deviation_against_numpy() -> None:
    features = torch.randn(6, 2, 3, 3)
    out = MinibatchDeviation(group=3)(features)
    assert torch.equal(out[:, :2], features)
    x = features.double().numpy()
    for first in range(2):
        # Groups are strided: samples 0, 2, 4 and samples 1, 3, 5.
        expected = np.sqrt(x[first::2].var(axis=0) + 1e-8).mean()
        assert out[first::2, 2].numpy() == pytest.approx(np.full((3, 3, 3), expected), abs=1e-6)
    assert MinibatchDeviation(group=4)(torch.zeros(6, 2, 3, 3)).shape == (6, 3, 3, 3)


def test_minibatch_deviation_has_a_gradient_where_all_samples_are_equal() -> None:
    features = torch.zeros(4, 2, 3, 3, requires_grad=True)
    MinibatchDeviation(group=4)(features).sum().backward()
    assert features.grad is not None
    assert torch.isfinite(features.grad).all()


def test_upsample_repeats_pixels() -> None:
    picture = torch.arange(4.0).reshape(1, 1, 2, 2)
    expected = np.kron(picture[0, 0].numpy(), np.ones((2, 2)))
    assert Upsample()(picture)[0, 0].numpy() == pytest.approx(expected)


def test_projection_against_numpy() -> None:
    torch.manual_seed(1)
    heads = DiscriminatorHeads(7, SIZES)
    features, attributes = torch.randn(3, 7), torch.rand(3, 5)
    verdict = heads(features, attributes)
    f, y = features.double().numpy(), attributes.double().numpy()
    v = heads.score.weight.detach().double().numpy()
    bias = heads.score.bias.detach().double().numpy()
    table = heads.projection.weight.detach().double().numpy()
    expected = (f @ v.T + bias)[:, 0] + np.einsum("bc,cf,bf->b", y, table, f)
    assert verdict.score.detach().numpy() == pytest.approx(expected, abs=1e-5)
    unknown = heads(features, torch.zeros(3, 5)).score.detach().numpy()
    assert unknown == pytest.approx((f @ v.T + bias)[:, 0], abs=1e-5)
