"""``acgan-train``: prepare faces, train a generator, export it to a model file."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from acgan_desktop import __version__
from acgan_desktop.core.command_examples import add_examples
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import JobReporter, reporting_in
from acgan_desktop.core.visible_text import print_problem
from trainer.cli.card_command import add_card_arguments, run_card
from trainer.cli.checkpoint_command import add_checkpoint_arguments
from trainer.cli.compare_command import add_compare_arguments, run_compare
from trainer.cli.evaluate_command import add_evaluate_arguments, run_evaluate
from trainer.cli.examples import EXAMPLES
from trainer.cli.export_command import add_export_arguments, run_export
from trainer.cli.fit_command import add_fit_arguments, run_fit
from trainer.cli.label_command import add_label_arguments, run_label
from trainer.cli.networks.encoder_command import add_encoder_arguments
from trainer.cli.networks.tagger_command import add_tagger_arguments
from trainer.cli.networks.upscaler_command import add_upscaler_arguments
from trainer.cli.pack_command import add_pack_arguments, add_unpack_arguments, run_pack, run_unpack
from trainer.cli.paper_command import add_paper_arguments, run_paper
from trainer.cli.prepare_command import add_prepare_arguments, run_prepare
from trainer.cli.recipes_command import run_recipes
from trainer.runs.out_of_memory import is_out_of_memory

Command = Callable[[argparse.Namespace], int]

FIT_PACKAGES = ("torch", "safetensors", "filelock", "tensorboard")
EXPORT_PACKAGES = ("torch", "safetensors", "onnxscript")
REPORT_PACKAGES = ("jinja2", "matplotlib")
COMPARE_PACKAGES = (*FIT_PACKAGES, "onnxscript", *REPORT_PACKAGES)
CHECKPOINT_PACKAGES = ("torch", "safetensors", "filelock")
EVALUATE_PACKAGES = (*EXPORT_PACKAGES, "torchmetrics")
CARD_PACKAGES = (*EVALUATE_PACKAGES, "matplotlib")
PAPER_PACKAGES = ("torch", *REPORT_PACKAGES)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; needs no torch."""
    parser = argparse.ArgumentParser(prog="acgan-train", description=__doc__)
    parser.add_argument("--version", action="version", version=f"acgan-train {__version__}")
    parser.add_argument(
        "--job", type=Path, metavar="FOLDER",
        help="also say in this folder, for programs, how far the command is and how it ends",
    )  # fmt: skip
    parser.set_defaults(reporter=JobReporter())
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(
        name: str, words: str, run: Command, needs: Sequence[str] = ()
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run, needs=tuple(needs))
        return command

    add_prepare_arguments(
        add("prepare", "Turn folders and zip files of faces into a data set.", run_prepare)
    )
    add_pack_arguments(add("pack", "Make a data set small for carrying.", run_pack))
    add_unpack_arguments(add("unpack", "Make a data set of a packed one.", run_unpack))
    add_fit_arguments(
        add("fit", "Train a generator, or go on with a training.", run_fit, FIT_PACKAGES)
    )
    add_export_arguments(
        add("export", "Turn a training into a model file.", run_export, EXPORT_PACKAGES)
    )
    _add_groups(commands)
    add_evaluate_arguments(
        add("evaluate", "Measure how good a model is.", run_evaluate, EVALUATE_PACKAGES)
    )
    add_card_arguments(
        add("card", "Describe a model: a card beside sheets of faces.", run_card, CARD_PACKAGES)
    )
    add_compare_arguments(
        add(
            "compare",
            "Train several recipes under one budget, and report by which to choose.",
            run_compare,
            COMPARE_PACKAGES,
        )
    )
    add_label_arguments(add("label", "Fill in unknown labels of a data set.", run_label))
    add_paper_arguments(
        add(
            "paper",
            "Set the first paper's table beside a run of its model.",
            run_paper,
            PAPER_PACKAGES,
        )
    )
    add("recipes", "List the recipes that come with the trainer.", run_recipes)
    add_examples(parser, EXAMPLES)
    return parser


def _add_groups(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that have commands of their own."""
    checkpoint = commands.add_parser(
        "checkpoint", help="Carry a training from machine to machine in a few small files."
    )
    add_checkpoint_arguments(checkpoint, CHECKPOINT_PACKAGES)
    tagger = commands.add_parser(
        "tagger", help="Train, judge and export the network that reads attributes off faces."
    )
    add_tagger_arguments(tagger)
    add_upscaler_arguments(
        commands.add_parser("upscaler", help="The same for the network that enlarges pictures.")
    )
    add_encoder_arguments(
        commands.add_parser("encoder", help="The same for one that finds a picture's latents.")
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``acgan-train`` with ``argv`` (the process's own arguments if None).

    Returns:
        The exit status: 0, 2 when something given cannot be used, 130 after Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name that a Windows console cannot show
    args = build_parser().parse_args(argv)
    try:
        with reporting_in(args.job) as args.reporter:
            status, sentence = _run(args)
            args.reporter.end(status, sentence)
            return status
    except (UserError, OSError) as error:  # of the job's folder
        print_problem("acgan-train", _sentence(error))
        return 2


def _run(args: argparse.Namespace) -> tuple[int, str]:
    """Run the command that ``args`` name; return its exit status, and what was wrong, or ""."""
    run: Command = args.run
    try:
        check_packages(args.command, args.needs)
        return run(args), ""
    except (UserError, OSError) as error:
        sentence = _sentence(error)
    except KeyboardInterrupt:
        print("acgan-train: stopped.", file=sys.stderr)
        return 130, ""
    except Exception as error:
        if not is_out_of_memory(error):
            args.reporter.end(1, f"{type(error).__name__}: {error}")
            raise
        sentence = (
            f"The memory was not enough for {args.command}; close other programs, or give it less "
            "to do at once."
        )
    print_problem("acgan-train", sentence)
    return 2, sentence


def _sentence(error: UserError | OSError) -> str:
    """Return what to tell of ``error``."""
    if isinstance(error, UserError):
        return str(error)
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}."


def check_packages(command: str, packages: Sequence[str]) -> None:
    """Check that what ``command`` imports is installed.

    Raises:
        UserError: something is missing; the sentence says how to install it.
    """
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise UserError(
            f"{command} needs {', '.join(missing)}: run pip install 'acgan-desktop[train]' first."
        )
