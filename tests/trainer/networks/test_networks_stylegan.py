"""The style-based family: each equation against an independent calculation."""

import numpy as np
import pytest
import torch
from torch import nn

from trainer.networks.equalised import equalise
from trainer.networks.row_streams import RowStreams
from trainer.networks.style_groups import style_groups
from trainer.networks.stylegan import (
    AdaINLayer,
    DemodulatedLayer,
    StyleGANDiscriminator,
    StyleGANGenerator,
    adain,
    demodulation_of,
    normalise_pixels,
)
from trainer.objectives.path_length import path_length_penalty, path_lengths
from trainer.recipe.network_tables import StyleGANNetwork


def sizes(**changes: object) -> StyleGANNetwork:
    values: dict[str, object] = {
        "z_dim": 8,
        "embedding_dim": 6,
        "style_dim": 12,
        "mapping_layers": 2,
        "generator_channels": (12, 8, 8),
        "discriminator_channels": (8, 8, 12),
    }
    return StyleGANNetwork.model_validate(values | changes)


def generator(**changes: object) -> StyleGANGenerator:
    torch.manual_seed(0)
    return StyleGANGenerator(16, (2, 3), sizes(**changes))


def conv2d(x: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """A 3 × 3 convolution of x [c, h, w] with zeros around, by its definition."""
    _, height, width = x.shape
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1)))
    out = np.zeros((len(weight), height, width))
    for row in range(3):
        for column in range(3):
            part = padded[:, row : row + height, column : column + width]
            out += np.einsum("oi,ihw->ohw", weight[:, :, row, column], part)
    return out


def test_adain_gives_the_mean_and_deviation_asked_for() -> None:
    torch.manual_seed(1)
    features = torch.randn(3, 4, 6, 5) * 7 + 2
    deviation, mean = torch.randn(3, 4), torch.randn(3, 4)
    out = adain(features, deviation, mean).double().numpy()
    assert out.mean(axis=(2, 3)) == pytest.approx(mean.numpy(), abs=1e-5)
    assert out.std(axis=(2, 3)) == pytest.approx(deviation.abs().numpy(), rel=1e-5)
    x = features.double().numpy()
    centred = x - x.mean(axis=(2, 3), keepdims=True)
    expected = centred / x.std(axis=(2, 3), keepdims=True)
    expected = expected * deviation.numpy()[:, :, None, None] + mean.numpy()[:, :, None, None]
    assert out == pytest.approx(expected, abs=1e-5)


def test_demodulated_layer_against_a_convolution_with_weights_of_its_own() -> None:
    torch.manual_seed(2)
    layer = DemodulatedLayer(5, 4, 6, 3, grow=False).eval()
    nn.init.normal_(layer.noise_strength)
    nn.init.normal_(layer.bias)
    features, style = torch.randn(2, 5, 6, 6), torch.randn(2, 3)
    weight = layer.convolve.weight.detach().double().numpy()
    affine, offset = (
        value.detach().double().numpy() for value in (layer.affine.weight, layer.affine.bias)
    )
    out = layer(features, style).detach().numpy()
    for sample in range(2):
        scale = affine @ style[sample].double().numpy() + offset
        own = weight * scale[None, :, None, None]  # equation (1) of Karras et al. 2020
        own = own / np.sqrt((own**2).sum(axis=(1, 2, 3), keepdims=True) + 1e-8)  # (3)
        x = conv2d(features[sample].double().numpy(), own)
        x += layer.noise[0].double().numpy() * float(layer.noise_strength.detach())
        x += layer.bias.detach().double().numpy()[:, None, None]
        expected = np.where(x > 0, x, 0.2 * x) * np.sqrt(2)
        assert out[sample] == pytest.approx(expected, abs=1e-4)


