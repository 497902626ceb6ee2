"""A trainer made of paper: an interpreter that answers to ``-m trainer`` within moments.

It keeps the contracts of the real one (the run folder, jobs, a data set's files) and nothing else,
so that what watches a training can be tested without torch and without waiting.
"""

import json
import signal
import stat
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

from acgan_desktop.core import durable
from acgan_desktop.core.job_folder import JobReporter, reporting_in
from acgan_desktop.core.review_file import AskedAttribute, AskedFace, Task, write_task
from acgan_desktop.core.run_state import CONTROL_FOLDER, REQUESTS, RunState, utc_now, write_state

SIDE = 16
SLOW_FILE = "slow"
"""Beside the interpreter: preparing waits as long as this is there."""


def make_environment(folder: Path) -> Path:
    """Make an environment whose interpreter is this module; return its folder."""
    bin_folder = folder / "bin"
    bin_folder.mkdir(parents=True)
    python = bin_folder / "python"
    paths = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    python.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path[:0] = {paths!r}\n"
        "from fake_trainer import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    return folder


def main(words: list[str]) -> int:
    """Answer to what the program asks of an interpreter."""
    if "-c" in words:
        from acgan_desktop import __version__

        print("hello from a package")
        print(
            json.dumps(
                {"python": "3.11.0", "version": __version__, "missing": [], "torch": "2.0 paper",
                 "cuda": "", "card": "", "why": ""}
            )
        )  # fmt: skip
        return 0
    words = words[words.index("trainer") + 1 :]
    job = None
    if words[0] == "--job":
        job, words = Path(words[1]), words[2:]
    with reporting_in(job) as reporter:
        try:
            sentence = _COMMANDS[words[0]](words, reporter)
        except SystemExit as stop:
            sentence = str(stop)
        reporter.end(2 if sentence else 0, sentence)
    return 2 if sentence else 0


def _option(words: list[str], name: str, default: str = "") -> str:
    return words[words.index(name) + 1] if name in words else default


def _prepare(words: list[str], reporter: JobReporter) -> str:
    slow = Path(sys.argv[0]).with_name(SLOW_FILE)
    while slow.exists():
        reporter.show("Opening pictures", 3, 10)
        time.sleep(0.02)
    sources, out, size = [], Path(_option(words, "--out")), int(_option(words, "--size"))
    for word in words[1:]:
        if word.startswith("--"):
            break
        sources.append(Path(word))
    names = [f"{s.name}/{p.name}" for s in sources for p in sorted(s.glob("*.png"))]
    only = _option(words, "--only")
    if only:
        asked = set(Path(only).read_text().splitlines())
        names = [name for name in names if name in asked]
    kept = [name for name in names if only or "small" not in name]
    if not kept:
        return "No pictures were found."
    left_out = [
        {"file": name, "reason": "too_small", "detail": "shorter side 8 px"}
        for name in names
        if name not in kept
    ]
    with durable.new_folder(out) as folder:
        random = np.random.default_rng(0)
        np.save(
            folder / "images.npy", random.integers(0, 256, (len(kept), size, size, 3), np.uint8)
        )
        np.save(folder / "labels.npy", np.full((len(kept), 1), -1, np.int16))
        (folder / "names.txt").write_text("".join(f"{name}\n" for name in kept))
        report = {"found": len(names), "kept": len(kept), "left_out": left_out, "more": 1}
        (folder / "report.json").write_text(json.dumps(report))
        attributes = [{"name": "hair_color", "classes": ["blue", "pink"], "counts": [0, 0]}]
        manifest = {"resolution": size, "images": len(kept), "attributes": attributes}
        (folder / "dataset.json").write_text(json.dumps(manifest))
    return ""


def _label(words: list[str], reporter: JobReporter) -> str:
    source, out = Path(words[1]), Path(_option(words, "--out"))
    with durable.new_folder(out) as folder:
        for path in source.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        labels = np.load(folder / "labels.npy")
        np.save(folder / "labels.npy", np.zeros_like(labels))
        found = json.loads((folder / "dataset.json").read_text())
        found["attributes"][0]["counts"] = [len(labels), 0]
        (folder / "dataset.json").write_text(json.dumps(found))
    return ""


