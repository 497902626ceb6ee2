"""What a person chose where pictures are saved, as one value, and how it is remembered."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.saving.options import (
    MAX_SIDE,
    Background,
    BackgroundKind,
    Colour,
    Crop,
    SaveOptions,
    read_colour,
)
from acgan_desktop.library.saving.purposes import AS_DRAWN, OWN_SIZE, PURPOSES, FileKind, Purpose
from acgan_desktop.library.saving.writing import times_for
from acgan_desktop.library.settings.settings import Settings


@dataclass(frozen=True)
class BackgroundChoice:
    """What stands behind the face, and what was chosen for the kinds that are not taken now.

    Attributes:
        kind: the kind that is taken.
        colour: of three levels, for COLOUR.
        gradient: its two colours.
        angle: which way it runs, in degrees: 0 = from the top down, 90 = to the right.
        picture: the file for PICTURE, or None.
    """

    kind: BackgroundKind = BackgroundKind.KEEP
    colour: Colour = (250, 170, 200)
    gradient: tuple[Colour, Colour] = ((250, 170, 200), (80, 130, 235))
    angle: float = 0.0
    picture: Path | None = None

    def background(self) -> Background:
        """Return the background itself; what is there is kept while no picture is named."""
        match self.kind:
            case BackgroundKind.COLOUR:
                return Background(self.kind, (self.colour,))
            case BackgroundKind.GRADIENT:
                return Background(self.kind, self.gradient, self.angle)
            case BackgroundKind.PICTURE:
                return Background(self.kind, picture=self.picture) if self.picture else Background()
            case _:
                return Background(self.kind)


@dataclass(frozen=True)
class SaveChoice:
    """All that is chosen of how pictures are saved.

    Attributes:
        purpose: what for.
        kind: the kind of file; one that the purpose does not take gives way to its best one.
        own_size: the side in pixels where the purpose is one's own size.
        scale: how many times as large as drawn, where the purpose is "as drawn".
        resampler: how pictures are enlarged.
        crop: which part of the picture.
        margin: how much of the side stays free on each edge.
        round: whether it is cut to a circle.
        background: what stands behind the face.
        embed: whether PNGs carry their avatar.
    """

    purpose: Purpose = AS_DRAWN
    kind: FileKind = FileKind.PNG
    own_size: int = 512
    scale: int = 4
    resampler: Resampler = Resampler.LANCZOS
    crop: Crop = field(default_factory=Crop)
    margin: float = 0.0
    round: bool = False
    background: BackgroundChoice = field(default_factory=BackgroundChoice)
    embed: bool = True

    @property
    def kind_taken(self) -> FileKind:
        """The kind of file that is written."""
        return self.kind if self.kind in self.purpose.kinds else self.purpose.kinds[0]

    def side(self, drawn: int) -> int:
        """Return the side of the file in pixels, for a picture whose shorter side is ``drawn``."""
        if self.purpose is OWN_SIZE:
            return self.own_size
        return self.purpose.size or min(MAX_SIDE, self.scale * drawn)

    def times(self, drawn: int) -> int:
        """Return how many times a picture is made larger before it is framed."""
        if self.purpose is AS_DRAWN:
            return self.scale
        wanted = self.side(drawn) * (1 - 2 * self.margin) * max(1.0, self.crop.zoom)
        return times_for(drawn, round(wanted), self.resampler)

    def options(self) -> SaveOptions:
        """Return how the larger picture becomes the file."""
        return SaveOptions(
            purpose=self.purpose,
            kind=self.kind_taken,
            size=self.own_size if self.purpose is OWN_SIZE else None,
            crop=self.crop,
            margin=self.margin,
            round=self.round,
            background=self.background.background(),
            resampler=self.resampler,
            embed=self.embed,
        )

    @classmethod
    def remembered(cls, settings: Settings) -> Self:
        """Return what was chosen last."""
        last = settings.saving
        background = BackgroundChoice(
            BackgroundKind(last.background),
            read_colour(last.colour),
            (read_colour(last.gradient[0]), read_colour(last.gradient[1])),
            last.angle,
            Path(last.picture) if last.picture else None,
        )
        return cls(
            purpose=PURPOSES.get(last.purpose, AS_DRAWN),
            kind=FileKind(last.kind),
            own_size=last.own_size,
            scale=settings.save_scale,
            resampler=settings.save_resampler,
            margin=last.margin,
            round=last.round,
            background=background,
            embed=settings.embed_avatar,
        )

    def remember(self, settings: Settings) -> None:
        """Write into ``settings`` what is to be the same the next time."""
        settings.save_scale, settings.save_resampler = self.scale, self.resampler
        settings.embed_avatar = self.embed
        behind = self.background
        settings.saving = settings.saving.model_copy(
            update={
                "purpose": self.purpose.key,
                "kind": self.kind.value,
                "own_size": self.own_size,
                "margin": self.margin,
                "round": self.round,
                "background": behind.kind.value,
                "colour": colour_text(behind.colour),
                "gradient": (colour_text(behind.gradient[0]), colour_text(behind.gradient[1])),
                "angle": behind.angle,
                "picture": str(behind.picture) if behind.picture else None,
            }
        )


def colour_text(colour: Colour) -> str:
    """Return a colour as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
