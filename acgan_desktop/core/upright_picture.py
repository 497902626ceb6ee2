"""Pictures out of anywhere as upright RGB on white: turned, transparent, 16 bit, animated, huge."""

from typing import Final

import numpy as np
from PIL import Image, ImageOps, TiffImagePlugin, features

from acgan_desktop.core.error_codes import PictureCode
from acgan_desktop.core.picture_file import PictureError, decoded

FORMATS: Final = (
    "JPEG",
    "PNG",
    "WEBP",
    "BMP",
    "GIF",
    "TIFF",
    *(("AVIF",) if features.check("avif") else ()),
)
# Decoded they take a third of a gigabyte at most.
_MAX_PIXELS: Final = 120_000_000
_TILE_TAGS = (322, 323)  # TileWidth, TileLength


def upright_rgb(content: bytes, longest: int) -> Image.Image:
    """Return the picture in ``content``, of an animation the first, upright on white.

    Args:
        content: a file of one of :data:`FORMATS`.
        longest: its longer side is reduced to that many pixels, before anything else is made of
            it, so that memory is bounded.

    Raises:
        PictureError: it is none of these, is damaged, or has too many pixels.
    """

    def taken(picture: Image.Image) -> Image.Image:
        if isinstance(picture, TiffImagePlugin.TiffImageFile):
            check_tiles(picture, _MAX_PIXELS)
        if picture.format == "JPEG":
            picture.draft(None, (longest, longest))
        picture.load()
        # What EXIF says is lost by reducing.
        turned = orientation(picture)
        if (by := max(picture.size) // longest) > 1 and not picture.mode.startswith(("P", "1")):
            sixteen = picture.mode.startswith("I;16")
            picture = (eight_bits(picture) if sixteen else picture).reduce(by)
        picture = on_white(picture)
        if max(picture.size) > longest:
            picture.thumbnail((longest, longest), Image.Resampling.BOX)
        return picture if turned is None else picture.transpose(turned)

    return decoded(content, taken, most_pixels=_MAX_PIXELS, formats=FORMATS)


def orientation(picture: Image.Image) -> Image.Transpose | None:
    """Return how ``picture`` has to be turned to stand upright, as its EXIF has it."""
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    try:
        return turns.get(picture.getexif().get(0x0112, 1))
    except Exception:  # damaged EXIF: the pixels are still good
        return None


def upright(picture: Image.Image) -> Image.Image:
    """Return ``picture`` turned as its EXIF has it; as it is where that is damaged."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of 16 bits a pixel with 8; Pillow would clip to 255 instead of scaling."""
    values = np.asarray(picture, dtype=np.uint16) >> 8
    return Image.fromarray(values.astype(np.uint8))


def on_white(picture: Image.Image) -> Image.Image:
    """Return ``picture`` as RGB, what is transparent in it white."""
    if picture.mode == "RGB":
        return picture
    if picture.mode.startswith("I;16"):
        return eight_bits(picture).convert("RGB")
    if picture.has_transparency_data:
        if picture.mode != "RGBA":
            picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture).convert("RGB")
    return picture.convert("RGB")


def check_tiles(picture: TiffImagePlugin.TiffImageFile, most_pixels: int) -> None:
    """Check the size of a TIFF's tiles, for which its decoder takes memory whatever they hold.

    Raises:
        PictureError: they are too large.
    """
    width, height = (picture.tag_v2.get(tag, 0) for tag in _TILE_TAGS)
    if width * height > most_pixels:
        raise PictureError(PictureCode.TILES_TOO_LARGE)