def _review(words: list[str], reporter: JobReporter) -> str:
    data = Path(words[2])
    names = (data / "names.txt").read_text().splitlines()
    task = Task(
        title="faces",
        out=_option(words, "--out"),
        attributes=(AskedAttribute(name="hair_color", classes=("blue", "pink")),),
        images=str(data / "images.npy"),
        faces=tuple(AskedFace(name=name, row=row) for row, name in enumerate(names)),
    )
    write_task(Path(_option(words, "--task")), task)
    return ""


def _fit(words: list[str], reporter: JobReporter) -> str:
    if "--dry-run" in words:
        reporter.values |= {"images_per_s": 10.0, "bytes": 500_000_000, "device": "cpu"}
        return ""
    from filelock import FileLock

    if not (Path(_option(words, "--data")) / "dataset.json").exists():
        return "The data set is not there."
    run, target = Path(_option(words, "--run")), float(_option(words, "--kimg", "3"))
    for name in ("samples", "checkpoints", CONTROL_FOLDER):
        (run / name).mkdir(parents=True, exist_ok=True)
    with FileLock(run / ".lock"):
        if not (run / "recipe.toml").exists():
            rates = "[optimiser]\ngenerator_rate = 0.0001\ndiscriminator_rate = 0.0004\n"
            durable.write_text(run / "recipe.toml", f"resolution = {SIDE}\n{rates}")
        durable.write_text(run / "words.json", json.dumps(words))
        return _Paper(run, target).train()


class _Paper:
    """One sitting: a kimg takes a twentieth of a second."""

    def __init__(self, run: Path, target: float) -> None:
        self.run, self.target, self.started = run, target, utc_now()
        self.events = run / "events.jsonl"
        lines = self.events.read_text().splitlines() if self.events.exists() else []
        self.kimg = float(len(lines))

    def train(self) -> str:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        paused = False
        self.say("running")
        while self.kimg < self.target:
            asked = [name for name in REQUESTS if (self.run / CONTROL_FOLDER / name).exists()]
            for name in asked:
                (self.run / CONTROL_FOLDER / name).unlink(missing_ok=True)
            if "stop" in asked:
                self.say("stopped", "Run the same command again to go on.")
                return ""
            if "checkpoint" in asked:
                (self.run / "checkpoints" / f"kimg-{self.kimg:08.1f}").mkdir(exist_ok=True)
            paused = "resume" not in asked and (paused or "pause" in asked)
            self.say("paused" if paused else "running")
            if not paused:
                self.step()
            time.sleep(0.05)
        self.say("finished", f"Trained for {self.kimg:.1f} kimg.")
        return ""

    def step(self) -> None:
        self.kimg += 1
        event = {"kimg": self.kimg, "seconds": self.kimg * 100, "loss_g": 1.0, "loss_d": 1.2,
                 "score_real": 0.6, "score_fake": 0.4, "images_per_s": 10.0}  # fmt: skip
        with self.events.open("a") as stream:
            stream.write(json.dumps(event) + "\n")
        random = np.random.default_rng(int(self.kimg))
        sheet = random.integers(0, 256, (2 * SIDE, 4 * SIDE, 3), np.uint8)
        path = self.run / "samples" / f"kimg-{self.kimg:08.1f}.png"
        partial = path.with_name(f".{path.name}.partial.png")
        Image.fromarray(sheet).save(partial)
        partial.replace(path)

    def say(self, status: str, message: str = "") -> None:
        import os

        state = RunState(status=status, pid=os.getpid(), started=self.started,  # type: ignore[arg-type]
                         heartbeat=utc_now(), kimg=self.kimg, target_kimg=self.target,
                         message=message)  # fmt: skip
        write_state(self.run, state)


def _export(words: list[str], reporter: JobReporter) -> str:
    from tiny_model import write_tiny_model

    reporter.show("Comparing with PyTorch")
    write_tiny_model(Path(_option(words, "--out")), name=_option(words, "--name"))
    return ""


_COMMANDS = {
    "prepare": _prepare,
    "label": _label,
    "tagger": _review,
    "fit": _fit,
    "export": _export,
}
