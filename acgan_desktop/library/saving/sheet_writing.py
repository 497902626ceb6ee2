"""Writing sheets of faces for print, page by page, so that only one page of faces is in memory.

Everything here blocks while it computes, and may be called from any thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason, unused_name
from acgan_desktop.library.error_codes import PictureFileCode, SheetCode
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.sheets import SheetOptions, sheet_bytes, sheet_pages
from acgan_desktop.library.saving.writing import MakePicture

MOST_PAGES: Final = 20
"""Pages of one PDF lie in memory together."""


@dataclass(frozen=True)
class SavedSheet:
    """What was written.

    Attributes:
        paths: the files; none where it was given up.
        left_out: how many faces are missing because they cannot be cut out.
    """

    paths: tuple[Path, ...] = ()
    left_out: int = 0


def page_count(faces: int, options: SheetOptions) -> int:
    """Return how many pages so many faces take."""
    return -(-faces // (options.columns * options.rows))


def write_sheet(
    path: Path,
    faces: Sequence[tuple[str, MakePicture]],
    options: SheetOptions,
    *,
    named: bool = False,
    stopped: Callable[[], bool] = lambda: False,
    placed: Callable[[int], object] = lambda _: None,
) -> SavedSheet:
    """Write a sheet as one PDF, or as a PNG for each page; all of it or nothing.

    Args:
        path: ends in .png or .pdf; what is there is replaced. Further pages are "NAME-2.png" …
        faces: their names, and what makes each; a sticker that cannot be cut out is left out.
        options: how it looks.
        named: whether the names stand below the faces.
        stopped: asked before each face; True gives up.
        placed: told how many faces are on it.

    Raises:
        UserError: there are too many pages, no face is left, the disk is full, or the folder cannot
            be written.
    """
    if page_count(len(faces), options) > MOST_PAGES:
        most = MOST_PAGES * options.columns * options.rows
        raise UserError(SheetCode.TOO_MANY_PAGES, most=MOST_PAGES, faces=most)
    each, left_out = options.columns * options.rows, 0
    pages: list[Image.Image] = []
    names: list[str] = []
    there: list[FacePicture] = []

    def finish_page() -> None:
        pages.extend(sheet_pages(there, options, names if named else ()))
        names.clear()
        there.clear()

    for number, (name, make) in enumerate(faces, 1):
        face = None if stopped() else make()
        if face is None:
            return SavedSheet()
        if options.stickers and not face.can_cut:
            left_out += 1
        else:
            names.append(name)
            there.append(face)
        if len(there) == each:
            finish_page()
        placed(number)
    if there:
        finish_page()
    if not pages:
        raise UserError(SheetCode.NONE_CAN_BE_CUT)
    kind = path.suffix.lower().removeprefix(".")
    return SavedSheet(_written(path, sheet_bytes(pages, options.dpi, kind)), left_out)


def _written(path: Path, files: Sequence[bytes]) -> tuple[Path, ...]:
    paths: list[Path] = []
    for number, content in enumerate(files, 1):
        beside = path.with_name(f"{path.stem}-{number}{path.suffix}")
        place = path if number == 1 else unused_name(beside)
        try:
            durable.write_bytes(place, content)
        except OSError as error:
            raise UserError(PictureFileCode.NOT_SAVED, path=place, why=reason(error)) from error
        paths.append(place)
    return tuple(paths)
