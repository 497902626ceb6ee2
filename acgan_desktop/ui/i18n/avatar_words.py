"""Avatars in a person's words."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.wish import WishValue
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.i18n.vocabulary import listed, shown

_ON: Final = "yes"
"""The class of a switch that is on."""


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
    """Return what ``avatar`` asks for as pairs of name and value.

    Of switches, those that are on are named together: most faces have few of ten.
    """
    asked = _asked(manifest, avatar)
    switches = {each.name for each in manifest.attributes if each.is_switch} if manifest else set()
    facts = [
        (shown(name), value_in_words(value))
        for name, value in asked.items()
        if name not in switches
    ]
    has = [_switched_on(name, asked[name]) for name in asked if name in switches]
    if any(has):
        comma = QCoreApplication.translate("Vocabulary", ", ", "between words of a list")
        with_what = QCoreApplication.translate("Describing", "With")
        facts.append((with_what, comma.join(filter(None, has))))
    return facts


def _switched_on(name: str, value: WishValue) -> str:
    """Return "Smile", "Smile 40%" for a blend, or "" where it is off or open."""
    if value == _ON:
        return shown(name)
    share = value.get(_ON, 0.0) if isinstance(value, Mapping) else 0.0
    return f"{shown(name)} {share:.0%}" if share > 0 else ""


def details_of(avatar: Avatar) -> list[tuple[str, str]]:
    """Return the figures by which ``avatar`` was drawn as pairs of name and value."""
    translate, facts = QCoreApplication.translate, []
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
