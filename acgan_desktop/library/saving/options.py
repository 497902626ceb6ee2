"""How one picture is saved: everything that decides the file, as one frozen value."""

import math
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Final

from acgan_desktop.core.error_codes import PictureCode
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.library.error_codes import MeasureCode, SavingCode
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.saving.purposes import AS_DRAWN, FileKind, Purpose

MIN_SIDE: Final = 8
MAX_SIDE: Final = 4096
MIN_ZOOM: Final = 0.25
MAX_ZOOM: Final = 16.0
MAX_MARGIN: Final = 0.4

Colour = tuple[int, int, int]


class BackgroundKind(StrEnum):
    """What stands behind the face."""

    KEEP = "keep"
    TRANSPARENT = "transparent"
    COLOUR = "colour"
    GRADIENT = "gradient"
    PICTURE = "picture"


@dataclass(frozen=True)
class Background:
    """What stands behind the face.

    Attributes:
        kind: all but KEEP need a face on plain ground, which is cut out.
        colours: one of three levels from 0 to 255 for COLOUR; two for GRADIENT.
        angle: which way a gradient runs, in degrees: 0 = from the top down, 90 = to the right.
        picture: the file for PICTURE; it is enlarged or shrunk until it covers the square.
    """

    kind: BackgroundKind = BackgroundKind.KEEP
    colours: tuple[Colour, ...] = ()
    angle: float = 0.0
    picture: Path | None = None

    def __post_init__(self) -> None:
        """Check that what the kind needs is there.

        Raises:
            UserError: it is not.
        """
        needed = {BackgroundKind.COLOUR: 1, BackgroundKind.GRADIENT: 2}.get(self.kind, 0)
        if len(self.colours) != needed or not all(
            len(colour) == 3 and all(0 <= level <= 255 for level in colour)
            for colour in self.colours
        ):
            raise UserError(SavingCode.BACKGROUND_COLOURS, kind=self.kind.value, count=needed)
        if (self.kind is BackgroundKind.PICTURE) != (self.picture is not None):
            raise UserError(SavingCode.BACKGROUND_FILE)
        if not math.isfinite(self.angle):
            raise UserError(SavingCode.GRADIENT_ANGLE)

    @property
    def cuts(self) -> bool:
        """Whether the face is cut out for it."""
        return self.kind is not BackgroundKind.KEEP


@dataclass(frozen=True)
class Crop:
    """Which part of the picture is taken: a square.

    Attributes:
        x: its middle across, 0 (left) to 1 (right).
        y: its middle down, 0 (top) to 1 (bottom).
        zoom: 1 takes the whole shorter side, 2 half of it, up to 16; below 1 takes more.
        turn: how far the picture is turned clockwise around the middle, in degrees.
    """

    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0
    turn: float = 0.0


@dataclass(frozen=True)
class SaveOptions:
    """How one picture is saved.

    Attributes:
        purpose: what for; it says the limits.
        kind: the kind of file; one of the purpose's.
        size: the side in pixels, 8 to 4096; ``None`` = the purpose's, or as drawn.
        crop: which part of the picture.
        margin: how much of the side stays free on each edge, 0 to 0.4.
        round: whether it is cut to a circle.
        background: what stands behind the face.
        resampler: how the picture is enlarged.
        embed: whether the avatar lies inside; only PNG can carry it.
    """

    purpose: Purpose = AS_DRAWN
    kind: FileKind = FileKind.PNG
    size: int | None = None
    crop: Crop = field(default_factory=Crop)
    margin: float = 0.0
    round: bool = False
    background: Background = field(default_factory=Background)
    resampler: Resampler = Resampler.LANCZOS
    embed: bool = True

    def __post_init__(self) -> None:
        """Check every number and that the purpose allows the kind.

        Raises:
            UserError: something is not possible; the sentence says what is.
        """
        if self.kind not in self.purpose.kinds:
            raise UserError(
                SavingCode.KIND_NOT_TAKEN,
                purpose=self.purpose.title,
                kinds=reduce(_either, (kind.value.upper() for kind in self.purpose.kinds)),
                kind=self.kind.value.upper(),
            )
        check_ranges(
            (MeasureCode.SIZE, self.side(MIN_SIDE), MIN_SIDE, MAX_SIDE),
            (MeasureCode.CROP_X, self.crop.x, 0, 1),
            (MeasureCode.CROP_Y, self.crop.y, 0, 1),
            (MeasureCode.ZOOM, self.crop.zoom, MIN_ZOOM, MAX_ZOOM),
            (MeasureCode.TURN, self.crop.turn, -360, 360),
            (MeasureCode.MARGIN, self.margin, 0, MAX_MARGIN),
        )

    def side(self, drawn: int) -> int:
        """Return the side of the saved square for a picture whose shorter side is ``drawn``."""
        return self.size or self.purpose.size or drawn

    @property
    def plain(self) -> bool:
        """Whether the picture is saved just as it was drawn, but for its kind of file."""
        return replace(self, kind=FileKind.PNG, embed=True, purpose=AS_DRAWN) == SaveOptions() and (
            self.purpose.size is None
        )


def check_ranges(*measures: tuple[MeasureCode, float, float, float]) -> None:
    """Check each of ``measures``: what it is, its value, the least and the most that it may be.

    Raises:
        UserError: one lies outside; the sentence names it and its range.
    """
    for what, value, least, most in measures:
        if not least <= value <= most:
            raise UserError(SavingCode.OUTSIDE, what=what, least=least, most=most, value=value)


def _either(first: str, last: str) -> str:
    return Message(PictureCode.ONE_OF, first=first, last=last)


def for_purpose(purpose: Purpose) -> SaveOptions:
    """Return how a picture is saved for ``purpose`` where nothing else is asked for."""
    return SaveOptions(purpose=purpose, kind=purpose.kinds[0])


NAMED_COLOURS: Final[dict[str, Colour]] = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "red": (220, 50, 60),
    "orange": (245, 150, 60),
    "yellow": (250, 220, 90),
    "green": (80, 190, 110),
    "aqua": (110, 215, 220),
    "blue": (80, 130, 235),
    "purple": (150, 100, 220),
    "pink": (250, 170, 200),
}
"""Colours that can be named instead of written as #rrggbb."""


def read_colour(text: str) -> Colour:
    """Read a colour: "#ff8800", "f80", or a name such as "pink".

    Raises:
        UserError: it is none.
    """
    word = text.strip().casefold()
    if word in NAMED_COLOURS:
        return NAMED_COLOURS[word]
    digits = word.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        raise UserError(SavingCode.NO_COLOUR, text=text, names=", ".join(NAMED_COLOURS))
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def read_background(text: str) -> Background:
    """Read a background: keep, transparent, a colour, two as "pink,#2040a0", or a picture's file.

    Raises:
        UserError: it is none of these.
    """
    word = text.strip()
    if word.casefold() in (BackgroundKind.KEEP, BackgroundKind.TRANSPARENT):
        return Background(BackgroundKind(word.casefold()))
    parts = word.split(",")
    try:
        colours = tuple(read_colour(part) for part in parts)
    except UserError:
        path = Path(word)
        if not path.is_file():
            raise UserError(SavingCode.NO_BACKGROUND, text=text) from None
        return Background(BackgroundKind.PICTURE, picture=path)
    if len(colours) > 2:
        raise UserError(SavingCode.GRADIENT_COLOURS, count=len(colours))
    kind = BackgroundKind.COLOUR if len(colours) == 1 else BackgroundKind.GRADIENT
    return Background(kind, colours)
