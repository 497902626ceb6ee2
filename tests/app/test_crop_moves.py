"""Moving a crop: what a hand pushes on the screen is seen where it was pushed to."""

import math

import numpy as np
import pytest

from acgan_desktop.app.crop_moves import LEAST_ZOOM, MOST_ZOOM, moved, turned, zoomed
from acgan_desktop.library.saving.framing import FacePicture, framed
from acgan_desktop.library.saving.options import Crop, SaveOptions

SIDE = 120


def spot_seen(crop: Crop) -> tuple[float, float]:
    """Where a red spot of the picture is seen in the crop, in sides of it, across and down."""
    pixels = np.full((160, 160, 3), 255, np.uint8)
    pixels[66:74, 86:94] = (255, 0, 0)
    seen = np.asarray(framed(FacePicture(pixels), SaveOptions(crop=crop), SIDE)).astype(float)
    red = (255 - seen[..., 1]) * (seen[..., 3] > 0)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE] + 0.5
    return float((red * columns).sum() / red.sum() / SIDE), float(
        (red * rows).sum() / red.sum() / SIDE
    )


@pytest.mark.parametrize(
    "crop", [Crop(), Crop(0.55, 0.45, 1.8), Crop(turn=90.0), Crop(0.5, 0.5, 1.5, -35.0)]
)
def test_what_is_pushed_goes_along(crop: Crop) -> None:
    before = spot_seen(crop)
    after = spot_seen(moved(crop, 0.1, -0.07))
    assert after[0] - before[0] == pytest.approx(0.1, abs=0.01)
    assert after[1] - before[1] == pytest.approx(-0.07, abs=0.01)


def test_the_middle_stays_inside_the_picture() -> None:
    far = moved(Crop(), 9.0, -9.0)
    assert (far.x, far.y) == (0.0, 1.0)


def test_zoom_has_bounds_and_turning_stays_within_half_a_turn() -> None:
    assert zoomed(Crop(), 2.0).zoom == 2.0
    assert zoomed(Crop(), 100.0).zoom == MOST_ZOOM
    assert zoomed(Crop(), 0.001).zoom == LEAST_ZOOM
    crop = Crop()
    for _ in range(100):
        crop = turned(crop, 37.0)
        assert -180 <= crop.turn < 180
    assert math.isclose((crop.turn - 3700) % 360, 0, abs_tol=1e-6)
