"""``acgan-train prepare``: the command line of :func:`trainer.data.preparation.prepare.prepare`."""

import argparse
import codecs
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole, description
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import share
from trainer.cli.prepare_summary import summary
from trainer.data.labelling.label_rows import ColumnChoice
from trainer.data.labelling.source_labels import LabelWishes
from trainer.data.preparation.prepare import prepare
from trainer.data.preparation.selection import (
    KEEPABLE,
    MAX_HELD_OUT,
    Selection,
    read_keep,
    read_names,
    word,
)
from trainer.data.preparation.sizes import MAX_SIZE, MIN_SIZE
from trainer.data.preparation.split import HELD_OUT_SHARE


def add_prepare_arguments(parser: argparse.ArgumentParser, *, out_required: bool = True) -> None:
    """Add the arguments of ``prepare`` to ``parser``."""
    parser.add_argument(
        "sources", nargs="+", type=Path, metavar="SOURCE", help="folder or zip file of pictures"
    )
    parser.add_argument(
        "--size", type=int, default=64, help=f"side in pixels, {MIN_SIZE}-{MAX_SIZE} (default: 64)"
    )
    parser.add_argument(
        "--out", type=Path, required=out_required, metavar="DATASET", help="folder to make"
    )
    parser.add_argument("--name", help="name of the data set (default: the name of the folder)")
    _add_label_arguments(parser.add_argument_group("labels"))
    _add_selection_arguments(parser.add_argument_group("which pictures"))
    parser.add_argument(
        "--processes", type=int, help="processes to use (default: one per processor)"
    )


def _add_label_arguments(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--labels", action="append", default=[], metavar="WHERE",
        help="a CSV, JSON or JSON Lines file with a column of names and one for each attribute; "
        '"tags": texts beside the pictures; "folders" or "folders=NAME": a folder for each class; '
        '"inside": StyleGAN\'s dataset.json, or metadata.csv or .jsonl, in the sources; "none". '
        "Repeatable. (default: inside, or else tags, where there are any)",
    )  # fmt: skip
    group.add_argument(
        "--tags", type=Path, metavar="FILE",
        help="what tags mean, instead of the trainer's own list (resources/tags.toml)",
    )  # fmt: skip
    group.add_argument(
        "--columns", type=_columns, metavar="A,B=NEW",
        help="take these columns alone, B under the name NEW; COLUMN=file names the pictures",
    )  # fmt: skip
    group.add_argument(
        "--without-columns", type=_names, default=(), metavar="A,B", help="pass these columns over"
    )
    group.add_argument(
        "--exact-words", action="store_true",
        help="take words as written: case matters, and NaN or unknown is a class",
    )  # fmt: skip
    group.add_argument(
        "--plain-background",
        action="store_true",
        help="add the switch plain_background, told from the edge of each picture",
    )


def _add_selection_arguments(group: argparse._ArgumentGroup) -> None:
    reasons = ", ".join(word(reason) for reason in KEEPABLE)
    group.add_argument(
        "--keep", action="append", default=[], metavar="WHAT",
        help=f"leave no picture out for these reasons, between commas: {reasons}; or a file of "
        "names, such as report.json, whose pictures are kept whatever they look like. Repeatable",
    )  # fmt: skip
    group.add_argument(
        "--only", type=Path, metavar="LIST",
        help="take the pictures named in this file alone, whatever they look like: a name a line, "
        "or a table with a column of names",
    )  # fmt: skip
    group.add_argument(
        "--held-out", type=share, default=HELD_OUT_SHARE, metavar="SHARE",
        help=f"share that no training reads, 0 to {MAX_HELD_OUT} (default: {HELD_OUT_SHARE})",
    )  # fmt: skip
    group.add_argument(
        "--crop", choices=("middle", "faces"), default="middle",
        help="what is taken of a picture: the square in its middle, or each drawn face in it, for "
        "whole illustrations (default: middle)",
    )  # fmt: skip
    group.add_argument(
        "--zip-names", type=_encoding, metavar="ENCODING",
        help="what names in zip files are in that do not say so, such as cp932 or gbk (default: "
        "guessed)",
    )  # fmt: skip


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _columns(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _names(text):
        column, _, name = (piece.strip() for piece in part.partition("="))
        if not column or column in found or (name or column) in found.values():
            raise argparse.ArgumentTypeError(f"{text} names a column twice, or none")
        found[column] = name or column
    if not found:
        raise argparse.ArgumentTypeError("it names no column")
    return found


def _encoding(text: str) -> str:
    try:
        found = codecs.lookup(text)
        b"a.png".decode(found.name)
    except (LookupError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{text} is no encoding of text") from error
    return found.name


def label_wishes(args: argparse.Namespace) -> LabelWishes:
    """Return where labels come from as ``args`` say.

    Raises:
        UserError: two of them contradict each other.
    """
    said: list[str] = args.labels
    folders = [text.partition("=")[2] for text in said if _is_folders(text)]
    words = ("tags", "inside", "none")
    files = tuple(Path(text) for text in said if text not in words and not _is_folders(text))
    if "none" in said and len(said) > 1:
        raise UserError("--labels none means no labels at all; leave it or the others out.")
    return LabelWishes(
        files=files,
        tags="tags" in said,
        folders=folders[-1] if folders else None,
        inside="inside" in said,
        nothing="none" in said,
        columns=ColumnChoice(args.columns, frozenset(args.without_columns)),
        words=args.tags,
        exact=args.exact_words,
    )


def _is_folders(text: str) -> bool:
    return text == "folders" or text.startswith("folders=")


def selection(args: argparse.Namespace) -> Selection:
    """Return which pictures go in as ``args`` say.

    Raises:
        UserError: a list cannot be read.
    """
    keep, names = read_keep(args.keep)
    only = read_names(args.only) if args.only else None
    return Selection(keep, names, only, args.held_out, args.crop == "faces")


def run_prepare(args: argparse.Namespace) -> int:
    """Prepare a data set as ``args`` say, show how far it is, and say what came of it.

    Returns:
        The exit status: 0, or 130 after Ctrl-C.

    Raises:
        UserError: something that was given cannot be used.
    """
    wishes, chosen = label_wishes(args), selection(args)
    console = SafeConsole()
    columns = (
        description(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)

            def show(stage: str, done: int, total: int) -> None:
                # A stage without steps gets a bar that only shows that something goes on.
                bar.update(
                    task, description=stage, completed=done, total=total if total > 1 else None
                )
                args.reporter.show(stage, done, total)

            report = prepare(
                args.sources,
                wishes,
                args.size,
                args.out,
                name=args.name,
                progress=show,
                processes=args.processes,
                plain_background=args.plain_background,
                selection=chosen,
                zip_encoding=args.zip_names,
            )
    except KeyboardInterrupt:
        console.say("Stopped; nothing was left behind.")
        return 130
    args.reporter.values |= {"found": report.found, "kept": report.kept}
    print_text(summary(report, args.out), end="")
    return 0
