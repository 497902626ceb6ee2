"""Losses against calculations that do without torch's own versions of them."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from trainer.objectives.losses import ADVERSARIAL_LOSSES, attribute_loss

REAL = np.array([2.0, -0.5, 0.3, 30.0])
FAKE = np.array([-1.0, 0.7, -40.0, 0.0])


def sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-values)), np.float64)


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


def test_least_squares_by_hand() -> None:
    loss = ADVERSARIAL_LOSSES["least_squares"]
    expected_d = 0.5 * ((REAL - 1) ** 2).mean() + 0.5 * (FAKE**2).mean()
    assert float(loss.discriminator(torch.tensor(REAL), torch.tensor(FAKE))) == pytest.approx(
        expected_d, rel=1e-9
    )
    assert float(loss.generator(torch.tensor(FAKE))) == pytest.approx(
        0.5 * ((FAKE - 1) ** 2).mean(), rel=1e-9
    )


def test_hinge_by_hand() -> None:
    loss = ADVERSARIAL_LOSSES["hinge"]
    expected_d = np.maximum(0, 1 - REAL).mean() + np.maximum(0, 1 + FAKE).mean()
    assert float(loss.discriminator(torch.tensor(REAL), torch.tensor(FAKE))) == pytest.approx(
        expected_d, rel=1e-9
    )
    assert float(loss.generator(torch.tensor(FAKE))) == pytest.approx(-FAKE.mean(), rel=1e-9)


def test_relativistic_compares_pairs() -> None:
    loss = ADVERSARIAL_LOSSES["relativistic"]
    assert loss.compares
    real, fake = torch.tensor(REAL), torch.tensor(FAKE)
    expected_d = -np.log(sigmoid(REAL - FAKE)).mean()
    assert float(loss.discriminator(real, fake)) == pytest.approx(expected_d, rel=1e-9)
    expected_g = np.mean(np.maximum(REAL - FAKE, 0) + np.log1p(np.exp(-np.abs(REAL - FAKE))))
    assert float(loss.generator(real, fake)) == pytest.approx(expected_g, rel=1e-9)


@pytest.mark.parametrize("name", ADVERSARIAL_LOSSES)
def test_losses_stay_finite_where_sigmoid_saturates(name: str) -> None:
    extreme = torch.tensor([-500.0, 500.0])
    loss = ADVERSARIAL_LOSSES[name]
    assert torch.isfinite(loss.discriminator(extreme, extreme.flip(0)))
    scores = (extreme, extreme.flip(0)) if loss.compares else (extreme,)
    assert torch.isfinite(loss.generator(*scores))


@pytest.mark.parametrize("name", ADVERSARIAL_LOSSES)
def test_a_batch_is_the_mean_of_its_equal_parts(name: str) -> None:
    loss = ADVERSARIAL_LOSSES[name]
    real, fake = torch.randn(8).double(), torch.randn(8).double()

    def sides(part: slice) -> tuple[float, float]:
        scores = (real[part], fake[part])
        given = scores if loss.compares else scores[1:]
        return float(loss.discriminator(*scores)), float(loss.generator(*given))

    parts = np.mean([sides(slice(0, None, 2)), sides(slice(1, None, 2))], axis=0)
    assert sides(slice(None)) == pytest.approx(parts, rel=1e-12)


def test_attribute_losses_of_parts_average_to_the_whole() -> None:
    labels = torch.tensor([[0, -1], [1, 1], [-1, -1], [2, 0]])
    logits = [torch.randn(4, 3).double(), torch.randn(4, 2).double()]
    known = [1.5, 1.0]  # three and two known labels in two parts
    parts = [
        float(attribute_loss([one[part] for one in logits], labels[part], 0.1, known))
        for part in (slice(0, None, 2), slice(1, None, 2))
    ]
    assert np.mean(parts) == pytest.approx(float(attribute_loss(logits, labels, 0.1)))


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
