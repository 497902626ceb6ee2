"""What the drawing commands share: options for model, device and numbers, and the progress bar."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.progress import Progress

from acgan_desktop.cli.options.wishes import add_wish_options, printable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole, progress_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import default_model, generator_manifest, model_called

FindModel = Callable[[str | None], Path]


def whole(low: int, high: int) -> Callable[[str], int]:
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


def add_seed_option(group: argparse._ArgumentGroup) -> None:
    """Give ``group`` the option --seed."""
    group.add_argument(
        "--seed",
        type=whole(0, 2**64 - 1),
        default=1,
        metavar="S",
        help="another seed gives other faces, the same seed the same ones (1)",
    )


def add_truncation_option(group: argparse._ArgumentGroup) -> None:
    """Give ``group`` the option --truncation, which :func:`truncation_in` checks."""
    group.add_argument(
        "--truncation",
        type=float,
        metavar="PSI",
        help="from 0, typical faces, to 1, unusual ones; the model has a default of its own",
    )


def truncation_in(arguments: argparse.Namespace, manifest: GeneratorManifest) -> float | None:
    """Return the truncation asked for, or ``None`` where none was.

    Raises:
        UserError: the model does not allow it.
    """
    asked: float | None = arguments.truncation
    allowed = manifest.truncation
    if asked is not None and not allowed.min <= asked <= allowed.max:
        raise UserError(
            f"The truncation of this model must lie between {allowed.min:g} and {allowed.max:g}, "
            f"not at {asked:g}."
        )
    return asked


def add_scale_option(group: argparse._ArgumentGroup) -> None:
    """Give ``group`` the option --scale."""
    group.add_argument(
        "--scale",
        type=int,
        choices=(1, 2, 4, 8),
        default=1,
        help="how many times to enlarge the pictures (1)",
    )


def add_device_options(group: argparse._ArgumentGroup) -> None:
    """Give ``group`` the options --model and --device."""
    group.add_argument("--model", metavar="FILE", help="a model file, or an installed one's name")
    group.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda"),
        default="auto",
        help="what to draw on; auto takes a GPU where one works (auto)",
    )


def named_or_default(name: str | None) -> Path:
    """Return the model called ``name``, or the one that is drawn with by default."""
    return default_model() if name is None else model_called(name)


def add_model_wishes(
    parser: argparse.ArgumentParser,
    wishes: argparse._ArgumentGroup,
    argv: Sequence[str],
    find: FindModel = named_or_default,
) -> None:
    """Find the model before the options are read, since its attributes are options too.

    It sets ``model_path`` and ``manifest``, and gives ``wishes`` one option per attribute.

    Args:
        parser: has all its other options already.
        wishes: the group for the attributes.
        argv: the arguments that ``parser`` will read.
        find: finds the model, given the value of --model.

    Raises:
        UserError: there is no model, or it is not usable. Where only help is asked for, the help
            says so instead.
    """
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--model")
    try:
        named = early.parse_known_args(argv)[0].model
    except argparse.ArgumentError:  # a --model without a file: the full parser says so
        named = None
    try:
        path = find(named)
        manifest = generator_manifest(path)
    except UserError as error:
        if not {"-h", "--help"} & set(argv):
            raise
        parser.epilog = str(error).replace("%", "%%")
        return
    parser.set_defaults(model_path=path, manifest=manifest)
    known = set(parser._option_string_actions)  # noqa: SLF001 - argparse has no public list
    add_wish_options(wishes, manifest, known)


def progress_bar() -> Progress:
    """Return a progress bar on a terminal, and nothing elsewhere."""
    console = SafeConsole()
    return progress_of(console, transient=True, disable=not console.is_terminal)
