"""Truncated normal latents: the closed form against resampling, and BigGAN's chunks."""

import math
from statistics import NormalDist

import numpy as np
import pytest
import torch

from trainer.networks.biggan import BigGANGenerator
from trainer.networks.truncation import (
    inverse_erf,
    inverse_normal_cdf,
    resampled_normal,
    threshold_of,
    truncated_normal,
)
from trainer.recipe.network_tables import BigGANNetwork


def generator(resolution: int = 16, z_dim: int = 9) -> BigGANGenerator:
    torch.manual_seed(0)
    sizes = BigGANNetwork(
        z_dim=z_dim,
        embedding_dim=6,
        generator_channels=(12, 8, 8),
        discriminator_channels=(8, 8, 12),
        attention_stage=1,
    )
    return BigGANGenerator(resolution, (2, 3), sizes)


def test_inverse_erf_inverts() -> None:
    x = torch.cat([torch.linspace(-0.99999, 0.99999, 20001), torch.tensor([0.0, 1e-12, -1e-12])])
    expected = torch.special.erfinv(x.double())
    assert inverse_erf(x).double().numpy() == pytest.approx(expected.numpy(), rel=2e-5, abs=1e-15)
    assert inverse_erf(x.double()).numpy() == pytest.approx(expected.numpy(), rel=1e-6, abs=1e-15)


def test_inverse_normal_cdf_against_the_standard_library() -> None:
    p = np.linspace(0.001, 0.999, 999)
    expected = [NormalDist().inv_cdf(value) for value in p]
    found = inverse_normal_cdf(torch.tensor(p)).numpy()
    assert found == pytest.approx(expected, abs=2e-6)


@pytest.mark.parametrize("psi", [0.3, 0.5, 0.8, 0.97])
def test_truncation_in_closed_form_has_the_distribution_of_resampling(psi: float) -> None:
    random = torch.Generator().manual_seed(1)
    z = torch.randn(2000, 50, generator=random)
    closed = truncated_normal(z, torch.full((2000,), psi)).flatten().sort().values
    threshold = threshold_of(psi)
    drawn = resampled_normal(2000, 50, threshold, random).flatten().sort().values
    # Kolmogorov-Smirnov: two samples of 100,000 differ by more than 0.0103 once in 20,000 times.
    grid = torch.linspace(-threshold, threshold, 501)
    ours, theirs = (torch.searchsorted(sample, grid) / 1e5 for sample in (closed, drawn))
    assert float((ours - theirs).abs().max()) < 0.0103
    assert float(closed.abs().max()) <= threshold * (1 + 1e-5)
    # The variance of a truncated normal, 1 - 2 t φ(t) / (2 Φ(t) - 1).
    variance = 1 - 2 * threshold * NormalDist().pdf(threshold) / psi
    assert float(closed.var()) == pytest.approx(variance, rel=0.02)


def test_psi_is_the_share_that_resampling_accepts() -> None:
    z = torch.randn(100_000, generator=torch.Generator().manual_seed(2))
    for psi in (0.2, 0.5, 0.9):
        assert float((z.abs() < threshold_of(psi)).float().mean()) == pytest.approx(psi, abs=0.01)


def test_ends_and_order_of_truncation() -> None:
    z = torch.tensor([[-30.0, -6.0, -1.0, 0.0, 1e-6, 0.5, 5.0, 9.0]]).repeat(4, 1)
    moved = truncated_normal(z, torch.tensor([1.0, 0.0, 0.999999, 0.4]))
    assert torch.equal(moved[0], z[0]), "1 is off, however far out"
    assert torch.equal(moved[1], torch.zeros(8))
    assert torch.isfinite(moved).all()
    assert (moved.abs() <= z.abs()).all()
    assert (moved.diff(dim=1) >= 0).all()
    assert (moved[:, 3] == 0).all()


def test_resampling_is_plain_without_a_threshold_and_ends_with_a_small_one() -> None:
    random = torch.Generator().manual_seed(3)
    again = torch.Generator().manual_seed(3)
    assert torch.equal(resampled_normal(4, 5, math.inf, random), torch.randn(4, 5, generator=again))
    assert float(resampled_normal(100, 100, 1e-4, random).abs().max()) <= 1e-4
    with pytest.raises(ValueError, match="lets no number pass"):
        resampled_normal(1, 1, 0.0)


def test_each_block_has_its_chunk_and_all_share_the_embedding() -> None:
    network = generator()
    assert (network.num_styles, network.style_dim) == (3, 3 + 6)
    z, attributes = torch.randn(4, 9), torch.eye(4, 5)
    styles = network.mapping(z, attributes, torch.ones(4))
    assert torch.equal(styles[:, :, :3].flatten(1), z)
    shared = network.embedding(attributes)
    for chunk in range(3):
        assert torch.equal(styles[:, chunk, 3:], shared)
    assert (network.mapping(z, torch.zeros(4, 5), torch.ones(4))[:, :, 3:] == 0).all()


def test_every_chunk_changes_the_picture() -> None:
    network = generator().eval()
    styles = network.mapping(torch.randn(1, 9), torch.eye(1, 5), torch.ones(1))
    before = network.synthesis(styles)
    for chunk in range(3):
        other = styles.clone()
        other[:, chunk, :3] += 1
        assert float((network.synthesis(other) - before).detach().abs().mean()) > 1e-3


def test_weights_begin_orthogonal() -> None:
    network = generator()
    weight = network.blocks[0].first.parametrizations.weight.original.detach().flatten(1)
    assert (weight @ weight.t()).numpy() == pytest.approx(np.eye(8), abs=1e-5)