def test_demodulation_keeps_unit_variance() -> None:
    torch.manual_seed(3)
    weight, scale = torch.randn(32, 16, 3, 3) * 5, torch.rand(4, 16) * 9 + 0.1
    features = torch.randn(4, 16, 64, 64)
    convolved = torch.nn.functional.conv2d(features * scale[:, :, None, None], weight)
    out = convolved * demodulation_of(weight, scale)[:, :, None, None]
    assert out.std(dim=(2, 3)).numpy() == pytest.approx(np.ones((4, 32)), abs=0.15)
    assert float(out.std()) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_demodulation_is_exact_under_autocast(dtype: torch.dtype) -> None:
    torch.manual_seed(3)
    # Squares of which float16 has no numbers, and sums that 8 binary digits would round.
    weight, scale = torch.randn(6, 200, 3, 3), torch.rand(4, 200) * 900
    own = weight.double()[None] * scale.double()[:, None, :, None, None]
    expected = own.square().sum(dim=(2, 3, 4)).rsqrt()
    with torch.autocast("cpu", dtype=dtype):
        found = demodulation_of(weight, scale)
        assert torch.mm(weight[:, :, 0, 0], scale.t()).dtype is dtype, "it is on around"
    assert found.dtype is torch.float32
    torch.testing.assert_close(found.double(), expected, rtol=1e-6, atol=0)


def test_noise_given_is_the_noise_used() -> None:
    network = generator()
    for layer in network.layers:
        nn.init.constant_(layer.noise_strength, 0.3)  # type: ignore[arg-type]
    styles = network.mapping(torch.randn(3, 8), torch.eye(3, 5), torch.ones(3)).detach()
    noise = network.draw_noise(3, RowStreams([5, 6, 7]))
    whole = network.synthesis(styles, noise)
    assert torch.equal(whole, network.synthesis(styles, noise))
    alone = network.synthesis(styles[1:2], network.draw_noise(1, RowStreams([6])))
    torch.testing.assert_close(whole[1:2], alone)
    assert [tuple(one.shape) for one in noise] == [(3, 1, side, side) for side in (4, 8, 8, 16, 16)]
    flat = torch.cat([one.flatten() for one in noise])
    assert float(flat.mean()) == pytest.approx(0, abs=0.1)
    assert float(flat.std()) == pytest.approx(1, abs=0.1)


def test_adain_layer_ends_with_the_styles_statistics() -> None:
    torch.manual_seed(4)
    layer = AdaINLayer(5, 4, 12, 3, grow=True)
    style = torch.randn(2, 3)
    out = layer(torch.randn(2, 5, 6, 6), style).detach()
    wanted = layer.affine(style).detach()
    assert out.mean(dim=(2, 3)).numpy() == pytest.approx(wanted[:, 4:].numpy(), abs=1e-5)
    deviation = out.std(dim=(2, 3), unbiased=False).numpy()
    assert deviation == pytest.approx(wanted[:, :4].abs().numpy(), rel=1e-3, abs=1e-5)


def test_layers_begin_with_neutral_styles_and_unit_variance() -> None:
    network = nn.Sequential(nn.Conv2d(64, 64, 3), nn.Flatten(), nn.Linear(64 * 36, 50))
    equalise(network, rate=0.1)
    learned = network[2].parametrizations.weight.original.detach()
    assert float(learned.std()) == pytest.approx(10, rel=0.05)
    drawn = network[2](torch.randn(200, 64 * 36)).detach()
    assert float(drawn.std()) == pytest.approx(1, rel=0.05)
    assert (network[0].bias == 0).all()
    layer = DemodulatedLayer(5, 4, 6, 3, grow=False)
    assert torch.equal(layer.affine(torch.zeros(1, 3)), torch.ones(1, 5))


def test_pixel_norm_against_numpy() -> None:
    z = torch.randn(3, 8)
    x = z.double().numpy()
    expected = x / np.sqrt((x**2).mean(axis=1, keepdims=True))
    assert normalise_pixels(z).numpy() == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("rate", [1.0, 0.01])
