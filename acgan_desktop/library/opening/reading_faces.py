"""Reading many faces at once: each one is found, or there is a sentence why not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.error_codes import OpeningCode
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.opening.face_sources import FaceSource, KnownModels
from acgan_desktop.library.pictures.picture_files import png_pixels
from acgan_desktop.library.pictures.same_picture import same_pictures, small_picture

Known = Callable[[], Iterable[tuple[Avatar, NDArray[np.uint8]]]]


@dataclass(frozen=True)
class ReadFace:
    """What came of one source.

    Attributes:
        source: where it was read.
        avatar: what draws it; None where there is none to be had.
        problem: why there is none.
        recognised: whether the picture had lost its avatar, which was found by its pixels.
    """

    source: FaceSource
    avatar: Avatar | None = None
    problem: UserError | None = None
    recognised: bool = False

    @property
    def name(self) -> str:
        """The name of its file, or "" where it comes from none."""
        content = self.source.content
        return content.name if isinstance(content, Path) else ""


def read_faces(
    sources: Sequence[FaceSource],
    models: KnownModels,
    *,
    stopped: Callable[[], bool] = lambda: False,
) -> list[ReadFace]:
    """Read the avatars in ``sources``; pictures are not looked at.

    Args:
        sources: where to read.
        models: the generators that share codes may name.
        stopped: asked before each; True ends it with what was read by then.
    """
    read = []
    for source in sources:
        if stopped():
            break
        try:
            read.append(ReadFace(source, source.avatar(models)))
        except AvatarError as error:
            read.append(ReadFace(source, problem=error))
    return read


def recognise(
    faces: Sequence[ReadFace], known: Known, *, stopped: Callable[[], bool] = lambda: False
) -> list[ReadFace]:
    """Find the avatars of pictures that have none inside, and return all ``faces``.

    Args:
        faces: what :func:`read_faces` returned.
        known: returns avatars and their square pictures, uint8 [n, n, 3], to recognise one by;
            called only where there is a picture without an avatar.
        stopped: asked now and then; True ends it with what was found by then.
    """
    pictures: dict[int, NDArray[np.uint8]] = {}
    for place, face in enumerate(faces):
        if face.avatar is None and not stopped():
            pixels = face.source.pixels()
            if pixels is not None:
                pictures[place] = small_picture(pixels)
    found = same_pictures(list(pictures.values()), known, stopped=stopped)
    answers = list(faces)
    for place, avatar in zip(pictures, found, strict=True):
        face = faces[place]
        if avatar is not None:
            answers[place] = ReadFace(face.source, avatar, recognised=True)
        elif face.name and not stopped():
            problem = AvatarError(OpeningCode.NOT_RECOGNISED, name=face.name)
            answers[place] = ReadFace(face.source, problem=problem)
    return answers


def kept_pictures(store: Favourites) -> Iterator[tuple[Avatar, NDArray[np.uint8]]]:
    """Yield the favourites with their pictures, newest first, a few in memory at a time."""
    for favourite in store.walk(store.numbers(Query())):
        with suppress(ValueError):
            yield favourite.avatar, png_pixels(favourite.thumbnail)


def own_picture(face: ReadFace, side: int) -> NDArray[np.uint8] | None:
    """Return the picture that came with a face, at most ``side`` wide and as high; None without."""
    pixels = face.source.pixels()
    if pixels is None:
        return None
    side = min(side, *pixels.shape[:2])
    square = ImageOps.fit(Image.fromarray(pixels), (side, side), Image.Resampling.LANCZOS)
    return np.asarray(square)
