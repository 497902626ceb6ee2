"""Words that are spelled in two ways mean the same, and a mistyped command is answered."""

import argparse

import pytest
from tiny_model import tiny_manifest

from acgan_desktop.cli.main import COMMANDS
from acgan_desktop.cli.options.wishes import add_wish_options, wish_in
from acgan_desktop.cli.spelling import american, british, commands_in
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

COLORS = ("gray", "dark grey", "pink")


def wished(attribute: str, line: str) -> object:
    about = tiny_manifest(attributes=[(attribute, COLORS)])
    manifest = GeneratorManifest.model_validate(about)
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_wish_options(parser.add_argument_group("wish"), manifest, set())
    return wish_in(parser.parse_args(line.split()), manifest)[attribute]


def test_both_spellings() -> None:
    assert american("--hair-colour") == "--hair-color" == american("--hair-color")
    assert british("gray favorites") == "grey favourites"


@pytest.mark.parametrize("attribute", ["hair_color", "hair_colour"])
@pytest.mark.parametrize("option", ["--hair-color", "--hair-colour"])
@pytest.mark.parametrize(
    ("word", "meant"), [("grey", "gray"), ("gray", "gray"), ("dark-gray", "dark grey")]
)
def test_options_and_classes(attribute: str, option: str, word: str, meant: str) -> None:
    assert wished(attribute, f"{option} {word}") == meant


def test_a_blend_in_another_spelling() -> None:
    assert wished("hair_color", "--hair-colour grey,pink") == {"gray": 0.5, "pink": 0.5}


def test_what_is_not_said_is_open() -> None:
    assert wished("hair_color", "") is None


def test_a_command_in_another_spelling() -> None:
    assert commands_in(["favorites", "list"], COMMANDS) == ["favourites", "list"]
    assert commands_in(["--version"], COMMANDS) == ["--version"]
    assert commands_in([], COMMANDS) == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("genrate", "generate"), ("model", "models"), ("favorite", "favourites")]
)
def test_a_mistyped_command_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(UserError, match=f"'{typed}'; did you mean '{meant}'"):
        commands_in([typed], COMMANDS)


def test_nothing_is_near_to_another_word() -> None:
    assert commands_in(["xyzzy"], COMMANDS) == ["xyzzy"]
