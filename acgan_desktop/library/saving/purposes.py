"""What a picture is saved for: the size, the kinds of file and the limit that a service sets.

One table, which the window and the command line both read. A limit in kB is meant in thousands of
bytes, the smaller of the two readings, so that a file passes under either.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from acgan_desktop.core.errors import Message
from acgan_desktop.library.error_codes import PurposeCode


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
        title: what it is called for people, in English; a :class:`Message`, for other languages.
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
AS_DRAWN: Final = Purpose("drawn", Message(PurposeCode.AS_DRAWN))
OWN_SIZE: Final = Purpose("own", Message(PurposeCode.OWN_SIZE), kinds=tuple(FileKind))
ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)

PURPOSES: Final[dict[str, Purpose]] = {
    purpose.key: purpose
    for purpose in (
        AS_DRAWN,
        Purpose("discord", Message(PurposeCode.DISCORD_AVATAR), 512, round=True),
        Purpose("discord-emoji", Message(PurposeCode.DISCORD_EMOJI), 128, 256_000),
        Purpose(
            "discord-sticker", Message(PurposeCode.DISCORD_STICKER), 320, 512_000, (FileKind.PNG,)
        ),
        Purpose("x", Message(PurposeCode.X_AVATAR), 400, 2_000_000, _PNG_OR_JPEG, round=True),
        Purpose("steam", Message(PurposeCode.STEAM_AVATAR), 184, kinds=_PNG_OR_JPEG),
        Purpose(
            "youtube", Message(PurposeCode.YOUTUBE_AVATAR), 800, kinds=_PNG_OR_JPEG, round=True
        ),
        Purpose(
            "favicon",
            Message(PurposeCode.ICON),
            max(ICON_SIZES),
            kinds=(FileKind.ICO, FileKind.PNG),
        ),
        OWN_SIZE,
    )
}
"""By key, in the order in which they are shown."""