def test_the_mapping_from_z_to_w_against_numpy(rate: float) -> None:
    """Equation (8), given the attributes; what is learned is kept apart from its rate."""
    network = generator(mapping_rate=rate)
    z, attributes = torch.randn(3, 8), torch.tensor([[1, 0, 0, 1, 0], [0.5] * 5, [0.0] * 5])
    layers = list(network.to_w.layers)
    with torch.no_grad():
        for layer in layers:
            layer.bias.normal_() if rate == 1 else None
    x = z.double().numpy()
    x = x / np.sqrt((x**2).mean(axis=1, keepdims=True))
    table = network.to_w.embedding.parametrizations.weight.original.detach().double().numpy()
    # Weights of 5 classes, of which 2 attributes ask for one each: unit variance in sum.
    asked = attributes.double().numpy() @ (table / np.sqrt(5)).T * np.sqrt(5 / 2)
    x = np.concatenate([x, asked], axis=1)
    for layer in layers:
        learned = layer.parametrizations.weight.original.detach().double().numpy()
        x = x @ (learned * rate / np.sqrt(learned.shape[1])).T + layer.bias.detach().numpy()
        x = np.where(x > 0, x, 0.2 * x) * np.sqrt(2)
    assert network.to_w(z, attributes).detach().numpy() == pytest.approx(x, abs=1e-5)


def test_truncation_moves_towards_the_mean_of_the_attributes_asked_for() -> None:
    network = generator(mapping_rate=1.0)
    # One-hot, a blend, no wish, and one attribute only.
    attributes = torch.tensor(
        [[1, 0, 0, 1, 0], [0.3, 0.7, 0.2, 0.2, 0.6], [0, 0, 0, 0, 0], [0, 0, 0, 0, 1.0]]
    )
    random = torch.Generator().manual_seed(1)
    z = torch.randn(20000, 8, generator=random)
    centres = network.mapping(torch.randn(4, 8), attributes, torch.zeros(4))[:, 0].detach()
    with torch.no_grad():
        for asked, centre in zip(attributes, centres, strict=True):
            w = network.to_w(z, asked.expand(20000, -1))
            # The error of a mean over 64 pairs: well below a third of the deviation over z.
            off = (centre - w.mean(dim=0)).square().mean().sqrt()
            assert float(off) < 0.33 * float(w.std(dim=0).square().mean().sqrt())
            others = centres[(attributes != asked).any(dim=1)]
            assert all(float((other - centre).square().mean().sqrt()) > off for other in others)
        half = network.mapping(z[:4], attributes, torch.full((4,), 0.5))[:, 0]
        whole = network.mapping(z[:4], attributes, torch.ones(4))[:, 0]
    assert half.numpy() == pytest.approx(((whole + centres) / 2).numpy(), abs=1e-5)
    assert whole.numpy() == pytest.approx(
        network.to_w(z[:4], attributes).detach().numpy(), abs=1e-5
    )


def test_style_mixing_switches_once_and_only_w() -> None:
    network = generator(mixing=0.5)
    z, attributes = torch.randn(400, 8), torch.eye(400, 5)
    random = torch.Generator().manual_seed(7)
    styles = network.training_styles(z, attributes, random).detach()
    first = network.to_w(z, attributes).detach()
    assert torch.equal(styles[:, 0], first), "the first layer is always the first latent's"
    own = (styles == first[:, None]).all(dim=2)
    assert (own.int().diff(dim=1) <= 0).all(), "never back again"
    assert float((~own[:, -1]).float().mean()) == pytest.approx(0.5, abs=0.1)
    crossings = own.sum(dim=1)[~own[:, -1]]
    assert set(crossings.tolist()) == set(range(1, network.num_styles))
    never = generator(mixing=0.0).training_styles(z, attributes, random)
    assert (never == never[:, :1]).all()


@pytest.mark.parametrize("modulation", ["demodulation", "adain"])
def test_noise_is_drawn_in_training_and_fixed_afterwards(modulation: str) -> None:
    network = generator(modulation=modulation)
    styles = network.mapping(torch.randn(2, 8), torch.eye(2, 5), torch.ones(2)).detach()
    assert torch.equal(network.synthesis(styles), network.synthesis(styles)), "strength 0 at first"
    for layer in network.layers:
        nn.init.constant_(layer.noise_strength, 0.3)  # type: ignore[arg-type]
    assert not torch.equal(network.synthesis(styles), network.synthesis(styles))
    network.eval()
    assert torch.equal(network.synthesis(styles), network.synthesis(styles))
    assert network.synthesis(styles).abs().max() <= 1


