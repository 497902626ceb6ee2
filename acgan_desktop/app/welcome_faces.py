"""Which faces the welcome shows, without Qt."""

from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.neighbours import neighbours
from acgan_desktop.engine.latent.wishes import candidates, with_wish
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest

SHOWN: Final = 18
_ASKED: Final = ("hair_color", "eye_color")
_DISTANCE: Final = 0.3


def first_faces(manifest: GeneratorManifest, seed: int) -> list[Avatar]:
    """Return the faces to choose from first: those that the Create page begins with."""
    return candidates(manifest, {}, seed, 0, SHOWN, manifest.truncation.default)


def asked_attributes(manifest: GeneratorManifest) -> tuple[Attribute, ...]:
    """Return what is asked after the face: the colours of hair and eyes as far as the model has
    them, else the attribute with the most classes, or nothing."""
    fitting = [each for each in manifest.attributes if 2 <= len(each.classes) <= SHOWN]
    asked = tuple(each for name in _ASKED for each in fitting if each.name == name)
    return asked or tuple(sorted(fitting, key=lambda each: -len(each.classes))[:1])


def variants(
    manifest: GeneratorManifest, avatar: Avatar, attribute: Attribute | None
) -> list[Avatar]:
    """Return ``avatar`` in each class of an attribute; without one, it and its neighbours."""
    if attribute is None:
        return [avatar, *neighbours(manifest, avatar, 0, 0, SHOWN - 1, _DISTANCE)]
    return [with_wish(manifest, avatar, {attribute.name: value}) for value in attribute.classes]
