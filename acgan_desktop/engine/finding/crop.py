"""Which part of a picture is the face, and cutting it out."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from acgan_desktop.engine.finding.face_cascade import FaceBox, find_faces

# Side of the square around a head, of the side of a face as the cascade sees it, as faces lie in
# the data sets that generators learn from.
HEAD = 1.49
_SMALLEST_LOOKED_AT = 96
_MOST_FACES = 12


@dataclass(frozen=True)
class FaceCrop:
    """A square of a picture, which may reach beyond it.

    Attributes:
        left: of its corner before turning, in pixels.
        top: likewise.
        side: in pixels.
        turn: degrees counter-clockwise by which what is cut out is turned, around its middle.
        mirrored: whether it is mirrored, left to right, after that.
        found: whether a face was seen there.
    """

    left: float
    top: float
    side: float
    turn: float = 0.0
    mirrored: bool = False
    found: bool = False


def proposed_crops(picture: Image.Image) -> list[FaceCrop]:
    """Return the heads in an upright RGB ``picture``, the largest first; never none.

    Where no face is seen, it is the square in the middle, towards the top, with ``found`` False.
    """
    by = max(1.0, _SMALLEST_LOOKED_AT / min(picture.size))
    looked_at = picture
    if by > 1 and max(picture.size) * by < 4096:
        size = (round(picture.width * by), round(picture.height * by))
        looked_at = picture.resize(size, Image.Resampling.BICUBIC)
    else:
        by = 1.0
    # A head that fills its picture reaches beyond it.
    border = min(looked_at.size) // 6
    wide = ImageOps.expand(looked_at, border, fill=_edge_colour(looked_at))
    boxes = find_faces(wide)[:_MOST_FACES]
    crops = [_head(box, border, by) for box in boxes]
    if crops:
        return crops
    side = float(min(picture.size))
    return [FaceCrop((picture.width - side) / 2, (picture.height - side) / 4, side)]


def cut_out(picture: Image.Image, crop: FaceCrop, side: int) -> NDArray[np.uint8]:
    """Return what ``crop`` shows of an RGB ``picture``: uint8 [side, side, 3].

    What lies beyond the picture has the colour of its edge.
    """
    middle = (crop.left + crop.side / 2, crop.top + crop.side / 2)
    reach = crop.side * (0.72 if crop.turn % 360 else 0.5) + 4
    box = tuple(round(at + sign * reach) for sign in (-1, 1) for at in middle)
    part = _part(picture, (box[0], box[1], box[2], box[3]))
    centre = (middle[0] - box[0], middle[1] - box[1])
    if crop.turn % 360:
        around, bicubic = _edge_colour(picture), Image.Resampling.BICUBIC
        part = part.rotate(crop.turn, bicubic, center=centre, fillcolor=around)
    left, top = centre[0] - crop.side / 2, centre[1] - crop.side / 2
    within = (left, top, left + crop.side, top + crop.side)
    cut = part.resize((side, side), Image.Resampling.LANCZOS, box=within)
    return np.asarray(ImageOps.mirror(cut) if crop.mirrored else cut)


def overlap(a: FaceCrop, b: FaceCrop) -> float:
    """Return what two squares, turns aside, have in common: intersection over union, 0 to 1."""
    width = min(a.left + a.side, b.left + b.side) - max(a.left, b.left)
    height = min(a.top + a.side, b.top + b.side) - max(a.top, b.top)
    common = max(0.0, width) * max(0.0, height)
    return common / (a.side**2 + b.side**2 - common)


def moved(crop: FaceCrop, right: float, down: float, zoom: float = 1.0) -> FaceCrop:
    """Return ``crop`` shifted by pixels and ``zoom`` times as large around its middle."""
    side = max(2.0, crop.side * zoom)
    grown = (side - crop.side) / 2
    return replace(crop, left=crop.left + right - grown, top=crop.top + down - grown, side=side)


def _head(box: FaceBox, border: int, by: float) -> FaceCrop:
    side = box.side * HEAD
    left = box.left - border - (side - box.side) / 2
    top = box.top - border - (side - box.side) / 2
    return FaceCrop(left / by, top / by, side / by, found=True)


def _part(picture: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """Return the part of ``picture`` within ``box``; beyond it, the colour of its edge."""
    left, top, right, bottom = box
    inside = (max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom))
    part = Image.new("RGB", (right - left, bottom - top), _edge_colour(picture))
    if inside[0] < inside[2] and inside[1] < inside[3]:
        part.paste(picture.crop(inside), (inside[0] - left, inside[1] - top))
    return part


def _edge_colour(picture: Image.Image) -> tuple[int, int, int]:
    """Return the median colour of the picture's upper and outer edge."""
    small = np.asarray(picture.resize((16, 16), Image.Resampling.BOX))
    edge = np.concatenate([small[0], small[:12, 0], small[:12, -1]])
    red, green, blue = (int(level) for level in np.median(edge, axis=0))
    return red, green, blue
