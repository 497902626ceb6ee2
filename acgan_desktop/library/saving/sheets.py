"""Sheets of chosen faces for print: a contact sheet, and stickers to cut out.

Lengths are millimetres, so a sheet has its size on paper at any resolution. What does not fit on
one page goes on the next.
"""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import shortened, visible
from acgan_desktop.library.error_codes import MeasureCode, SheetCode
from acgan_desktop.library.saving.framing import FacePicture, framed
from acgan_desktop.library.saving.options import (
    Background,
    BackgroundKind,
    SaveOptions,
    check_ranges,
)

MM_PER_INCH: Final = 25.4
MAX_PAGE_SIDE: Final = 10_000
MAX_PAGES: Final = 200
MAX_CELLS: Final = 100
# Fonts that know Chinese and Japanese, where the system has one; the last resort knows Latin only.
_FONTS: Final = (
    "NotoSansCJK-Regular.ttc",
    "YuGothM.ttc",
    "msyh.ttc",
    "Hiragino Sans GB.ttc",
    "DejaVuSans.ttf",
)
_MOST_NAME: Final = 60


@dataclass(frozen=True)
class SheetOptions:
    """How a sheet looks.

    Attributes:
        columns: faces side by side, 1 to 100.
        rows: faces one below the other, 1 to 100.
        width: of the page in mm; 210 x 297 is A4.
        height: likewise.
        margin: free on each edge, in mm.
        gap: between faces, in mm.
        dpi: dots an inch, 36 to 1200.
        stickers: faces cut out with a white border around each; otherwise whole pictures.
        border: how wide a sticker's border is, in mm.
    """

    columns: int = 4
    rows: int = 5
    width: float = 210.0
    height: float = 297.0
    margin: float = 10.0
    gap: float = 4.0
    dpi: int = 300
    stickers: bool = False
    border: float = 1.5

    def __post_init__(self) -> None:
        """Check every number, and that room is left for a face.

        Raises:
            UserError: something is not possible; the sentence says what is.
        """
        check_ranges(
            (MeasureCode.COLUMNS, self.columns, 1, MAX_CELLS),
            (MeasureCode.ROWS, self.rows, 1, MAX_CELLS),
            (MeasureCode.RESOLUTION, self.dpi, 36, 1200),
            (MeasureCode.PAGE_WIDTH, self.width, 10, 2000),
            (MeasureCode.PAGE_HEIGHT, self.height, 10, 2000),
            (MeasureCode.PAGE_MARGIN, self.margin, 0, 500),
            (MeasureCode.GAP, self.gap, 0, 500),
            (MeasureCode.BORDER, self.border, 0, 20),
        )
        if max(self.pixels(self.width), self.pixels(self.height)) > MAX_PAGE_SIDE:
            raise UserError(SheetCode.PAGE_TOO_LARGE, most=MAX_PAGE_SIDE)
        if self.cell(named=True) < 16:
            raise UserError(SheetCode.FACES_DO_NOT_FIT)

    def pixels(self, length: float) -> int:
        """Return ``length`` in mm as pixels."""
        return round(length / MM_PER_INCH * self.dpi)

    def cell(self, named: bool) -> int:
        """Return the side of a face in pixels; names take an eighth of it below."""
        across = self.width - 2 * self.margin - (self.columns - 1) * self.gap
        down = self.height - 2 * self.margin - (self.rows - 1) * self.gap
        share = 1.125 if named else 1.0
        return self.pixels(min(across / self.columns, down / self.rows / share))


def sheet_pages(
    faces: Sequence[FacePicture], options: SheetOptions, names: Sequence[str] = ()
) -> list[Image.Image]:
    """Return the pages of a sheet, RGB.

    Args:
        faces: at least one.
        options: how it looks.
        names: what is written below each face; none where empty.

    Raises:
        GroundNotPlain: a sticker cannot be cut out.
        UserError: there is no face, or there are too many.
    """
    each = options.columns * options.rows
    if not faces:
        raise UserError(SheetCode.NO_FACE)
    if math.ceil(len(faces) / each) > MAX_PAGES:
        raise UserError(SheetCode.TOO_MANY_PAGES, most=MAX_PAGES, faces=MAX_PAGES * each)
    if names and len(names) != len(faces):
        raise ValueError("names: needs one for each face")
    side = options.cell(bool(names))
    label = side // 8 if names else 0
    font = _font(max(8, label * 5 // 8)) if names else None
    pages: list[Image.Image] = []
    for number, face in enumerate(faces):
        row, column = divmod(number % each, options.columns)
        if number % each == 0:
            size = (options.pixels(options.width), options.pixels(options.height))
            pages.append(Image.new("RGBA", size, (255, 255, 255, 255)))
        gap, edge = options.pixels(options.gap), options.pixels(options.margin)
        left, top = edge + column * (side + gap), edge + row * (side + label + gap)
        cell = (
            _sticker(face, options, side) if options.stickers else framed(face, SaveOptions(), side)
        )
        pages[-1].alpha_composite(cell, (left, top))
        if font is not None:
            name = shortened(visible(names[number]), _MOST_NAME)
            _write(pages[-1], name, (left, top + side, side, label), font)
    return [page.convert("RGB") for page in pages]


def sheet_bytes(pages: Sequence[Image.Image], dpi: int, kind: str) -> list[bytes]:
    """Return files of ``pages`` that say their size on paper.

    Args:
        pages: what :func:`sheet_pages` returned.
        dpi: the same as theirs.
        kind: "png", a file for each page, or "pdf", one for all.
    """
    if kind == "pdf":
        stream = io.BytesIO()
        pages[0].save(stream, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
        return [stream.getvalue()]
    files = []
    for page in pages:
        stream = io.BytesIO()
        page.save(stream, "PNG", dpi=(dpi, dpi))
        files.append(stream.getvalue())
    return files


def _sticker(face: FacePicture, options: SheetOptions, side: int) -> Image.Image:
    """Return a face that is cut out, with a white border and a thin grey line to cut along."""
    border = options.pixels(options.border)
    margin = min(0.3, (border + 2) / side)
    look = SaveOptions(background=Background(BackgroundKind.TRANSPARENT), margin=margin)
    image = framed(face, look, side)
    solid = image.getchannel("A").point(lambda level: 255 if level > 40 else 0)
    wide = _widened(solid, border)
    line = _widened(solid, border + max(2, options.dpi // 80))
    sticker = Image.new("RGBA", image.size, (0, 0, 0, 0))
    sticker.paste((205, 205, 205, 255), mask=line)
    sticker.paste((255, 255, 255, 255), mask=wide)
    sticker.alpha_composite(image)
    return sticker


def _widened(mask: Image.Image, radius: int) -> Image.Image:
    """Return ``mask`` and all within ``radius`` of it, with a smooth edge."""
    if radius < 1:
        return mask
    # A blur whose lower levels are raised is round, which a square filter is not.
    blurred = mask.filter(ImageFilter.GaussianBlur(radius / 1.5))
    levels = np.asarray(blurred, np.float32)
    return Image.fromarray(np.clip((levels - 14) * 12, 0, 255).astype(np.uint8))


def _write(
    page: Image.Image,
    name: str,
    box: tuple[int, int, int, int],
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    """Write ``name`` into the middle of ``box`` (left, top, width, height), shortened to fit."""
    draw = ImageDraw.Draw(page)
    left, top, width, height = box
    text = name
    while len(text) > 1 and draw.textlength(text, font=font) > width:
        text = f"{text.removesuffix('…')[:-1]}…"
    draw.text((left + width / 2, top + height / 2), text, fill=(40, 40, 48), font=font, anchor="mm")


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
