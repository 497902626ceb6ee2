"""Do two windows that change presets and sliders, and are killed, lose any? Called by kill.py:

    python benchmarks/kill_lists.py --kills 100

Two processes keep and remove presets and named sliders in the same two files as fast as they can,
and say what is done; at random moments one of them is killed, while the other goes on, then both.
All that was said must be there exactly.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from killing import demand, run_alone

from acgan_desktop.core.avatar import Direction
from acgan_desktop.core.user_folders import HOME_VARIABLE
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.settings import presets, sliders
from acgan_desktop.library.settings.sliders import NamedSlider

_MOST = 20
"""So many of each a process keeps; then it removes some."""
_ABOUT = GeneratorManifest.model_validate_json(
    json.dumps(
        {
            **{"format": 1, "kind": "generator", "name": "killed", "family": "dcgan"},
            **{"model_id": "0" * 64, "resolution": 16, "z_dim": 8, "num_styles": 1},
            "style_dim": 8,
            "style_groups": [{"name": "all", "layers": [0]}],
            "truncation": {"default": 0.7, "min": 0.0, "max": 1.0},
            "attributes": [],
            "dataset": {"name": "drawn", "images": 12, "sha256": "0" * 64},
            **{"kimg": 1.0, "metrics": [], "precision": "float32", "licence": "CC0"},
            **{"program": "acgan-desktop benchmarks", "created": "2026-11-21T12:00:00Z"},
        }
    )
)


def kill_lists(home: Path, kills: int, seed: int) -> int:
    """Kill so many writers of the files in ``home``; return how many entries were said to be kept.

    Raises:
        SystemExit: something was lost.
    """
    os.environ[HOME_VARIABLE] = str(home)
    chance, truth = random.Random(seed), _Truth()
    left, number = kills, 0
    while left > 0:
        writers = [_Writer(home, number + which) for which in range(2)]
        number += 2
        for writer in writers:
            writer.hear(truth, chance.choice((0, 1, 4, 10)))
            time.sleep(chance.uniform(0, 0.03))
            writer.kill(truth)
        left -= 2
        truth.check(home)
    return truth.said


def _slider(name: str) -> NamedSlider:
    vector = np.full(_ABOUT.style_dim, len(name), "f4")
    direction = Direction(name=name, layers=(0,), vector=vector, amount=1.0)
    return NamedSlider(name=name, directions=(direction,))


def _write_until_killed(home: Path, number: int, said: int) -> None:
    chance = random.Random(number)
    mine: dict[str, list[str]] = {"presets": [], "sliders": []}
    turn = 0
    while True:
        turn += 1
        what = chance.choice(("presets", "sliders"))
        name, how = f"{number}-{turn}", "put"
        if len(mine[what]) >= _MOST:
            name, how = mine[what].pop(0), "drop"
        os.write(said, json.dumps({"begun": [what, how, name]}).encode() + b"\n")
        _change(home, what, how, name)
        os.write(said, json.dumps({"done": [what, how, name]}).encode() + b"\n")
        if how == "put":
            mine[what].append(name)


def _change(home: Path, what: str, how: str, name: str) -> None:
    if what == "presets":
        preset = presets.Preset(name=name)
        presets.change(
            home / presets.FILE_NAME, presets.put(preset) if how == "put" else presets.drop(name)
        )
    else:
        sliders.change(_ABOUT, sliders.put(_slider(name)) if how == "put" else sliders.drop(name))


class _Writer:
    """A process that writes, and the pipe through which it says what is done."""

    def __init__(self, home: Path, number: int) -> None:
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                _write_until_killed(home, number, writing)
            finally:
                os._exit(1)
        os.close(writing)
        self._stream: BinaryIO = os.fdopen(reading, "rb")

    def hear(self, truth: "_Truth", lines: int) -> None:
        for _ in range(2 * lines):
            truth.hear(json.loads(self._stream.readline()))

    def kill(self, truth: "_Truth") -> None:
        os.kill(self._process, signal.SIGKILL)
        for line in self._stream:
            if line.endswith(b"\n"):
                truth.hear(json.loads(line))
        self._stream.close()
        _, status = os.waitpid(self._process, 0)
        demand(os.WIFSIGNALED(status), "a process ended by itself")


class _Truth:
    """What was said to be there, and what had begun and may be done or not."""

    def __init__(self) -> None:
        self.there: set[tuple[str, str]] = set()
        self.begun: list[list[str]] = []
        self.said = 0

    def hear(self, line: dict[str, Any]) -> None:
        if "begun" in line:
            self.begun.append(line["begun"])
            return
        self.begun.remove(line["done"])
        what, how, name = line["done"]
        (self.there.add if how == "put" else self.there.discard)((what, name))
        self.said += how == "put"

    def check(self, home: Path) -> None:
        """Compare the two files with what was said."""
        found, named = presets.load(home / presets.FILE_NAME), sliders.load(_ABOUT)
        demand(not (found.recovered or named.recovered), "a file was damaged")
        now = {("presets", each.name) for each in found.presets}
        now |= {("sliders", each.name) for each in named.sliders}
        unsure = {(each[0], each[2]) for each in self.begun}
        wrong = (now ^ self.there) - unsure
        demand(not wrong, f"{len(wrong)} entries are not as was said: {sorted(wrong)[:4]}")
        self.there = set()
        self.begun = []
        # The next two begin with empty lists, so that there is always room.
        presets.change(home / presets.FILE_NAME, lambda _: [])
        sliders.change(_ABOUT, lambda _: [])


if __name__ == "__main__":
    result = "{kills} kills; {number} presets and sliders were kept, and none was lost."
    sys.exit(run_alone(kill_lists, __doc__, result))
