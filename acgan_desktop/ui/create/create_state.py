"""Where one is on the Create page and how one came there: steps, their pictures, and locks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from acgan_desktop.app.create_history import CreateHistory, Step
from acgan_desktop.app.surprise import surprise
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

MOST_LOCKED = 64
"""As many locks are remembered between starts."""


@dataclass(frozen=True)
class CreateSnapshot:
    """All that decides what the page shows, to come back to later.

    Attributes:
        model: the ``model_id`` that it was shown with.
        steps: the history.
        pictures: one per step, of the face it began with; None where there is none.
    """

    model: str
    steps: tuple[Step, ...]
    pictures: tuple[QImage | None, ...]

    def shows_same_people(self, other: "CreateSnapshot") -> bool:
        """Whether the faces of both walls differ in what is asked of them alone."""
        mine, theirs = self.steps[-1], other.steps[-1]
        return (
            len(self.steps) == len(other.steps)
            and mine.seed == theirs.seed
            and mine.anchor == theirs.anchor
            and mine.others == theirs.others
            and mine.distance == theirs.distance
        )


class CreateState:
    """The history of one page, with a picture per step.

    Attributes:
        history: the steps.
        pictures: one per step, or None while (or where) there is none.
        model: the ``model_id`` of the open model, or "".
        locked: attributes of the open model that only the person's own hand may change.
        all_locked: the same of all models.
    """

    def __init__(self, seed: int) -> None:
        self.history = CreateHistory([Step(seed=seed)])
        self.pictures: list[QImage | None] = [None]
        self.model = ""
        self.locked: frozenset[str] = frozenset()
        self.all_locked: frozenset[str] = frozenset()
        self._left: dict[str, CreateSnapshot] = {}

    @property
    def here(self) -> Step:
        """The present step."""
        return self.history.here

    def moment(self) -> CreateSnapshot:
        """Return where one is now."""
        return CreateSnapshot(self.model, tuple(self.history.steps), tuple(self.pictures))

    def return_to(self, moment: CreateSnapshot) -> None:
        """Be where one was."""
        self.history.steps[:] = moment.steps
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
        """Begin a new history at ``step``."""
        self.history.start_again(step)
        self.pictures[:] = [None]

    def surprise(self, manifest: GeneratorManifest) -> None:
        """Begin a new history with wishes drawn by chance; what is locked stays."""
        seed, wish = surprise(manifest, self.here.wish, self.locked)
        self.start_again(Step(seed=seed, wish=wish, truncation=self.here.truncation))

    def lock(self, manifest: GeneratorManifest, names: Collection[str]) -> None:
        """Lock these attributes of a model and no others of it."""
        own = frozenset(each.name for each in manifest.attributes)
        self.locked = own & frozenset(names)
        self.all_locked = (self.all_locked - own) | frozenset(names)

    def respecting_locks(self, wish: Wish) -> dict[str, WishValue]:
        """Return ``wish`` with what is locked as it is asked for now."""
        now = {name: self.here.wish.get(name) for name in self.locked}
        return {**wish, **now}

    def more_like(
        self,
        manifest: GeneratorManifest,
        avatar: Avatar,
        picture: QImage | None,
        others: Sequence[Avatar] = (),
    ) -> QImage | None:
        """Go on to ``avatar``, ``others`` and the first one's neighbours, but for what is locked.

        Returns:
            ``picture``, unless a lock makes another face of it.
        """
        locked_wish = self.respecting_locks({})
        step = self.history.more_like(manifest, avatar, self.here.seed + 1, others)
        self.history.change(wish={**step.wish, **locked_wish})
        if self.here.avatars(manifest, 0, 1)[0] != avatar:
            picture = None
        self.pictures.append(picture)
        # Of a very long history, the history forgets the second step, and so does this.
        del self.pictures[1 : len(self.pictures) - len(self.history.steps) + 1]
        return picture

    def back_to(self, step: int) -> None:
        """Go back along the history."""
        self.history.back_to(step)
        del self.pictures[step + 1 :]


def plain_wish(wish: Wish) -> dict[str, str | dict[str, float]]:
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
