"""Kills the window and the trainer at random moments, and demands that no training is lost.

A window (without a screen) starts a real training, small as it is; then the window, the trainer or
both are killed, and another window finds what is there and goes on. At the end the training is
stopped and made into a model file::

    python benchmarks/kill_training.py --kills 30
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from killing import demand

_PATIENCE_S = 300.0
_TINY = (
    "network.generator_channels=[8,8,8,8,8]", "network.discriminator_channels=[8,8,8,8,8]",
    "schedule.batch=8", "precision=\"float32\"", "schedule.checkpoint_kimg=0.05",
    "schedule.event_kimg=0.05", "schedule.sample_kimg=0.2",
)  # fmt: skip


def window(folder: Path) -> None:
    """Be a window that lets the training in ``folder`` go on whenever it rests; until killed."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))
    from PySide6.QtCore import QTimer
    from ui_support import FakeBackend

    from acgan_desktop.library.settings.settings import Settings
    from acgan_desktop.ui.services.qt_application import application
    from acgan_desktop.ui.services.render_service import RenderService
    from acgan_desktop.ui.shell.window import Window
    from acgan_desktop.ui.train.train_page import TrainPage

    app = application()
    shown = Window(RenderService(FakeBackend()), Settings(page="train", welcomed=True))
    shown.show()
    shown.start(None)
    page = shown.page("train")
    assert isinstance(page, TrainPage)

    def look() -> None:
        found = page.service.overview.of(folder)
        if found is None or page.service.setup.state != "ready":
            return
        if found.stage in ("new", "stopped", "failed"):
            page.service.start(found.project)
        print(found.stage, flush=True)

    page.service.looked.connect(look)
    again = QTimer(shown, interval=500)
    again.timeout.connect(page.service.look)
    again.start()
    app.exec()


def make_training(home: Path) -> Path:
    """Prepare a training of drawn faces; return its folder."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "support"))
    from drawn_faces import draw_faces

    from acgan_desktop.library.training import trainer_jobs, training_project
    from acgan_desktop.library.training.trainer_environment import find_environment

    environment = find_environment()
    if environment is None:
        raise SystemExit("This needs a trainer: pip install '.[train]'")
    faces = home / "faces"
    draw_faces(faces, 60, size=64)
    project = training_project.change(
        training_project.create("Killed"),
        sources=(str(faces),), recipe="dcgan-64", size=64, kimg=100_000.0, changes=_TINY,
    )  # fmt: skip
    words = trainer_jobs.prepare_words(project, 64)
    trainer_jobs.start(environment, project, "prepare", words).wait()
    demand(trainer_jobs.take_prepared(project, 64), "the pictures were not prepared")
    return project.folder


class Truth:
    """What a training must have, whatever was killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.saved = 0.0

    def check(self) -> None:
        """Read all that a killed window and a killed trainer may have left."""
        from acgan_desktop.core.run_state import RunStateError, read_state
        from acgan_desktop.library.training import training_project
        from acgan_desktop.library.training.run_reader import RunReader

        project = training_project.read(self.folder)
        demand(project.file.changes == _TINY, "the training's file is another")
        demand((project.dataset(64) / "dataset.json").is_file(), "the pictures are gone")
        try:
            read_state(project.run)
        except RunStateError as error:
            demand(False, str(error))
        RunReader(project.run).read()
        saved = newest(project.run)
        demand(saved >= self.saved, f"from {self.saved} back to {saved} kimg")
        self.saved = saved


def newest(run: Path) -> float:
    """Return the moment of the newest checkpoint, in kimg; 0 before the first."""
    names = [path.name for path in (run / "checkpoints").glob("kimg-*")]
    return max((float(name.removeprefix("kimg-")) for name in names), default=0.0)


def kill_some(home: Path, kills: int, seed: int) -> str:
    """Kill at random moments; return what came of it."""
    from acgan_desktop.core.run_state import leave_request, read_state
    from acgan_desktop.library.training import trainer_jobs, training_project
    from acgan_desktop.library.training.trainer_environment import find_environment

    folder = make_training(home)
    project, truth, moments = training_project.read(folder), Truth(folder), random.Random(seed)
    killed: Counter[str] = Counter()
    survived = 0
    shown: subprocess.Popen[bytes] | None = None
    for _ in range(kills):
        if shown is None:
            shown = subprocess.Popen(
                [sys.executable, __file__, "--window", str(folder)], stdout=subprocess.DEVNULL
            )
        if moments.random() < 0.7:  # else it may strike while something starts
            until(lambda: trainer_jobs.is_training(project), shown)
        time.sleep(moments.uniform(0, 4))
        victim = moments.choice(("window", "trainer", "both"))
        killed[victim] += 1
        trained = trainer_jobs.is_training(project)
        state = read_state(project.run) if victim != "window" else None
        if victim in ("window", "both"):
            shown.kill()
            shown.wait()
            shown = None
        if state is not None and trained and state.pid > 0:
            with suppress(ProcessLookupError):
                os.kill(state.pid, signal.SIGKILL)
        elif victim == "window" and trained:
            demand(trainer_jobs.is_training(project), "the trainer ended with the window")
            survived += 1
        truth.check()
    if shown is not None:
        shown.kill()
        shown.wait()
    environment = find_environment()
    assert environment is not None
    if not trainer_jobs.is_training(project):
        trainer_jobs.start(environment, project, "fit", trainer_jobs.fit_words(project))
        until(lambda: trainer_jobs.is_training(project), None)
    before = truth.saved
    until(lambda: newest(project.run) > before, None)
    leave_request(project.run, "stop")
    until(lambda: not trainer_jobs.is_training(project), None)
    truth.check()
    words = trainer_jobs.export_words(project, best=False)
    trainer_jobs.start(environment, project, "export", words).wait()
    demand(project.model_file.is_file(), "no model could be made at the end")
    told = ", ".join(f"{count} {what}" for what, count in sorted(killed.items()))
    return (
        f"{kills} kills ({told}), seed {seed}: {truth.saved:.2f} kimg at the end, a model file "
        f"made of them; the trainer went on after all {survived} deaths of the window alone"
    )


def until(done: Callable[[], bool], shown: "subprocess.Popen[bytes] | None") -> None:
    """Wait until ``done()``."""
    last = time.monotonic() + _PATIENCE_S
    while not done():
        demand(time.monotonic() < last, "the training did not go on")
        demand(shown is None or shown.poll() is None, "the window ended by itself")
        time.sleep(0.1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.window is not None:
        window(options.window)
        return 0
    if not hasattr(os, "killpg"):
        print("This needs a system that can kill processes.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="acgan-kill-", ignore_cleanup_errors=True) as home:
        os.environ["ACGAN_HOME"] = home
        os.environ["OMP_NUM_THREADS"] = "1"
        print(kill_some(Path(home), options.kills, options.seed))
    print("No training was lost.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
