"""Settings of a training without a recipe, a tagger's or an upscaler's, kept as TOML."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ConfigDict

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, validated
from trainer.recipe.toml_reading import MAX_BYTES, TomlFault, plain_toml, plain_toml_value
from trainer.recipe.toml_values import toml_value

S = TypeVar("S", bound="RunSettings")


class RunSettings(FileModel):
    """Settings with a default each.

    Attributes:
        kind: what is trained, which tells this run from others; a word such as "tagger".
    """

    model_config = ConfigDict(frozen=True)

    kind: str

    def to_toml(self) -> str:
        """Return the settings as TOML, one key a line."""
        values = self.model_dump(mode="json", exclude_none=True)
        return "".join(f"{key} = {toml_value(value)}\n" for key, value in values.items())


def parse_run_settings(model: type[S], text: str, changes: Sequence[str]) -> S:
    """Read settings from TOML; what it leaves out has its default.

    Args:
        model: whose.
        text: TOML.
        changes: such as ``kimg=40``; values as in TOML.

    Raises:
        UserError: a key or a value cannot be used; the message names it.
    """
    whose = f"{_kind(model)}'s settings"
    try:
        values = plain_toml(text)
    except TomlFault as fault:
        raise UserError(f"The {whose} are not TOML: {fault}.") from fault
    for change in changes:
        key, separator, given = change.partition("=")
        if not separator or not key.strip():
            raise UserError(f"{change!r} is not a change to a setting; write KEY=VALUE.")
        try:
            values[key.strip()] = plain_toml_value(given)
        except TomlFault as fault:
            raise UserError(f"{change!r} is not a change to a setting: {fault}.") from fault
    try:
        return validated(model, values)
    except FileFault as fault:
        raise UserError(f"The {whose} are not usable: {fault}.") from fault


def read_run_settings(model: type[S], path: Path, changes: Sequence[str]) -> S:
    """Read the settings that a run folder keeps in ``path``; see :func:`parse_run_settings`.

    Raises:
        UserError: they cannot be read, or are those of another kind of training.
    """
    kind = _kind(model)
    a_kind = f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    text = read_bounded_text(path, MAX_BYTES, f"{a_kind}'s settings")
    try:
        foreign = plain_toml(text).get("kind") != kind
    except TomlFault:
        foreign = False
    if foreign:
        raise UserError(f"{path.parent} is not the training of {a_kind}; choose another folder.")
    return parse_run_settings(model, text, changes)


def _kind(model: type[RunSettings]) -> str:
    return str(model.model_fields["kind"].default)
