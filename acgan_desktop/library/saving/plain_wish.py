"""A face on plain ground, where a model can be asked for it."""

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import with_wish
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

PLAIN_BACKGROUND = "plain_background"


def plain_ground_wish(manifest: GeneratorManifest) -> dict[str, str]:
    """Return the wish for plain ground; empty where the model knows none."""
    for attribute in manifest.attributes:
        if attribute.name == PLAIN_BACKGROUND and "yes" in attribute.classes:
            return {PLAIN_BACKGROUND: "yes"}
    return {}


def on_plain_ground(manifest: GeneratorManifest, avatar: Avatar) -> Avatar | None:
    """Return a face like ``avatar`` on plain ground; None where the model cannot be asked for it.

    Raises:
        AvatarError: the avatar does not fit the model.
    """
    wish = plain_ground_wish(manifest)
    return with_wish(manifest, avatar, wish) if wish else None
