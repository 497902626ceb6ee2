"""How one face will look in a file: made in the sizes that are shown, off the window's thread."""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtGui import QImage

from acgan_desktop.library.pictures.cutting_out import GroundNotPlain
from acgan_desktop.library.saving.framing import FacePicture, framed
from acgan_desktop.library.saving.options import Background, SaveOptions
from acgan_desktop.ui.page_parts.saving.chat_preview import SIDES
from acgan_desktop.ui.page_parts.saving.crop_stage import STAGE
from acgan_desktop.ui.theme.images import image_with_alpha


@dataclass(frozen=True)
class Looks:
    """One face as it will be.

    Attributes:
        stage: for the stage, without the circle cut off.
        small: by its side in logical pixels.
    """

    stage: QImage
    small: dict[int, QImage]


def looks_of(picture: FacePicture, options: SaveOptions, ratio: float) -> Looks:
    """Return how ``picture`` looks, for a screen with ``ratio`` pixels to a logical one.

    Raises:
        UserError: the background's picture cannot be read.
    """
    try:
        return _looks(picture, options, ratio)
    except GroundNotPlain:
        return _looks(picture, replace(options, background=Background()), ratio)


def _looks(picture: FacePicture, options: SaveOptions, ratio: float) -> Looks:
    whole = replace(options, round=False)
    stage = image_with_alpha(np.asarray(framed(picture, whole, round(STAGE * ratio))))
    small = {
        side: image_with_alpha(np.asarray(framed(picture, options, round(side * ratio))))
        for side in SIDES
    }
    return Looks(stage, small)
