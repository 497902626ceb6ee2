"""``acgan generate``: draws avatars into a folder, with no screen."""

import argparse
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import Progress

from acgan_desktop import durable
from acgan_desktop.avatar import Avatar, AvatarError
from acgan_desktop.cli_wishes import add_wish_options, printable, wish_in
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.errors import UserError
from acgan_desktop.library import pictures
from acgan_desktop.library.folders import make_folder, reason, unused_name
from acgan_desktop.library.models import default_model, generator_manifest, model_called

if TYPE_CHECKING:
    from acgan_desktop.engine.device import RunsOn

# So many pictures are drawn between two looks at the progress bar.
BATCH = 16
MAX_COUNT = 100_000


def add_options(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Give ``parser`` the options of ``generate``, with those of the model that ``argv`` names.

    Raises:
        UserError: there is no model, or it is not usable. Where only help is asked for, the help
            says so instead.
    """
    wishes = parser.add_argument_group("what to draw")
    how = parser.add_argument_group("how many, where and how")
    how.add_argument(
        "--count", type=_whole(1, MAX_COUNT), default=16, metavar="N", help="how many (16)"
    )
    how.add_argument(
        "--seed",
        type=_whole(0, 2**64 - 1),
        default=1,
        metavar="S",
        help="another seed gives other faces, the same seed the same ones (1)",
    )
    how.add_argument(
        "--first",
        type=_whole(0, 2**63),
        default=0,
        metavar="I",
        help="number of the first face of the seed; 16 goes on after the first 16 (0)",
    )
    how.add_argument(
        "--out", type=Path, default=Path("avatars"), metavar="DIR", help="folder (avatars)"
    )
    how.add_argument(
        "--truncation",
        type=float,
        metavar="PSI",
        help="from 0, typical faces, to 1, unusual ones; the model has a default of its own",
    )
    how.add_argument(
        "--scale",
        type=int,
        choices=(1, 2, 4, 8),
        default=1,
        help="how many times to enlarge the PNGs (1)",
    )
    how.add_argument("--model", metavar="FILE", help="a model file, or an installed one's name")
    how.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda"),
        default="auto",
        help="what to draw on; auto takes a GPU where one works (auto)",
    )
    how.add_argument(
        "--no-embed",
        action="store_true",
        help="leave the avatar out of the PNGs; they cannot be edited again then",
    )
    how.add_argument("--force", action="store_true", help="replace pictures that are there already")

    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--model")
    try:
        named = early.parse_known_args(argv)[0].model
    except argparse.ArgumentError:  # a --model without a file: the full parser says so
        named = None
    try:
        path = default_model() if named is None else model_called(named)
        manifest = generator_manifest(path)
    except UserError as error:
        if not {"-h", "--help"} & set(argv):
            raise
        parser.epilog = str(error).replace("%", "%%")
        return
    parser.set_defaults(model_path=path, manifest=manifest)
    add_wish_options(wishes, manifest, set(parser._option_string_actions))


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
    truncation = _truncation(arguments.truncation, manifest)
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
        _refuse_to_replace(paths, avatars)
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
        _progress() as progress,
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
                _write(path, content, arguments.force)
                progress.advance(task)
        return generator.runs_on, np.concatenate(shown)


def _whole(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers between ``low`` and ``high``."""

    def read(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(
                f"{printable(text)!r} is not a whole number from {low} to {high}"
            )
        return number

    return read


def _truncation(asked: float | None, manifest: GeneratorManifest) -> float:
    allowed = manifest.truncation
    if asked is None:
        return allowed.default
    if not allowed.min <= asked <= allowed.max:
        raise UserError(
            f"The truncation of this model must lie between {allowed.min:g} and {allowed.max:g}, "
            f"not at {asked:g}."
        )
    return asked


def _refuse_to_replace(paths: Sequence[Path], avatars: Sequence[Avatar]) -> None:
    """Refuse while nothing is written yet, unless what is there is what was asked for."""
    in_the_way = [
        path
        for path, avatar in zip(paths, avatars, strict=True)
        if os.path.lexists(path) and not _holds(path, avatar)
    ]
    if in_the_way:
        more = f" and {len(in_the_way) - 1} more" if len(in_the_way) > 1 else ""
        raise _in_the_way(f"{in_the_way[0]}{more}")


def _holds(path: Path, avatar: Avatar) -> bool:
    try:
        return pictures.read_avatar(path) == avatar
    except AvatarError:
        return False


def _in_the_way(what: str) -> UserError:
    return UserError(
        f"Other pictures are there already: {what}; choose another --out, another --seed or "
        "--first, or replace them with --force."
    )


def _write(path: Path, content: bytes, force: bool) -> None:
    """Write one picture; one that is there with the same bytes is left alone."""
    try:
        if not force and os.path.lexists(path):
            if path.read_bytes() != content:
                raise _in_the_way(str(path))
            return
        durable.write_bytes(path, content)
    except OSError as error:
        raise UserError(f"The picture {path} cannot be saved: {reason(error)}.") from error


def _write_sheet(folder: Path, shown: NDArray[np.uint8], force: bool) -> Path:
    """Write the contact sheet and return where; a different one that is there is kept."""
    content = pictures.png_bytes(pictures.contact_sheet(shown))
    path = folder / "contact-sheet.png"
    if not force and os.path.lexists(path):
        with suppress(OSError):
            if path.read_bytes() == content:
                return path
        path = unused_name(path)
    _write(path, content, force)
    return path


def _progress() -> Progress:
    """Return a progress bar on a terminal, and nothing elsewhere."""
    console = Console(stderr=True)
    return Progress(console=console, transient=True, disable=not console.is_terminal)
