"""Named sets of wishes, kept in one small file of the person's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.library.error_codes import PresetsCode
from acgan_desktop.library.settings.json_list import JsonList, ListCodes, putting
from acgan_desktop.library.settings.settings import Shares

FILE_NAME = "presets.json"
LONGEST_NAME = 80
MOST = 500
_MAX_BYTES = 4 * 1024 * 1024
_CODES = ListCodes(
    unreadable=PresetsCode.UNREADABLE,
    stuck=PresetsCode.STUCK,
    recovered=PresetsCode.RECOVERED,
    full=PresetsCode.FULL,
    unwritable=PresetsCode.NOT_SAVED,
)


class Preset(FileModel):
    """A set of wishes under a name.

    Attributes:
        name: what the person calls it; no two presets have the same.
        wish: attribute -> class or blend; one that is missing is open ("any").
        truncation: psi, 0 to 1.
    """

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    wish: Annotated[dict[str, str | Shares], Field(max_length=64)] = Field(default_factory=dict)
    truncation: Annotated[FiniteFloat, Field(ge=0, le=1)] = 0.7


class _File(FileModel):
    format: Literal[1] = 1
    presets: Annotated[list[Preset], Field(max_length=MOST)] = Field(default_factory=list)


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
    return Found(*_kept(path).load())


def change(path: Path, how: Callable[[list[Preset]], list[Preset]]) -> Found:
    """Read the presets, let ``how`` change them, write them, and return them.

    Raises:
        UserError: the file cannot be read or written, or there would be too many; it is then as
            before.
    """
    return Found(*_kept(path).change(how))


def put(preset: Preset, place: int | None = None) -> Callable[[list[Preset]], list[Preset]]:
    """Return the change that keeps ``preset``, instead of one of the same name if there is one.

    Args:
        preset: what to keep.
        place: where a new one goes; by default last.
    """
    return putting(preset, lambda each: each.name, place)


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


def _kept(path: Path) -> JsonList[Preset]:
    return JsonList(
        path, _CODES, MOST, _MAX_BYTES, _parsed,
        lambda now: _File(presets=list(now)).model_dump_json(indent=1) + "\n",
    )  # fmt: skip


def _parsed(content: bytes) -> list[Preset] | None:
    try:
        return read_json(_File, content, most_values=_MAX_BYTES).presets
    except FileFault:
        return None
