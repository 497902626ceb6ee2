"""Sliders of a model: those that a person named, that came with it, and that were found in it.

Each model has a small file of its own in the person's folder for what was named. What was found
lies beside it in another, which can be made again at any time.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from acgan_desktop.core import durable
from acgan_desktop.core.avatar import Direction
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.user_folders import make_folder, user_data
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.error_codes import SlidersCode
from acgan_desktop.library.models.installed import bundled_folder, kept_path
from acgan_desktop.library.settings.json_list import UNUSABLE, JsonList, ListCodes, head_of, putting

LONGEST_NAME = 60
BUNDLED_ENDING = "-sliders.json"
MOST = 100
_MOST_FOUND = 1000
_MAX_BYTES = 64 * 1024 * 1024
# Sliders times directions times layers, and their keys.
_MAX_VALUES = 1_000_000
_CODES = ListCodes(
    unreadable=SlidersCode.UNREADABLE,
    stuck=SlidersCode.STUCK,
    recovered=SlidersCode.RECOVERED,
    full=SlidersCode.FULL,
    unwritable=SlidersCode.NOT_SAVED,
)


class NamedSlider(FileModel):
    """A slider with the name that a person gave it.

    Attributes:
        name: what the person calls it; "" for one that nobody has named.
        directions: what it adds to ``styles`` at amount 1; all are called alike, and that name is
            what tells sliders apart, and what an avatar carries.
    """

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    directions: Annotated[tuple[Direction, ...], Field(min_length=1, max_length=64)]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len({each.name for each in self.directions}) != 1:
            raise FileFault(SlidersCode.DIRECTIONS_DIFFER)
        return self

    @property
    def key(self) -> str:
        """What tells it from others of the model."""
        return self.directions[0].name

    def fits(self, manifest: GeneratorManifest) -> bool:
        """Say whether the model of ``manifest`` can draw faces with it."""
        return all(
            len(each.vector_array) == manifest.style_dim and max(each.layers) < manifest.num_styles
            for each in self.directions
        )


class _File(FileModel):
    format: Literal[1] = 1
    model: Annotated[str, Field(max_length=200)]
    sliders: Annotated[list[NamedSlider], Field(max_length=_MOST_FOUND)] = Field(
        default_factory=list
    )


@dataclass
class Named:
    """What was read.

    Attributes:
        sliders: in the order in which they were named.
        recovered: one sentence when the file was not usable and is kept aside, else None.
    """

    sliders: list[NamedSlider]
    recovered: str | None = None


Change = Callable[[list[NamedSlider]], list[NamedSlider]]


def named_path(model_id: str) -> Path:
    """Return where the named sliders of a model lie; the file need not be there."""
    # A model's number may come from a stranger's file: what names it on the disk is plain.
    return user_data() / "sliders" / f"{kept_path(model_id).stem}.json"


def found_path(model_id: str) -> Path:
    """Return where what was found in a model lies; the file need not be there."""
    named = named_path(model_id)
    return named.parent / "found" / named.name


def load(manifest: GeneratorManifest) -> Named:
    """Return the named sliders of a model; a file that is damaged is kept aside.

    Raises:
        UserError: the file is there and the system does not let us read it or move it aside.
    """
    return Named(*_kept(manifest).load())


def change(manifest: GeneratorManifest, how: Change) -> Named:
    """Read the named sliders of a model, let ``how`` change them, write them, and return them.

    Raises:
        UserError: the file cannot be read or written, or there would be too many; it is then as
            before.
    """
    return Named(*_kept(manifest).change(how))


def put(slider: NamedSlider, place: int | None = None) -> Change:
    """Return the change that keeps ``slider``, instead of one of the same key if there is one.

    Args:
        slider: what to keep.
        place: where a new one goes; by default last.
    """
    return putting(slider, lambda each: each.key, place)


def drop(key: str) -> Change:
    """Return the change that forgets the slider of this key, if it is there."""
    return lambda now: [each for each in now if each.key != key]


def read_bundled(manifest: GeneratorManifest) -> list[NamedSlider]:
    """Return the sliders that came with a bundled model, in their order; nothing for any other.

    Their keys are plain words, such as "hair volume", which the window translates.
    """
    for path in sorted(bundled_folder().glob(f"*{BUNDLED_ENDING}")):
        try:
            found = _parsed(head_of(path, _MAX_BYTES), manifest)
        except OSError:
            continue
        if found is not None:
            return found
    return []


def read_found(manifest: GeneratorManifest) -> list[NamedSlider]:
    """Return what was found in a model earlier; nothing where that is missing or not usable."""
    try:
        content = head_of(found_path(manifest.model_id), _MAX_BYTES)
    except OSError:
        return []
    return _parsed(content, manifest) or []


def write_found(manifest: GeneratorManifest, sliders: Sequence[NamedSlider]) -> None:
    """Remember what was found in a model; where that cannot be written, it is found again."""
    path = found_path(manifest.model_id)
    with suppress(OSError, UserError):
        make_folder(path.parent)
        durable.write_text(path, _packed(manifest, sliders))


def _kept(manifest: GeneratorManifest) -> JsonList[NamedSlider]:
    return JsonList(
        named_path(manifest.model_id), _CODES, MOST, _MAX_BYTES,
        lambda content: _parsed(content, manifest), lambda now: _packed(manifest, now),
    )  # fmt: skip


def _parsed(content: bytes, manifest: GeneratorManifest) -> list[NamedSlider] | None:
    """Return the sliders in ``content``, or None if it is not what was written for this model."""
    if len(content) > _MAX_BYTES:
        return None
    try:
        file = read_json(_File, content, most_values=_MAX_VALUES)
        fit = all(each.fits(manifest) for each in file.sliders)
    except (FileFault, *UNUSABLE):
        return None
    return file.sliders if fit and file.model == manifest.model_id else None


def _packed(manifest: GeneratorManifest, sliders: Sequence[NamedSlider]) -> str:
    return _File(model=manifest.model_id, sliders=list(sliders)).model_dump_json() + "\n"
