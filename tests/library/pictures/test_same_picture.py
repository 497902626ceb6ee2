"""A picture saved anew elsewhere is recognised; one that only looks alike is not."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.library.pictures.same_picture import (
    Place,
    correlation_at,
    most_alike,
    same_pictures,
    small_picture,
)

Picture = NDArray[np.uint8]


def drawn(number: int, side: int = 64) -> Picture:
    """A picture of smooth blots, like no other number's."""
    few = np.random.default_rng(number).integers(0, 256, (6, 6, 3), np.uint8)
    return np.asarray(Image.fromarray(few).resize((side, side), Image.Resampling.BICUBIC))


KNOWN = [(number, drawn(number)) for number in range(12)]


def packed(picture: Picture, kind: str, **how: object) -> Picture:
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, kind, **how)
    return np.asarray(Image.open(stream).convert("RGB"))


def resized(picture: Picture, side: int) -> Picture:
    return np.asarray(Image.fromarray(picture).resize((side, side), Image.Resampling.LANCZOS))


def framed(picture: Picture, level: int) -> Picture:
    wide = ((40, 90), (60, 20), (0, 0))
    return np.pad(resized(picture, 200), wide, constant_values=level)


CHANGES: dict[str, Callable[[Picture], Picture]] = {
    "as it is": lambda picture: picture,
    "JPEG 60": lambda picture: packed(picture, "JPEG", quality=60),
    "WebP 50": lambda picture: packed(resized(picture, 256), "WEBP", quality=50),
    "larger": lambda picture: resized(picture, 410),
    "smaller": lambda picture: resized(picture, 32),
    "brighter": lambda picture: (picture * 0.7 + 60).astype(np.uint8),
    "a part": lambda picture: resized(picture, 256)[20:220, 30:240],
    "a small part": lambda picture: resized(picture, 256)[10:170, 60:225],
    "on white": lambda picture: framed(picture, 255),
    "on dark": lambda picture: framed(picture, 20),
    "a part on grey": lambda picture: framed(picture, 128)[80:, :],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_saved_anew_is_recognised(change: Callable[[Picture], Picture]) -> None:
    assert same_pictures([change(drawn(7))], lambda: KNOWN) == [7]


def test_others_are_not_recognised() -> None:
    strangers = [drawn(50), drawn(51, 200), np.full((64, 64, 3), 200, np.uint8)]
    assert same_pictures(strangers, lambda: KNOWN) == [None] * 3
    assert same_pictures([drawn(3)], lambda: iter(())) == [None]
    assert same_pictures([], lambda: KNOWN) == []
    tiny = [np.zeros((1, 1, 3), np.uint8), np.zeros((4, 900, 3), np.uint8)]
    assert same_pictures(tiny, lambda: KNOWN) == [None, None]


def test_extreme_shapes_end_well() -> None:
    for shape in ((16, 4000), (4000, 16), (16, 16)):
        picture = np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8)
        assert same_pictures([picture], lambda: KNOWN[:2]) == [None]


def test_many_are_looked_for_in_a_few_passes() -> None:
    passes: list[None] = []

    def known() -> list[tuple[int, Picture]]:
        passes.append(None)
        return KNOWN[:4]

    found = same_pictures([drawn(number % 4) for number in range(9)], known)
    assert found == [number % 4 for number in range(9)]
    assert len(passes) == 2


def test_stopping_finds_nothing() -> None:
    assert same_pictures([drawn(1)], lambda: KNOWN, stopped=lambda: True) == [None]


def test_a_crop_is_found_where_it_was_cut() -> None:
    whole = resized(drawn(5), 240)
    (found,) = most_alike([whole[40:220, 20:200]], KNOWN)
    assert found is not None
    assert found.key == 5
    side, x, y = 240 / 180, -20 / 180, -40 / 180  # in widths of the crop
    place = found.place
    assert (place.side, place.x, place.y) == pytest.approx((side, x, y), abs=0.02)


def test_the_correlation_is_that_of_the_textbook() -> None:
    first, second = drawn(1), drawn(2)
    ours = correlation_at(small_picture(first), second, Place(0.0, 0.0, 1.0), 16)
    cells = [each.reshape(16, 4, 16, 4, 3).mean(axis=(1, 3)) for each in (first, second)]
    # Of all colours together, each channel about its own mean.
    flat = [(each - each.mean(axis=(0, 1))).ravel() for each in cells]
    assert ours == pytest.approx(np.corrcoef(flat[0], flat[1])[0, 1], abs=1e-4)
    assert correlation_at(small_picture(first), first, Place(0.0, 0.0, 1.0), 16) == pytest.approx(1)
