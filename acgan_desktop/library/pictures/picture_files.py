"""PNGs with their avatar inside, scaled copies and contact sheets.

The avatar lies in an uncompressed iTXt chunk named ``acgan.avatar``, as JSON in UTF-8. It is read
back without decoding a pixel: the chunks are walked one header at a time, so a picture of any size
costs next to nothing, and a chunk placed after the pixels by another program is found as well.
"""

import io
import json
import math
import struct
import zlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from acgan_desktop.core import durable
from acgan_desktop.core.avatar import MAX_JSON_BYTES, Avatar, AvatarError
from acgan_desktop.core.error_codes import FileCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PNG_SIGNATURE, decoded
from acgan_desktop.core.user_folders import reason
from acgan_desktop.library.error_codes import PictureFileCode

AVATAR_KEYWORD = "acgan.avatar"
UPSCALER_KEYWORD = "acgan.upscaler"
"""Beside it, as JSON: name and model_id of the upscaler, and how many times it enlarged."""
MAX_SCALE = 16
MAX_SHEET_SIDE = 8192

# How hard zlib tries, 0 to 9.
_LEVEL, _QUICK_LEVEL = 6, 1
# Bounds for pictures from outside, far above anything that the program writes.
_MAX_FILE_BYTES = 1 << 30
_MAX_PIXELS = 1 << 24
MAX_CHUNKS: Final = 200_000
# Keyword, flags, language and translated keyword come before the text of an iTXt chunk.
_MAX_CHUNK_BYTES = MAX_JSON_BYTES + 1024


@dataclass(frozen=True)
class FinishedBy:
    """Which upscaler finished a picture, as the picture says it.

    Attributes:
        name: what its manifest calls it.
        model_id: tells its weights from others.
        times: how many times as large as drawn the picture became.
    """

    name: str
    model_id: str
    times: int

    def to_json(self) -> str:
        """Return it as the JSON that goes into a picture."""
        return json.dumps({"format": 1, **asdict(self)}, ensure_ascii=False)


class Resampler(StrEnum):
    """How a picture is enlarged: smoothly, or with every pixel as a square of its own."""

    LANCZOS = "lanczos"
    NEAREST = "nearest"


def scaled(
    pixels: NDArray[np.uint8], scale: int, resampler: Resampler = Resampler.LANCZOS
) -> NDArray[np.uint8]:
    """Return ``pixels`` [h, w, 3] enlarged ``scale`` times, 1 to 16."""
    if not 1 <= scale <= MAX_SCALE:
        raise ValueError(f"scale must lie between 1 and {MAX_SCALE}, not {scale}")
    if scale == 1:
        return pixels
    picture = _picture(pixels)
    size = (picture.width * scale, picture.height * scale)
    return np.asarray(picture.resize(size, Image.Resampling[resampler.name]))


def png_bytes(
    pixels: NDArray[np.uint8],
    avatar: Avatar | None = None,
    scale: int = 1,
    resampler: Resampler = Resampler.LANCZOS,
    *,
    quick: bool = False,
    finished_by: FinishedBy | None = None,
) -> bytes:
    """Return ``pixels`` [h, w, 3] (uint8, sRGB) as a PNG file.

    Args:
        pixels: the picture.
        avatar: what to write into it, so that it can be opened and edited again; ``None`` for a
            plain picture.
        scale: how many times to enlarge it, 1 to 16.
        resampler: how to enlarge it.
        quick: packed in a quarter of the time, a seventh larger.
        finished_by: which upscaler made it larger; the avatar does not change by that.
    """
    info = PngInfo()
    info.add(b"sRGB", b"\x00")
    if avatar is not None:
        info.add_itxt(AVATAR_KEYWORD, avatar.to_json())
    if finished_by is not None:
        info.add_itxt(UPSCALER_KEYWORD, finished_by.to_json())
    stream = io.BytesIO()
    level = _QUICK_LEVEL if quick else _LEVEL
    _picture(scaled(pixels, scale, resampler)).save(
        stream, "PNG", pnginfo=info, compress_level=level
    )
    return stream.getvalue()


def png_pixels(content: bytes) -> NDArray[np.uint8]:
    """Return the pixels [h, w, 3] of a PNG, such as a favourite's thumbnail.

    Raises:
        PictureError: it is damaged, no PNG, or larger than 4096 x 4096; a ValueError, too.
    """
    return decoded(
        content,
        lambda picture: np.asarray(picture.convert("RGB")),
        most_pixels=_MAX_PIXELS,
        formats=("PNG",),
    )


def save_png(
    path: Path,
    pixels: NDArray[np.uint8],
    avatar: Avatar | None = None,
    scale: int = 1,
    resampler: Resampler = Resampler.LANCZOS,
    *,
    finished_by: FinishedBy | None = None,
) -> None:
    """Write ``pixels`` [h, w, 3] to ``path`` as :func:`png_bytes` gives them, whole or not at all.

    A file that is there is replaced; :func:`~acgan_desktop.core.user_folders.unused_name` finds a
    name that is free.

    Raises:
        UserError: the disk is full or the folder cannot be written; ``path`` is then as before.
    """
    content = png_bytes(pixels, avatar, scale, resampler, finished_by=finished_by)
    try:
        durable.write_bytes(path, content)
    except OSError as error:
        raise UserError(PictureFileCode.NOT_SAVED, path=path, why=reason(error)) from error


