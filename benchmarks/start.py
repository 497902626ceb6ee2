"""How long from starting the process to sixteen faces on the screen, and the memory it has then.

Run it with the bundled model in place::

    python benchmarks/start.py

Each start is a new process that opens the window, waits until the first wall is painted, says so
and ends. The processor time counts the whole life of the process, so it tells what a start costs
on a machine that is busy with other things as well. It is measured offscreen and, where there is a
display or Xvfb, on that, at first with a home as on the very first start, then again with the
settings that this left behind.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TARGET_SECONDS = 3.0
TARGET_MB = 450.0


def cpu_seconds() -> float:
    """Return the processor time that all processes started from here have used."""
    times = os.times()
    return times.children_user + times.children_system


def start_once(command: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Start the program once and return its mark, with the seconds it took."""
    used = cpu_seconds()
    before = time.time()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode != 0 or not done.stdout.strip():
        raise SystemExit(f"The program did not start:\n{done.stdout}{done.stderr}")
    mark: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    mark["seconds"] = mark["first_wall"] - before
    mark["cpu"] = cpu_seconds() - used
    return mark


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--model", type=Path, help="another model than the bundled one")
    arguments = parser.parse_args()
    command = [sys.executable, "-m", "acgan_desktop"]
    if arguments.model is not None:
        command += ["open", "--model", str(arguments.model)]
    ways = {"offscreen": command}
    if os.environ.get("DISPLAY"):
        ways["xcb"] = command
    elif shutil.which("xvfb-run"):
        ways["xcb"] = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", *command]
    good = True
    print(f"{'on':10} {'run':>6} {'seconds':>8} {'CPU s':>6} {'MB':>6}  model and device")
    for platform, how in ways.items():
        with tempfile.TemporaryDirectory() as home:
            environment = {
                **os.environ,
                "ACGAN_HOME": home,
                "ACGAN_START_MARK": "quit",
                "QT_QPA_PLATFORM": platform,
            }
            marks = [start_once(how, environment) for _ in range(arguments.runs)]
        for number, mark in enumerate(marks, 1):
            print(
                f"{platform:10} {number:6} {mark['seconds']:8.2f} {mark['cpu']:6.2f} "
                f"{mark['resident_mb']:6.0f}  "
                f"{mark['model']}, {mark['device']}, {mark['faces']} faces"
            )
        seconds = [mark["seconds"] for mark in marks]
        memory = max(mark["resident_mb"] for mark in marks)
        middle = statistics.median(seconds)
        print(
            f"{platform:10} median {middle:.2f} s ({middle / TARGET_SECONDS:.2f} of the "
            f"{TARGET_SECONDS:g} s allowed), worst {max(seconds):.2f} s; at most {memory:.0f} MB "
            f"({memory / TARGET_MB:.2f} of the {TARGET_MB:g} MB allowed)"
        )
        good &= middle <= TARGET_SECONDS and memory <= TARGET_MB
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
