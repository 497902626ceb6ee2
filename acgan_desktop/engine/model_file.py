"""Checking a model file of unknown origin before anything of it is used."""

from pathlib import Path

import onnx

from acgan_desktop.engine.manifest import (
    MANIFEST_KEY,
    GeneratorManifest,
    ManifestError,
    TaggerManifest,
    read_manifest,
)
from acgan_desktop.engine.model_id import model_id_of
from acgan_desktop.errors import UserError

__all__ = ["ModelFileError", "inspect_model", "load_checked", "model_id_of"]


class ModelFileError(UserError):
    """A file is not a model that this program can use."""


def inspect_model(path: Path) -> GeneratorManifest | TaggerManifest:
    """Check the model file at ``path`` without running anything of it; return its manifest.

    Raises:
        ModelFileError: the file cannot be read or breaks the contract; one sentence says how.
    """
    return load_checked(path)[1]


def load_checked(path: Path) -> tuple[onnx.ModelProto, GeneratorManifest | TaggerManifest]:
    """Check the file as :func:`inspect_model` does; return the parsed model and its manifest."""
    try:
        model = onnx.ModelProto.FromString(path.read_bytes())
    except Exception as error:
        raise ModelFileError(f"{path.name} is not a model file.") from error
    for entry in model.metadata_props:
        if entry.key == MANIFEST_KEY:
            try:
                return model, read_manifest(entry.value)
            except ManifestError as error:
                raise ModelFileError(f"{path.name}: {error}") from error
    raise ModelFileError(f"{path.name} has no manifest, so it is not a model of this program.")
