"""How long the window can do nothing else while a training writes beside it.

A process writes a run's folder as a trainer does, only more often: a report and the state ten times
a second, a sheet of samples every second, after a history of thousands of reports. The Train page
is in view; each turn of the window's event loop is timed::

    python benchmarks/training_window.py
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HISTORY = 20_000
SIDE = 128
COLUMNS, ROWS = 8, 6


def write_run(run: Path) -> None:
    """Write into ``run`` until killed."""
    import numpy as np
    from filelock import FileLock
    from PIL import Image

    from acgan_desktop.core.run_state import RunState, utc_now, write_state

    random, started = np.random.default_rng(0), utc_now()
    with FileLock(run / ".lock"):
        for turn in range(10**9):
            kimg = float(HISTORY + turn)
            with (run / "events.jsonl").open("a") as stream:
                stream.write(json.dumps(event(kimg)) + "\n")
            if turn % 10 == 0:
                grid = random.integers(0, 256, (ROWS * SIDE, COLUMNS * SIDE, 3), np.uint8)
                partial = run / "samples" / f".kimg-{kimg:08.1f}.png.partial"
                Image.fromarray(grid).save(partial, format="PNG")
                partial.replace(run / "samples" / f"kimg-{kimg:08.1f}.png")
            state = RunState(status="running", pid=os.getpid(), started=started,
                             heartbeat=utc_now(), kimg=kimg, target_kimg=1e6)  # fmt: skip
            write_state(run, state)
            time.sleep(0.1)


def event(kimg: float) -> dict[str, float]:
    """Return a report."""
    return {"kimg": kimg, "seconds": kimg, "loss_g": 1.0 + kimg % 7 / 9, "loss_d": 1.2,
            "score_real": 0.6, "score_fake": 0.4, "images_per_s": 10.0}  # fmt: skip


def measure(seconds: float) -> str:
    """Watch a run that is being written for so many ``seconds``; return the table."""
    from at_window.figures import table, worst_turn
    from at_window.stage import Stage

    from acgan_desktop.library.training import training_project
    from acgan_desktop.ui.train.train_page import TrainPage

    project = training_project.create("Benchmark")
    run = project.run
    (run / "samples").mkdir(parents=True)
    (run / "recipe.toml").write_text(f'name = "benchmark"\nresolution = {SIDE}\n')
    lines = (json.dumps(event(float(kimg))) for kimg in range(HISTORY))
    (run / "events.jsonl").write_text("".join(f"{line}\n" for line in lines))
    stage = Stage()
    stage.window.page("train")  # what the first visit takes is told by benchmarks/window.py
    with subprocess.Popen([sys.executable, __file__, "--write", str(run)]) as writer:
        try:
            stage.until(lambda: (run / "state.json").exists())
            stage.take_turns()
            stage.timed(lambda: stage.window.show_page("train"))
            page = stage.window.page("train")
            assert isinstance(page, TrainPage)
            stage.until(lambda: page.run.sheets.now.image() is not None)
            entered = stage.take_turns()
            stage.during(seconds)
            watched = stage.take_turns()
        finally:
            writer.kill()
    stage.close()
    group = "longest turn of the window's thread"
    sheets = len(list((run / "samples").glob("kimg-*.png")))
    return table(
        [
            worst_turn(group, f"entering a run of {HISTORY:,} reports", entered),
            worst_turn(group, f"watching it for {seconds:g} s, {sheets} sheets", watched),
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write is not None:
        write_run(options.write)
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="acgan-training-") as home:
        os.environ["ACGAN_HOME"] = home
        print(measure(options.seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
