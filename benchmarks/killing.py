"""What the benchmarks that kill processes (kill*.py) have in common."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path


def demand(good: bool, what: str) -> None:
    """End the benchmark if something was lost.

    Raises:
        SystemExit: ``good`` is false; it says ``what``.
    """
    if not good:
        raise SystemExit(f"LOST OR HALF WRITTEN: {what}")


def run_alone(kill: Callable[[Path, int, int], int], about: str | None, result: str) -> int:
    """Run one kind of kills as a command of its own, and return the exit status.

    Args:
        kill: takes an empty folder, how many kills and a seed, and returns a number.
        about: what the command does, on its first line.
        result: what is printed at the end, with {kills} and {number}.
    """
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="acgan-kill-") as folder:
        number = kill(Path(folder), arguments.kills, arguments.seed)
    print(result.format(kills=arguments.kills, number=number))
    return 0
