"""Drawing for walls whose faces match the wish: places are searched, avatars drawn as they are.

All of this runs on the render thread, a candidate of each place at a time, so that whatever is
asked next waits no longer than for plain drawing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.runtime.renderer import DrawnFace, Renderer

if TYPE_CHECKING:
    from acgan_desktop.engine.matching.wish_matching import Search, WishMatcher
    from acgan_desktop.engine.runtime.tagger import Tagger


@dataclass
class Place:
    """One place of a wall, whose face is searched for.

    Attributes:
        model: the ``model_id`` it is asked of.
        wish: what its face should show.
        seed: as for a candidate.
        place: likewise its index.
        truncation: likewise.
        search: how far the search has come; the render thread's own.
    """

    model: str
    wish: Wish
    seed: int
    place: int
    truncation: float
    search: "Search | None" = field(default=None, repr=False, compare=False)


Wanted = Avatar | Place


class MatchingFailedError(Exception):
    """The tagger cannot be used; the cause says why."""


class NoTaggerError(Exception):
    """The tagger was taken away while a place was being asked for; who took it asks anew."""


class CandidateMatcher:
    """Draws what is wanted, with a tagger where places are; for the render thread alone."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._tagger: Tagger | None = None
        self._matcher: tuple[Renderer, WishMatcher] | None = None

    def draw(
        self,
        renderer: Renderer,
        wanted: Sequence[Wanted],
        tagger: Path | None,
        cancelled: Callable[[], bool],
    ) -> list[DrawnFace | None]:
        """Draw each of ``wanted`` once; None for a place that needs another candidate.

        Raises:
            MatchingFailedError: ``tagger`` cannot be opened, or does not fit the model.
            NoTaggerError: there are places, and ``tagger`` is None.
            RenderCancelled: ``cancelled`` returned True.
        """
        found: list[DrawnFace | None] = [None] * len(wanted)
        plain = [(at, one) for at, one in enumerate(wanted) if isinstance(one, Avatar)]
        places = [(at, one) for at, one in enumerate(wanted) if isinstance(one, Place)]
        if plain:
            pixels = renderer.render([avatar for _, avatar in plain], cancelled=cancelled)
            for (at, avatar), picture in zip(plain, pixels, strict=True):
                found[at] = DrawnFace(avatar, picture)
        if places:
            matcher = self._open(renderer, tagger)
            searches = [_search(matcher, place) for _, place in places]
            faces = matcher.advance(searches, cancelled=cancelled)
            for (at, _), face in zip(places, faces, strict=True):
                found[at] = face
        return found

    def close(self) -> None:
        """Give back the tagger."""
        self._matcher = None
        if self._tagger is not None:
            self._tagger.close()
            self._tagger = None

    def _open(self, renderer: Renderer, path: Path | None) -> "WishMatcher":
        from acgan_desktop.engine.matching.wish_matching import WishMatcher
        from acgan_desktop.engine.runtime.device import Device
        from acgan_desktop.engine.runtime.tagger import Tagger

        if self._matcher is not None and self._matcher[0] is renderer and self._path == path:
            return self._matcher[1]
        if path is None:
            raise NoTaggerError
        try:
            if self._tagger is None or self._path != path:
                self.close()
                # Always the CPU, so that the same seed gives the same faces everywhere.
                self._tagger, self._path = Tagger.open(path, Device.CPU, threads=1), path
            matcher = WishMatcher(renderer, self._tagger)
        except Exception as error:
            raise MatchingFailedError from error
        self._matcher = (renderer, matcher)
        return matcher


def _search(matcher: "WishMatcher", place: Place) -> "Search":
    if place.search is None:
        place.search = matcher.search(place.wish, place.seed, place.place, place.truncation)
    return place.search
