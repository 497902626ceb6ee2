"""Faces from outside that are not read yet: files, a picture from the clipboard, pasted lines.

Which files are what is told by their names; whether they are is seen when they are read.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import decoded
from acgan_desktop.engine.error_codes import SharingCode
from acgan_desktop.engine.latent.share_code import (
    PREFIX,
    ShareCodeError,
    decode,
    looks_like_code,
)
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.error_codes import OpeningCode
from acgan_desktop.library.pictures.avatar_files import load_avatar
from acgan_desktop.library.pictures.picture_files import read_avatar

MODEL_SUFFIX: Final = ".onnx"
COLLECTION_SUFFIX: Final = ".jsonl"
FACE_SUFFIXES: Final = (".png", ".json", ".jpg", ".jpeg", ".webp")
_MOST_BYTES: Final = 1 << 26
_MOST_PIXELS: Final = 1 << 25
_MOST_LINES: Final = 2000
# What editors and chat programs put before a text, and nobody sees.
_UNSEEN: Final = "\ufeff\u200b\u200e\u2060"
_CODES: Final = re.compile(rf"(?={re.escape(PREFIX)})", re.IGNORECASE)


@dataclass(frozen=True)
class KnownModels:
    """The generators that a share code may name.

    Attributes:
        opened: the one that is open, or None.
        installed: returns all that are installed, which takes a moment.
    """

    opened: GeneratorManifest | None
    installed: Callable[[], Sequence[GeneratorManifest]]

    def avatar_of(self, code: str) -> Avatar:
        """Return the avatar of a share code.

        Raises:
            ShareCodeError: it is damaged, or its model is not there.
        """
        if self.opened is not None:
            try:
                return decode(code, [self.opened])
            except ShareCodeError as error:
                if getattr(error.sentence, "code", None) not in _OF_OTHER_MODELS:
                    raise
        return decode(code, self.installed())


_OF_OTHER_MODELS: Final = (SharingCode.MODEL_MISSING, SharingCode.MODEL_NAMELESS)


@dataclass(frozen=True)
class Incoming:
    """Files by what their names promise; endings may be in capitals.

    Attributes:
        models: model files.
        collections: collections of favourites.
        others: anything else, to be looked into for avatars.
    """

    models: tuple[Path, ...] = ()
    collections: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Self:
        """Sort ``paths``, each once."""
        paths = list(dict.fromkeys(paths))
        models = tuple(path for path in paths if path.suffix.lower() == MODEL_SUFFIX)
        collections = tuple(path for path in paths if path.suffix.lower() == COLLECTION_SUFFIX)
        others = tuple(path for path in paths if path not in {*models, *collections})
        return cls(models, collections, others)


@dataclass(frozen=True)
class FaceSource:
    """One face that is not read yet.

    Attributes:
        content: the file it is in, the bytes of a PNG, or a text: JSON or a share code.
    """

    content: Path | bytes | str

    def avatar(self, models: KnownModels) -> Avatar:
        """Return the avatar in it, trusting nothing.

        Args:
            models: the generators that a share code may name.

        Raises:
            AvatarError: there is none that can be used.
        """
        content = self.content
        if isinstance(content, Path):
            return load_avatar(content)
        if isinstance(content, bytes):
            return _avatar_in(content)
        if looks_like_code(content):
            return models.avatar_of(content)
        return Avatar.from_json(content)

    def pixels(self) -> NDArray[np.uint8] | None:
        """Return its picture, uint8 [h, w, 3], what is transparent on white; None without one."""
        content = self.content
        if isinstance(content, str):
            return None
        with suppress(UserError):
            if isinstance(content, Path):
                content = read_bounded(content, _MOST_BYTES, OpeningCode.PICTURE)
            return decoded(content, _on_white, most_pixels=_MOST_PIXELS)
        return None


def sources_in_text(text: str) -> list[FaceSource]:
    """Return the avatars in ``text``: as JSON, one or one a line, or as share codes.

    Chat programs break long codes over lines; what stands before the first code is passed over.
    """
    text = text.strip().strip(_UNSEEN).strip()
    if text.startswith("{"):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        # Written for people, one avatar takes many lines, few of which begin or end like a whole.
        several = all(line.startswith("{") and line.endswith("}") for line in lines)
        return [FaceSource(line) for line in (lines[:_MOST_LINES] if several else [text])]
    codes = [part.strip() for part in _CODES.split(text)]
    return [FaceSource(code) for code in codes if looks_like_code(code)][:_MOST_LINES]


def _avatar_in(content: bytes) -> Avatar:
    with tempfile.TemporaryDirectory(prefix="acgan-") as folder:
        path = Path(folder) / "picture.png"
        path.write_bytes(content)
        return read_avatar(path)


def _on_white(picture: Image.Image) -> NDArray[np.uint8]:
    if picture.mode in ("RGB", "L"):
        return np.asarray(picture.convert("RGB"))
    whole = picture.convert("RGBA")
    white = Image.new("RGBA", whole.size, "white")
    return np.asarray(Image.alpha_composite(white, whole).convert("RGB"))
