"""What was chosen last where pictures are saved, as it is kept between starts."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core.file_model import FileModel

ColourText = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


class SavingSettings(FileModel):
    """The last choice where pictures are saved; a value of its own, replaced as a whole.

    What belongs to one picture, its crop and its name, is not remembered.

    Attributes:
        purpose: the key of what it was for; one that is not known counts as "drawn".
        kind: the kind of file, by its suffix.
        own_size: the side in pixels where the size is one's own.
        margin: how much of the side stays free on each edge.
        round: whether pictures are cut to a circle.
        background: what stands behind the face.
        colour: the one colour.
        gradient: the two colours of a gradient.
        angle: which way it runs, in degrees.
        picture: the file of the own picture.
        pattern: names of many files.
        preview_round: whether the preview shows faces in circles.
        page: the paper of a sheet.
        stickers: whether a sheet is of stickers.
        names: whether names stand on a sheet.
        columns: faces side by side on a sheet.
        rows: one below the other.
        dpi: dots an inch.
    """

    model_config = ConfigDict(frozen=True)

    purpose: Annotated[str, Field(max_length=40)] = "drawn"
    kind: Literal["png", "jpg", "webp", "ico"] = "png"
    own_size: Annotated[int, Field(ge=8, le=4096)] = 512
    margin: Annotated[FiniteFloat, Field(ge=0, le=0.4)] = 0.0
    round: bool = False
    background: Literal["keep", "transparent", "colour", "gradient", "picture"] = "keep"
    colour: ColourText = "#faaac8"
    gradient: tuple[ColourText, ColourText] = ("#faaac8", "#5082eb")
    angle: Annotated[FiniteFloat, Field(ge=-360, le=360)] = 0.0
    picture: Annotated[str, Field(max_length=4096)] | None = None
    pattern: Annotated[str, Field(min_length=1, max_length=500)] = "avatar-{seed}-{n}"
    preview_round: bool = True
    page: Annotated[str, Field(max_length=40)] = "a4"
    stickers: bool = False
    names: bool = False
    columns: Annotated[int, Field(ge=1, le=100)] = 4
    rows: Annotated[int, Field(ge=1, le=100)] = 5
    dpi: Annotated[int, Field(ge=36, le=1200)] = 300
