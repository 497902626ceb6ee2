"""What a picture is saved for: the size, the kinds of file and the limit that a service sets.

One table, which the window and the command line both read. A limit in kB is meant in thousands of
bytes, the smaller of the two readings, so that a file passes under either.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FileKind(StrEnum):
    """A kind of picture file, named by its usual suffix without the dot."""

    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    ICO = "ico"

    @property
    def transparent(self) -> bool:
        """Whether it can hold transparent pixels."""
        return self is not FileKind.JPEG


@dataclass(frozen=True)
class Purpose:
    """One thing a picture can be saved for.

    Attributes:
        key: what it is called on the command line and in settings.
        title: what it is called for people, in English.
        size: the side of the square in pixels; ``None`` = as drawn, or what is asked for.
        most_bytes: so large the file may be; ``None`` = no limit that matters.
        kinds: the kinds of file that are taken there, the best one first.
        round: whether the service shows it in a circle.
    """

    key: str
    title: str
    size: int | None = None
    most_bytes: int | None = None
    kinds: tuple[FileKind, ...] = (FileKind.PNG, FileKind.JPEG, FileKind.WEBP)
    round: bool = False


_PNG_OR_JPEG: Final = (FileKind.PNG, FileKind.JPEG)
AS_DRAWN: Final = Purpose("drawn", "As drawn")
OWN_SIZE: Final = Purpose("own", "Own size", kinds=tuple(FileKind))
ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)

PURPOSES: Final[dict[str, Purpose]] = {
    purpose.key: purpose
    for purpose in (
        AS_DRAWN,
        Purpose("discord", "Discord avatar", 512, round=True),
        Purpose("discord-emoji", "Discord emoji", 128, 256_000),
        Purpose("discord-sticker", "Discord sticker", 320, 512_000, (FileKind.PNG,)),
        Purpose("x", "X avatar", 400, 2_000_000, _PNG_OR_JPEG, round=True),
        Purpose("steam", "Steam avatar", 184, kinds=_PNG_OR_JPEG),
        Purpose("youtube", "YouTube avatar", 800, kinds=_PNG_OR_JPEG, round=True),
        Purpose("favicon", "Favicon or icon", max(ICON_SIZES), kinds=(FileKind.ICO, FileKind.PNG)),
        OWN_SIZE,
    )
}
"""By key, in the order in which they are shown."""
