"""Decoding pictures of unknown origin: whatever is wrong with one, it is one kind of error.

A PNG is reduced to what decides its pixels before Pillow sees it. So texts of any length, which
other image generators write, neither take memory nor make it unreadable, and no second header can
promise another size than the one that was checked.
"""

import io
import struct
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from PIL import Image, UnidentifiedImageError

from acgan_desktop.core.error_codes import PictureCode
from acgan_desktop.core.errors import Message, UserError

PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
FORMATS: Final = ("PNG", "JPEG", "WEBP")
_MAX_CHUNKS = 200_000
_MAX_EXIF_BYTES = 1024 * 1024
# What decides the pixels, and how they lie.
_KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"eXIf", b"IEND"})
_HEADER_BYTES = 13

Result = TypeVar("Result")


class PictureError(UserError, ValueError):
    """A picture is damaged, of another kind, or too large; the message says which."""


def decoded(
    content: bytes,
    take: Callable[[Image.Image], Result],
    *,
    most_pixels: int,
    formats: Sequence[str] = FORMATS,
) -> Result:
    """Return what ``take`` makes of the picture in ``content``.

    Args:
        content: the file.
        take: given the opened picture, of which no pixel is decoded yet; it decodes them.
        most_pixels: how many pixels it may have.
        formats: which kinds of files it may be, as Pillow calls them.

    Raises:
        PictureError: it cannot be decoded.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is checked here
            _check_webp(content, most_pixels)
            with Image.open(io.BytesIO(plain_png(content)), formats=tuple(formats)) as picture:
                _check_size(picture.width, picture.height, most_pixels)
                return take(picture)
    except PictureError:
        raise
    except MemoryError as error:
        raise PictureError(PictureCode.NEEDS_MEMORY) from error
    except UnidentifiedImageError as error:
        raise PictureError(PictureCode.OTHER_FORMAT, formats=_one_of(formats)) from error
    except Image.DecompressionBombError as error:
        raise PictureError(PictureCode.TOO_MANY_PIXELS) from error
    except Exception as error:  # damaged files make decoders raise nearly anything
        raise PictureError(PictureCode.DAMAGED, why=type(error).__name__) from error


def plain_png(content: bytes) -> bytes:
    """Return a PNG with nothing in it but its pixels and how they lie; other files as they are.

    Raises:
        PictureError: it has no single header, or ends too early.
    """
    if not content.startswith(PNG_SIGNATURE):
        return content
    kept = [PNG_SIGNATURE]
    headers = 0
    for kind, chunk in _chunks(content):
        if kind == b"IHDR":
            headers += 1
            if len(kept) > 1 or len(chunk) != _HEADER_BYTES + 12:
                raise PictureError(PictureCode.HEADER_MISPLACED)
        if kind == b"eXIf" and len(chunk) > _MAX_EXIF_BYTES:
            continue
        if kind in _KEPT_CHUNKS:
            kept.append(chunk)
        elif kind[:1].isupper():
            raise PictureError(PictureCode.PART_UNKNOWN)
    if not headers:
        raise PictureError(PictureCode.HEADER_MISSING)
    return b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the bytes of each chunk, up to the last one that is whole."""
    position = len(PNG_SIGNATURE)
    for _ in range(_MAX_CHUNKS):
        if position + 12 > len(content):
            return  # cut off: Pillow says so
        (length,) = struct.unpack_from(">I", content, position)
        kind, end = content[position + 4 : position + 8], position + 12 + length
        if end > len(content):
            if kind == b"IDAT":
                yield kind, content[position:]
            return
        yield kind, content[position:end]
        if kind == b"IEND":
            return
        position = end
    raise PictureError(PictureCode.TOO_MANY_PARTS)


def _check_webp(content: bytes, most_pixels: int) -> None:
    """Check the size that an extended WebP asks for, which its decoder reserves at once."""
    if content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8X" and len(content) >= 30:
        width, height = (1 + int.from_bytes(content[at : at + 3], "little") for at in (24, 27))
        _check_size(width, height, most_pixels)


def _check_size(width: int, height: int, most_pixels: int) -> None:
    if width * height > most_pixels:
        raise PictureError(PictureCode.TOO_LARGE, width=width, height=height)


def _one_of(formats: Sequence[str]) -> str:
    names = ["WebP" if name == "WEBP" else name for name in formats]
    *others, last = names
    first = ", ".join(others)
    return Message(PictureCode.ONE_OF, first=first, last=last) if others else last
