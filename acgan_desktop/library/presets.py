"""Named sets of wishes, kept in one small file of the person's own.

Every change reads the file, changes what it found and writes it whole or not at all, so that two
windows do not take each other's presets away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from acgan_desktop import durable
from acgan_desktop.errors import UserError
from acgan_desktop.library.folders import aside_name, make_folder, reason
from acgan_desktop.library.settings import Shares

FILE_NAME = "presets.json"
LONGEST_NAME = 80
MOST = 500
_MAX_BYTES = 4 * 1024 * 1024


class Preset(BaseModel):
    """A set of wishes under a name.

    Attributes:
        name: what the person calls it; no two presets have the same.
        wish: attribute -> class or blend; one that is missing is open ("any").
        truncation: psi, 0 to 1.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    wish: Annotated[dict[str, str | Shares], Field(max_length=64)] = {}
    truncation: Annotated[FiniteFloat, Field(ge=0, le=1)] = 0.7


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: Literal[1] = 1
    presets: Annotated[list[Preset], Field(max_length=MOST)] = []


@dataclass
class Found:
    """What was read.

    Attributes:
        presets: in the order in which they were saved.
        recovered: one sentence when the file was not usable and is kept aside, else None.
    """

    presets: list[Preset]
    recovered: str | None = None


def load(path: Path) -> Found:
    """Return the presets in ``path``; a file that is damaged is kept aside, and none are returned.

    Raises:
        UserError: the file is there and the system does not let us read it.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return Found([])
    except OSError as error:
        raise UserError(f"The presets in {path} cannot be read: {reason(error)}.") from error
    try:
        if len(content) <= _MAX_BYTES:
            return Found(_File.model_validate_json(content).presets)
    except ValidationError:
        pass
    aside = aside_name(path)
    try:
        path.rename(aside)
    except OSError as error:
        # Writing would replace what somebody may still want to repair.
        raise UserError(
            f"The presets in {path} are damaged and cannot be moved aside: {reason(error)}."
        ) from error
    return Found(
        [], f"The presets were damaged or from another version; the old file is {aside.name}."
    )


def change(path: Path, how: Callable[[list[Preset]], list[Preset]]) -> Found:
    """Read the presets, let ``how`` change them, write them, and return them.

    Raises:
        UserError: the file cannot be read or written, or there would be too many; it is then as
            before.
    """
    found = load(path)
    now = how(list(found.presets))
    if len(now) > MOST:
        raise UserError(f"There is room for {MOST} presets; remove one to keep another.")
    make_folder(path.parent)
    try:
        durable.write_text(path, _File(presets=now).model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise UserError(f"The presets cannot be saved in {path}: {reason(error)}.") from error
    return Found(now, found.recovered)


def put(preset: Preset, place: int | None = None) -> Callable[[list[Preset]], list[Preset]]:
    """Return the change that keeps ``preset``, instead of one of the same name if there is one.

    Args:
        preset: what to keep.
        place: where a new one goes; by default last.
    """

    def how(now: list[Preset]) -> list[Preset]:
        for index, each in enumerate(now):
            if each.name == preset.name:
                now[index] = preset
                return now
        now.insert(len(now) if place is None else place, preset)
        return now

    return how


def drop(name: str) -> Callable[[list[Preset]], list[Preset]]:
    """Return the change that removes the preset called ``name``, if it is there."""
    return lambda now: [each for each in now if each.name != name]


def rename(old: str, new: str) -> Callable[[list[Preset]], list[Preset]]:
    """Return the change that calls ``old`` ``new``; another of that name gives way to it."""

    def how(now: list[Preset]) -> list[Preset]:
        if old == new:
            return now
        return [
            each.model_copy(update={"name": new}) if each.name == old else each
            for each in now
            if each.name != new
        ]

    return how
