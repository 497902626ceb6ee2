"""Share codes of the models that are installed here.

Everything here reads files, and is for another thread than the window's.
"""

from pathlib import Path

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.share_code import encode
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import generator_manifest, installed_models, model_of


def generators_there() -> list[tuple[GeneratorManifest, Path]]:
    """Return the generators that are installed, each once, with their files."""
    models: dict[str, tuple[GeneratorManifest, Path]] = {}
    for model in installed_models():
        if isinstance(model.manifest, GeneratorManifest):
            models.setdefault(model.manifest.model_id, (model.manifest, model.path))
    return list(models.values())


def code_of(avatar: Avatar, opened: GeneratorManifest | None = None) -> str:
    """Return the share code of ``avatar``.

    Args:
        avatar: the avatar.
        opened: the manifest of the model that is open, which is looked at first.

    Raises:
        UserError: its model is not there, or it does not fit it.
    """
    if opened is not None and opened.model_id == avatar.model:
        return encode(avatar, opened)
    return encode(avatar, generator_manifest(model_of(avatar)))
