"""Every command shows examples in its help, and they are commands that it understands."""

import argparse
import shlex

import pytest
from acgan_command import Acgan

from acgan_desktop.cli.examples import EXAMPLES as OF_ACGAN
from acgan_desktop.core.command_examples import HEADING, add_examples
from trainer.cli.examples import EXAMPLES as OF_TRAINER
from trainer.cli.main import build_parser

pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("home", "bundled")
TRAINER = ("prepare", "pack", "unpack", "fit", "export", "checkpoint", "tagger", "evaluate", "card")
OTHERS = ("compare", "label", "paper", "recipes", "checkpoint pack", "tagger fit", "tagger review")
SHOWN = [line for lines in OF_TRAINER.values() for line in lines if line.startswith("acgan")]


@pytest.mark.parametrize("command", ["", *TRAINER, *OTHERS])
def test_the_trainers_help_shows_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args([*command.split(), "--help"])
    said = capsys.readouterr().out
    assert f"\n{HEADING}\n  acgan-train" in said
    assert OF_TRAINER[command][0] in said


@pytest.mark.parametrize("line", SHOWN)
def test_the_trainers_examples_are_understood(line: str) -> None:
    assert build_parser().parse_args(shlex.split(line)[1:])


@pytest.mark.parametrize("command", OF_ACGAN)
def test_the_programs_help_shows_examples(command: str, acgan: Acgan) -> None:
    said = acgan(f"{command} --help").out
    assert f"\n{HEADING}\n  {OF_ACGAN[command][0]}\n" in said


def test_a_command_without_examples_is_left_alone() -> None:
    parser = argparse.ArgumentParser(epilog="as it was")
    add_examples(parser, {"other": ("x",)})
    assert parser.epilog == "as it was"
