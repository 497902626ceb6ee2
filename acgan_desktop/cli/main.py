"""The command ``acgan``: opens the window, and does what its pages do with no screen.

Nothing heavy is imported before the command is known: ``--version`` and ``--help`` answer at once,
and only the window needs Qt.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from acgan_desktop import __version__
from acgan_desktop.cli.examples import EXAMPLES
from acgan_desktop.cli.files_to_open import (
    NO_PLACE,
    add_open_options,
    files_named,
    is_file_to_open,
    place_for,
)
from acgan_desktop.cli.spelling import commands_in, is_command
from acgan_desktop.core.command_examples import add_examples
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_problem

INTERRUPTED = 130
# The line in the list of commands, and what each does.
_DRAWING: Final = {
    "generate": (
        "draw avatars into a folder, with no screen",
        "Draws avatars into a folder: one PNG each, and a contact sheet of all.",
    ),
    "explore": (
        "draw a piece of the endless map of faces",
        "Draws a piece of an endless map, on which each face is like its neighbours.",
    ),
    "blend": (
        "make an animation in which avatars turn into each other",
        "Makes an animation in which avatars turn into each other.",
    ),
    "find": (
        "find the face of the model that is like your own picture",
        "Finds for each picture the avatar that is like the face in it. Nothing of the picture is "
        "kept or sent.",
    ),
    "upscale": (
        "make small pictures larger and sharp",
        "Makes a person's own small anime pictures larger and sharp.",
    ),
    "favourites": (
        "list, export, import or save favourites",
        "Lists the favourites, moves them between machines, or saves their pictures.",
    ),
    "save": (
        "save pictures for a purpose: size, circle, background",
        "Makes pictures fit for what they are wanted for, such as an avatar of a chat.",
    ),
    "sheet": (
        "put saved faces on sheets for print, or on sticker sheets",
        "Puts saved faces on sheets that have their size on paper.",
    ),
    "code": (
        "say a saved face as one line to paste",
        "Prints the share code of each file; acgan generate --code draws it again.",
    ),
    "expressions": (
        "draw a saved face with other expressions and hair",
        "Draws the same person with each thing that the model can switch.",
    ),
    "talk": (
        "make a saved face open and close its mouth",
        "Makes a loop in which a saved face talks, and stills for stream tools.",
    ),
}
COMMANDS: Final = ("open", *_DRAWING, "models")


class _Parser(argparse.ArgumentParser):
    """A parser that reports a wrong option as one sentence, without the whole usage."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message.rstrip('.')}; see {self.prog} --help.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0, 2 for a wrong request, 130 for Ctrl-C.

    Args:
        argv: the arguments after the program's name; those of the process by default.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a name that a Windows console cannot show
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
    except UserError as error:
        print_problem("acgan", error)
        return 2
    except KeyboardInterrupt:
        print("acgan: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a name that no file can have, a disk that is gone
        where = f"{error.filename}: " if error.filename else ""
        print_problem("acgan", f"{where}{error.strerror or error}.")
        return 2
    except ImportError as error:
        print_problem("acgan", _missing_part(error))
        return 2
    return status


def open_window() -> int:
    """Open the window, for a starter without a terminal, and return its exit status."""
    return main(["open", *sys.argv[1:]])


def _missing_part(error: ImportError) -> str:
    sentence = f"A part of the program cannot be loaded: {str(error).splitlines()[0].rstrip('.')}."
    if sys.platform == "win32" and "DLL" in sentence:
        sentence += " Most often Microsoft's Visual C++ Redistributable is missing: install it."
    return sentence


def _run(argv: list[str]) -> int:
    if argv[:1] == ["try-model"] and len(argv) == 3:
        # Not for people: the program starts itself so, to try a stranger's file where it does no
        # harm (engine.trial_process).
        from acgan_desktop.engine.runtime.trial import run as try_model

        return try_model(Path(argv[1]), Path(argv[2]))
    if argv[:1] == ["--"]:
        argv = argv[1:]
    if argv and not is_command(argv[0], COMMANDS) and is_file_to_open(argv[0]):
        argv = ["open", *argv]
    argv = commands_in(argv, COMMANDS)
    return _follow(_parser(argv).parse_args(argv))


def _parser(argv: list[str]) -> _Parser:
    """Return the parser of the command line, with the options of the command that ``argv`` names.

    Options that need more than this module are made only when they are wanted.
    """
    parser = _Parser(
        prog="acgan",
        description="Draws anime avatars on this machine. Without a command it opens the window. "
        "acgan COMMAND --help says more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"acgan-desktop {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    window = commands.add_parser(
        "open",
        help="open the window, and files in it",
        description="Opens files in the window that is open, or in a new one. acgan FILE does too.",
        allow_abbrev=False,
    )
    add_open_options(window)

    for command, (short, long) in _DRAWING.items():
        commands.add_parser(command, help=short, description=long, allow_abbrev=False)
    describe = commands.add_parser(
        "models",
        help="describe, add or remove models",
        description="Describes the models that are installed, or the files named; adds model "
        "files to those that are installed, or removes some that were added.",
        usage="acgan models [FILE ...] | add FILE ... | remove NAME ...",
        allow_abbrev=False,
    )
    describe.add_argument(
        "files", nargs="*", metavar="FILE", help="a model file, or after remove its name"
    )
    describe.add_argument(
        "--all", action="store_true", help="all that is known of them, which takes pages"
    )

    add_examples(parser, EXAMPLES)
    if argv and argv[0] in commands.choices:
        _add_options(commands.choices[argv[0]], argv[0], argv[1:])
    return parser


def _add_options(parser: argparse.ArgumentParser, command: str, argv: list[str]) -> None:
    """Add the options of ``command``; some depend on the rest of what was given, ``argv``."""
    match command:
        case "generate":
            from acgan_desktop.cli import generate as cli_generate

            cli_generate.add_options(parser, argv)
        case "explore":
            from acgan_desktop.cli import explore as cli_explore

            cli_explore.add_options(parser, argv)
        case "blend":
            from acgan_desktop.cli import blend as cli_blend

            cli_blend.add_options(parser)
        case "find":
            from acgan_desktop.cli import find as cli_find

            cli_find.add_options(parser, argv)
        case "upscale":
            from acgan_desktop.cli import upscale as cli_upscale

            cli_upscale.add_options(parser)
        case "favourites":
            from acgan_desktop.cli import favourites as cli_favourites

            cli_favourites.add_options(parser)
        case "save":
            from acgan_desktop.cli import save as cli_save

            cli_save.add_options(parser)
        case "sheet":
            from acgan_desktop.cli import sheet as cli_sheet

            cli_sheet.add_options(parser)
        case "code":
            from acgan_desktop.cli import share_codes

            share_codes.add_options(parser)
        case "expressions":
            from acgan_desktop.cli import expressions as cli_expressions

            cli_expressions.add_expression_options(parser)
        case "talk":
            from acgan_desktop.cli import expressions as cli_expressions

            cli_expressions.add_talk_options(parser)


def _follow(arguments: argparse.Namespace) -> int:
    """Do what ``arguments`` say and return the exit status."""
    match arguments.command:
        case "generate":
            from acgan_desktop.cli import generate as cli_generate

            return cli_generate.generate(arguments)
        case "explore":
            from acgan_desktop.cli import explore as cli_explore

            return cli_explore.explore(arguments)
        case "blend":
            from acgan_desktop.cli import blend as cli_blend

            return cli_blend.blend(arguments)
        case "favourites":
            from acgan_desktop.cli import favourites as cli_favourites

            return cli_favourites.favourites(arguments)
        case "save":
            from acgan_desktop.cli import save as cli_save

            return cli_save.save(arguments)
        case "sheet":
            from acgan_desktop.cli import sheet as cli_sheet

            return cli_sheet.sheet(arguments)
        case "code":
            from acgan_desktop.cli import share_codes

            return share_codes.code(arguments)
        case "expressions":
            from acgan_desktop.cli import expressions as cli_expressions

            return cli_expressions.draw_expressions(arguments)
        case "talk":
            from acgan_desktop.cli import expressions as cli_expressions

            return cli_expressions.draw_talk(arguments)
        case "find":
            from acgan_desktop.cli import find as cli_find

            return cli_find.find(arguments)
        case "upscale":
            from acgan_desktop.cli import upscale as cli_upscale

            return cli_upscale.upscale(arguments)
        case "models":
            return _models(arguments.files, arguments.all)
        case "open":
            files = files_named(arguments.files)
            return _open_window(arguments.model, files, arguments.new_window)
        case _:
            return _open_window(None, [], False)


def _models(words: list[str], figures: bool) -> int:
    """Describe, add or remove models, as ``words`` say; with all ``figures`` if asked."""
    from acgan_desktop.cli import models, models_folder

    match words:
        case ["add", *files]:
            return models_folder.add([Path(file) for file in files])
        case ["remove", *names]:
            return models_folder.remove(names)
        case _:
            return models.describe([Path(file) for file in words], figures)


def _open_window(model: Path | None, files: list[Path], alone: bool) -> int:
    """Open the window with ``model``, or the one that was open last, and ``files`` in it.

    A window that is open already takes them, unless this one is to be ``alone``.
    """
    from acgan_desktop.cli.screen_check import check_screen, explain_import_error

    check_screen()
    place = NO_PLACE if alone else place_for(model, files)
    if place.taken:
        return 0
    try:
        from acgan_desktop.ui.shell.application import run
    except ImportError as error:
        raise explain_import_error(error) from error
    return run(model, files, place.requests)


if __name__ == "__main__":
    sys.exit(main())
