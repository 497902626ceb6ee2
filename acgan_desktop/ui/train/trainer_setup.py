"""The trainer's environment in the window: looked for, set up, checked, removed."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.training import environment_setup, trainer_environment
from acgan_desktop.library.training.environment_setup import Plan, Stage
from acgan_desktop.library.training.gpu_driver import Build, Gpu, find_gpu
from acgan_desktop.library.training.trainer_environment import Environment, Facts
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Background, Operation

State = Literal["looking", "none", "ready", "unusable", "working"]


class _Told(NamedTuple):
    stage: Stage
    share: float | None


class _Found(NamedTuple):
    environment: Environment | None
    facts: Facts | None
    gpu: Gpu
    problem: Failure | None


class TrainerSetup(QObject):
    """One environment.

    Attributes:
        state: what is known of it.
        environment: where to train; None until there is one that works.
        facts: what it says of itself.
        gpu: what is known of the machine's card; None until it was looked for.
        problem: why it cannot be used, or why setting it up failed.
        stage: what is being done while it is set up.
        share: how much of that, 0 to 1; None where that is not known.

    Signals:
        changed: any of these.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: State = "looking"
        self.environment: Environment | None = None
        self.facts: Facts | None = None
        self.gpu: Gpu | None = None
        self.problem: Failure | None = None
        self.stage: Stage = "making"
        self.share: float | None = None
        self._working = Background(self)
        self._working.failed.connect(context.failed)
        self._operation: Operation[_Told] | None = None

    def look(self) -> None:
        """Look for an environment and ask what is in it."""
        self._set("looking")
        self._working.run(_look, self._take)

    def make_plan(
        self, build: Build, done: Callable[[Plan], object], failed: Callable[[Exception], object]
    ) -> None:
        """Find out what setting up takes."""
        self._working.run(lambda: environment_setup.make_plan(build), done, failed)

    def set_up(self, build: Build) -> None:
        """Make the program's own environment, also in the place of one that is there."""

        def work(operation: Operation[_Told]) -> Environment:
            def tell(stage: Stage, share: float | None) -> None:
                operation.show(_Told(stage, share))

            plan = environment_setup.make_plan(build)
            return environment_setup.set_up(plan, tell, operation.is_stopped)

        self._begin(work)

    def verify(self, done: Callable[[], object]) -> None:
        """Check the environment by a real training step; ``done`` is called where all is well."""
        environment = self.environment
        if environment is None:
            return

        def work(operation: Operation[_Told]) -> Environment:
            operation.show(_Told("checking", None))
            environment_setup.verify(environment, operation.is_stopped)
            return environment

        self._begin(work, done)

    def cancel(self) -> None:
        """Give up what is being done."""
        if self._operation is not None:
            self._operation.stop()

    def remove(self) -> None:
        """Remove the program's own environment."""
        self._working.run(environment_setup.remove, lambda _: self.look())

    def point_to(self, folder: Path | None) -> None:
        """Use the environment in ``folder``; None = the program's own, or this one."""
        self._working.run(lambda: trainer_environment.point_to(folder), lambda _: self.look())

    def end(self) -> None:
        """End the thread: the window is being closed."""
        self._working.stop()
        self._working.shut_down()

    def _begin(
        self,
        work: Callable[[Operation[_Told]], Environment],
        done: Callable[[], object] = lambda: None,
    ) -> None:
        self.problem, self.share = None, None
        self._set("working")

        def good(_: Environment) -> None:
            self._operation = None
            done()
            self.look()

        self._operation = self._working.start(work, good, self._failed, self._show)

    def _show(self, told: _Told) -> None:
        self.stage, self.share = told
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._operation = None
        problem = Failure.of(error)

        def taken(found: _Found) -> None:
            self._take(found)
            self.problem = self.problem or problem
            self.changed.emit()

        self._working.run(_look, taken)

    def _take(self, found: _Found) -> None:
        self.gpu, self.facts, self.problem = found.gpu, found.facts, found.problem
        self.environment = found.environment if found.problem is None else None
        if found.environment is None:
            self._set("none")
        else:
            self._set("ready" if found.problem is None else "unusable")

    def _set(self, state: State) -> None:
        self.state = state
        self.changed.emit()


def _look() -> _Found:
    gpu = find_gpu()
    environment = trainer_environment.find_environment()
    if environment is None:
        return _Found(None, None, gpu, None)
    facts = None
    try:
        facts = trainer_environment.probe(environment)
        trainer_environment.check(facts)
    except UserError as error:
        return _Found(environment, facts, gpu, Failure.of(error))
    return _Found(environment, facts, gpu, None)
