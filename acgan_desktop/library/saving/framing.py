"""From a picture to the square that is saved: crop, turn, margin, background, circle.

It works on any size, so the preview of 32 pixels and the file are made by the same steps.
"""

import math
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PictureError, decoded
from acgan_desktop.library.error_codes import SavingCode
from acgan_desktop.library.pictures.cutting_out import cut_out
from acgan_desktop.library.pictures.picture_files import FinishedBy, Resampler
from acgan_desktop.library.pictures.plain_ground import Ground, find_ground
from acgan_desktop.library.saving.options import Background, BackgroundKind, Crop, SaveOptions

_MOST_PICTURE_BYTES: Final = 64 * 1024 * 1024
_MOST_PICTURE_PIXELS: Final = 1 << 26
_LARGE: Final = 1024
_FINE: Final = 4  # a circle's edge is drawn so many times as large


class FacePicture:
    """A drawn picture, what is known of its ground, and the face cut out of it, found once.

    Attributes:
        pixels: uint8 [h, w, 3].
        avatar: what draws it, if that is known.
        finished_by: which upscaler made it larger, if one did.
    """

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        avatar: Avatar | None = None,
        finished_by: FinishedBy | None = None,
    ) -> None:
        """Take ``pixels`` [h, w, 3], or [h, w, 4] of a face that was cut out before."""
        if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (3, 4):
            raise ValueError(f"pixels must be uint8 [h, w, 3 or 4], not {pixels.shape}")
        self.avatar, self.finished_by = avatar, finished_by
        self._given = pixels if pixels.shape[2] == 4 and (pixels[..., 3] < 255).any() else None
        self.pixels = np.ascontiguousarray(pixels[..., :3])

    @cached_property
    def ground(self) -> Ground:
        """What lies behind the face."""
        return find_ground(self.pixels)

    @property
    def is_cut(self) -> bool:
        """Whether it came with its ground gone already."""
        return self._given is not None

    @property
    def can_cut(self) -> bool:
        """Whether the face can be cut out: its ground is plain, or gone already."""
        return self._given is not None or self.ground.plain

    @cached_property
    def cut(self) -> NDArray[np.uint8]:
        """The face alone, uint8 [h, w, 4].

        Raises:
            GroundNotPlain: the ground is not plain.
        """
        return cut_out(self.pixels, self.ground) if self._given is None else self._given

    def layer(self, background: Background) -> Image.Image:
        """Return what is framed over ``background``: the face alone, or the whole picture."""
        if background.cuts:
            return Image.fromarray(self.cut)
        if self._given is not None:
            return Image.fromarray(self._given)
        return Image.fromarray(self.pixels).convert("RGBA")

    def around(self) -> tuple[int, int, int, int]:
        """Return what is put where the picture does not reach: its ground, or nothing."""
        return (0, 0, 0, 0) if self._given is not None else (*self.ground.colour, 255)


def framed(picture: FacePicture, options: SaveOptions, side: int | None = None) -> Image.Image:
    """Return ``picture`` as ``options`` ask for it: an RGBA image, a square of ``side`` pixels.

    Args:
        picture: what to frame.
        options: how.
        side: another side than the options say, as for a preview.

    Raises:
        GroundNotPlain: the background is to be another and the ground is not plain.
        UserError: the background's picture cannot be read.
    """
    height, width = picture.pixels.shape[:2]
    side = options.side(min(height, width)) if side is None else side
    canvas = _canvas(picture, options.background, side)
    inner = max(1, round(side * (1 - 2 * options.margin)))
    layer = _cropped(picture.layer(options.background), options.crop, inner, options.resampler)
    place = (side - inner) // 2
    canvas.alpha_composite(layer, (place, place))
    if options.round:
        alpha = np.asarray(canvas.getchannel("A"), np.float32) * _circle(side)
        canvas.putalpha(Image.fromarray(alpha.round().astype(np.uint8)))
    return canvas


