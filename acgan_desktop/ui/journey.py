"""Where one is on the Create page and how one came there: steps, their pictures, and locks."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QImage

from acgan_desktop.avatar import Avatar
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.engine.wishes import candidate, wish_of
from acgan_desktop.ui.trail import Step, Trail, WishValue

MOST_LOCKED = 64
"""As many locks are remembered between starts."""
_SEEDS = 1_000_000
"""Drawn seeds are short enough to be remembered."""


@dataclass(frozen=True)
class Moment:
    """All that decides what the page shows, to come back to later.

    Attributes:
        model: the ``model_id`` that it was shown with.
        steps: the trail.
        pictures: one per step, of the face it began with; None where there is none.
    """

    model: str
    steps: tuple[Step, ...]
    pictures: tuple[QImage | None, ...]

    def shows_same_people(self, other: "Moment") -> bool:
        """Whether the faces of both walls differ in what is asked of them alone."""
        mine, theirs = self.steps[-1], other.steps[-1]
        return (
            len(self.steps) == len(other.steps)
            and mine.seed == theirs.seed
            and mine.anchor == theirs.anchor
            and mine.distance == theirs.distance
        )


class Journey:
    """The trail of one page, with a picture per step.

    Attributes:
        trail: the steps.
        pictures: one per step, or None while (or where) there is none.
        model: the ``model_id`` of the open model, or "".
        locked: attributes of the open model that only the person's own hand may change.
        all_locked: the same of all models.
    """

    def __init__(self, seed: int) -> None:
        self.trail = Trail([Step(seed=seed)])
        self.pictures: list[QImage | None] = [None]
        self.model = ""
        self.locked: frozenset[str] = frozenset()
        self.all_locked: frozenset[str] = frozenset()
        self._left: dict[str, Moment] = {}

    @property
    def here(self) -> Step:
        """The present step."""
        return self.trail.here

    def moment(self) -> Moment:
        """Return where one is now."""
        return Moment(self.model, tuple(self.trail.steps), tuple(self.pictures))

    def return_to(self, moment: Moment) -> None:
        """Be where one was."""
        self.trail.steps[:] = moment.steps
        self.pictures[:] = moment.pictures

    def change_model(self, model: str) -> bool:
        """Go over to another model; return whether one was there before, and is again."""
        self._left[self.model] = self.moment()
        self.model = model
        before = self._left.get(model)
        if before is not None:
            self.return_to(before)
        return before is not None

    def start_again(self, step: Step) -> None:
        """Begin a new trail at ``step``."""
        self.trail.start_again(step)
        self.pictures[:] = [None]

    def surprise(self, manifest: GeneratorManifest) -> None:
        """Begin a new trail with wishes drawn by chance; what is locked stays."""
        seed = secrets.randbelow(_SEEDS)
        drawn = wish_of(manifest, candidate(manifest, {}, seed, 0, 1.0))
        wish: Mapping[str, WishValue] = {
            name: value for name, value in drawn.items() if secrets.randbelow(5) < 3
        }
        wish = self.respecting_locks(wish)
        self.start_again(Step(seed=seed, wish=wish, truncation=self.here.truncation))

    def lock(self, manifest: GeneratorManifest, names: Collection[str]) -> None:
        """Lock these attributes of a model and no others of it."""
        own = frozenset(each.name for each in manifest.attributes)
        self.locked = own & frozenset(names)
        self.all_locked = (self.all_locked - own) | frozenset(names)

    def respecting_locks(self, wish: Mapping[str, WishValue]) -> dict[str, WishValue]:
        """Return ``wish`` with what is locked as it is asked for now."""
        now = {name: self.here.wish.get(name) for name in self.locked}
        return {**wish, **now}

    def more_like(
        self, manifest: GeneratorManifest, avatar: Avatar, picture: QImage | None
    ) -> QImage | None:
        """Go on to the neighbours of ``avatar``, except for what is locked.

        Returns:
            ``picture``, unless a lock makes another face of it.
        """
        wish = self.respecting_locks(wish_of(manifest, avatar))
        self.trail.more_like(manifest, avatar, self.here.seed + 1)
        self.trail.change(wish=wish)
        if self.here.avatars(manifest, 0, 1)[0] != avatar:
            picture = None
        self.pictures.append(picture)
        # Of a very long trail, the trail forgets the second step, and so does this.
        del self.pictures[1 : len(self.pictures) - len(self.trail.steps) + 1]
        return picture

    def back_to(self, step: int) -> None:
        """Go back along the trail."""
        self.trail.back_to(step)
        del self.pictures[step + 1 :]


def known_wish(manifest: GeneratorManifest, wish: Mapping[str, WishValue]) -> dict[str, WishValue]:
    """Return the part of ``wish`` that a model knows: its attributes and their classes."""
    classes = {each.name: set(each.classes) for each in manifest.attributes}

    def fits(name: str, value: WishValue) -> bool:
        if value is None or name not in classes:
            return False
        asked = {value} if isinstance(value, str) else set(value)
        return asked <= classes[name] and (isinstance(value, str) or sum(value.values()) > 0)

    return {name: value for name, value in wish.items() if fits(name, value)}


def knows(manifest: GeneratorManifest, name: str, value: WishValue) -> bool:
    """Return whether a model knows an attribute and the classes asked of it; None asks nothing."""
    known = any(each.name == name for each in manifest.attributes)
    return known and (value is None or bool(known_wish(manifest, {name: value})))


def plain_wish(wish: Mapping[str, WishValue]) -> dict[str, str | dict[str, float]]:
    """Return ``wish`` as files keep it, without what is open."""
    return {
        name: value if isinstance(value, str) else dict(value)
        for name, value in wish.items()
        if value is not None
    }


def fitting_truncation(manifest: GeneratorManifest, psi: float | None) -> float:
    """Return ``psi`` within the bounds of a model; for None, the model's own choice."""
    bounds = manifest.truncation
    return bounds.default if psi is None else min(max(psi, bounds.min), bounds.max)
