"""Examples at the end of each command's ``--help``."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Final

HEADING: Final = "examples:"


class ExamplesFormatter(argparse.HelpFormatter):
    """Leaves the lines of examples as they are, and wraps everything else."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.startswith(HEADING):
            return "".join(f"{indent}{line}" for line in text.splitlines(keepends=True))
        return super()._fill_text(text, width, indent)


def add_examples(
    parser: argparse.ArgumentParser, examples: Mapping[str, Sequence[str]], command: str = ""
) -> None:
    """Give ``parser`` and all commands in it the examples that they have.

    Args:
        parser: of a program, or of one of its commands.
        examples: command, such as "tagger fit", -> lines to type; "" is the program itself.
        command: which command ``parser`` reads.
    """
    if (lines := examples.get(command)) is not None:
        parser.formatter_class = ExamplesFormatter
        parser.epilog = "\n  ".join((HEADING, *lines))
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for name, inner in action.choices.items():
                add_examples(inner, examples, f"{command} {name}".strip())
