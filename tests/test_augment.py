"""Augmentations move and hide pixels, and change no colour."""

import numpy as np
import pytest
import torch

from trainer.augment import cutout, flip, translate


def stream() -> torch.Generator:
    return torch.Generator().manual_seed(5)


def test_flip_mirrors_about_half_of_the_pictures() -> None:
    pictures = torch.randn(400, 3, 4, 6)
    flipped = flip(pictures, stream())
    same = (flipped == pictures).flatten(1).all(dim=1)
    mirrored = (flipped == pictures.flip(3)).flatten(1).all(dim=1)
    assert (same | mirrored).all()
    assert 150 < int(same.sum()) < 250


def test_translation_is_a_shift_with_grey_coming_in() -> None:
    pictures = torch.randn(64, 2, 8, 8)
    moved = translate(pictures, 0.25, 1.0, stream()).numpy()
    seen = set()
    for before, after in zip(pictures.numpy(), moved, strict=True):
        padded = np.pad(before, ((0, 0), (2, 2), (2, 2)))
        fits = [
            (y, x)
            for y in range(5)
            for x in range(5)
            if np.array_equal(after, padded[:, y : y + 8, x : x + 8])
        ]
        assert len(fits) == 1
        seen.add(fits[0])
    assert len(seen) > 15


def test_cutout_blanks_one_square_and_nothing_else() -> None:
    pictures = torch.ones(200, 3, 16, 16)
    blanked = cutout(pictures, 0.5, 1.0, stream()) == 0
    areas = blanked[:, 0].sum(dim=(1, 2))
    assert int(areas.max()) <= 64
    assert int(areas.min()) > 0
    assert (blanked[:, :1] == blanked).all()


@pytest.mark.parametrize("change", [translate, cutout])
def test_probability_0_changes_nothing_and_gradients_pass(change) -> None:
    pictures = torch.randn(8, 3, 8, 8, requires_grad=True)
    assert torch.equal(change(pictures, 0.5, 0.0, stream()), pictures)
    changed = change(pictures, 0.5, 1.0, stream())
    changed.sum().backward()
    # The gradient is 1 where a pixel is still to be seen, and 0 where it is not.
    assert set(pictures.grad.unique().tolist()) <= {0.0, 1.0}
    assert float(pictures.grad.sum()) > 0
