"""What the Create page shows, without Qt: steps through the latent space, and the way back.

A step is a frozen value that decides a whole wall, however far it is scrolled. Changing a wish
replaces the step one stands on; "more like this" adds one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.latent.neighbours import neighbours
from acgan_desktop.engine.latent.wishes import candidates, wish_of, with_truncation, with_wish
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

NEAR = 0.3
FAR = 0.55
FIRST_WALL = 16
MAX_SEED = 2**63 - 1
LONGEST_HISTORY = 64


@dataclass(frozen=True)
class Step:
    """One wall: fresh candidates of a seed, or the neighbours of an anchor.

    Attributes:
        seed: which random faces.
        wish: attribute -> class, blend of classes, or None for any.
        truncation: psi, 0 to 1.
        anchor: the avatar whose neighbours the wall shows; the wall begins with it.
        distance: how far the neighbours are from the anchor, in (0, 1].
        chosen: the row that is shown large, or -1.
        others: avatars that stand beside the anchor, before its neighbours.
    """

    seed: int
    wish: Wish = field(default_factory=dict)
    truncation: float = 0.7
    anchor: Avatar | None = None
    distance: float = NEAR
    chosen: int = 0
    others: tuple[Avatar, ...] = ()

    def avatars(self, manifest: GeneratorManifest, start: int, count: int) -> list[Avatar]:
        """Return the avatars of rows ``start`` to ``start + count - 1``."""
        if self.anchor is None:
            return candidates(manifest, self.wish, self.seed, start, count, self.truncation)
        placed = (self.anchor, *self.others)
        first = [self._centre(manifest, each) for each in placed[start : start + count]]
        more = count - len(first)
        if not more:
            return first
        centre = self._centre(manifest, self.anchor)
        return first + self._neighbours(manifest, centre, max(0, start - len(placed)), more)

    def _centre(self, manifest: GeneratorManifest, anchor: Avatar) -> Avatar:
        """Return an avatar, changed only where another wish or truncation was asked for since.

        An avatar of several sources has a wish per source; asking again for their average would
        make another face of it.
        """
        before = wish_of(manifest, anchor)
        asked = {
            name: value
            for name, value in self.wish.items()
            if value is not None and value != before.get(name)
        }
        centre = with_wish(manifest, anchor, asked) if asked else anchor
        before_any_change = self.anchor or anchor  # of several, the first says what is shown
        if self.truncation == before_any_change.sources[0].truncation:
            return centre
        return with_truncation(centre, self.truncation)

    def _neighbours(
        self, manifest: GeneratorManifest, centre: Avatar, start: int, count: int
    ) -> list[Avatar]:
        found = neighbours(manifest, centre, self.seed, start, count, self.distance)
        if all(self.wish.get(each.name) is not None for each in manifest.attributes):
            return found
        # An attribute that was set to "any" varies here as it does among fresh candidates.
        open_ones = [each.name for each in manifest.attributes if self.wish.get(each.name) is None]
        drawn = candidates(manifest, {}, self.seed, start, count, self.truncation)
        return [
            with_wish(manifest, one, {name: wish_of(manifest, other)[name] for name in open_ones})
            for one, other in zip(found, drawn, strict=True)
        ]


@dataclass
class CreateHistory:
    """The steps so far and the one that one stands on, which is always the last.

    Attributes:
        steps: from the first wall to the present one; never empty.
    """

    steps: list[Step]

    @property
    def here(self) -> Step:
        """The present step."""
        return self.steps[-1]

    def change(self, **what: object) -> Step:
        """Replace parts of the present step and return it."""
        self.steps[-1] = replace(self.here, **what)  # type: ignore[arg-type]
        return self.here

    def more_like(
        self,
        manifest: GeneratorManifest,
        avatar: Avatar,
        seed: int,
        others: Sequence[Avatar] = (),
    ) -> Step:
        """Go on to the neighbours of ``avatar``; of very long trails the beginning is forgotten.

        Args:
            manifest: the model that is open.
            avatar: the wall begins with it.
            seed: which neighbours.
            others: what stands beside it, before the neighbours; what is wished from then on is
                what all of them have in common.
        """
        if len(self.steps) >= LONGEST_HISTORY:
            del self.steps[1]
        self.steps.append(
            Step(
                seed=seed,
                wish=_common_wish(manifest, [avatar, *others]),
                truncation=avatar.sources[0].truncation,
                anchor=avatar,
                distance=self.here.distance,
                others=tuple(others),
            )
        )
        return self.here

    def back_to(self, index: int) -> Step:
        """Go back to step ``index``; what came after it is forgotten."""
        del self.steps[max(index, 0) + 1 :]
        return self.here

    def start_again(self, step: Step) -> Step:
        """Begin a new history at ``step``."""
        self.steps[:] = [step]
        return step


def _common_wish(manifest: GeneratorManifest, avatars: Sequence[Avatar]) -> dict[str, WishValue]:
    """Return what all of ``avatars`` ask for; None where they differ."""
    first, *rest = [wish_of(manifest, each) for each in avatars]
    return {
        name: value if all(each.get(name) == value for each in rest) else None
        for name, value in first.items()
    }
