"""Measuring the averaged generator as a training goes, and which moment was the best.

Nothing of it changes the training: whatever is random comes from streams of its own, and the time
is not counted as time of training.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.device import Device
from trainer.data.dataset import Dataset
from trainer.export.model_facts import truncation_of
from trainer.metrics.bundled_tagger import bundled_tagger
from trainer.metrics.comparison import LEAST_FACES, few_faces_note
from trainer.metrics.evaluation import Evaluation, Means, Settings, evaluate
from trainer.metrics.extractors import Extractor, open_extractor
from trainer.metrics.protocol import Figure, distance_name
from trainer.metrics.report import number
from trainer.networks.precision import Compute
from trainer.recipe.recipe import Recipe
from trainer.runs.averaged_drawer import AveragedDrawer
from trainer.runs.checkpoints.best_checkpoint import BestFigure, load_best
from trainer.runs.json_lines import number_of
from trainer.runs.run_folder import RunFolder
from trainer.training.trainable import passed
from trainer.training.training import Training


class _CancelledError(Exception):
    """Somebody asked the training to stop."""


@dataclass(frozen=True)
class Measured:
    """One measurement.

    Attributes:
        figures: of the averaged generator, each with its protocol.
        best: the deciding figure, if it is better than all before.
        seconds: how long it took.
    """

    figures: tuple[Figure, ...]
    best: BestFigure | None
    seconds: float


@contextmanager
def opened_extractor(
    recipe: Recipe, dataset: Dataset, compute: Compute
) -> Iterator[Extractor | None]:
    """Open what the recipe measures with; None if it does not measure.

    Raises:
        UserError: it cannot be used, or there is too little to compare with.
    """
    if not recipe.metrics.every_kimg:
        yield None
        return
    if find_spec("torchmetrics") is None:
        raise UserError(
            "Measuring during a training needs torchmetrics: run pip install "
            "'acgan-desktop[train]' first, or set metrics.every_kimg=0."
        )
    held_out = len(dataset.held_out_indices())
    if held_out < LEAST_FACES:
        raise UserError(
            f"Measuring needs at least {LEAST_FACES} held-out faces, but {dataset.path} has "
            f"{held_out}; set metrics.every_kimg=0, or prepare more faces."
        )
    given = recipe.metrics.extractor
    device = Device.CPU if compute.device.type == "cpu" else Device.AUTO
    path = Path(given) if given else bundled_tagger()
    with closing(open_extractor(path, device, torch.get_num_threads())) as extractor:
        yield extractor


def settings_of(recipe: Recipe) -> Settings:
    """Return what a recipe's measurements go by: the truncation is evaluate's."""
    return Settings(recipe.metrics.images, truncation_of(recipe).max)


class RunMetrics:
    """When to measure a run, and what was found.

    Attributes:
        settings: what decides the figures.
        deciding: the kind of the figure that chooses the best checkpoint, the less, the better:
            the Fréchet distance, or the kernel distance where held-out faces are too few for it.
    """

    def __init__(
        self,
        extractor: Extractor,
        training: Training,
        dataset: Dataset,
        folder: RunFolder,
    ) -> None:
        """Measure ``training`` in the eyes of ``extractor``."""
        self._extractor = extractor
        self._training = training
        self._dataset = dataset
        self._folder = folder
        self._every = training.recipe.metrics.every_kimg
        self.settings = settings_of(training.recipe)
        few = few_faces_note(len(dataset.held_out_indices()), extractor.feature_dim)
        self.deciding = "kd" if few else "fd"
        self._kept: dict[str, object] = {}
        self._measured_at = 0.0
        self._best: BestFigure | None = None

    @property
    def _kimg(self) -> float:
        return self._training.images_shown / 1000

    @property
    def _name(self) -> str:
        """The name of the figure that decides."""
        images, split = self.settings.images, self.settings.split
        return distance_name(self.deciding, self._extractor, images, split)

    def resume(self) -> None:
        """Read from the run folder what was measured up to now, and what was best."""
        self._measured_at = max(
            (
                number_of(line, "kimg")
                for line in self._folder.metrics()
                if line.get("name") == self._name
            ),
            default=0.0,
        )
        found = load_best(self._folder.checkpoints)
        self._best = None if found is None else found[1]

    def due(self, *, last: bool = False) -> bool:
        """Say whether to measure now; ``last`` asks for one at the end in any case."""
        if self._kimg <= self._measured_at:
            return False
        return last or passed(self._measured_at, self._kimg, self._every)

    def measure(
        self, cancelled: Callable[[], bool], beat: Callable[[str], object]
    ) -> Measured | None:
        """Measure the average as it is; None if that was cancelled, and is still due.

        Args:
            cancelled: asked again and again whether to give up.
            beat: told again and again, in a few words, what is being done.

        Raises:
            UserError: it cannot be measured.
        """
        begun = time.monotonic()
        try:
            with _streams_untouched(self._training.compute):
                found = self._evaluate(cancelled, beat)
        except _CancelledError:
            return None
        except ValueError as error:  # features that are not finite, of weights gone astray
            raise UserError(
                f"At {self._kimg:.1f} kimg nothing could be measured: {error}."
            ) from error
        mine = tuple(figure for figure in found.figures if figure.faces == "generated")
        value = next(one.metric.value for one in mine if one.kind == self.deciding)
        figure = BestFigure(
            name=self._name, extractor=self._extractor.identity, value=value, kimg=self._kimg
        )
        best = figure if figure.beats(self._best) else None
        return Measured(mine, best, time.monotonic() - begun)

    def _evaluate(self, cancelled: Callable[[], bool], beat: Callable[[str], object]) -> Evaluation:
        def begin(what: str, _steps: int) -> Callable[[int], None]:
            def advance(_more: int) -> None:
                if cancelled():
                    raise _CancelledError
                beat(f"Measuring: {what}")

            advance(0)
            return advance

        drawer = AveragedDrawer(self._training)
        means = Means(drawer, self._dataset, self._extractor, self.settings, begin, kept=self._kept)
        return evaluate(means)

    def record(self, measured: Measured) -> None:
        """Write the figures into the run folder, the deciding one last, and remember the best."""
        for figure in sorted(measured.figures, key=lambda one: one.kind == self.deciding):
            metric = figure.metric.model_dump(exclude_none=True)
            self._folder.append_metric({"kimg": self._kimg, **metric})
        self._measured_at = self._kimg
        if measured.best is not None:
            self._best = measured.best

    def skip(self) -> None:
        """Take what could not be measured now for done, until it is time again."""
        self._measured_at = self._kimg

    def sentence(self, measured: Measured) -> str:
        """Return what a person wants to know of a measurement."""
        value = next(one.metric.value for one in measured.figures if one.kind == self.deciding)
        if measured.best is not None:
            rank = "the best so far, kept"
        else:
            assert self._best is not None
            rank = f"the best is still {self._best.kimg:.1f} kimg"
        return (
            f"{self._name} at {self._kimg:.1f} kimg: {number(value)} ({rank}; "
            f"{measured.seconds:.0f} s)."
        )


@contextmanager
def _streams_untouched(compute: Compute) -> Iterator[None]:
    """Give torch's global streams back as they were."""
    devices = [torch.cuda.current_device()] if compute.device.type == "cuda" else []
    with torch.random.fork_rng(devices=devices):
        yield
