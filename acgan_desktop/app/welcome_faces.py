"""Which faces the welcome shows, without Qt."""

from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.neighbours import neighbours
from acgan_desktop.engine.latent.wishes import candidates, with_wish
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest

SHOWN: Final = 18
_SEED: Final = 1
_DISTANCE: Final = 0.3


def first_faces(manifest: GeneratorManifest) -> list[Avatar]:
    """Return the faces to choose from first: those that the Create page begins with."""
    return candidates(manifest, {}, _SEED, 0, SHOWN, manifest.truncation.default)


def varied_attribute(manifest: GeneratorManifest) -> Attribute | None:
    """Return the attribute whose classes make the best choice: the hair's colour, or the most."""
    fitting = [each for each in manifest.attributes if 2 <= len(each.classes) <= SHOWN]
    if not fitting:
        return None
    return max(fitting, key=lambda each: (each.name == "hair_color", len(each.classes)))


def variants(manifest: GeneratorManifest, avatar: Avatar) -> list[Avatar]:
    """Return ``avatar`` in each class of one attribute; without one, it and its neighbours."""
    varied = varied_attribute(manifest)
    if varied is None:
        return [avatar, *neighbours(manifest, avatar, _SEED, 0, SHOWN - 1, _DISTANCE)]
    return [with_wish(manifest, avatar, {varied.name: value}) for value in varied.classes]
