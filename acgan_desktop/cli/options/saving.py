"""What commands share that save pictures for a purpose: options, names, and the file's bytes."""

import argparse
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.pictures.cutting_out import GroundNotPlain
from acgan_desktop.library.pictures.picture_files import FinishedBy
from acgan_desktop.library.saving.file_bytes import file_for
from acgan_desktop.library.saving.file_names import FileNames, Values
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.options import (
    Background,
    Crop,
    SaveOptions,
    read_background,
)
from acgan_desktop.library.saving.purposes import AS_DRAWN, OWN_SIZE, PURPOSES, FileKind

_KINDS = {kind.value: kind for kind in FileKind} | {"jpeg": FileKind.JPEG}


def add_saving_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options that say what pictures are saved for."""
    group = parser.add_argument_group("what the files are for")
    sizes = ", ".join(
        f"{purpose.key}{f' ({purpose.size} px)' if purpose.size else ''}"
        for purpose in PURPOSES.values()
    )
    group.add_argument("--for", dest="purpose", choices=PURPOSES, metavar="WHAT", help=sizes)
    group.add_argument("--side", type=int, metavar="N", help="another size: N x N pixels")
    group.add_argument(
        "--kind", choices=_KINDS, metavar="KIND", help=f"kind of file: {', '.join(_KINDS)}"
    )
    group.add_argument("--round", action="store_true", help="cut to a circle")
    group.add_argument(
        "--background",
        type=_background,
        metavar="WHAT",
        help="keep, transparent, a colour (pink, #ff8800), two for a gradient (pink,blue), or a "
        "picture's file; all but keep need a face on plain ground",
    )
    group.add_argument(
        "--margin", type=float, default=0.0, metavar="SHARE", help="free on each edge, 0 to 0.4 (0)"
    )
    group.add_argument(
        "--crop",
        type=_crop,
        metavar="X,Y,ZOOM",
        help="the middle from 0,0 (left, top) to 1,1 and how much nearer (0.5,0.5,1)",
    )
    group.add_argument(
        "--turn", type=float, default=0.0, metavar="DEGREES", help="turn clockwise (0)"
    )
    group.add_argument(
        "--names",
        metavar="PATTERN",
        help="names of the files, such as {hair_color}-{seed}-{n:3}; also {index}",
    )


class PictureSaver:
    """Makes the bytes of pictures as a command's options ask for them.

    Attributes:
        options: how they are saved.
        asked: whether anything was asked for; without, a picture is saved just as it was drawn.
        ending: the ending of their names, such as ".png".
        kept: how many kept their background, because it is not plain.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Read the options of :func:`add_saving_options`.

        Raises:
            UserError: they do not go together, or are not possible.
        """
        self.options = _options(arguments)
        self.asked = self.options != SaveOptions(embed=self.options.embed)
        self.ending = f".{self.options.kind.value}"
        self._names = FileNames(arguments.names) if arguments.names else None
        self.kept = 0

    @property
    def cuts(self) -> bool:
        """Whether faces are cut out."""
        return self.options.background.cuts

    def name(self, values: Values, default: str = "avatar") -> str:
        """Return the name of a file with its ending: by the pattern, or ``default`` without one.

        Raises:
            UserError: the pattern names something that is not known.
        """
        return f"{self._names.name(values) if self._names else default}{self.ending}"

    @property
    def names(self) -> bool:
        """Whether a pattern for names is given."""
        return self._names is not None

    def content(
        self,
        pixels: NDArray[np.uint8],
        avatar: Avatar | None,
        finished_by: FinishedBy | None = None,
    ) -> bytes:
        """Return the file of ``pixels`` [h, w, 3 or 4], as they were drawn, or finished by that.

        Raises:
            UserError: the limit cannot be kept, or the background's picture cannot be read.
        """
        picture = FacePicture(pixels, avatar, finished_by)
        try:
            return file_for(picture, self.options).content
        except GroundNotPlain:
            self.kept += 1
            return file_for(picture, replace(self.options, background=Background())).content

    def problem(self) -> str:
        """Say how many kept their background against what was asked for; "" for none."""
        if not self.kept:
            return ""
        pictures = "1 picture has" if self.kept == 1 else f"{self.kept} pictures have"
        return f"{pictures} no plain ground, so the background was kept."


def _options(arguments: argparse.Namespace) -> SaveOptions:
    if arguments.purpose is not None:
        purpose = PURPOSES[arguments.purpose]
    else:
        own = arguments.side is not None or arguments.kind == FileKind.ICO
        purpose = OWN_SIZE if own else AS_DRAWN
    crop: Crop = arguments.crop or Crop()
    return SaveOptions(
        purpose=purpose,
        kind=_KINDS[arguments.kind] if arguments.kind else purpose.kinds[0],
        size=arguments.side,
        crop=replace(crop, turn=arguments.turn),
        margin=arguments.margin,
        round=arguments.round,
        background=arguments.background or Background(),
        embed=not arguments.no_embed,
    )


def _background(text: str) -> Background:
    try:
        return read_background(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _crop(text: str) -> Crop:
    try:
        x, y, zoom = (float(part) for part in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("a crop is three numbers, such as 0.5,0.4,1.5") from error
    return Crop(x, y, zoom)
