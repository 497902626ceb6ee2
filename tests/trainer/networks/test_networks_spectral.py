"""Spectral norm against a singular value decomposition; self-attention against its equations."""

import copy

import numpy as np
import pytest
import torch
from families_support import small
from torch import nn
from torch.nn.utils import parametrize

from trainer.export.generator_graph import frozen_copy
from trainer.networks.attention import SelfAttention
from trainer.networks.families import build_pair, settle_average
from trainer.networks.layers import halve
from trainer.networks.residual import DownBlock, UpBlock
from trainer.networks.spectral import (
    SpectralNorm,
    settle_spectral_norms,
    spectrally_normalise,
    top_singular_values,
)
from trainer.training.ema import averaged_copy, update_average


def largest(weight: object) -> float:
    assert isinstance(weight, torch.Tensor)
    matrix = weight.detach().double().numpy().reshape(len(weight), -1)
    return float(np.linalg.svd(matrix, compute_uv=False)[0])


def layers() -> nn.Sequential:
    torch.manual_seed(5)
    return nn.Sequential(nn.Conv2d(3, 6, 3, padding=1), nn.Flatten(), nn.Linear(6 * 16, 4))


def test_power_iteration_finds_the_largest_singular_value() -> None:
    network = layers()
    before = [network[0].weight.detach().clone(), network[2].weight.detach().clone()]
    spectrally_normalise(network)
    for _ in range(100):
        network(torch.randn(2, 3, 4, 4))
    network.eval()
    for layer, weight in zip((network[0], network[2]), before, strict=True):
        expected = weight.double().numpy() / largest(weight)
        assert layer.weight.detach().numpy() == pytest.approx(expected, rel=1e-4, abs=1e-6)


def test_evaluation_leaves_the_estimate_alone_and_training_improves_it() -> None:
    network = layers()
    spectrally_normalise(network)
    with torch.no_grad():
        network[2].parametrizations.weight.original.add_(torch.randn(4, 96))
    states = [copy.deepcopy(network.state_dict())]
    network.eval()(torch.randn(1, 3, 4, 4))
    states.append(copy.deepcopy(network.state_dict()))
    assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])
    off = abs(largest(network[2].weight) - 1)
    network.train()
    for _ in range(10):
        network(torch.randn(1, 3, 4, 4))
    assert abs(largest(network.eval()[2].weight) - 1) < off


def test_the_gradient_is_that_of_the_quotient() -> None:
    """Against finite differences of W / (uᵀ W v), with the vectors held as algorithm 1 says."""
    torch.manual_seed(0)
    weight = torch.randn(3, 5, dtype=torch.float64, requires_grad=True)
    norm = SpectralNorm(weight).eval()
    assert torch.autograd.gradcheck(norm, (weight,))


def test_two_uses_before_one_backward() -> None:
    """Power iteration in the second use must not spoil the gradient of the first."""
    network = layers()
    spectrally_normalise(network)
    (network(torch.randn(2, 3, 4, 4)) - network(torch.randn(2, 3, 4, 4))).sum().backward()
    assert network[0].parametrizations.weight.original.grad is not None


def test_an_average_is_exactly_normalised_and_exported_as_it_is_used() -> None:
    network = layers()
    spectrally_normalise(network)
    average = averaged_copy(network)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn_like(parameter))
    network(torch.randn(2, 3, 4, 4))
    update_average(average, network, 0.5)
    assert abs(largest(average[2].weight) - 1) > 1e-4, "estimated for other weights"
    settle_average(average)
    assert largest(average[0].weight) == pytest.approx(1, rel=1e-5)
    assert largest(average[2].weight) == pytest.approx(1, rel=1e-5)
    once = copy.deepcopy(average.state_dict())
    settle_spectral_norms(average)
    assert all(torch.equal(once[name], value) for name, value in average.state_dict().items())
    frozen = frozen_copy(average)
    assert not any(parametrize.is_parametrized(module) for module in frozen.modules())
    assert torch.equal(frozen[2].weight, average[2].weight)


def test_half_precision_does_not_touch_the_estimate() -> None:
    network = layers()
    spectrally_normalise(network)
    other = copy.deepcopy(network)
    picture = torch.randn(2, 3, 4, 4)
    network(picture)
    with torch.autocast("cpu", torch.bfloat16):
        other(picture)
    for name, value in network.state_dict().items():
        assert torch.equal(other.state_dict()[name], value), name


def test_top_singular_values_against_svd() -> None:
    network = nn.ModuleDict(
        {
            "normed": nn.Sequential(nn.Conv2d(3, 6, 3)),
            "grow": nn.ConvTranspose2d(4, 2, 4),
            "tall": nn.Linear(2, 7),
        }
    )
    spectrally_normalise(network["normed"])
    found = top_singular_values(network)
    assert list(found) == ["normed.0", "grow", "tall"]
    learned = {
        "normed.0": network["normed"][0].parametrizations.weight.original,
        "grow": network["grow"].weight,
        "tall": network["tall"].weight,
    }
    for name, weight in learned.items():
        matrix = weight.detach().double().numpy().reshape(len(weight), -1)
        expected = np.linalg.svd(matrix, compute_uv=False)[:3]
        assert found[name].numpy() == pytest.approx(expected, rel=1e-5)
    assert len(found["tall"]) == 2


