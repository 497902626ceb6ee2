"""Losses and penalties against calculations that do without torch's own versions of them."""

import numpy as np
import pytest
import torch

from trainer.losses import ADVERSARIAL_LOSSES, attribute_loss
from trainer.penalties import squared_gradient

REAL = np.array([2.0, -0.5, 0.3, 30.0])
FAKE = np.array([-1.0, 0.7, -40.0, 0.0])


def sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-values))


def test_binary_cross_entropy_is_the_papers() -> None:
    loss = ADVERSARIAL_LOSSES["bce"]
    expected_d = -np.log(sigmoid(REAL)).mean() - np.log(1 - sigmoid(FAKE)).mean()
    expected_g = -np.log(sigmoid(FAKE)).mean()
    assert float(loss.discriminator(torch.tensor(REAL), torch.tensor(FAKE))) == pytest.approx(
        expected_d, rel=1e-9
    )
    assert float(loss.generator(torch.tensor(FAKE))) == pytest.approx(expected_g, rel=1e-9)


def test_non_saturating_logistic_is_softplus() -> None:
    loss = ADVERSARIAL_LOSSES["non_saturating"]
    expected_d = np.log1p(np.exp(-REAL)).mean() + np.log1p(np.exp(FAKE)).mean()
    assert float(loss.discriminator(torch.tensor(REAL), torch.tensor(FAKE))) == pytest.approx(
        expected_d, rel=1e-9
    )
    expected_g = np.log1p(np.exp(-FAKE)).mean()
    assert float(loss.generator(torch.tensor(FAKE))) == pytest.approx(expected_g, rel=1e-9)


@pytest.mark.parametrize("name", ADVERSARIAL_LOSSES)
def test_losses_stay_finite_where_sigmoid_saturates(name: str) -> None:
    extreme = torch.tensor([-500.0, 500.0])
    loss = ADVERSARIAL_LOSSES[name]
    assert torch.isfinite(loss.discriminator(extreme, extreme))
    assert torch.isfinite(loss.generator(extreme))


def test_attribute_loss_by_hand() -> None:
    logits = np.array([[2.0, 0.0, -1.0], [0.5, 0.5, 3.0], [9.0, 9.0, 9.0]])
    labels = torch.tensor([[0], [1], [-1]])
    logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    plain = -(logs[0, 0] + logs[1, 1]) / 2
    assert float(attribute_loss([torch.tensor(logits)], labels)) == pytest.approx(plain)
    smoothing = 0.3
    smooth = -(
        (1 - smoothing) * (logs[0, 0] + logs[1, 1]) + smoothing * logs[:2].mean(axis=1).sum()
    )
    assert float(
        attribute_loss([torch.tensor(logits)], labels, smoothing=smoothing)
    ) == pytest.approx(smooth / 2)


def test_unknown_labels_give_no_gradient_and_no_nan() -> None:
    hair = torch.randn(3, 4, requires_grad=True)
    eyes = torch.randn(3, 2, requires_grad=True)
    labels = torch.tensor([[1, -1], [-1, -1], [3, -1]])
    attribute_loss([hair, eyes], labels, smoothing=0.1).backward()
    assert hair.grad is not None
    assert hair.grad[1].abs().max() == 0
    assert hair.grad[0].abs().max() > 0
    assert eyes.grad is not None
    assert eyes.grad.abs().max() == 0
    assert float(attribute_loss([hair.detach()], torch.full((3, 1), -1))) == 0.0


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
