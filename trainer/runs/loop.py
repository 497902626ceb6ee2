"""The one training loop: steps, reports, samples, checkpoints, and obeying whoever asks it to stop.

What it trains is a :class:`trainer.training.trainable.Trainable`: a pair of networks, a tagger, an
upscaler; where it writes is a :class:`trainer.runs.run_folder.RunFolder`. Where several processes
train together, each runs this loop; the one that leads decides and writes.
"""

import math
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.recipe.recipe import Recipe
from trainer.runs.computing_clock import computing_seconds
from trainer.runs.control_requests import follow_requests
from trainer.runs.epoch_table import EpochTable
from trainer.runs.initial_weights import initialise_from
from trainer.runs.interrupts import interrupts
from trainer.runs.progress import Progress
from trainer.runs.reporting import Reporter
from trainer.runs.run_checkpoints import RunCheckpoints
from trainer.runs.run_checks import check_data
from trainer.runs.run_failures import (
    FIRST_FAILED,
    TrainingFailedError,
    diverged,
    has_sentence,
    in_sentences,
    too_little_memory,
)
from trainer.runs.run_folder import RunFolder
from trainer.runs.run_metrics import RunMetrics, opened_extractor
from trainer.runs.run_of_team import run_of_team
from trainer.training.distributed import join_team
from trainer.training.projected_discriminators import LoadTagger, no_tagger
from trainer.training.running_means import RunningMeans
from trainer.training.trainable import Trainable, passed
from trainer.training.training import Training

GO_ON, STOP, FAILED = 1, 2, 3
_INTERRUPTED = "Interrupted; run the same command again to go on from the last checkpoint."


@dataclass
class Limits:
    """What ends a run besides its recipe.

    Attributes:
        minutes: training time over all sittings together, by :mod:`trainer.runs.computing_clock`;
            None = no bound.
    """

    minutes: float | None = None


def fit(
    recipe: Recipe,
    data: Path,
    run: Path,
    *,
    limits: Limits | None = None,
    device: Literal["auto", "cpu", "cuda"] = "auto",
    show: Callable[[Progress], None] = lambda progress: None,
    say: Callable[[str], None] = lambda sentence: None,
    load_tagger: LoadTagger = no_tagger,
) -> RunState:
    """Train ``recipe`` on the data set ``data`` in the run folder ``run``, from where it stands.

    Started by torchrun, all its processes train together, and the first alone writes and speaks.

    Args:
        recipe: what to train. A run that exists must have the same, but for what
            :func:`trainer.runs.run_checks.check_recipe` lets change.
        data: a prepared data set.
        run: a run folder, or where to make one.
        limits: what ends the run besides its recipe.
        device: where to compute.
        show: told of progress after every step.
        say: told one sentence whenever something happens that a person wants to know.
        load_tagger: loads the taggers that a recipe's ``projected`` names.

    Returns:
        The run's last state: finished, or stopped.

    Raises:
        UserError: recipe, data set and run do not belong together, or the run folder is in use.
        TrainingFailedError: a loss is no longer finite, the memory was not enough, or another
            process of the same training has ended.
    """
    with join_team(device) as team:
        if not team.leads:
            show, say = _nobody, _nobody
        dataset = Dataset.open(data)
        check_data(recipe, dataset)
        compute = choose_compute(device, recipe.precision)
        with (
            opened_extractor(recipe, dataset, compute) as extractor,
            run_of_team(run, recipe, team, say) as folder,
        ):
            together = f", {team.size} processes" if team.size > 1 else ""
            say(f"Training {recipe.name} on {compute}{together}.")

            def train() -> RunState:
                training = Training(recipe, dataset, compute, team, load_tagger=load_tagger)
                loop = TrainingLoop(
                    training, dataset, folder, limits=limits, show=show, say=say,
                    begin=partial(_begin, training),
                )  # fmt: skip
                if team.leads and extractor is not None:
                    loop.metrics = RunMetrics(extractor, training, dataset, folder)
                return loop.run()

            return in_sentences(train, team, folder, too_little_memory(recipe, compute, team))


def _begin(training: Training) -> str:
    """Take over the weights that the recipe names; returns what to say about it."""
    start = training.recipe.start_from
    return str(initialise_from(training, start)) if start else ""


def _nobody(word: object) -> None:
    """Hear what only the process that leads should tell."""