@pytest.mark.parametrize("family", ["sagan", "biggan"])
@pytest.mark.parametrize("side", ["generator", "discriminator"])
def test_every_layer_of_both_networks_is_bounded(family: str, side: str) -> None:
    torch.manual_seed(1)
    pair = build_pair(small(family), (2, 3))
    attributes = torch.eye(4, 5)
    given: tuple[torch.Tensor, ...]
    if side == "generator":
        network = pair.generator
        given = torch.randn(4, network.z_dim), attributes, torch.ones(4)
    else:
        network = pair.discriminator
        given = torch.rand(4, 3, 16, 16), attributes
    # As after some training: no weight is orthogonal any more.
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(0.3 * torch.randn_like(parameter))
        for _ in range(150):
            network(*given)
    network.eval()
    free = [getattr(getattr(network, "embedding", None), "table", None)] * (family == "biggan")
    layers = [m for m in network.modules() if isinstance(m, nn.Conv2d | nn.Linear)]
    bounded = [m for m in layers if not any(m is other for other in free)]
    assert len(bounded) >= 8
    for layer in bounded:
        assert largest(layer.weight) == pytest.approx(1, rel=2e-2)


@pytest.mark.parametrize("family", ["sagan", "biggan"])
def test_a_network_with_gamma_0_draws_and_judges_as_without_attention(family: str) -> None:
    torch.manual_seed(3)
    generator, discriminator = (network.eval() for network in build_pair(small(family), (2, 3)))
    z, attributes, psi = torch.randn(3, generator.z_dim), torch.eye(3, 5), torch.ones(3)
    with torch.no_grad():
        drawn = generator(z, attributes, psi)
        judged = discriminator(drawn, attributes).score
        for network in (generator, discriminator):
            assert float(network.attention.gamma.abs().max()) == 0
            network.attention = None  # type: ignore[assignment]
        assert torch.equal(generator(z, attributes, psi), drawn)
        assert torch.equal(discriminator(drawn, attributes).score, judged)


def test_attention_against_equations_1_to_4() -> None:
    torch.manual_seed(2)
    layer = SelfAttention(16, reduction=4)
    torch.nn.init.constant_(layer.gamma, 0.7)
    features = torch.randn(2, 16, 3, 5)
    out = layer(features).detach().numpy()
    f, g, h, v = (
        getattr(layer, name).weight.detach().double().numpy()[:, :, 0, 0] for name in "fghv"
    )
    for sample in range(2):
        x = features[sample].double().numpy().reshape(16, 15)
        for j in range(15):
            s = np.array([(f @ x[:, i]) @ (g @ x[:, j]) for i in range(15)])  # (1)
            beta = np.exp(s) / np.exp(s).sum()  # (2)
            o = v @ sum(beta[i] * (h @ x[:, i]) for i in range(15))  # (3)
            y = 0.7 * o + x[:, j]  # (4)
            assert out[sample].reshape(16, 15)[:, j] == pytest.approx(y, abs=1e-5)


def test_attention_begins_as_the_identity_and_can_leave_it() -> None:
    layer = SelfAttention(8)
    features = torch.randn(2, 8, 4, 4)
    out = layer(features)
    assert torch.equal(out, features)
    out.square().sum().backward()
    assert layer.gamma.grad is not None
    assert float(layer.gamma.grad.abs()) > 0


def test_residual_blocks_double_and_halve() -> None:
    up, down = UpBlock(6, 4, 3), DownBlock(4, 6)
    features = up(torch.randn(2, 6, 5, 5), torch.randn(2, 3))
    assert features.shape == (2, 4, 10, 10)
    assert down(features).shape == (2, 6, 5, 5)
    # The shortcut alone, when the other branch adds nothing.
    for block in (up, down):
        torch.nn.init.zeros_(block.second.weight)
        assert block.second.bias is not None
        torch.nn.init.zeros_(block.second.bias)
    given = torch.randn(2, 6, 5, 5)
    doubled = torch.nn.functional.interpolate(given, scale_factor=2.0)
    assert up(given, torch.randn(2, 3)).detach().numpy() == pytest.approx(
        up.skip(doubled).detach().numpy(), abs=1e-6
    )
    halved = torch.nn.functional.avg_pool2d(down.skip(doubled[:, :4]), 2)
    assert down(doubled[:, :4]).detach().numpy() == pytest.approx(halved.detach().numpy(), abs=1e-6)


def test_halving_has_the_gradients_of_average_pooling() -> None:
    start = torch.randn(2, 3, 6, 4, dtype=torch.float64)
    results = []
    for halving in (halve, lambda x: torch.nn.functional.avg_pool2d(x, 2)):
        pictures = start.clone().requires_grad_()
        halved = halving(pictures)
        (gradient,) = torch.autograd.grad(halved.pow(3).sum(), pictures, create_graph=True)
        gradient.pow(2).sum().backward()
        results.append((halved, gradient, pictures.grad))
    for found, expected in zip(*results, strict=True):
        torch.testing.assert_close(found, expected)
