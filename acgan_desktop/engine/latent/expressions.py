"""The same person with another expression: one z, other attributes.

Every model says itself what it can change: its switches (smile, open mouth, glasses ...) and the
classes of its other attributes. Each cell of such a sheet is an avatar like any other.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.error_codes import ExpressionCode
from acgan_desktop.engine.latent.wishes import wish_of, with_wish
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

# What is behind a face is no expression.
_NOT_THE_PERSON: Final = frozenset({"plain_background"})
MAX_TOGETHER: Final = 3


@dataclass(frozen=True)
class Expression:
    """One cell of the sheet.

    Attributes:
        changes: what differs from the face it was made of: attribute to class; empty = that face.
        avatar: draws it.
    """

    changes: dict[str, str]
    avatar: Avatar


def switches(manifest: GeneratorManifest) -> list[str]:
    """Return the names of the switches that change a person, in the manifest's order."""
    return [
        attribute.name
        for attribute in manifest.attributes
        if attribute.is_switch and attribute.name not in _NOT_THE_PERSON
    ]


def expressions(
    manifest: GeneratorManifest, avatar: Avatar, *, together: int = 2, others: bool = True
) -> list[Expression]:
    """Return the face itself, then each switch turned over, their combinations, and other classes.

    Args:
        manifest: the model's.
        avatar: the face.
        together: so many switches are turned over at once, at most; 1 to 3.
        others: whether the other classes of each attribute that is no switch follow, such as other
            colours of hair and eyes.

    Raises:
        AvatarError: the avatar does not fit the model.
        UserError: the model has nothing to change.
    """
    if not 1 <= together <= MAX_TOGETHER:
        raise ValueError(f"together must lie between 1 and {MAX_TOGETHER}, not {together}")
    wish = wish_of(manifest, avatar)
    found = [Expression({}, avatar)]
    for changes in itertools.chain(
        _turned(manifest, wish, together), _other_classes(manifest, wish) if others else ()
    ):
        found.append(Expression(changes, with_wish(manifest, avatar, changes)))
    if len(found) == 1:
        raise UserError(ExpressionCode.NOTHING_CHANGES, model=manifest.name)
    return found


def _turned(manifest: GeneratorManifest, wish: Wish, together: int) -> Iterator[dict[str, str]]:
    names = switches(manifest)
    for count in range(1, together + 1):
        for some in itertools.combinations(names, count):
            yield {name: "no" if wish[name] == "yes" else "yes" for name in some}


def _other_classes(manifest: GeneratorManifest, wish: Wish) -> Iterator[dict[str, str]]:
    for attribute in manifest.attributes:
        if not attribute.is_switch and attribute.name not in _NOT_THE_PERSON:
            for name in attribute.classes:
                if name != wish[attribute.name]:
                    yield {attribute.name: name}


def on_the_way(
    manifest: GeneratorManifest, avatar: Avatar, changes: Mapping[str, str], step: float
) -> Avatar:
    """Return ``avatar`` with a part of ``changes``.

    Args:
        manifest: the model's.
        avatar: the face as it was.
        changes: attribute to class.
        step: how far each goes, 0 (as it was) to 1 (all the way).

    Raises:
        WishError: the changes do not fit the model.
        AvatarError: the avatar does not fit the model.
    """
    if not 0 <= step <= 1:
        raise ValueError(f"step must lie between 0 and 1, not {step}")
    wish = wish_of(manifest, avatar)
    part: dict[str, WishValue] = {}
    for name, to in changes.items():
        before = wish[name]
        blend = {before: 1.0} if isinstance(before, str) else dict(before or {})
        left = sum(blend.values())
        # An attribute that nothing was wished of has nothing to keep: it goes all the way.
        mixed = {one: weight / left * (1 - step) for one, weight in blend.items()}
        mixed[to] = mixed.get(to, 0.0) + step
        part[name] = {one: weight for one, weight in mixed.items() if weight > 0}
    return with_wish(manifest, avatar, part) if step > 0 else avatar


MIN_LOOP: Final = 8
MAX_LOOP: Final = 240
_MOUTH: Final = ("open_mouth", "mouth_open", "mouth")
_EYES: Final = ("closed_eyes", "eyes_closed", "blink")


@dataclass(frozen=True)
class Talking:
    """A face that talks and, where the model can close eyes, blinks.

    Attributes:
        poses: name and avatar of each still that stream tools want, in the order that they expect:
            mouth closed, mouth open, then the same with closed eyes.
        loop: the frames of a loop: the mouth opens and closes by degrees, twice.
        blinks: whether the model can close eyes.
    """

    poses: tuple[tuple[str, Avatar], ...]
    loop: tuple[Avatar, ...]
    blinks: bool


def talking(manifest: GeneratorManifest, avatar: Avatar, *, frames: int = 24) -> Talking:
    """Return the stills and the loop of a talking face.

    Args:
        manifest: the model's.
        avatar: the face; its z stays.
        frames: of the loop, 8 to 240.

    Raises:
        AvatarError: the avatar does not fit the model.
        UserError: the model cannot open a mouth.
    """
    if not MIN_LOOP <= frames <= MAX_LOOP:
        raise UserError(ExpressionCode.LOOP_LENGTH, least=MIN_LOOP, most=MAX_LOOP, frames=frames)
    known = {one.name for one in manifest.attributes if one.is_switch}
    mouth = next((name for name in _MOUTH if name in known), None)
    eyes = next((name for name in _EYES if name in known), None)
    if mouth is None:
        raise UserError(ExpressionCode.NO_MOUTH, model=manifest.name)

    def posed(opened: float, closed_eyes: float) -> Avatar:
        wish: dict[str, WishValue] = {mouth: _share(opened)}
        if eyes is not None:
            wish[eyes] = _share(closed_eyes)
        return with_wish(manifest, avatar, wish)

    poses = [("1-mouth-closed", posed(0, 0)), ("2-mouth-open", posed(1, 0))]
    if eyes:
        poses += [
            ("3-mouth-closed-eyes-closed", posed(0, 1)),
            ("4-mouth-open-eyes-closed", posed(1, 1)),
        ]
    loop = []
    for number in range(frames):
        place = number / frames
        # Two syllables, the second smaller; eyes close shortly near the end.
        opened = _bump((2 * place) % 1) * (1.0 if place < 0.5 else 0.6)
        loop.append(posed(opened, _bump((place - 0.8) / 0.2) if eyes else 0))
    return Talking(tuple(poses), tuple(loop), eyes is not None)


def _share(yes: float) -> WishValue:
    if yes in (0, 1):
        return "yes" if yes else "no"
    return {"no": 1 - yes, "yes": yes}


def _bump(place: float) -> float:
    """Return a hill over 0 to 1 that is 0 at both ends, 1 in the middle, and 0 elsewhere."""
    if not 0 < place < 1:
        return 0.0
    hill = 1 - abs(2 * place - 1)
    return round(hill * hill * (3 - 2 * hill), 3)
