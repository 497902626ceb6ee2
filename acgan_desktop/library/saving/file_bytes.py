"""The bytes of a saved picture, within the limit of what it is for, found by measuring.

A file that is too large is made again with fewer colours (PNG) or lower quality (JPEG, WebP), and
only if that is not enough with fewer pixels. So its size is known before anything is written.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.error_codes import SavingCode
from acgan_desktop.library.pictures.picture_files import (
    AVATAR_KEYWORD,
    UPSCALER_KEYWORD,
    png_bytes,
)
from acgan_desktop.library.saving.framing import FacePicture, framed
from acgan_desktop.library.saving.options import MIN_SIDE, SaveOptions
from acgan_desktop.library.saving.purposes import ICON_SIZES, FileKind

_COLOURS: Final = (256, 128, 64, 32, 16)
_QUALITY: Final = 95
_QUALITIES: Final = (85, 75, 65, 55, 45, 35)
_SMALLER: Final = 0.85


@dataclass(frozen=True)
class SavedFile:
    """A file that is ready to be written.

    Attributes:
        content: its bytes.
        kind: what kind of file it is.
        width: in pixels; of an icon, of its largest picture.
        height: likewise.
        colours: how many it was reduced to; ``None`` = not at all.
        quality: of JPEG and WebP; ``None`` for what knows none.
        asked: the side that was asked for; more than ``width`` where the limit allows no more.
    """

    content: bytes
    kind: FileKind
    width: int
    height: int
    colours: int | None = None
    quality: int | None = None
    asked: int = 0

    @property
    def reduced(self) -> bool:
        """Whether something was given up to keep the limit."""
        lower = self.quality is not None and self.quality < _QUALITY
        return self.colours is not None or lower or self.width < self.asked


def file_for(picture: FacePicture, options: SaveOptions) -> SavedFile:
    """Return the file that ``options`` ask for.

    Raises:
        GroundNotPlain: the background is to be another and the ground is not plain.
        UserError: the background cannot be read, or the limit cannot be kept.
    """
    if options.kind is FileKind.PNG and options.plain and not picture.is_cut:
        height, width = picture.pixels.shape[:2]
        content = png_bytes(
            picture.pixels,
            picture.avatar if options.embed else None,
            finished_by=picture.finished_by,
        )
        return SavedFile(content, FileKind.PNG, width, height, asked=width)
    most = options.purpose.most_bytes
    smallest = None
    for file in _attempts(picture, options):
        if most is None or len(file.content) <= most:
            return file
        smallest = len(file.content)
    raise UserError(
        SavingCode.LIMIT_NOT_KEPT,
        smallest=(smallest or 0) / 1000,
        purpose=options.purpose.title,
        most=(most or 0) / 1000,
    )


def _attempts(picture: FacePicture, options: SaveOptions) -> Iterator[SavedFile]:
    """Yield files, each of which gives up more than the one before."""
    asked = side = options.side(min(picture.pixels.shape[:2]))
    texts = _texts(picture, options)
    if options.kind is FileKind.ICO:
        yield _icon(picture, options, side)
        return
    while side >= MIN_SIDE:
        image = framed(picture, options, side)
        for colours, quality in _steps(options.kind):
            content = _encoded(image, options.kind, texts, colours, quality)
            yield SavedFile(content, options.kind, side, side, colours, quality, asked)
        side = int(side * _SMALLER)


def _texts(picture: FacePicture, options: SaveOptions) -> PngInfo:
    """Return what a PNG says beside its pixels."""
    info = PngInfo()
    info.add(b"sRGB", b"\x00")
    if options.embed and picture.avatar is not None:
        info.add_itxt(AVATAR_KEYWORD, picture.avatar.to_json())
    if picture.finished_by is not None:
        info.add_itxt(UPSCALER_KEYWORD, picture.finished_by.to_json())
    return info


def _steps(kind: FileKind) -> Iterator[tuple[int | None, int | None]]:
    """Yield numbers of colours and qualities, the best first."""
    if kind is FileKind.PNG:
        yield None, None
        yield from ((colours, None) for colours in _COLOURS)
    else:
        yield from ((None, quality) for quality in (_QUALITY, *_QUALITIES))


def _encoded(
    image: Image.Image,
    kind: FileKind,
    texts: PngInfo,
    colours: int | None,
    quality: int | None,
) -> bytes:
    stream = io.BytesIO()
    opaque = image.getchannel("A").getextrema()[0] == 255
    match kind:
        case FileKind.PNG:
            shown = image.convert("RGB") if opaque else image
            if colours is not None:
                method = Image.Quantize.MEDIANCUT if opaque else Image.Quantize.FASTOCTREE
                shown = shown.quantize(colours, method)
            shown.save(stream, "PNG", pnginfo=texts, compress_level=9 if colours else 6)
        case FileKind.JPEG:
            flat = Image.new("RGBA", image.size, (255, 255, 255, 255))
            flat.alpha_composite(image)
            flat.convert("RGB").save(
                stream, "JPEG", quality=quality or _QUALITY, subsampling=0, optimize=True
            )
        case _:
            shown = image.convert("RGB") if opaque else image
            shown.save(stream, "WEBP", quality=quality or _QUALITY, method=4)
    return stream.getvalue()


def _icon(picture: FacePicture, options: SaveOptions, side: int) -> SavedFile:
    """Return an icon of all usual sizes up to ``side``, each made from the picture itself."""
    sizes = [size for size in ICON_SIZES if size <= side] or [min(side, max(ICON_SIZES))]
    images = [framed(picture, options, size) for size in sizes]
    stream = io.BytesIO()
    images[-1].save(
        stream, "ICO", sizes=[(size, size) for size in sizes], append_images=images[:-1]
    )
    return SavedFile(stream.getvalue(), FileKind.ICO, sizes[-1], sizes[-1], asked=sizes[-1])
