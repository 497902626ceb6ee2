"""One picture in, one verdict out: decoded, turned upright, cropped, reduced, and looked at.

Runs in the worker processes, so it imports nothing heavy.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PIL import Image, TiffImagePlugin, features

from acgan_desktop.core.picture_file import PictureError, decoded
from acgan_desktop.core.upright_picture import check_tiles, on_white, upright
from trainer.data.preparation.colour import ColourFigures, colour_figures
from trainer.data.preparation.fingerprint import THUMBNAIL
from trainer.data.preparation.plain_background import CANNOT_TELL, plain_background
from trainer.data.sources import Entry, Reader, UnreadableError

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", *(("AVIF",) if features.check("avif") else ()))
MAX_PIXELS = 48_000_000
MAX_SIZE_DECODED = 1_000_000  # as a size: decode all pixels that there are
# How many times larger than asked a JPEG may still be after its decoder has reduced it.
_DRAFT_FACTOR = 2
# Colours are measured on a reduced copy: quicker, and free of the noise that JPEG leaves.
_COLOUR_SIDE = 32


class Reason(StrEnum):
    """Why a picture is left out."""

    BROKEN = "broken"
    NO_FACE = "no_face"
    TOO_SMALL = "too_small"
    FAINT = "faint"
    GREY = "grey"
    ONE_TINT = "one_tint"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"

    @property
    def words(self) -> str:
        """The reason as a person reads it."""
        return self.value.replace("_", " ")


@dataclass(slots=True)
class Screened:
    """What is known about one picture after it was opened.

    Attributes:
        pixels: uint8 [size, size, 3]; empty if the picture is left out.
        thumbnail: uint8 [16, 16, 3] of the same crop; empty if it could not be decoded.
        content: 16 bytes, equal for equal files.
        pixel_hash: 16 bytes, equal for equal finished pixels.
        shorter_side: in pixels, before resizing; 0 if it could not be decoded.
        reason: why it is left out, or None.
        detail: the reason in a few words, or "".
        plain: of :func:`plain_background`.
    """

    pixels: bytes
    thumbnail: bytes
    content: bytes
    pixel_hash: bytes
    shorter_side: int
    reason: Reason | None
    detail: str
    plain: int = CANNOT_TELL


class Screener:
    """Screens entries at one size; one per process.

    Pictures are not left out for a reason in ``keep``, nor for any but being broken where a person
    chose them.
    """

    def __init__(self, size: int, keep: Collection[Reason] = ()) -> None:
        self._size = size
        self._keep = frozenset(keep)
        self._reader = Reader()

    def screen(self, entries: Sequence[Entry]) -> list[Screened]:
        """Screen ``entries`` in order. No picture, however broken, raises."""
        return [self._screen(entry) for entry in entries]

    def _screen(self, entry: Entry) -> Screened:
        content = b""
        try:
            data = self._reader.read(entry)
            content = hashlib.sha256(data).digest()[:16]
            if entry.faceless and not self._is_kept(entry, Reason.NO_FACE):
                return Screened(b"", b"", content, b"", 0, Reason.NO_FACE, "")
            picture, shorter = decode(data, MAX_SIZE_DECODED if entry.square else self._size)
            if entry.square is not None:
                left, top, shorter = entry.square
                picture = picture.crop((left, top, left + shorter, top + shorter))
        except UnreadableError as error:
            return Screened(b"", b"", content, b"", 0, Reason.BROKEN, str(error))
        if shorter * 2 < self._size and not self._is_kept(entry, Reason.TOO_SMALL):
            detail = f"shorter side {shorter} px"
            return Screened(b"", b"", content, b"", shorter, Reason.TOO_SMALL, detail)
        square = centre_square(picture, self._size)
        # Straight from the picture: what is a relative of what must not depend on the size.
        thumbnail = picture.resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX, _middle(picture))
        small = square.resize((_COLOUR_SIDE, _COLOUR_SIDE), Image.Resampling.BOX)
        reason = _verdict(colour_figures(np.asarray(small)))
        if reason is not None and self._is_kept(entry, reason):
            reason = None
        pixels = square.tobytes()
        return Screened(
            b"" if reason else pixels,
            thumbnail.tobytes(),
            content,
            hashlib.sha256(pixels).digest()[:16],
            shorter,
            reason,
            "",
            plain_background(np.asarray(square)),
        )

    def _is_kept(self, entry: Entry, reason: Reason) -> bool:
        return entry.chosen or reason in self._keep


def _verdict(figures: ColourFigures) -> Reason | None:
    if figures.faint:
        return Reason.FAINT
    if figures.grey:
        return Reason.GREY
    return Reason.ONE_TINT if figures.one_tint else None


def decode(data: bytes, size: int) -> tuple[Image.Image, int]:
    """Decode a picture of one of :data:`FORMATS` to upright RGB on white.

    Args:
        data: the file.
        size: the side that is wanted in the end: much larger JPEGs are decoded reduced.

    Returns:
        The picture and its shorter side in pixels as stored in the file.

    Raises:
        UnreadableError: it is none of these, is damaged, or would take absurd amounts of memory.
    """

    def reduced(picture: Image.Image) -> tuple[Image.Image, int]:
        shorter = min(picture.size)
        if isinstance(picture, TiffImagePlugin.TiffImageFile):
            check_tiles(picture, MAX_PIXELS)
        if picture.format == "JPEG" and shorter > 2 * _DRAFT_FACTOR * size:
            picture.draft("RGB", (_DRAFT_FACTOR * size, _DRAFT_FACTOR * size))
        picture.load()
        return on_white(upright(picture)), shorter

    try:
        return decoded(data, reduced, most_pixels=MAX_PIXELS, formats=FORMATS)
    except PictureError as error:
        raise UnreadableError(str(error)) from error


def centre_square(picture: Image.Image, size: int) -> Image.Image:
    """Return the largest square in the middle of ``picture``, resized to ``size`` (Lanczos)."""
    box = _middle(picture)
    if min(picture.size) == size:
        return picture.crop(box)
    return picture.resize((size, size), Image.Resampling.LANCZOS, box=box)


def _middle(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return the largest square in the middle of ``picture``: left, top, right, bottom."""
    width, height = picture.size
    side = min(width, height)
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side
