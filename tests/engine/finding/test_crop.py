"""Proposing a crop and cutting it out."""

import numpy as np
import pytest
from PIL import Image

from acgan_desktop.engine.finding.crop import FaceCrop, cut_out, moved, overlap, proposed_crops


def checkered(width: int, height: int) -> Image.Image:
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def test_no_face_gives_the_middle_towards_the_top() -> None:
    (crop,) = proposed_crops(Image.new("RGB", (300, 400), "white"))
    assert crop == FaceCrop(0, 25, 300, found=False)


@pytest.mark.parametrize("size", [(1, 1), (16, 9), (2, 300)])
def test_tiny_pictures_are_cut_out_too(size: tuple[int, int]) -> None:
    picture = checkered(*size)
    crops = proposed_crops(picture)
    assert crops
    assert cut_out(picture, crops[0], 32).shape == (32, 32, 3)


def test_a_crop_within_is_what_pillow_cuts() -> None:
    picture = checkered(60, 50)
    expected = np.asarray(picture.crop((10, 5, 42, 37)))
    np.testing.assert_array_equal(cut_out(picture, FaceCrop(10, 5, 32), 32), expected)
    mirrored = cut_out(picture, FaceCrop(10, 5, 32, mirrored=True), 32)
    np.testing.assert_array_equal(mirrored, expected[:, ::-1])
    turned = cut_out(picture, FaceCrop(10, 5, 32, turn=90), 32)
    np.testing.assert_allclose(turned, np.rot90(expected), atol=1)


def test_beyond_the_picture_lies_its_edge() -> None:
    picture = Image.new("RGB", (20, 20), (10, 200, 30))
    cut = cut_out(picture, FaceCrop(-100, -100, 500, turn=30), 16)
    assert np.abs(cut.astype(int) - (10, 200, 30)).max() <= 1


def test_overlap_of_squares() -> None:
    assert overlap(FaceCrop(0, 0, 10), FaceCrop(0, 0, 10)) == 1
    assert overlap(FaceCrop(0, 0, 10), FaceCrop(5, 0, 10)) == pytest.approx(50 / 150)
    assert overlap(FaceCrop(0, 0, 10), FaceCrop(20, 0, 10)) == 0


def test_moving_keeps_the_middle() -> None:
    crop = moved(FaceCrop(10, 20, 40), 5, -5, 0.5)
    assert (crop.left, crop.top, crop.side) == (25, 25, 20)
