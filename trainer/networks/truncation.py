"""Truncated normal latents: BigGAN's truncation, by resampling and in closed form."""

import math

import torch
from torch import Tensor

# Giles 2010, "Approximating the erfinv function", single precision: coefficients from the highest
# power down, for w = -log(1 - x²) below 5 in (w - 2.5) and above in (sqrt(w) - 3).
_CENTRE = (
    2.81022636e-08,
    3.43273939e-07,
    -3.5233877e-06,
    -4.39150654e-06,
    0.00021858087,
    -0.00125372503,
    -0.00417768164,
    0.246640727,
    1.50140941,
)
_TAIL = (
    -0.000200214257,
    0.000100950558,
    0.00134934322,
    -0.00367342844,
    0.00573950773,
    -0.0076224613,
    0.00943887047,
    1.00167406,
    2.83297682,
)


def inverse_erf(x: Tensor) -> Tensor:
    """Return erf⁻¹(x) for x in (-1, 1), to single precision, by operators that ONNX has."""
    w = -torch.log((1 - x) * (1 + x))
    centre = _polynomial(_CENTRE, w - 2.5)
    # The other branch is computed as well, and must stay finite.
    tail = _polynomial(_TAIL, torch.sqrt(torch.clamp(w, min=5.0)) - 3)
    return torch.where(w < 5, centre, tail) * x


def inverse_normal_cdf(p: Tensor) -> Tensor:
    """Return the quantile of the standard normal for p in (0, 1): √2 erf⁻¹(2p - 1)."""
    return math.sqrt(2) * inverse_erf(2 * p - 1)


def threshold_of(truncation: float) -> float:
    """Return the threshold that |z| stays below with a probability of ``truncation``, 0 to 1."""
    if truncation >= 1:
        return math.inf
    half = torch.tensor((1 + truncation) / 2, dtype=torch.float64)
    return float(torch.special.ndtri(half))


def share_within(threshold: float) -> float:
    """Return the probability of |z| < ``threshold``, the inverse of :func:`threshold_of`."""
    return math.erf(threshold / math.sqrt(2))


def truncated_normal(z: Tensor, truncation: Tensor) -> Tensor:
    """Move standard normal numbers into the truncated normal, keeping their order.

    psi is the share of the normal distribution that is kept: the threshold t has
    P(|z| < t) = psi, so resampling would accept a number with probability psi. With u = Φ(z), the
    truncated distribution's quantile of u is
    Φ⁻¹(Φ(-t) + u (Φ(t) - Φ(-t))) = Φ⁻¹(1/2 + psi (u - 1/2)) = √2 erf⁻¹(psi erf(z / √2)).

    Args:
        z: [b, anything].
        truncation: psi [b], 0 to 1; 1 returns z, 0 returns 0.
    """
    psi = torch.clamp(truncation, 0.0, 1.0)[:, None]
    # erf rounds to 1 far out, where erf⁻¹ is infinite; the truncated number is never beyond z.
    share = torch.clamp(psi * torch.erf(z * math.sqrt(0.5)), -1 + 1e-7, 1 - 1e-7)
    moved = torch.minimum(math.sqrt(2) * torch.abs(inverse_erf(share)), torch.abs(z))
    return torch.where(psi < 1, moved * torch.sign(z), z)


def resampled_normal(
    count: int, z_dim: int, threshold: float, random: torch.Generator | None = None
) -> Tensor:
    """Draw standard normal latents, and those numbers anew that lie beyond ``threshold``.

    Brock et al. 2019, section 3.1.

    Args:
        count: latents.
        z_dim: length of each.
        threshold: positive; infinity draws plain normal numbers.
        random: CPU stream to draw from.

    Returns:
        [count, z_dim].

    Raises:
        ValueError: the threshold is not positive.
    """
    if not threshold > 0:
        raise ValueError(f"the threshold {threshold} lets no number pass")
    z = torch.randn(count, z_dim, generator=random)
    while bool((beyond := z.abs() > threshold).any()):
        if threshold < 0.05:
            # Almost flat in there, and resampling would hardly ever end.
            flat = torch.rand(count, z_dim, generator=random) * 2 - 1
            return torch.where(beyond, flat * threshold, z)
        z[beyond] = torch.randn(int(beyond.sum()), generator=random)
    return z


def _polynomial(coefficients: tuple[float, ...], x: Tensor) -> Tensor:
    total = torch.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        total = total * x + coefficient
    return total


__all__ = [
    "inverse_erf",
    "inverse_normal_cdf",
    "resampled_normal",
    "share_within",
    "threshold_of",
    "truncated_normal",
]
