"""``acgan generate``: draws avatars into a folder, with no screen."""

import argparse
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.avatar import Avatar
from acgan_desktop.cli_options import (
    add_device_options,
    add_model_wishes,
    add_scale_option,
    add_seed_option,
    add_truncation_option,
    progress_bar,
    truncation_in,
    whole,
)
from acgan_desktop.cli_wishes import printable, wish_in
from acgan_desktop.cli_writing import refuse_to_replace, write_picture
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.library import pictures
from acgan_desktop.library.folders import make_folder, unused_name

if TYPE_CHECKING:
    from acgan_desktop.engine.device import RunsOn

# So many pictures are drawn between two looks at the progress bar.
BATCH = 16
MAX_COUNT = 100_000
_INSTEAD = "choose another --out, another --seed or --first"


def add_options(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Give ``parser`` the options of ``generate``, with those of the model that ``argv`` names.

    Raises:
        UserError: there is no model, or it is not usable. Where only help is asked for, the help
            says so instead.
    """
    wishes = parser.add_argument_group("what to draw")
    how = parser.add_argument_group("how many, where and how")
    how.add_argument(
        "--count", type=whole(1, MAX_COUNT), default=16, metavar="N", help="how many (16)"
    )
    add_seed_option(how)
    how.add_argument(
        "--first",
        type=whole(0, 2**63),
        default=0,
        metavar="I",
        help="number of the first face of the seed; 16 goes on after the first 16 (0)",
    )
    how.add_argument(
        "--out", type=Path, default=Path("avatars"), metavar="DIR", help="folder (avatars)"
    )
    add_truncation_option(how)
    add_scale_option(how)
    add_device_options(how)
    how.add_argument(
        "--no-embed",
        action="store_true",
        help="leave the avatar out of the PNGs; they cannot be edited again then",
    )
    how.add_argument("--force", action="store_true", help="replace pictures that are there already")

    add_model_wishes(parser, wishes, argv)


def generate(arguments: argparse.Namespace) -> int:
    """Draw what ``arguments`` ask for, and print where it is and what drew it.

    Pictures that are in the folder already stay as they are: one that carries the very avatar
    asked for is accepted if it would be written with the same bytes; any other one in the way is
    an error before anything is drawn, unless ``--force`` allows to replace it. A contact sheet of
    another command is never replaced without ``--force``: the new one gets a number.

    Raises:
        UserError: something in the way, a full disk, a model that does not work.
    """
    manifest: GeneratorManifest = arguments.manifest
    asked = truncation_in(arguments, manifest)
    truncation = manifest.truncation.default if asked is None else asked
    # Not at the top: --help needs no engine.
    from acgan_desktop.engine.wishes import candidates

    first, count, seed = arguments.first, arguments.count, arguments.seed
    wish = wish_in(arguments, manifest)
    avatars = candidates(manifest, wish, seed, first, count, truncation)
    folder = make_folder(arguments.out)
    digits = max(3, len(str(first + count - 1)))
    paths = [
        folder / f"avatar-seed{seed}-{index:0{digits}d}.png"
        for index in range(first, first + count)
    ]
    if not arguments.force:
        refuse_to_replace(paths, avatars, _INSTEAD)
    ran_on, shown = _draw(arguments, avatars, paths)
    sheet = _write_sheet(folder, shown, arguments.force)

    what = "1 avatar" if count == 1 else f"{count} avatars"
    why = f" {ran_on.reason}" if ran_on.reason else ""
    print(f"Drew {what} with {printable(manifest.name)} on the {ran_on.label}.{why}")
    print(f"Pictures:      {paths[0]}" + (f" to {paths[-1].name}" if count > 1 else ""))
    note = f" (the first {len(shown)})" if len(shown) < count else ""
    print(f"Contact sheet: {sheet}{note}")
    return 0


def _draw(
    arguments: argparse.Namespace, avatars: Sequence[Avatar], paths: Sequence[Path]
) -> tuple["RunsOn", NDArray[np.uint8]]:
    """Draw ``avatars`` into ``paths``; return what drew them, and those for the contact sheet."""
    from acgan_desktop.engine.device import Device
    from acgan_desktop.engine.generator import Generator

    shown = []
    with (
        Generator.open(arguments.model_path, Device(arguments.device)) as generator,
        progress_bar() as progress,
    ):
        side = generator.manifest.resolution
        room = pictures.contact_sheet_room(side, side)
        task = progress.add_task("drawing", total=len(avatars))
        for start in range(0, len(avatars), BATCH):
            batch = slice(start, start + BATCH)
            pixels = generator.render(avatars[batch])
            shown.append(pixels[: max(0, room - start)])
            for path, avatar, picture in zip(paths[batch], avatars[batch], pixels, strict=True):
                inside = None if arguments.no_embed else avatar
                content = pictures.png_bytes(picture, inside, arguments.scale)
                write_picture(path, content, arguments.force, _INSTEAD)
                progress.advance(task)
        return generator.runs_on, np.concatenate(shown)


def _write_sheet(folder: Path, shown: NDArray[np.uint8], force: bool) -> Path:
    """Write the contact sheet and return where; a different one that is there is kept."""
    content = pictures.png_bytes(pictures.contact_sheet(shown))
    path = folder / "contact-sheet.png"
    if not force and os.path.lexists(path):
        with suppress(OSError):
            if path.read_bytes() == content:
                return path
        path = unused_name(path)
    write_picture(path, content, force, _INSTEAD)
    return path
