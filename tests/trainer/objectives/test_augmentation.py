"""Augmentations move and hide pixels, and change no colour."""

import math

import numpy as np
import pytest
import torch

from trainer.objectives.augmentation import Changes, change, draw_changes, draw_mirrors

KINDS = {
    "translation": {"translation": 0.5},
    "cutout": {"cutout": 0.5},
    "rotation": {"rotation": 30.0},
    "scale": {"scale": 0.3},
}


def stream() -> torch.Generator:
    return torch.Generator().manual_seed(5)


def test_mirroring_turns_about_half_of_the_pictures() -> None:
    pictures = torch.randn(400, 3, 4, 6)
    mirrored = change(pictures, draw_mirrors(400, stream()))
    same = (mirrored == pictures).flatten(1).all(dim=1)
    turned = (mirrored == pictures.flip(3)).flatten(1).all(dim=1)
    assert (same | turned).all()
    assert 150 < int(same.sum()) < 250


def test_translation_is_a_shift_with_grey_coming_in() -> None:
    pictures = torch.randn(64, 2, 8, 8)
    moved = change(pictures, draw_changes(64, 8, 1.0, stream(), translation=0.25)).numpy()
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
    blanked = change(pictures, draw_changes(200, 16, 1.0, stream(), cutout=0.5)) == 0
    areas = blanked[:, 0].sum(dim=(1, 2))
    assert int(areas.max()) <= 64
    assert int(areas.min()) > 0
    assert (blanked[:, :1] == blanked).all()


def test_a_quarter_turn_and_twice_the_size() -> None:
    pictures = torch.arange(16.0).reshape(1, 1, 4, 4)
    turned = change(pictures, Changes(turns=torch.tensor([[math.pi / 2, 1.0]])))
    assert any(
        torch.allclose(turned, torch.rot90(pictures, times, (2, 3)), atol=1e-4) for times in (1, 3)
    )
    flat = torch.ones(1, 3, 8, 8)
    smaller = change(flat, Changes(turns=torch.tensor([[0.0, 0.5]])))
    assert float(smaller.sum()) == pytest.approx(3 * 16)
    assert (change(flat, Changes(turns=torch.tensor([[0.0, 2.0]]))) == 1).all()


def test_turns_keep_their_bounds() -> None:
    turns = draw_changes(2000, 16, 0.5, stream(), rotation=10.0, scale=0.25).turns
    assert turns is not None
    angles, factors = turns[:, 0], turns[:, 1]
    assert math.radians(9.5) < float(angles.abs().max()) <= math.radians(10)
    assert float(factors.min()) >= 1 / 1.25
    assert 1.2 < float(factors.max()) <= 1.25
    untouched = (angles == 0) & (factors == 1)
    assert 900 < int(untouched.sum()) < 1100


@pytest.mark.parametrize("kind", KINDS)
def test_probability_0_changes_nothing_and_gradients_pass(kind: str) -> None:
    pictures = torch.randn(8, 3, 8, 8, requires_grad=True)
    kept = change(pictures, draw_changes(8, 8, 0.0, stream(), **KINDS[kind]))
    assert torch.allclose(kept, pictures, atol=1e-5)
    changed = change(pictures, draw_changes(8, 8, 1.0, stream(), **KINDS[kind]))
    changed.sum().backward()
    assert pictures.grad is not None
    assert float(pictures.grad.sum()) > 0
    if kind in ("translation", "cutout"):
        # The gradient is 1 where a pixel is still to be seen, and 0 where it is not.
        assert set(pictures.grad.unique().tolist()) <= {0.0, 1.0}


def test_parts_of_a_batch_are_changed_as_the_whole_is() -> None:
    settings = {name: value for kind in KINDS.values() for name, value in kind.items()}
    changes = draw_changes(12, 8, 0.7, stream(), **settings)
    pictures = torch.randn(12, 3, 8, 8)
    whole = change(pictures, changes)
    for rows in (slice(0, None, 3), slice(1, None, 3), slice(2, None, 3)):
        assert torch.equal(change(pictures[rows], changes.part(rows)), whole[rows])


def test_pictures_of_half_precision_are_turned_as_those_of_full_are() -> None:
    random = torch.Generator().manual_seed(5)
    whole = torch.rand(4, 3, 16, 16, generator=random)
    weights = torch.rand(4, 3, 16, 16, generator=random)
    turns = draw_changes(4, 16, 1.0, random, rotation=30, scale=0.2)
    gradients = []
    for kind in (torch.float32, torch.bfloat16):
        pictures = whole.to(kind, copy=True).requires_grad_()
        with torch.autocast("cpu", torch.bfloat16, enabled=kind is torch.bfloat16):
            turned = change(pictures, turns)
            loss = (turned.float() * weights).sum()
        loss.backward()
        assert pictures.grad is not None
        assert pictures.grad.dtype == kind
        gradients.append(pictures.grad.float())
    assert torch.allclose(gradients[0], gradients[1], atol=0.02)
