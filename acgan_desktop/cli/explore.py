"""``acgan explore``: a piece of the endless map of faces, as one picture."""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.finishing import FAST, add_quality_option, open_finisher
from acgan_desktop.cli.options.shared import (
    add_device_options,
    add_model_wishes,
    add_scale_option,
    add_seed_option,
    add_truncation_option,
    named_or_default,
    progress_bar,
    truncation_in,
    whole,
)
from acgan_desktop.cli.options.wishes import printable, wish_in
from acgan_desktop.cli.output_files import prepare_place
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.latent.latent_map import MAX_LEVEL, MIN_LEVEL, LatentMap, tiles_per_site
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import model_of
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.pictures.avatar_files import load_avatar

if TYPE_CHECKING:
    from acgan_desktop.engine.runtime.device import RunsOn

BATCH = 16
# Larger pictures are more than most programs open.
MAX_SIDE = 16_384
MAX_AREA = 2**27
_FARTHEST = 2**40


def add_options(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Give ``parser`` the options of ``explore``, with those of the model that ``argv`` names.

    Raises:
        UserError: there is no model, or it is not usable; an avatar of --around is not.
    """
    wishes = parser.add_argument_group("what the whole map shows")
    where = parser.add_argument_group("which piece of which map")
    add_seed_option(where)
    where.add_argument(
        "--around",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="one to four pictures with an avatar inside; the map lies around them",
    )
    where.add_argument(
        "--columns", type=whole(1, 4096), default=12, metavar="N", help="how many across (12)"
    )
    where.add_argument(
        "--rows", type=whole(1, 4096), default=8, metavar="N", help="how many down (8)"
    )
    for name, side in (("--left", "column"), ("--top", "row")):
        where.add_argument(
            name,
            type=whole(-_FARTHEST, _FARTHEST),
            metavar="N",
            help=f"number of the first {side}; without it, the middle of the map is shown",
        )
    where.add_argument(
        "--zoom",
        type=whole(MIN_LEVEL, MAX_LEVEL),
        default=0,
        metavar="Z",
        help=f"from {MIN_LEVEL}, each face unlike the next, to {MAX_LEVEL}, hardly a change (0)",
    )
    add_truncation_option(where)
    how = parser.add_argument_group("where and how")
    how.add_argument(
        "--out", type=Path, default=Path("map.png"), metavar="FILE", help="picture (map.png)"
    )
    how.add_argument(
        "--gap", type=whole(0, 64), default=0, metavar="N", help="white pixels between faces (0)"
    )
    add_scale_option(how)
    add_quality_option(how, FAST)
    add_device_options(how)
    how.add_argument("--force", action="store_true", help="replace a picture that is there")

    def find(named: str | None) -> Path:
        around = _around(argv)
        return (
            model_of(load_avatar(around[0]))
            if named is None and around
            else (named_or_default(named))
        )

    add_model_wishes(parser, wishes, argv, find)


def explore(arguments: argparse.Namespace) -> int:
    """Draw the map that ``arguments`` ask for, and print where it is and what it shows.

    Raises:
        UserError: something in the way, a full disk, a model or an avatar that does not fit.
    """
    manifest: GeneratorManifest = arguments.manifest
    if arguments.out.suffix.lower() != ".png":
        raise UserError(f"{arguments.out} must end in .png, since a map is written as PNG.")
    plane = LatentMap(
        manifest,
        arguments.seed,
        [load_avatar(path) for path in arguments.around],
        wish_in(arguments, manifest),
        truncation_in(arguments, manifest),
    )
    _check_size(arguments, manifest)
    columns, rows = _piece(arguments, plane)
    avatars = plane.tiles(columns, rows, arguments.zoom)
    path = prepare_place(arguments.out, arguments.force)
    ran_on, tiles = _draw(arguments, avatars)
    sheet = picture_files.joined(tiles, len(columns), arguments.gap, border=0)
    prepare_place(path, arguments.force)
    picture_files.save_png(path, sheet)

    why = f" {ran_on.reason}" if ran_on.reason else ""
    print_text(
        f"Drew a map of {len(columns)} x {len(rows)} avatars with {printable(manifest.name)} on "
        f"the {ran_on.label}.{why}"
    )
    print_text(f"Picture: {path} ({sheet.shape[1]} x {sheet.shape[0]} pixels)")
    print_text(
        f"Piece:   columns {columns[0]} to {columns[-1]}, rows {rows[0]} to {rows[-1]} "
        f"at zoom {arguments.zoom}"
    )
    return 0


def _around(argv: Sequence[str]) -> list[Path]:
    """Return the files of --around before all options are known."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--around", type=Path, nargs="+", default=[])
    try:
        files: list[Path] = early.parse_known_args(argv)[0].around
    except argparse.ArgumentError:  # the full parser says so
        return []
    return files


def _check_size(arguments: argparse.Namespace, manifest: GeneratorManifest) -> None:
    step = manifest.resolution * arguments.scale + arguments.gap
    width, height = arguments.columns * step, arguments.rows * step
    if max(width, height) > MAX_SIDE or width * height > MAX_AREA:
        raise UserError(
            f"A map of {arguments.columns} x {arguments.rows} faces would have {width} x {height} "
            f"pixels, more than a picture should; ask for fewer --columns or --rows."
        )


def _piece(arguments: argparse.Namespace, plane: LatentMap) -> tuple[range, range]:
    """Return the columns and rows to show; what was not named lies around the map's middle."""
    span = tiles_per_site(arguments.zoom)
    firsts = [
        math.ceil(middle * span - (count - 1) / 2) if named is None else named
        for named, middle, count in zip(
            (arguments.left, arguments.top),
            plane.home,
            (arguments.columns, arguments.rows),
            strict=True,
        )
    ]
    return (
        range(firsts[0], firsts[0] + arguments.columns),
        range(firsts[1], firsts[1] + arguments.rows),
    )


def _draw(
    arguments: argparse.Namespace, avatars: Sequence[Avatar]
) -> tuple["RunsOn", NDArray[np.uint8]]:
    """Draw ``avatars``, enlarged as asked; return what drew them, and the pictures."""
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator

    drawn = []
    with (
        Generator.open(arguments.model_path, Device(arguments.device)) as generator,
        open_finisher(arguments) as finisher,
        progress_bar() as progress,
    ):
        task = progress.add_task("drawing", total=len(avatars))
        for start in range(0, len(avatars), BATCH):
            batch = generator.render(avatars[start : start + BATCH])
            drawn += list(finisher.finish(batch, arguments.scale))
            progress.advance(task, len(batch))
        return generator.runs_on, np.stack(drawn)
