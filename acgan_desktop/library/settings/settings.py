"""What the program remembers between starts: every key, its type, its bounds and its default."""

import base64
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    PlainSerializer,
    PrivateAttr,
)

from acgan_desktop.core import durable
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.core.file_lock import file_locked
from acgan_desktop.core.file_model import FileFault, FileModel, plain_json, read_json, validated
from acgan_desktop.core.user_folders import aside_name, make_folder, reason, user_config
from acgan_desktop.library.error_codes import SettingsCode
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.settings.saving_settings import SavingSettings

FILE_NAME = "settings.json"
_MAX_BYTES = 1024 * 1024
_PATIENCE_S = 3.0

# Bytes in the program, base64 in the file.
PackedBytes = Annotated[
    bytes,
    BeforeValidator(
        lambda value: base64.b64decode(value, validate=True) if isinstance(value, str) else value
    ),
    PlainSerializer(lambda value: base64.b64encode(value).decode("ascii"), return_type=str),
]


# A blend of classes: how much of each.
Shares = Annotated[dict[str, Annotated[FiniteFloat, Field(ge=0, le=1)]], Field(max_length=64)]


class Settings(FileModel):
    """Every setting of the program; assigning a value that does not fit raises ValidationError.

    Attributes:
        format: version of the file.
        theme: follow the system, or always light or dark.
        language: of the window, such as "en" or "ja"; ``None`` follows the system.
        device: what renders; "auto" takes a GPU where one works.
        model: path of the model file opened last; ``None`` for the bundled one.
        truncation: psi chosen last, 0 to 1; ``None`` for the model's own default.
        seed: the seed of the last wall.
        wishes: attribute -> class or blend chosen last; one that is missing is open ("any").
        locked: attributes that surprises and presets leave as they are.
        save_folder: where pictures were saved last; ``None`` for the system's pictures folder.
        save_scale: how many times saved pictures are enlarged, 1 to 16.
        save_resampler: how they are enlarged.
        only_fitting: whether walls show faces that a tagger confirms, where one is installed.
        embed_avatar: whether saved pictures carry their avatar.
        saving: all else that was chosen last where pictures are saved.
        sharpen: whether an upscaler finishes pictures, where one is installed.
        train_on_battery: whether trainings go on while the machine runs on its battery.
        less_motion: ``None`` follows the system.
        colour_names: whether the names of colours stand under their swatches.
        welcomed: the welcome of the first start was seen or skipped.
        page: the page that was in view last.
        window_geometry: size and place of the window, as Qt packs them, base64 in the file.
        window_state: its panels, packed likewise.
    """

    model_config = ConfigDict(validate_assignment=True)

    format: Literal[1] = 1
    theme: Literal["system", "light", "dark"] = "system"
    language: Annotated[str, Field(max_length=20)] | None = None
    device: Literal["auto", "cpu", "cuda"] = "auto"
    model: Annotated[str, Field(max_length=4096)] | None = None
    truncation: Annotated[FiniteFloat, Field(ge=0, le=1)] | None = None
    seed: Annotated[int, Field(ge=0, lt=2**64)] = 1
    wishes: Annotated[dict[str, str | Shares], Field(max_length=64)] = Field(default_factory=dict)
    locked: Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=64)] = ()
    save_folder: Annotated[str, Field(max_length=4096)] | None = None
    save_scale: Annotated[int, Field(ge=1, le=16)] = 4
    save_resampler: Resampler = Resampler.LANCZOS
    embed_avatar: bool = True
    saving: SavingSettings = Field(default_factory=SavingSettings)
    sharpen: bool = True
    only_fitting: bool = True
    train_on_battery: bool = False
    less_motion: bool | None = None
    colour_names: bool = False
    welcomed: bool = False
    page: Annotated[str, Field(max_length=40)] = "create"
    window_geometry: PackedBytes = b""
    window_state: PackedBytes = b""

    _recovered: str | None = PrivateAttr(default=None)
    _as_read: "_AsRead" = PrivateAttr(default_factory=lambda: _AsRead({}))

    @property
    def recovered(self) -> str | None:
        """One sentence when the file was not usable as it was, else ``None``."""
        return self._recovered

    @property
    def as_stored(self) -> dict[str, Any]:
        """What the file said when it was read or written last; nothing before that."""
        return self._as_read.values

    def mark_as_stored(self, recovered: str | None = None) -> None:
        """Note that the file says what these say; ``recovered`` if it had to be recovered."""
        self._as_read = _AsRead(self.model_dump())
        self._recovered = recovered or self._recovered


class _AsRead:
    """What the file said when it was read; equal to any other, for settings are their values."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _AsRead)

    __hash__ = None  # type: ignore[assignment]


def load(path: Path | None = None) -> Settings:
    """Return the settings in ``path`` (by default the person's own file).

    A missing file gives the defaults. From a file that does not fit, the keys that do are used,
    the file is kept aside, and :attr:`Settings.recovered` says so.

    Raises:
        UserError: the file is there and the system does not let us read it.
    """
    path = path or user_config() / FILE_NAME
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise UserError(SettingsCode.UNREADABLE, path=path, why=reason(error)) from error
    settings = _whole(content)
    if settings is not None:
        settings.mark_as_stored()
        return settings
    settings = _usable_part(content)
    settings.mark_as_stored(_keep_aside(path))
    return settings


def save(settings: Settings, path: Path | None = None) -> None:
    """Write ``settings`` to ``path`` (by default the person's own file), whole or not at all.

    What another window has written since they were read stays, except for what was changed here.

    Raises:
        UserError: the disk is full or the folder cannot be written.
    """
    path = path or user_config() / FILE_NAME
    make_folder(path.parent)
    try:
        with file_locked(path, _PATIENCE_S):  # but never wait for long
            merged = _merged(settings, path)
            durable.write_text(path, merged.model_dump_json(indent=2) + "\n")
        settings.mark_as_stored()
    except OSError as error:
        raise UserError(SettingsCode.NOT_SAVED, path=path, why=reason(error)) from error


def _merged(mine: Settings, path: Path) -> Settings:
    """Return what ``path`` says now, with what has changed in ``mine`` since it was read."""
    try:
        with path.open("rb") as stream:
            theirs = _whole(stream.read(_MAX_BYTES + 1))
    except OSError:
        theirs = None
    if theirs is None:
        return mine
    before = mine.as_stored or Settings().model_dump()
    for key, value in mine.model_dump().items():
        if value != before.get(key):
            setattr(theirs, key, getattr(mine, key))
    return theirs


def _whole(content: bytes) -> Settings | None:
    """Return the settings in ``content`` if every key of it fits."""
    with suppress(FileFault):
        if len(content) <= _MAX_BYTES:
            return read_json(Settings, content)
    return None


def _usable_part(content: bytes) -> Settings:
    """Return settings made of the keys that fit; the others have their defaults."""
    try:
        found = plain_json(content)
    except FileFault:
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    settings = Settings()
    for key in Settings.model_fields.keys() & found.keys():
        try:
            one = validated(Settings, {key: found[key]})
        except FileFault:
            continue
        setattr(settings, key, getattr(one, key))
    return settings


def _keep_aside(path: Path) -> Message:
    """Rename the file out of the way, and return the sentence that says where it is."""
    aside = aside_name(path)
    try:
        path.rename(aside)
    except OSError:
        return Message(SettingsCode.RECOVERED, path=path)
    return Message(SettingsCode.RECOVERED_ASIDE, path=path, name=aside.name)
