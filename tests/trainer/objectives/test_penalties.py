"""Penalties against finite differences and NumPy."""

from typing import Literal

import numpy as np
import pytest
import torch

from trainer.objectives.penalties import (
    mode_seeking,
    orthogonality,
    regular_weights,
    squared_gradient,
)


def test_squared_gradient_against_finite_differences() -> None:
    torch.manual_seed(0)
    network = torch.nn.Sequential(
        torch.nn.Conv2d(3, 4, 3, padding=1),
        torch.nn.Tanh(),
        torch.nn.Flatten(),
        torch.nn.Linear(64, 1),
    ).double()
    pictures = torch.randn(2, 3, 4, 4, dtype=torch.float64, requires_grad=True)
    measured = squared_gradient(network(pictures)[:, 0], pictures)
    step = 1e-5
    for sample in range(2):
        total = 0.0
        for position in np.ndindex(3, 4, 4):
            above, below = pictures.detach().clone(), pictures.detach().clone()
            above[(sample, *position)] += step
            below[(sample, *position)] -= step
            with torch.no_grad():
                slope = (network(above) - network(below))[sample, 0] / (2 * step)
            total += float(slope) ** 2
        assert float(measured[sample].detach()) == pytest.approx(total, rel=1e-6)


def test_squared_gradient_teaches_the_weights() -> None:
    weight = torch.tensor(3.0, dtype=torch.float64, requires_grad=True)
    pictures = torch.randn(1, 3, 2, 2, dtype=torch.float64, requires_grad=True)
    # score = w * sum(x): gradient w everywhere, squared length 12 w², derivative 24 w.
    penalty = squared_gradient((weight * pictures).sum(dim=(1, 2, 3)), pictures)
    assert float(penalty[0].detach()) == pytest.approx(12 * 9)
    penalty.sum().backward()
    assert weight.grad is not None
    assert float(weight.grad) == pytest.approx(24 * 3)


@pytest.mark.parametrize(
    "shape", [(4, 9), (9, 4), (5, 3, 2, 2)], ids=["wide", "tall", "convolution"]
)
def test_orthogonality_is_the_papers_equations(shape: tuple[int, ...]) -> None:
    weight = torch.randn(*shape, dtype=torch.float64)
    # The paper's W has one column per output, as in W x for a row x.
    w = weight.numpy().reshape(shape[0], -1).T
    gram, one = w.T @ w, np.eye(shape[0])
    strict = np.linalg.norm(gram - one) ** 2
    relaxed = np.linalg.norm(gram * (1 - one)) ** 2
    assert float(orthogonality(weight, "strict")) == pytest.approx(strict)
    assert float(orthogonality(weight, "relaxed")) == pytest.approx(relaxed)


@pytest.mark.parametrize("shape", [(3, 5), (5, 3)], ids=["wide", "tall"])
@pytest.mark.parametrize("kind", ["strict", "relaxed"])
def test_orthogonality_has_the_slope_of_finite_differences(
    kind: Literal["strict", "relaxed"], shape: tuple[int, int]
) -> None:
    weight = torch.randn(*shape, dtype=torch.float64, requires_grad=True)
    orthogonality(weight, kind).backward()
    assert weight.grad is not None
    step = 1e-5
    for position in np.ndindex(*shape):
        above, below = weight.detach().clone(), weight.detach().clone()
        above[position] += step
        below[position] -= step
        slope = (orthogonality(above, kind) - orthogonality(below, kind)) / (2 * step)
        assert float(weight.grad[position]) == pytest.approx(float(slope), rel=1e-6, abs=1e-6)


def test_orthogonal_rows_cost_nothing_whatever_their_length_if_relaxed() -> None:
    rows = torch.linalg.qr(torch.randn(6, 4, dtype=torch.float64)).Q.T
    assert float(orthogonality(rows, "strict")) == pytest.approx(0, abs=1e-20)
    assert float(orthogonality(3 * rows, "relaxed")) == pytest.approx(0, abs=1e-20)
    assert float(orthogonality(3 * rows, "strict")) == pytest.approx(4 * 64)


def test_regular_weights_leave_out_biases_and_embeddings() -> None:
    network = torch.nn.ModuleDict(
        {
            "convolve": torch.nn.Conv2d(3, 4, 3),
            "norm": torch.nn.BatchNorm2d(4),
            "embedding": torch.nn.Linear(5, 6),
            "score": torch.nn.Linear(4, 1),
        }
    )
    assert [tuple(weight.shape) for weight in regular_weights(network)] == [(4, 3, 3, 3)]


def test_mode_seeking_is_the_papers_ratio_upside_down() -> None:
    random = np.random.default_rng(3)
    pictures = random.uniform(-1, 1, (6, 3, 4, 4)).astype(np.float32)
    latents = random.standard_normal((6, 5)).astype(np.float32)
    expected = [
        np.abs(latents[row] - latents[row + 3]).mean()
        / (np.abs(pictures[row] - pictures[row + 3]).mean() + 1e-3)
        for row in range(3)
    ]
    found = mode_seeking(torch.from_numpy(pictures), torch.from_numpy(latents))
    np.testing.assert_allclose(found.numpy(), expected, rtol=1e-6)


def test_mode_seeking_pushes_equal_pictures_apart_by_a_bounded_step() -> None:
    pictures = torch.zeros(2, 3, 2, 2)
    pictures[1, 0, 0, 0] = 1e-3
    pictures.requires_grad_()
    mode_seeking(pictures, torch.tensor([[0.0], [1.0]])).sum().backward()
    assert pictures.grad is not None
    assert pictures.grad.isfinite().all()
    assert pictures.grad[1, 0, 0, 0] < 0 < pictures.grad[0, 0, 0, 0]
