"""The faces of ``acgan generate``: as they come, or verified by a tagger, in the places' order."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.wishes import Asked, printable
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

if TYPE_CHECKING:
    from acgan_desktop.engine.matching.wish_matching import WishMatcher
    from acgan_desktop.engine.runtime.generator import Generator

Drawn = tuple[list[Avatar], NDArray[np.uint8]]
NO_TAGGER = "Not verified: no tagger is installed that knows all that this model can be asked for."
_NAMED = 8


@dataclass(frozen=True)
class Request:
    """What is asked for at every place of a seed."""

    wish: dict[str, Asked]
    seed: int
    truncation: float

    @property
    def promises(self) -> bool:
        """Whether anything is asked for that could be verified."""
        return any(asked is not None for asked in self.wish.values())

    def avatars(self, manifest: GeneratorManifest, places: Sequence[int]) -> list[Avatar]:
        """Return the candidates of ``places``, verified by nobody."""
        from acgan_desktop.engine.latent.wishes import candidate

        return [
            candidate(manifest, self.wish, self.seed, place, self.truncation) for place in places
        ]


class FaceSource(Protocol):
    """Where faces come from."""

    def draw(self, places: Sequence[int]) -> Drawn:
        """Return the avatars of ``places`` and their pictures [n, h, w, 3]."""


class PlainFaces:
    """Candidates as they come."""

    def __init__(self, generator: "Generator", request: Request) -> None:
        self._generator = generator
        self._request = request

    def draw(self, places: Sequence[int]) -> Drawn:
        """Return what the model draws first for ``places``."""
        avatars = self._request.avatars(self._generator.manifest, places)
        return avatars, self._generator.render(avatars)


class MatchedFaces:
    """Faces that a tagger confirms, and the nearest where it confirms none."""

    def __init__(self, verifier: "WishMatcher", request: Request) -> None:
        self._verifier = verifier
        self._request = request
        self._confirmed: set[int] = set()
        self._marked: set[int] = set()
        self._passed_over: dict[int, int] = {}

    def draw(self, places: Sequence[int]) -> Drawn:
        """Return the faces of ``places``, and remember how they stand to the wish."""
        request = self._request
        found = {
            face.place: face
            for face in self._verifier.faces(request.wish, request.seed, places, request.truncation)
        }
        for place, face in found.items():
            (self._confirmed if face.confirmed else self._marked).add(place)
            self._passed_over[place] = face.passed_over
        faces = [found[place] for place in places]
        return [face.avatar for face in faces], np.stack([face.pixels for face in faces])

    def report(self) -> str:
        """Say in one line how all that was drawn stands to the wish.

        A tagger's word counts less where nobody measured that the model draws faces.
        """
        good, count, over = len(self._confirmed), len(self._passed_over), self._passed_over
        passed = sum(over.values())
        candidates = "1 candidate was" if passed == 1 else f"{passed:,} candidates were"
        tagger = printable(self._verifier.tagger.manifest.name)
        known = self._verifier.draws_faces
        line = (
            f"{'Verified by' if known else 'Likely, says'} {tagger}: "
            f"{good:,} of {count:,} show what was asked for; {candidates} passed over."
        )
        if not known:
            line += " How near this model's faces come to real ones is not said in its file."
        if self._marked:
            named = [str(place) for place in sorted(self._marked)]
            more = f" and {len(named) - _NAMED:,} more" if len(named) > _NAMED else ""
            line += f" Nearest, but not confirmed: {', '.join(named[:_NAMED])}{more}."
        return line


def tagger_for_matching(
    manifest: GeneratorManifest, request: Request, wanted: bool, named: str | None = None
) -> Path | None:
    """Return the tagger that is to verify a request; None if there is none or no need of one.

    Args:
        manifest: of the model that draws.
        request: what is asked for.
        wanted: whether anything is to be verified.
        named: a tagger's file, or the name of an installed one; found among those installed if
            None.

    Raises:
        UserError: the one that is named cannot be used, or does not read what is asked for.
    """
    if named is not None:
        return _named_tagger(named, manifest)
    if not (wanted and request.promises):
        return None
    from acgan_desktop.library.models.installed import tagger_for

    return tagger_for(manifest)


def _named_tagger(name: str, manifest: GeneratorManifest) -> Path:
    from acgan_desktop.engine.matching.wish_match import can_match
    from acgan_desktop.engine.model_file.manifest import TaggerManifest
    from acgan_desktop.library.models.installed import UnusableModel, look_at, model_called

    path = model_called(name)
    found = look_at(path)
    if isinstance(found, UnusableModel):
        raise found.problem
    if not isinstance(found.manifest, TaggerManifest):
        raise UserError(f"{path.name} draws pictures; --tagger needs a model that reads them.")
    if not can_match(found.manifest, manifest):
        raise UserError(
            f"{path.name} does not read all that {printable(manifest.name)} can be asked for."
        )
    return path
