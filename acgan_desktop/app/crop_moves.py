"""Moving, zooming and turning the crop of a picture, as a hand on it does."""

import math
from dataclasses import replace
from typing import Final

from acgan_desktop.library.saving.options import Crop

LEAST_ZOOM: Final = 0.5
MOST_ZOOM: Final = 8.0


def moved(crop: Crop, right: float, down: float) -> Crop:
    """Return ``crop`` after the picture was pushed; its middle stays inside the picture.

    Args:
        crop: the crop before.
        right: how far the picture went on the screen, in sides of the crop.
        down: likewise.
    """
    turn = math.radians(crop.turn)
    # What is seen is the picture turned clockwise (y runs down), so this turns the way back.
    across = right * math.cos(turn) + down * math.sin(turn)
    along = down * math.cos(turn) - right * math.sin(turn)
    x, y = crop.x - across / crop.zoom, crop.y - along / crop.zoom
    return replace(crop, x=min(1.0, max(0.0, x)), y=min(1.0, max(0.0, y)))


def zoomed(crop: Crop, times: float) -> Crop:
    """Return ``crop`` with the picture ``times`` as large in it, within bounds."""
    return replace(crop, zoom=min(MOST_ZOOM, max(LEAST_ZOOM, crop.zoom * times)))


def turned(crop: Crop, degrees: float) -> Crop:
    """Return ``crop`` with the picture turned clockwise; the angle stays within half a turn."""
    return replace(crop, turn=(crop.turn + degrees + 180) % 360 - 180)
