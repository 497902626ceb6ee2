"""The search for the face of a generator that is like a picture: with the engine alone, no torch.

It begins with an encoder's answer, if there is one, and with candidates; the nearest of all is then
moved by :mod:`acgan_desktop.engine.finding.least_squares`. The same picture, wish, seed and number
of tries give the same answer.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.core.avatar import Avatar, Source, latent
from acgan_desktop.engine.finding import ALTERNATIVES, DEFAULT_TRIES
from acgan_desktop.engine.finding.least_squares import Asked, Floats, minimise
from acgan_desktop.engine.finding.likeness import Likeness, distances
from acgan_desktop.engine.finding.unknowns import Latents, Unknowns
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.renderer import DrawnFace

_CANDIDATES = 96
_AT_ONCE = 16
# Beside the distance of pictures: keeps z where faces are drawn well, if pixels do not mind.
_PRIOR = 0.0001


class Drawing(Protocol):
    """Draws styles; a :class:`acgan_desktop.engine.runtime.generator.Generator` does."""

    @property
    def manifest(self) -> GeneratorManifest:
        """What it can be asked for."""

    def styles(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> NDArray[np.float32]:
        """Return the per-layer latents, float32 [n, num_styles, style_dim]."""

    def synthesize(self, styles: ArrayLike) -> NDArray[np.uint8]:
        """Return their pictures, uint8 [n, h, w, 3]."""


@dataclass(frozen=True)
class FirstGuess:
    """What is known of a picture before the search.

    Attributes:
        weights: class weights, float32 [classes]; what a tagger or an encoder read.
        z: latents to begin with, float32 [n, z_dim]; an encoder's answer, or none.
    """

    weights: NDArray[np.float32]
    z: NDArray[np.float32]


@dataclass(frozen=True)
class Likely:
    """A face that was drawn, and how unlike the picture it is.

    Attributes:
        face: the avatar and its pixels.
        distance: 0 for the same picture; the sum of squares of a :class:`Likeness`.
    """

    face: DrawnFace
    distance: float


class FaceSearch:
    """One search. It draws a few faces whenever it is told to, so it can be left at any moment.

    Attributes:
        tries: how many faces it draws at most.
        tried: how many it has drawn.
        candidates: the nearest candidates that it began with, nearest first.
    """

    def __init__(
        self,
        drawing: Drawing,
        likeness: Likeness,
        guess: FirstGuess,
        *,
        fixed: Mapping[str, int] | None = None,
        seed: int = 0,
        tries: int = DEFAULT_TRIES,
    ) -> None:
        """Prepare a search; nothing is drawn yet.

        Args:
            drawing: the generator.
            likeness: holds the picture.
            guess: where to begin.
            fixed: classes, by number, that a person has set, by the attribute's name.
            seed: of the candidates, 0 to 2**64 - 1.
            tries: how many faces to draw at most.
        """
        self.tries, self.tried = tries, 0
        self.candidates: list[Likely] = []
        self._drawing, self._likeness, self._seed, self._guess = drawing, likeness, seed, guess
        self._psi = drawing.manifest.truncation.default
        self._unknowns = Unknowns(drawing.manifest, guess.weights, fixed or {})
        self._best: tuple[float, Latents, NDArray[np.uint8]] | None = None
        self._work = self._run()

    @property
    def best(self) -> Likely:
        """The nearest face so far.

        Raises:
            ValueError: none was drawn yet.
        """
        if self._best is None:
            raise ValueError("nothing was drawn yet")
        distance, latents, pixels = self._best
        return Likely(DrawnFace(self._avatar(latents), pixels), distance)

    def advance(self) -> bool:
        """Draw some faces more; return whether there is more to do."""
        return next(self._work, None) is not None

    def _run(self) -> Iterator[bool]:
        point, residuals = yield from self._begin()
        asked: Asked = minimise(point, residuals, self._unknowns.bounds, _AT_ONCE)
        points = next(asked, None)
        while points is not None and self.tried < self.tries:
            answers = self._evaluate(points[: self.tries - self.tried])
            if len(answers) < len(points):
                return
            yield True
            try:
                points = asked.send(answers)
            except StopIteration:
                return

    def _begin(self) -> Generator[bool, None, tuple[Floats, Floats]]:
        """Draw what there is to begin with; the nearest is where the search starts."""
        z_dim = self._drawing.manifest.z_dim
        count = max(1, min(_CANDIDATES, self.tries // 4))
        drawn = np.stack([latent(self._seed, index, z_dim) for index in range(count)])
        z = np.concatenate([self._guess.z.reshape(-1, z_dim), np.zeros((1, z_dim)), drawn])
        points = np.stack([self._unknowns.point(one) for one in z.astype(np.float32)])
        nearest: tuple[float, Floats, Floats] | None = None
        for start in range(0, len(points), _AT_ONCE):
            part = points[start : start + _AT_ONCE]
            residuals = self._evaluate(part, keep=True)
            squares = np.einsum("ij,ij->i", residuals, residuals)
            place = int(squares.argmin())
            if nearest is None or squares[place] < nearest[0]:
                nearest = float(squares[place]), part[place], residuals[place]
            yield True
        assert nearest is not None
        return nearest[1], nearest[2]

    def _evaluate(self, points: Floats, *, keep: bool = False) -> Floats:
        """Draw ``points`` and return their residuals, the prior's included."""
        latents = self._unknowns.latents(points)
        pixels = self._draw(latents)
        residuals = self._likeness.residuals(pixels)
        squares = distances(residuals)
        self.tried += len(points)
        place = int(squares.argmin())
        if self._best is None or squares[place] < self._best[0]:
            self._best = float(squares[place]), _one(latents, place), pixels[place].copy()
        if keep:
            for at, distance in enumerate(squares):
                avatar = self._avatar(_one(latents, at))
                self.candidates.append(Likely(DrawnFace(avatar, pixels[at].copy()), distance))
            self.candidates.sort(key=lambda one: one.distance)
            del self.candidates[ALTERNATIVES:]
        z = points[:, : latents.z.shape[1]]
        prior = z * np.sqrt(_PRIOR / z.shape[1])
        return np.concatenate([residuals.astype(np.float64), prior], axis=1)

    def _draw(self, latents: Latents) -> NDArray[np.uint8]:
        psi = np.full(len(latents.z), self._psi, np.float32)
        return self._drawing.synthesize(self._drawing.styles(latents.z, latents.weights, psi))

    def _avatar(self, latents: Latents) -> Avatar:
        weights = np.clip(latents.weights[0].astype(np.float64), 0, 1)
        source = Source(
            z=latents.z[0].tobytes(), attributes=tuple(weights.tolist()), truncation=self._psi
        )
        return Avatar(model=self._drawing.manifest.model_id, sources=(source,))


def run_search(
    search: FaceSearch,
    *,
    cancelled: Callable[[], bool] | None = None,
    show: Callable[[FaceSearch], None] | None = None,
) -> Likely:
    """Run ``search`` to its end, or until it is cancelled; return the nearest face.

    Args:
        search: one that was not run yet, or was left.
        cancelled: asked between batches; True ends it with what was found by then.
        show: told after each batch.
    """
    while search.advance():
        if show is not None:
            show(search)
        if cancelled is not None and cancelled():
            break
    return search.best


def _one(latents: Latents, place: int) -> Latents:
    part = slice(place, place + 1)
    return Latents(latents.z[part].copy(), latents.weights[part].copy())
