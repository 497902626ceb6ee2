"""The models that are there: those that came with the program and those that were added."""

import hashlib
import importlib.resources
import os
import re
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import user_data
from acgan_desktop.engine.model_file.manifest import (
    MANIFEST_KEY,
    WHAT_IT_IS,
    EncoderManifest,
    GeneratorManifest,
    Manifest,
    TaggerManifest,
    UpscalerManifest,
    read_manifest,
)
from acgan_desktop.library.error_codes import ModelsCode
from acgan_desktop.library.models.passed_models import ensure_passed

SUFFIX: Final = ".onnx"


@dataclass(frozen=True)
class InstalledModel:
    """A model file that passed every check.

    Attributes:
        path: the file.
        manifest: what it holds.
        bundled: whether it came with the program.
    """

    path: Path
    manifest: Manifest
    bundled: bool


@dataclass(frozen=True)
class UnusableModel:
    """A file in a models folder that failed a check, with the sentence that says why."""

    path: Path
    problem: UserError


def bundled_folder() -> Path:
    """Return the folder of the models that come with the program; it may hold none."""
    return Path(str(importlib.resources.files("acgan_resources"))) / "models"


def added_folder() -> Path:
    """Return the folder for the person's own models; it need not exist yet."""
    return user_data() / "models"


def kept_folder() -> Path:
    """Return the folder of the models that were put aside because favourites need them."""
    return user_data() / "models" / "kept"


def kept_path(model_id: str) -> Path:
    """Return where the model of this id is put aside; it need not be there.

    Args:
        model_id: as an avatar names it; any text, since avatars come from strangers.
    """
    plain = re.fullmatch(r"[0-9a-f]{64}", model_id) is not None
    name = model_id if plain else hashlib.sha256(model_id.encode()).hexdigest()
    return kept_folder() / f"{name}.onnx"


def bundled_model() -> Path:
    """Return the generator that the program opens by default: the one of the largest pictures.

    Raises:
        UserError: none came with this copy of the program.
    """
    # By what a file calls itself; that it is usable is checked when it is opened.
    found = [
        (-manifest.resolution, path.name, path)
        for path in _model_files(bundled_folder())
        if isinstance(manifest := stated_manifest(path), GeneratorManifest)
    ]
    if found:
        return min(found)[-1]
    raise UserError(ModelsCode.NONE_BUNDLED, folder=added_folder())


def default_model() -> Path:
    """Return the bundled model, or where there is none, the first generator that was added.

    Raises:
        UserError: there is no model at all.
    """
    try:
        return bundled_model()
    except UserError:
        for model in installed_models():
            if isinstance(model.manifest, GeneratorManifest):
                return model.path
        raise


def model_called(name: str) -> Path:
    """Return the model file at path ``name``, or else the installed model of that name.

    Raises:
        UserError: there is neither.
    """
    path = Path(os.path.expanduser(name))  # noqa: PTH111 - Path.expanduser may raise
    if path.exists():
        return path
    installed = {file.stem: file for folder in _folders() for file in _model_files(folder)}
    if name in installed:
        return installed[name]
    if not installed:
        raise UserError(ModelsCode.MISSING, name=name)
    raise UserError(ModelsCode.MISSING_AMONG, name=name, known=", ".join(installed))


def model_of(avatar: Avatar) -> Path:
    """Return the model that ``avatar`` was made with: installed, or put aside for favourites.

    Raises:
        UserError: it is neither.
    """
    for model in installed_models():
        if model.manifest.model_id == avatar.model:
            return model.path
    kept = kept_path(avatar.model)
    found = look_at(kept) if kept.is_file() else None
    if isinstance(found, InstalledModel) and found.manifest.model_id == avatar.model:
        return kept
    raise UserError(ModelsCode.NOT_INSTALLED, model=avatar.model[:12], folder=added_folder())


