"""``acgan sheet``: saved faces on sheets for print, whole or as stickers."""

import argparse
from pathlib import Path

from acgan_desktop.cli.options.shared import whole
from acgan_desktop.cli.output_files import prepare_place, write_picture
from acgan_desktop.cli.save import read_picture
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.library.pictures.cutting_out import GroundNotPlain
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.sheets import (
    MAX_CELLS,
    SheetOptions,
    sheet_bytes,
    sheet_pages,
)

_INSTEAD = "choose another --out"
_ENDINGS = {".png": "png", ".pdf": "pdf"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``sheet``."""
    usual = SheetOptions()
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PNG, JPEG or WebP")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("sheet.png"),
        metavar="FILE",
        help=".png or .pdf (sheet.png)",
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    look = parser.add_argument_group("how it looks")
    look.add_argument(
        "--stickers", action="store_true", help="cut faces out, with a white border around each"
    )
    look.add_argument("--names", action="store_true", help="write the files' names below the faces")
    cells = whole(1, MAX_CELLS)
    look.add_argument(
        "--columns", type=cells, default=usual.columns, metavar="N", help="faces a row (4)"
    )
    look.add_argument("--rows", type=cells, default=usual.rows, metavar="N", help="rows a page (5)")
    look.add_argument(
        "--page",
        type=_page,
        default=(usual.width, usual.height),
        metavar="WxH",
        help="size of the page in mm (210x297, which is A4)",
    )
    look.add_argument("--dpi", type=whole(36, 1200), default=usual.dpi, metavar="N", help="(300)")


def sheet(arguments: argparse.Namespace) -> int:
    """Write the sheet that ``arguments`` ask for and print where it is.

    Raises:
        UserError: a picture cannot be read or cut out, or something is in the way.
    """
    kind = _ENDINGS.get(arguments.out.suffix.lower())
    if kind is None:
        raise UserError(f"{arguments.out.name} does not end in .png or .pdf.")
    width, height = arguments.page
    options = SheetOptions(
        columns=arguments.columns,
        rows=arguments.rows,
        width=width,
        height=height,
        dpi=arguments.dpi,
        stickers=arguments.stickers,
    )
    prepare_place(arguments.out, arguments.force)
    faces = [FacePicture(*read_picture(path)) for path in arguments.files]
    if arguments.stickers:
        for path, face in zip(arguments.files, faces, strict=True):
            if not face.can_cut:
                raise GroundNotPlain(
                    f"The ground of {path.name} is not plain, so it cannot become a sticker; leave "
                    "it out."
                )
    names = [path.stem for path in arguments.files] if arguments.names else []
    pages = sheet_pages(faces, options, names)
    files = sheet_bytes(pages, options.dpi, kind)
    for number, content in enumerate(files, 1):
        path = arguments.out
        if number > 1:
            path = path.with_name(f"{path.stem}-{number}{path.suffix}")
        write_picture(path, content, arguments.force, _INSTEAD)
        print_text(f"{path} ({len(content) / 1000:.1f} kB)")
    print_text(f"{len(pages)} page(s) of {width:g} x {height:g} mm at {options.dpi} dpi.")
    return 0


def _page(text: str) -> tuple[float, float]:
    try:
        width, height = (float(part) for part in text.casefold().split("x"))
    except ValueError as error:
        raise argparse.ArgumentTypeError("a page is two lengths in mm, such as 210x297") from error
    return width, height
