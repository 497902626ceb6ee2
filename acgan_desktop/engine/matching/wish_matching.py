"""Keeping the promise "what you asked for is what you see": draw, look, draw another if need be.

Place i of a wall of seed s tries the candidates i, i + 2**32, i + 2 * 2**32 and so on of that seed,
and shows the first that a tagger confirms; if none of :data:`MOST` is, the nearest of them, marked.
So the face at a place depends on the seed, the place, the wish and the truncation alone: not on how
many faces are asked for, nor on which are drawn together. Every face is a plain candidate, whose
avatar draws it again with no tagger at hand.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.error_codes import WishCode
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.matching.wish_match import Said, WishMatch, WishRequirement, can_match
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.generator import RenderCancelled
from acgan_desktop.engine.runtime.renderer import Renderer
from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.engine.runtime.tagger import Tagger

MOST = 8
"""Candidates that a place may try."""
# Between a place's candidates. All stay below 2**53, which every reader of JSON keeps exactly.
_STRIDE = 2**32
# Pictures drawn and read between two questions whether to go on.
_AT_ONCE = 16


@dataclass(frozen=True)
class MatchedFace:
    """The face of one place.

    Attributes:
        place: number of the place, as it was asked for.
        avatar: a plain avatar that draws this picture.
        pixels: uint8 [h, w, 3].
        missed: the attributes that were wished and that the tagger does not confirm; a face with
            any is the nearest of all that were tried, and should be marked.
        passed_over: how many candidates were drawn for this place and are not shown.
    """

    place: int
    avatar: Avatar
    pixels: NDArray[np.uint8]
    missed: tuple[str, ...]
    passed_over: int

    @property
    def confirmed(self) -> bool:
        """Whether the tagger confirms all that was wished."""
        return not self.missed


class Search:
    """The search for one place's face, a candidate at a time: draw ``avatar``, then ``take``.

    It draws nothing itself, so whoever draws may do so in portions of any size, and drop it at any
    moment.

    Attributes:
        place: number of the place.
        promise: what its face has to keep.
        avatar: the candidate to draw next.
    """

    def __init__(
        self,
        manifest: GeneratorManifest,
        promise: WishRequirement,
        wish: Wish,
        seed: int,
        place: int,
        truncation: float,
        most: int = MOST,
    ) -> None:
        """Begin with the place's first candidate, the one that is shown without a tagger.

        Args:
            manifest: the generator's.
            promise: what ``wish`` promises.
            wish: what is wished.
            seed: as for :func:`acgan_desktop.engine.latent.wishes.candidate`.
            place: likewise its index.
            truncation: likewise.
            most: candidates to try, at least 1.

        Raises:
            WishError: the wish or a number does not fit the model.
        """
        self.place = place
        self._candidate: Callable[[int], Avatar] = lambda attempt: candidate(
            manifest, wish, seed, candidate_index(place, attempt), truncation
        )
        self.promise = promise
        self._most = max(1, most)
        self._tried = 0
        self._best: tuple[WishMatch, Avatar, NDArray[np.uint8]] | None = None
        self.avatar = self._candidate(0)

    def take(self, pixels: NDArray[np.uint8], said: Said) -> MatchedFace | None:
        """Take the picture of ``avatar`` and what the tagger says of it.

        Args:
            pixels: uint8 [h, w, 3].
            said: see :data:`acgan_desktop.engine.matching.wish_match.Said`; not read if nothing was
            promised.

        Returns:
            The place's face; None while ``avatar`` is another candidate to draw.
        """
        verdict = self.promise.judge(said)
        # The first of equals stays, so that the result does not hang on chance.
        if self._best is None or verdict.nearness > self._best[0].nearness:
            self._best = (verdict, self.avatar, pixels)
        self._tried += 1
        if not verdict.kept and self._tried < self._most:
            self.avatar = self._candidate(self._tried)
            return None
        best, avatar, shown = self._best
        return MatchedFace(self.place, avatar, shown.copy(), best.missed, self._tried - 1)


class WishMatcher:
    """Draws faces that keep what was promised; for one thread at a time.

    Attributes:
        tagger: what confirms them.
    """

    def __init__(self, generator: Renderer, tagger: Tagger, most: int = MOST) -> None:
        """Put a generator and a tagger together; both stay the caller's, to be closed by them.

        Raises:
            UserError: the tagger does not read what the generator can be asked for.
        """
        if not can_match(tagger.manifest, generator.manifest):
            raise UserError(
                WishCode.TAGGER_MISSES_WISHES,
                tagger=tagger.manifest.name,
                name=generator.manifest.name,
            )
        self.tagger = tagger
        self._generator = generator
        self._most = most

    def search(self, wish: Wish, seed: int, place: int, truncation: float) -> Search:
        """Return the search for the face of ``place``; see :class:`Search` for the errors."""
        promise = WishRequirement(self.tagger.manifest, wish)
        return Search(self._generator.manifest, promise, wish, seed, place, truncation, self._most)

    def advance(
        self, searches: Sequence[Search], *, cancelled: Callable[[], bool] | None = None
    ) -> list[MatchedFace | None]:
        """Draw the next candidate of every search; return its face where it is found.

        Raises:
            RenderCancelled: ``cancelled`` returned True; the searches can go on later.
        """
        pixels = self._generator.render([one.avatar for one in searches], cancelled=cancelled)
        readings = [
            self._read(picture) if one.promise else {}
            for one, picture in zip(searches, pixels, strict=True)
        ]
        return [
            one.take(picture, said)
            for one, picture, said in zip(searches, pixels, readings, strict=True)
        ]

    def faces(
        self,
        wish: Wish,
        seed: int,
        places: Sequence[int],
        truncation: float,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[MatchedFace]:
        """Yield the face of each place as soon as it is found, so not in the places' order.

        Raises:
            WishError: the wish or a number does not fit the model.
            RenderCancelled: ``cancelled``, asked again and again, returned True.
        """
        searches = [self.search(wish, seed, place, truncation) for place in places]
        while searches:
            left: list[Search] = []
            for start in range(0, len(searches), _AT_ONCE):
                if cancelled is not None and cancelled():
                    raise RenderCancelled
                some = searches[start : start + _AT_ONCE]
                for one, face in zip(some, self.advance(some, cancelled=cancelled), strict=True):
                    if face is None:
                        left.append(one)
                    else:
                        yield face
            searches = left

    def _read(self, picture: NDArray[np.uint8]) -> Said:
        # One at a time: what is read of a face must not hang on what is read together with it.
        single = resized(picture[None], self.tagger.manifest.resolution)
        said = self.tagger.read(single).probabilities
        return {name: probabilities[0] for name, probabilities in said.items()}


def candidate_index(place: int, attempt: int) -> int:
    """Return which candidate of a seed is the ``attempt``-th (from 0) that a place tries."""
    return (place + attempt * _STRIDE) % 2**64


def place_and_attempt(index: int) -> tuple[int, int]:
    """Split a candidate's index into its place and the attempt (from 0), for people to read."""
    return index % _STRIDE, index // _STRIDE