@pytest.mark.parametrize("modulation", ["demodulation", "adain"])
def test_every_layer_of_styles_matters(modulation: str) -> None:
    network = generator(modulation=modulation).eval()
    styles = network.mapping(torch.randn(1, 8), torch.eye(1, 5), torch.ones(1)).detach()
    before = network.synthesis(styles)
    for layer in range(network.num_styles):
        other = styles.clone()
        other[:, layer] += 1
        assert float((network.synthesis(other) - before).detach().abs().mean()) > 1e-4


@pytest.mark.parametrize("count", range(2, 14))
def test_style_groups_are_a_partition(count: int) -> None:
    groups = style_groups(count)
    assert [layer for _, members in groups for layer in members] == list(range(count))
    assert all(members for _, members in groups)
    names = ("shape", "features", "colours") if count > 2 else ("shape", "colours")
    assert tuple(name for name, _ in groups) == names


def test_the_judge_sees_how_varied_its_batch_is() -> None:
    torch.manual_seed(0)
    judge = StyleGANDiscriminator(16, (2, 3), sizes())
    one = torch.randn(1, 3, 16, 16)
    alike = judge(one.repeat(4, 1, 1, 1), torch.zeros(4, 5)).score
    varied = judge(torch.cat([one, torch.randn(3, 3, 16, 16)]), torch.zeros(4, 5)).score
    assert not torch.equal(alike[0], varied[0])


def test_path_lengths_against_an_explicit_jacobian() -> None:
    torch.manual_seed(5)
    mix = torch.randn(2 * 3, 3 * 4 * 4, dtype=torch.float64)

    def draw(styles: torch.Tensor) -> torch.Tensor:
        return torch.tanh(styles.flatten(1) @ mix).reshape(-1, 3, 4, 4)

    styles = torch.randn(2, 2, 3, dtype=torch.float64, requires_grad=True)
    directions = torch.randn(2, 3, 4, 4, dtype=torch.float64)
    lengths = path_lengths(draw(styles), styles, directions).detach().double().numpy()
    for sample in range(2):
        at = styles[sample].detach().numpy().reshape(-1)
        slope = 1 - np.tanh(at @ mix.numpy()) ** 2
        jacobian = mix.numpy() * slope  # [styles, pixels]
        along = (jacobian @ directions[sample].numpy().reshape(-1) / 4).reshape(2, 3)
        expected = np.sqrt((along**2).sum(axis=1).mean())
        assert lengths[sample] == pytest.approx(expected, rel=1e-6)


def test_path_length_penalty_pulls_lengths_to_their_running_mean() -> None:
    lengths = torch.tensor([1.0, 3.0], requires_grad=True)
    penalty, mean = path_length_penalty(lengths, torch.tensor(1.0))
    assert float(mean) == pytest.approx(1.01)
    assert not mean.requires_grad
    assert float(penalty.detach()) == pytest.approx((0.01**2 + 1.99**2) / 2)
    penalty.backward()
    assert lengths.grad is not None
    assert lengths.grad.tolist() == pytest.approx([-0.01, 1.99])


def test_path_length_teaches_the_generator() -> None:
    network = generator()
    styles = network.training_styles(
        torch.randn(3, 8), torch.eye(3, 5), torch.Generator().manual_seed(0)
    )
    pictures = network.synthesis(styles)
    lengths = path_lengths(pictures, styles, torch.randn_like(pictures))
    path_length_penalty(lengths, torch.zeros(()))[0].backward()
    for name, parameter in network.named_parameters():
        if "convolve.weight" in name or name.startswith("to_w"):
            assert parameter.grad is not None, name
            assert torch.isfinite(parameter.grad).all(), name
