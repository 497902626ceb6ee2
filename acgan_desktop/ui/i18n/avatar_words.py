"""Avatars in a person's words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.wish import WishValue
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.i18n.vocabulary import listed, shown


def _asked(manifest: GeneratorManifest | None, avatar: Avatar) -> dict[str, WishValue]:
    """Return what ``avatar`` asks for, or nothing if the open model cannot say."""
    if manifest is None:
        return {}
    try:
        check_fits(avatar, manifest)
    except AvatarError:
        return {}
    return dict(wish_of(manifest, avatar))


def value_in_words(value: WishValue) -> str:
    """Return a class, a blend or "any" as a person reads it."""
    if value is None:
        return QCoreApplication.translate("Describing", "Any")
    if isinstance(value, str):
        return shown(value)
    parts = [(name, weight) for name, weight in value.items() if weight > 0]
    return " + ".join(f"{shown(name)} {weight:.0%}" for name, weight in parts)


def facts_of(manifest: GeneratorManifest | None, avatar: Avatar) -> list[tuple[str, str]]:
    """Return small facts about ``avatar`` as pairs of name and value."""
    translate = QCoreApplication.translate
    asked = _asked(manifest, avatar)
    facts = [(shown(name), value_in_words(value)) for name, value in asked.items()]
    psi = avatar.sources[0].truncation
    facts.append((translate("Describing", "Character"), f"ψ {psi:.2f}"))
    if avatar.origin is not None:
        text = translate("Describing", "{seed}, face {number}")
        origin = avatar.origin
        said = text.format(seed=origin.seed, number=place_of(origin.index) + 1)
        facts.append((translate("Describing", "Seed"), said))
    return facts


def place_of(index: int) -> int:
    """Return the place on a wall that candidate ``index`` belongs to."""
    if index < 2**32:
        return index
    from acgan_desktop.engine.matching.wish_matching import (
        place_and_attempt,  # loads the whole engine
    )

    return place_and_attempt(index)[0]


def name_of(
    manifest: GeneratorManifest | None, row: int, avatar: Avatar, missed: Sequence[str] = ()
) -> str:
    """Return the screen-reader name of the face in ``row``; ``missed`` are not certain in it."""
    words = [QCoreApplication.translate("Describing", "Face {number}").format(number=row + 1)]
    asked = _asked(manifest, avatar)
    words += [f"{shown(name)}: {value_in_words(value)}" for name, value in asked.items()]
    if missed:
        text = QCoreApplication.translate("Describing", "The nearest found; not certain: {names}")
        words.append(text.format(names=listed(missed)))
    return "\n".join(words)