def contact_sheet(
    pixels: NDArray[np.uint8], columns: int | None = None, gap: int = 2
) -> NDArray[np.uint8]:
    """Return all of ``pixels`` [n, h, w, 3] on one white sheet [height, width, 3], row by row.

    Args:
        pixels: at least one picture.
        columns: pictures per row; by default the sheet is about square.
        gap: white pixels between pictures and around them.

    Raises:
        ValueError: there is no picture, or a side of the sheet would exceed 8192 pixels.
    """
    count, height, width, _ = pixels.shape
    if count == 0:
        raise ValueError("a contact sheet needs at least one picture")
    columns = min(count, columns or math.ceil(math.sqrt(count)))
    rows = math.ceil(count / columns)
    if max(rows * (height + gap), columns * (width + gap)) + gap > MAX_SHEET_SIDE:
        raise ValueError(f"a contact sheet of {count} pictures would be too large")
    return joined(pixels, columns, gap, gap)


def joined(
    pixels: NDArray[np.uint8], columns: int, gap: int = 0, border: int = 0
) -> NDArray[np.uint8]:
    """Return ``pixels`` [n, h, w, 3] side by side on white [height, width, 3], row by row.

    Args:
        pixels: at least one picture.
        columns: pictures per row.
        gap: white pixels between pictures.
        border: white pixels around all of them.
    """
    count, height, width, _ = pixels.shape
    rows = math.ceil(count / columns)
    size = (
        rows * (height + gap) - gap + 2 * border,
        columns * (width + gap) - gap + 2 * border,
    )
    sheet = np.full((*size, 3), 255, dtype=np.uint8)
    for index, picture in enumerate(pixels):
        row, column = divmod(index, columns)
        top, left = border + row * (height + gap), border + column * (width + gap)
        sheet[top : top + height, left : left + width] = picture
    return sheet


def contact_sheet_room(height: int, width: int, gap: int = 2) -> int:
    """Return how many pictures of this size a contact sheet of its own choice of columns holds."""
    side = max(height, width) + gap
    return int(((MAX_SHEET_SIDE - gap) // side) ** 2)


def read_avatar(path: Path) -> Avatar:
    """Return the avatar inside the PNG at ``path``, trusting nothing in it.

    Raises:
        AvatarError: the file cannot be read, is no PNG, is damaged, or holds no usable avatar.
    """
    try:
        # A pipe or a device would block or never end: only a plain file is opened.
        if not path.is_file():
            raise AvatarError(PictureFileCode.MISSING, path=path)
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise AvatarError(PictureFileCode.TOO_LARGE, name=path.name)
        with path.open("rb") as stream:
            text = _avatar_text(stream, path.name)
    except OSError as error:
        raise AvatarError(FileCode.UNREADABLE, path=path, why=reason(error)) from error
    if text is None:
        raise AvatarError(PictureFileCode.NO_AVATAR_INSIDE, name=path.name)
    return Avatar.from_json(text)


def _picture(pixels: NDArray[np.uint8]) -> Image.Image:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError(f"pixels must be uint8 [h, w, 3], not {pixels.dtype} {pixels.shape}")
    return Image.fromarray(np.ascontiguousarray(pixels))


def _avatar_text(stream: BinaryIO, name: str) -> bytes | None:
    """Walk the chunks of a PNG and return the text of its avatar chunk, if it has one."""
    if stream.read(len(PNG_SIGNATURE)) != PNG_SIGNATURE:
        raise AvatarError(PictureFileCode.NOT_PNG, name=name)
    for _ in range(MAX_CHUNKS):
        header = stream.read(8)
        if len(header) < 8:
            raise AvatarError(PictureFileCode.CUT_OFF, name=name)
        length, kind = struct.unpack(">I4s", header)
        if kind == b"IEND":
            return None
        if kind != b"iTXt":
            stream.seek(length + 4, io.SEEK_CUR)
            continue
        keyword = stream.read(min(length, len(AVATAR_KEYWORD) + 1))
        if keyword != AVATAR_KEYWORD.encode() + b"\x00":
            stream.seek(length - len(keyword) + 4, io.SEEK_CUR)
            continue
        if length > _MAX_CHUNK_BYTES:
            raise AvatarError(PictureFileCode.AVATAR_TOO_LARGE, name=name)
        rest = stream.read(length - len(keyword))
        checksum = stream.read(4)
        if checksum != struct.pack(">I", zlib.crc32(kind + keyword + rest)):
            raise AvatarError(PictureFileCode.CHECKSUM_DIFFERS, name=name)
        return _text_of(rest, name)
    raise AvatarError(PictureFileCode.TOO_MANY_PARTS, name=name)


def _text_of(rest: bytes, name: str) -> bytes:
    """Return the text of an iTXt chunk, given what follows its keyword."""
    parts = rest[2:].split(b"\x00", 2)  # language, translated keyword, text
    if len(parts) != 3:
        raise AvatarError(PictureFileCode.AVATAR_DAMAGED, name=name)
    text = parts[2]
    if rest[0]:  # another program packed it
        unpacker = zlib.decompressobj()
        try:
            text = unpacker.decompress(text, MAX_JSON_BYTES + 1)
        except zlib.error as error:
            raise AvatarError(PictureFileCode.AVATAR_DAMAGED, name=name) from error
        if len(text) > MAX_JSON_BYTES:
            raise AvatarError(PictureFileCode.AVATAR_TOO_LARGE, name=name)
    return text
