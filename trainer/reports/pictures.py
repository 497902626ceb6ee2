"""Grids of faces as pictures for the page and for a repository."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from trainer.reports.report import Sheet

Pixels = NDArray[np.uint8]
_QUALITY = 92
_LEAST_COLUMNS = 2


def grid(faces: Pixels, columns: int) -> Pixels:
    """Lay faces [n, h, w, 3] out in rows of ``columns``; n is a multiple of it."""
    n, height, width, _ = faces.shape
    rows = n // columns
    laid = faces.reshape(rows, columns, height, width, 3).swapaxes(1, 2)
    return np.ascontiguousarray(laid.reshape(rows * height, columns * width, 3))


def sheet(title: str, caption: str, pixels: Pixels) -> Sheet:
    """Make a sheet of a picture [h, w, 3]."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, format="WEBP", quality=_QUALITY, method=4)
    height, width, _ = pixels.shape
    return Sheet(title, caption, stream.getvalue(), width, height)


def contact_sheet(rows: Sequence[tuple[str, Pixels]], most_bytes: int) -> bytes:
    """Return a PNG with one row of faces for each name, of at most ``most_bytes``.

    Colours are reduced to a palette where the full ones take too much, then columns are left out.

    Args:
        rows: what stands beside a row, and its faces [columns, h, w, 3]; all of one shape.
        most_bytes: a bound; two columns of faces are drawn in any case.
    """
    columns = len(rows[0][1])
    while True:
        picture = _labelled([(name, faces[:columns]) for name, faces in rows])
        for form in (picture, picture.quantize(256, dither=Image.Dither.FLOYDSTEINBERG)):
            content = _png(form)
            if len(content) <= most_bytes:
                return content
        if columns <= _LEAST_COLUMNS:
            return content
        columns -= 1


def _labelled(rows: Sequence[tuple[str, Pixels]]) -> Image.Image:
    """Draw a row of faces per name, each with the name above it."""
    side = rows[0][1].shape[1]
    size = max(11, side // 6)
    font = ImageFont.load_default(size)
    head, gap = size + 8, 6
    width = rows[0][1].shape[2] * len(rows[0][1])
    whole = Image.new("RGB", (width, len(rows) * (head + side + gap) - gap), "white")
    draw = ImageDraw.Draw(whole)
    for number, (name, faces) in enumerate(rows):
        top = number * (head + side + gap)
        draw.text((4, top + 2), name, font=font, fill=(40, 40, 48))
        whole.paste(Image.fromarray(grid(faces, len(faces))), (0, top + head))
    return whole


def _png(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, format="PNG", optimize=True)
    return stream.getvalue()
