"""What the parts of one evaluation share: settings, faces seen, and the figures so far."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.renderer import Renderer
from trainer.data.dataset import Dataset
from trainer.metrics import faces
from trainer.metrics.comparison import LEAST_FACES
from trainer.metrics.extractors import Extractor, Seen
from trainer.metrics.protocol import FACES, Faces, Figure, Value, metric

Begin = Callable[[str, int], faces.Report]
"""Told what begins and how many steps it has; returns what is told of each."""
Split = Literal["held-out", "training"]
Wishes = Literal["shares", "labels"]
T = TypeVar("T")
Values = dict[Faces, tuple[float, Mapping[str, Value]]]
"""One figure of several faces: whose they are, its value, and what its protocol adds."""

# Noise is far from everything: fewer faces say so as well.
_MOST_NOISE = 2000


@dataclass(frozen=True)
class Settings:
    """What decides the figures beside the model, the data set and the extractor.

    Attributes:
        images: faces drawn for the distances, at least :data:`LEAST_FACES`.
        truncation: psi, 0 to 1.
        split: the part of the data set that the model is compared with.
        seed: of the model's faces and of the noise.
        wishes: what is asked of the faces that the distances compare: a class of every attribute,
            drawn with the model's shares, as the program does; or the labels of training faces,
            drawn by chance, with nothing asked where they are unknown.
        asked_of_each: faces asked of each class; None takes as many as suit ``images``.
    """

    images: int = 10_000
    truncation: float = 1.0
    split: Split = "held-out"
    seed: int = 0
    wishes: Wishes = "shares"
    asked_of_each: int | None = None

    @property
    def per_class(self) -> int:
        """Faces asked of each class, so that a rare one counts as much as a frequent one."""
        return self.asked_of_each or min(100, max(10, self.images // 50))

    @property
    def per_choice(self) -> int:
        """Faces of each choice of all attributes."""
        return min(32, max(4, self.images // 64))


@dataclass(frozen=True)
class Means:
    """What an evaluation works with.

    Attributes:
        generator: draws avatars.
        dataset: the real faces.
        extractor: turns faces into features; attribute precision needs one that reads attributes.
        settings: counts, truncation, split, seed.
        begin: told of progress.
        portion: faces in memory at a time; no figure depends on it.
        kept: what does not depend on the model, found by an earlier evaluation with the same data
            set, extractor and settings; whoever evaluates again hands it on.
    """

    generator: Renderer
    dataset: Dataset
    extractor: Extractor
    settings: Settings
    begin: Begin = lambda _what, _steps: lambda _more: None
    portion: int = faces.PORTION
    kept: dict[str, Any] = field(default_factory=dict)


class Measuring:
    """One evaluation under way.

    Attributes:
        means: what it works with.
        part: indices of the real faces that the model is compared with.
        other: indices of as many faces of the data set's other part as are drawn, if it has them:
            figures depend on the number.
        figures: found so far.
        notes: sentences for a person: what could not be measured.
    """

    def __init__(self, means: Means) -> None:
        """Choose the faces.

        Raises:
            UserError: there are too few.
        """
        self.means = means
        self.figures: list[Figure] = []
        self.notes: list[str] = []
        dataset, settings = means.dataset, means.settings
        held_out, training = dataset.held_out_indices(), dataset.training_indices()
        of_split = {"held-out": (held_out, training), "training": (training, held_out)}
        self.part, other = of_split[settings.split]
        for count, what in (
            (len(self.part), f"the {settings.split} part of {dataset.path}"),
            (settings.images, "the set of faces to draw"),
        ):
            if count < LEAST_FACES:
                raise UserError(
                    f"An evaluation needs at least {LEAST_FACES} faces on each side, "
                    f"but {what} has {count}."
                )
        random = np.random.default_rng(settings.seed)
        self.other: NDArray[np.int64] = random.permutation(other)[: settings.images]

    def once(self, what: str, find: Callable[[], T]) -> T:
        """Return what ``find`` finds, from an earlier evaluation if that is how it was called.

        Args:
            what: its name; it must not depend on the model.
            find: finds it.
        """
        if what not in self.means.kept:
            self.means.kept[what] = find()
        found: T = self.means.kept[what]
        return found

    @property
    def seen_part(self) -> Seen:
        """The real faces that the model is compared with."""
        return self.once("part", self._look_at_part)

    def _look_at_part(self) -> Seen:
        pictures = faces.real(self.means.dataset, self.part, self.means.portion)
        return self.look(f"Real faces, {self.means.settings.split}", len(self.part), pictures)

    @property
    def seen_noise(self) -> Seen:
        """Noise, the other end of every scale."""
        return self.once("noise", self._look_at_noise)

    def _look_at_noise(self) -> Seen:
        settings = self.means.settings
        side, count = self.means.generator.manifest.resolution, min(settings.images, _MOST_NOISE)
        pictures = faces.noise(count, side, settings.seed, self.means.portion)
        return self.look("Noise", count, pictures)

    def look(self, what: str, count: int, pictures: Iterable[faces.Pixels]) -> Seen:
        """Return what the extractor sees in ``count`` pictures, telling of progress."""
        return faces.look_at(self.means.extractor, pictures, self.means.begin(what, count))

    def add(self, kind: str, name: str, values: Values) -> None:
        """Add a figure of the model and the lines to compare it with.

        The model's refers to that of the real faces, or of their halves if there is no other.
        """
        reference = values.get("real", values.get("halves", (None, {})))[0]
        for whose, (value, protocol) in values.items():
            whole = {**self._common_protocol(whose), **protocol}
            mine = reference if whose == "generated" else None
            self.figures.append(Figure(kind, whose, metric(name, value, whole, mine)))

    def _common_protocol(self, whose: Faces) -> dict[str, Value]:
        extractor, dataset = self.means.extractor, self.means.dataset.manifest
        protocol: dict[str, Value] = {
            "faces": FACES[whose],
            "extractor": extractor.name,
            "extractor_id": extractor.identity,
            "resize": extractor.resize,
            "dataset": dataset.name,
            "dataset_sha256": dataset.sha256,
            "dataset_resolution": dataset.resolution,
            "split": self.means.settings.split,
        }
        if whose == "generated":
            manifest = self.means.generator.manifest
            protocol |= {
                "model": manifest.model_id,
                "resolution": manifest.resolution,
                "truncation": self.means.settings.truncation,
                "seed": self.means.settings.seed,
                "attributes": "drawn with the model's shares where not asked for",
            }
        return protocol