def generator_manifest(path: Path) -> GeneratorManifest:
    """Check the model file at ``path`` and return its manifest.

    Raises:
        UserError: it cannot be used, or it is no generator.
    """
    found = look_at(path)
    if isinstance(found, UnusableModel):
        raise found.problem
    if not isinstance(found.manifest, GeneratorManifest):
        raise UserError(
            ModelsCode.NOT_A_GENERATOR, name=path.name, is_a=WHAT_IT_IS[found.manifest.kind]
        )
    return found.manifest


def tagger_for(manifest: GeneratorManifest) -> Path | None:
    """Return an installed tagger that can check what a generator is asked for, if there is one.

    One that came with the program goes first. Files are checked, which takes a moment.
    """
    # Not at the top: it needs numpy alone, but who only asks for a path needs not even that.
    from acgan_desktop.engine.matching.wish_match import can_match

    for folder, bundled in zip(_folders(), (True, False), strict=True):
        for path in _model_files(folder):
            if not isinstance(stated_manifest(path), TaggerManifest):
                continue
            found = look_at(path, bundled)
            if (
                isinstance(found, InstalledModel)
                and isinstance(found.manifest, TaggerManifest)
                and can_match(found.manifest, manifest)
            ):
                return path
    return None


def encoder_for(manifest: GeneratorManifest) -> Path | None:
    """Return an installed encoder that was made for this generator, if there is one.

    One that came with the program goes first. Only files that say so are checked, which takes a
    moment.
    """
    for folder, bundled in zip(_folders(), (True, False), strict=True):
        for path in _model_files(folder):
            stated = stated_manifest(path)
            if (
                isinstance(stated, EncoderManifest)
                and stated.generator.model_id == manifest.model_id
                and isinstance(look_at(path, bundled), InstalledModel)
            ):
                return path
    return None


def upscalers() -> list[InstalledModel | UnusableModel]:
    """Return the installed upscalers, bundled ones first; also what calls itself one and is broken.

    Only those files are checked, which takes a moment.
    """
    return [
        look_at(path, bundled)
        for folder, bundled in zip(_folders(), (True, False), strict=True)
        for path in _model_files(folder)
        if isinstance(stated_manifest(path), UpscalerManifest)
    ]


def installed_models() -> list[InstalledModel]:
    """Return the usable models, bundled ones first, each group by file name."""
    return [model for model in look_for_models() if isinstance(model, InstalledModel)]


def look_for_models() -> list[InstalledModel | UnusableModel]:
    """Return everything in the models folders, also what cannot be used and why."""
    return [
        look_at(path, bundled)
        for folder, bundled in zip(_folders(), (True, False), strict=True)
        for path in _model_files(folder)
    ]


def look_at(path: Path, bundled: bool = False) -> InstalledModel | UnusableModel:
    """Check the file at ``path`` and say what it holds, or why it cannot be used.

    One that did not come with the program is tried in a child process first, once.
    """
    # Not at the top: the checks load onnx, which the default model's path need not wait for.
    from acgan_desktop.engine.model_file.inspection import inspect_model

    try:
        manifest = inspect_model(path)
        ensure_passed(path, bundled_folder())
        return InstalledModel(path, manifest, bundled)
    except UserError as error:
        return UnusableModel(path, error)


def _folders() -> tuple[Path, Path]:
    return bundled_folder(), added_folder()


def stated_manifest(path: Path) -> Manifest | None:
    """Return the manifest that a file carries, or None; nothing else of it is checked."""
    from acgan_desktop.engine.model_file.protobuf_scan import ScanError, metadata_value

    try:
        with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
            text = metadata_value(data, MANIFEST_KEY)
        return None if text is None else read_manifest(text)
    except (OSError, ValueError, ScanError, UserError):
        return None


def is_model_name(name: str) -> bool:
    """Say whether a file of this name is listed where models lie, in whatever case it is written.

    Hidden files are what a killed writer leaves behind.
    """
    return name.lower().endswith(SUFFIX) and not name.startswith(".")


def _model_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if is_model_name(path.name))
    except OSError:
        return []