class TrainingLoop:
    """One sitting of a training in its run folder.

    Attributes:
        metrics: measures the training as it goes; may be set before it runs.
    """

    def __init__(
        self,
        training: Trainable[Any],
        dataset: Dataset | None,
        folder: RunFolder,
        *,
        limits: Limits | None = None,
        show: Callable[[Progress], None],
        say: Callable[[str], None],
        begin: Callable[[], str],
    ) -> None:
        """Prepare to train.

        Args:
            training: what is trained.
            dataset: what it learns from; None = no data set.
            folder: where to write; the caller has its lock.
            limits: what ends the run besides its target.
            show: told of progress after every step.
            say: told one sentence whenever something happens that a person wants to know.
            begin: called before the first step of a new run; what it returns is said.
        """
        self.training = training
        self.team = training.team
        self.folder = folder
        minutes = limits.minutes if limits else None
        self.most_seconds = math.inf if minutes is None else 60 * minutes
        self.say = say
        self.metrics: RunMetrics | None = None
        self.report = Reporter(training, folder, show, None if minutes is None else 60 * minutes)
        self.means = RunningMeans()
        epoch = training.images_per_epoch if self.team.leads else None
        self.table = None if epoch is None else EpochTable(folder.path, epoch)
        self.checkpoints = RunCheckpoints(
            training, dataset, folder, self.means, self.report, self.table, begin
        )
        self.stop = threading.Event()
        self.awaited = False

    @property
    def kimg(self) -> float:
        """Thousands of real images shown so far."""
        return self.training.images_shown / 1000

    def run(self) -> RunState:
        """Go on from the newest checkpoint until the target, a limit, or a request."""
        with interrupts(self.stop):
            return self._run()

    def _run(self) -> RunState:
        self.checkpoints.resume(self.say)
        if self.metrics is not None:
            self.metrics.resume()
        self.report.begin(self.checkpoints.seconds)
        with self.report:
            try:
                self.report.beat("running", force=True)
                return self._steps()
            except UserError as error:
                self.report.beat("failed", str(error), force=True)
                raise
            except Exception as error:
                if not has_sentence(error):  # whoever called says it, also in the state
                    message = f"{type(error).__name__}: {error}"[:1000]
                    self.report.beat("failed", message, force=True)
                raise
            except KeyboardInterrupt:
                self.report.beat("stopped", _INTERRUPTED, force=True)
                raise
            finally:
                if self.awaited:
                    with suppress(RuntimeError):  # they are gone
                        self.team.told(FAILED)

    def _steps(self) -> RunState:
        training, intervals = self.training, self.training.intervals
        self._others_wait()
        if training.images_shown == 0:
            self.report.sample()
        while training.images_shown < training.target_images:
            self._measure()
            decision = self._decide()
            self.awaited = False
            decision = self.team.told(decision)
            if decision == FAILED:
                raise TrainingFailedError(FIRST_FAILED)
            if decision == STOP:
                self._checkpoint()
                sentence = "Run the same command again to go on."
                if self._out_of_time():
                    sentence = "The minutes are used up; run it again with more to go on."
                return self.report.beat("stopped", sentence, force=True)
            before, clock = self.kimg, computing_seconds()
            measured = training.step().measures()
            self.means.add(measured)
            if self.table is not None:
                self.table.add(measured, training.images_shown)
            self.checkpoints.seconds += computing_seconds() - clock
            reports = passed(before, self.kimg, intervals.event_kimg)
            saves = passed(before, self.kimg, intervals.checkpoint_kimg)
            # All processes see the same means, since they are summed over all; so all end here.
            means = self._finite_means() if reports or saves else {}
            self._others_wait()
            if reports:
                self.report.event(means, self.checkpoints.seconds)
                self.means.clear()
            if self.table is not None and (row := self.table.take_row()) is not None:
                self.say(row)
            if passed(before, self.kimg, intervals.sample_kimg):
                self.report.sample()
            if saves and self.team.leads:
                self._save()
            self.report.beat("running")
            self.report.progress(self.checkpoints.seconds)
        self.report.sample()
        self._checkpoint()
        self._measure(last=True)
        return self.report.beat("finished", f"Trained for {self.kimg:.1f} kimg.", force=True)

    def _others_wait(self) -> None:
        """Remember that the others wait for what the first process decides, or fails to."""
        goes_on = self.training.images_shown < self.training.target_images
        self.awaited = self.team.leads and self.team.size > 1 and goes_on

    def _out_of_time(self) -> bool:
        return self.checkpoints.seconds >= self.most_seconds

    def _decide(self) -> int:
        """Return GO_ON or STOP; the decision of the process that leads is everybody's."""
        if not self.team.leads:
            return GO_ON
        if self.stop.is_set() or self._out_of_time():
            return STOP
        return (
            GO_ON if follow_requests(self.folder, self.stop, self._save, self.report.beat) else STOP
        )

    def _finite_means(self) -> dict[str, float]:
        means = self.means.means()
        for name, value in means.items():
            if not math.isfinite(value):
                raise diverged(self.kimg, name, self.folder, self.training.rate_settings)
        return means

    def _measure(self, *, last: bool = False) -> None:
        """Measure if it is time; a request to stop cancels that."""
        if self.metrics is None or not self.metrics.due(last=last):
            return
        self._finite_means()
        try:
            measured = self.metrics.measure(
                lambda: self.stop.is_set() or self.folder.asked("stop"),
                lambda words: self.report.beat("running", words),
            )
        except UserError as error:  # a training is worth more than its figures
            self.say(str(error))
            self.metrics.skip()
            return
        if measured is None:
            return
        if measured.best is not None:
            self.checkpoints.save_best(measured.best)
        self.metrics.record(measured)
        self.report.measured(measured)
        self.say(self.metrics.sentence(measured))

    def _checkpoint(self) -> None:
        """Save at a moment when all processes are there: they fail together."""
        self._finite_means()
        if self.team.leads:
            self._save()

    def _save(self) -> None:
        """Save this moment, if it is not saved already and its losses are finite."""
        self._finite_means()
        self.checkpoints.save()
