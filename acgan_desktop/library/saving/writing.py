"""Writing faces to files: made larger first, then framed, packed within their limit, and counted.

Everything here blocks while it computes, and may be called from any thread.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from acgan_desktop.core import durable
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason, unused_name
from acgan_desktop.library.error_codes import PictureFileCode
from acgan_desktop.library.pictures.cutting_out import GroundNotPlain
from acgan_desktop.library.pictures.export import Enlarge, Pixels
from acgan_desktop.library.pictures.picture_files import Resampler, scaled
from acgan_desktop.library.saving.file_bytes import SavedFile, file_for
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.options import Background, SaveOptions

USUAL_TIMES: Final = 4
MOST_TIMES: Final = 8

MakePicture = Callable[[], FacePicture | None]
"""Returns a face as large as it is needed, which may take seconds; None gives up."""


@dataclass(frozen=True)
class Saved:
    """What was written.

    Attributes:
        paths: the files, in the order of the faces.
        kept: how many faces kept their background because it is not plain.
        reduced: how many files gave up colours, quality or size to keep a limit.
    """

    paths: tuple[Path, ...] = ()
    kept: int = 0
    reduced: int = 0


def times_for(drawn: int, side: int, resampler: Resampler) -> int:
    """Return how many times a picture is made larger before it is framed.

    Args:
        drawn: its shorter side in pixels.
        side: of the file, in pixels.
        resampler: squares need no larger picture: framing makes them.
    """
    if resampler is Resampler.NEAREST:
        return 1
    return MOST_TIMES if side >= 2 * USUAL_TIMES * drawn else USUAL_TIMES


def larger(
    avatar: Avatar, pixels: Pixels, times: int, resampler: Resampler, enlarge: Enlarge | None
) -> FacePicture:
    """Return a drawn picture ``times`` as large.

    Args:
        avatar: what draws it.
        pixels: as the generator drew it, [h, w, 3].
        times: 1 to 16.
        resampler: how it is enlarged without an upscaler; squares are never made by one.
        enlarge: finishes it; resampled if None.
    """
    if enlarge is None or times == 1 or resampler is Resampler.NEAREST:
        return FacePicture(scaled(pixels, times, resampler), avatar)
    large, finished_by = enlarge(pixels, times)
    return FacePicture(large, avatar, finished_by)


def file_or_kept(picture: FacePicture, options: SaveOptions) -> tuple[SavedFile, bool]:
    """Return the file of ``picture``, and whether it had to keep its background.

    Raises:
        UserError: the background's picture cannot be read, or the limit cannot be kept.
    """
    try:
        return file_for(picture, options), False
    except GroundNotPlain:
        return file_for(picture, replace(options, background=Background())), True


def write_faces(
    faces: Iterable[tuple[Path, MakePicture]],
    options: SaveOptions,
    *,
    replaces: bool = False,
    stopped: Callable[[], bool] = lambda: False,
    written: Callable[[int], object] = lambda _: None,
) -> Saved:
    """Write each of ``faces`` to its path, whole or not at all.

    Args:
        faces: where each goes, and what makes it.
        options: how they are saved.
        replaces: whether a file that is there is replaced; else the new one gets a number.
        stopped: asked before each face; True ends it, and what is written stays.
        written: told how many are there.

    Raises:
        UserError: the disk is full, a folder cannot be written, or a limit cannot be kept; what is
            written stays.
    """
    saved = Saved()
    for path, make in faces:
        picture = None if stopped() else make()
        if picture is None:
            break
        file, kept = file_or_kept(picture, options)
        place = path if replaces else unused_name(path)
        try:
            durable.write_bytes(place, file.content)
        except OSError as error:
            raise UserError(PictureFileCode.NOT_SAVED, path=place, why=reason(error)) from error
        saved = Saved(
            (*saved.paths, place), saved.kept + kept, saved.reduced + (file.reduced and not kept)
        )
        written(len(saved.paths))
    return saved
