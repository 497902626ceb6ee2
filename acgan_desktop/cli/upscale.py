"""``acgan upscale``: makes a person's own small pictures larger and sharp."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from acgan_desktop.cli.options.finishing import Finishing, add_finishing_options, open_finisher
from acgan_desktop.cli.options.shared import progress_bar
from acgan_desktop.cli.output_files import prepare_place
from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PictureError, decoded
from acgan_desktop.core.user_folders import make_folder, reason
from acgan_desktop.core.visible_text import print_text

if TYPE_CHECKING:
    from acgan_desktop.library.pictures.finishing import Finisher

_MAX_BYTES = 256 * 1024 * 1024
_MAX_PIXELS = 2048 * 2048
_DEFAULT_TIMES = 4


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``upscale``."""
    parser.add_argument("pictures", type=Path, nargs="+", metavar="PICTURE", help="what to enlarge")
    how = parser.add_argument_group("where and how")
    how.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="folder for the larger pictures (beside each picture)",
    )
    add_finishing_options(how, str(_DEFAULT_TIMES))
    how.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda"),
        default="auto",
        help="what to compute on; auto takes a GPU where one works (auto)",
    )
    how.add_argument("--force", action="store_true", help="replace pictures that are there already")


def upscale(arguments: argparse.Namespace) -> int:
    """Enlarge the pictures that ``arguments`` name into PNGs called ``NAME-large.png``.

    All are read before the first is written, so that a wrong name costs no work.

    Raises:
        UserError: a picture cannot be read, or something is in the way.
    """
    places: dict[Path, Path] = {}
    for path in arguments.pictures:
        _read(path)
        folder = path.parent if arguments.out is None else make_folder(arguments.out)
        place = prepare_place(folder / f"{path.stem}-large.png", arguments.force)
        if place in places.values():
            raise UserError(f"Two of the pictures would become {place}; enlarge them one by one.")
        places[path] = place
    said = ""
    with open_finisher(arguments) as finisher, progress_bar() as progress:
        task = progress.add_task("enlarging", total=len(places))
        for path, place in places.items():

            def show(done: int, of: int, name: str = path.name) -> None:
                progress.update(task, description=f"{name}: {done} of {of} tiles")

            said = _enlarge(path, place, arguments, finisher, show)
            progress.advance(task)
    print_text(said)
    for place in places.values():
        print_text(f"Picture: {place}")
    return 0


def _enlarge(
    path: Path,
    place: Path,
    arguments: argparse.Namespace,
    finisher: "Finisher",
    show: Callable[[int, int], None],
) -> str:
    """Write one larger picture; return what is to be said of how."""
    from acgan_desktop.library.pictures.finishing import finish_picture, picture_bytes

    picture = _read(path)
    side = max(picture.size)
    upscaler = finisher.upscaler
    if upscaler is not None and side > upscaler.manifest.sizes.max:
        raise UserError(
            f"{path} has {picture.width} x {picture.height} pixels; this upscaler takes "
            f"{upscaler.manifest.sizes.max} a side. Use --quality plain."
        )
    finishing = Finishing(finisher, arguments, side, _DEFAULT_TIMES)
    drawn = finish_picture(finisher, picture, finishing.times, None, show)
    if finishing.side is not None:
        by = finishing.side / max(drawn.size)
        size = (max(1, round(drawn.width * by)), max(1, round(drawn.height * by)))
        drawn = drawn.resize(size, Image.Resampling.LANCZOS)
    try:
        durable.write_bytes(place, picture_bytes(drawn, finishing.finished_by()))
    except OSError as error:
        raise UserError(f"The picture {place} cannot be saved: {reason(error)}.") from error
    return finishing.report()


def _read(path: Path) -> Image.Image:
    """Return the picture at ``path``, upright.

    Raises:
        UserError: it cannot be read.
    """
    content = read_bounded(path, _MAX_BYTES, "a picture")
    try:
        return decoded(content, _upright, most_pixels=_MAX_PIXELS)
    except PictureError as error:
        raise UserError(f"{path} cannot be enlarged: it {error}.") from error


def _upright(picture: Image.Image) -> Image.Image:
    return ImageOps.exif_transpose(picture).copy()
