"""What the commands of all these networks have alike: how they are asked, and how they end."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import add_device_arguments, add_minutes_argument, positive
from trainer.export.model_facts import NO_LICENCE

TRAINING = ("torch", "safetensors", "filelock", "tensorboard")
EXPORT = ("torch", "safetensors", "onnxscript")
T = TypeVar("T")


class AddCommand(Protocol):
    """Adds a command, which then sets ``run`` and what it ``needs``."""

    def __call__(
        self,
        name: str,
        words: str,
        run: Callable[[argparse.Namespace], int],
        needs: tuple[str, ...] = (),
    ) -> argparse.ArgumentParser:
        """Return the parser of the command ``name``, described by ``words``."""


def commands_of(parser: argparse.ArgumentParser, dest: str) -> AddCommand:
    """Return what adds the commands of one network to ``parser``; ``dest`` keeps which is asked."""
    commands = parser.add_subparsers(dest=dest, required=True, metavar="COMMAND")

    def add(
        name: str,
        words: str,
        run: Callable[[argparse.Namespace], int],
        needs: tuple[str, ...] = (),
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run, needs=needs)
        return command

    return add


def add_run_argument(fit: argparse.ArgumentParser, words: str = "the run's folder") -> None:
    """Add ``--run``, the folder of the training, described by ``words``."""
    fit.add_argument(
        "--run",
        dest="folder",
        type=Path,
        required=True,
        metavar="RUN",
        help=f"{words}; one that exists is resumed",
    )


def add_training_arguments(fit: argparse.ArgumentParser, shown: str, example: str) -> None:
    """Add what bounds and changes a training, and where it computes.

    Args:
        fit: the command.
        shown: what is shown to the network, such as "faces".
        example: of a change to a setting, such as "batch=8".
    """
    fit.add_argument("--kimg", type=positive, help=f"stop at so many thousand {shown} shown")
    add_minutes_argument(fit)
    fit.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=f"change a setting, such as {example} (repeatable)",
    )
    add_device_arguments(fit)


def changes_in(args: argparse.Namespace) -> list[str]:
    """Return the changes to settings that :func:`add_training_arguments` asked for."""
    return [*args.set, *([f"kimg={args.kimg}"] if args.kimg else [])]


def tell_end(state: RunState) -> int:
    """Say how a training ended; returns the exit status, 0 also when it was stopped."""
    print_text(f"{state.status} at {state.kimg:.1f} kimg. {state.message}", sys.stderr)
    return 0


def add_out_argument(command: argparse.ArgumentParser, metavar: str) -> None:
    """Add ``--out``, a model file; see :func:`check_out`."""
    command.add_argument(
        "--out", type=Path, required=True, metavar=metavar, help="the file to write"
    )


def add_naming_arguments(export: argparse.ArgumentParser, kind: str) -> None:
    """Add ``--name`` and ``--licence`` of what is exported, such as a "tagger"."""
    export.add_argument("--name", help=f"the {kind}'s name (default: the file's)")
    export.add_argument(
        "--licence", default=NO_LICENCE, help=f"terms under which the {kind} may be used"
    )


def check_out(out: Path) -> None:
    """Refuse a file that the program would not take for a model.

    Raises:
        UserError: its name ends otherwise.
    """
    if out.suffix.lower() != ".onnx":
        raise UserError(f"{out} should end in .onnx, so that the program finds it.")


def judged_file(name: str, write: Callable[[Path], object], judge: Callable[[Path], T]) -> T:
    """Return what ``judge`` finds of the file, called ``name``, that ``write`` makes.

    Figures are of what the file does, and stand in the file: so it is written twice, first without.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        write(file)
        return judge(file)
