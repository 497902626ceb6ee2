"""The controller of adaptive augmentation."""

import pytest
import torch

from trainer.objectives.adaptive_augmentation import (
    INTERVAL,
    AugmentationControl,
    AugmentationState,
)


def feed(control: AugmentationControl, sign: float, batches: int, images: int = 50) -> None:
    for _ in range(batches):
        control.add(torch.tensor(sign), images)


def test_it_moves_every_fourth_batch_by_the_images_seen() -> None:
    control = AugmentationControl(0.2, target=0.6, kimg=10)
    feed(control, 0.9, INTERVAL - 1)
    assert control.probability == 0.2
    feed(control, 0.9, 1)
    assert control.probability == pytest.approx(0.2 + INTERVAL * 50 / 10_000)
    feed(control, 0.3, INTERVAL)
    assert control.probability == pytest.approx(0.2)
    assert control.last_sign == pytest.approx(0.3)


def test_the_mean_over_four_batches_decides() -> None:
    control = AugmentationControl(0.5, target=0.6, kimg=10)
    for sign in (1.0, 1.0, 1.0, -1.0):
        feed(control, sign, 1)
    assert control.last_sign == pytest.approx(0.5)
    assert control.probability < 0.5


def test_it_stays_a_probability() -> None:
    control = AugmentationControl(0.0, target=0.6, kimg=1)
    feed(control, -1.0, 40)
    assert control.probability == 0.0
    feed(control, 1.0, 40)
    assert control.probability == 1.0


def test_it_holds_a_discriminator_that_augmentation_weakens_at_its_target() -> None:
    """A stand-in whose mean sign falls with the probability settles where it meets the target."""
    control = AugmentationControl(0.0, target=0.6, kimg=10)
    for _ in range(1000):
        feed(control, 1.0 - 0.8 * control.probability, 1)
    assert control.probability == pytest.approx(0.5, abs=0.03)


def test_it_goes_on_from_its_state() -> None:
    whole = AugmentationControl(0.1, target=0.6, kimg=10)
    first = AugmentationControl(0.1, target=0.6, kimg=10)
    signs = torch.rand(22).tolist()
    for sign in signs[:10]:
        first.add(torch.tensor(sign), 50)
    second = AugmentationControl(0.7, target=0.6, kimg=10)
    second.restore(AugmentationState.model_validate_json(first.state().model_dump_json()))
    for sign in signs[10:]:
        second.add(torch.tensor(sign), 50)
    for sign in signs:
        whole.add(torch.tensor(sign), 50)
    assert second.state() == whole.state()


def test_without_a_target_it_is_off() -> None:
    assert not AugmentationControl(0.5, target=0.0, kimg=10).adaptive