def _canvas(picture: FacePicture, background: Background, side: int) -> Image.Image:
    match background.kind:
        case BackgroundKind.KEEP:
            return Image.new("RGBA", (side, side), picture.around())
        case BackgroundKind.TRANSPARENT:
            return Image.new("RGBA", (side, side), (0, 0, 0, 0))
        case BackgroundKind.COLOUR:
            return Image.new("RGBA", (side, side), (*background.colours[0], 255))
        case BackgroundKind.GRADIENT:
            return _gradient(background, side)
        case BackgroundKind.PICTURE:
            assert background.picture is not None  # the options checked it
            return _covering(background.picture, side)


def _gradient(background: Background, side: int) -> Image.Image:
    turn = math.radians(background.angle)
    across, down = math.sin(turn), math.cos(turn)
    place = (np.arange(side) + 0.5) / side - 0.5
    length = abs(across) + abs(down)
    share = ((place[None, :] * across + place[:, None] * down) / length + 0.5)[..., None]
    first, second = (np.array(colour, np.float32) for colour in background.colours)
    levels = (1 - share) * first + share * second
    return Image.fromarray(levels.round().clip(0, 255).astype(np.uint8)).convert("RGBA")


def _covering(path: Path, side: int) -> Image.Image:
    """Return the picture at ``path``, enlarged or shrunk until it covers the square."""

    def covered(picture: Image.Image) -> Image.Image:
        picture.draft("RGB", (side, side))
        whole = picture.convert("RGB")
        scale = side / min(whole.size)
        width, height = (side / scale, side / scale)
        left, top = (whole.width - width) / 2, (whole.height - height) / 2
        box = (left, top, left + width, top + height)
        return whole.resize((side, side), Image.Resampling.LANCZOS, box=box).convert("RGBA")

    try:
        content = read_bounded(path, _MOST_PICTURE_BYTES, "a background")
        return decoded(content, covered, most_pixels=_MOST_PICTURE_PIXELS)
    except PictureError as error:
        raise UserError(SavingCode.BACKGROUND_UNREADABLE, name=path.name, why=error) from error


def _cropped(layer: Image.Image, crop: Crop, side: int, resampler: Resampler) -> Image.Image:
    """Return the square of ``layer`` that ``crop`` names, as ``side`` pixels; empty outside."""
    method = Image.Resampling[resampler.name]
    taken = min(layer.size) / crop.zoom
    # Enough around it for every turn.
    reach = taken * (math.sqrt(0.5) if crop.turn % 90 else 0.5)
    left, top = crop.x * layer.width - reach, crop.y * layer.height - reach
    first, above = math.floor(left), math.floor(top)
    part = layer.crop((first, above, math.ceil(left + 2 * reach), math.ceil(top + 2 * reach)))
    left, top = left - first, top - above
    box = (left, top, min(left + 2 * reach, part.width), min(top + 2 * reach, part.height))
    if not crop.turn:
        return part.resize((side, side), method, box=box)
    # Turned at twice the size, so that turning costs no sharpness.
    fine = 2 * side if side <= _LARGE else side
    large = max(1, round(fine * 2 * reach / taken))
    turned = part.resize((large, large), method, box=box).rotate(
        -crop.turn, Image.Resampling.BICUBIC
    )
    start = (large - fine) / 2
    whole = (start, start, start + fine, start + fine)
    return turned.resize((side, side), Image.Resampling.LANCZOS, box=whole)


def _circle(side: int) -> NDArray[np.float32]:
    """Return how much of each pixel of a square lies in its circle: float32 [side, side]."""
    fine = side * _FINE
    place = (np.arange(fine) + 0.5) / fine - 0.5
    inside = place[:, None] ** 2 + place[None, :] ** 2 <= 0.25
    covered: NDArray[np.float32] = (
        inside.reshape(side, _FINE, side, _FINE).mean(axis=(1, 3)).astype(np.float32)
    )
    return covered
