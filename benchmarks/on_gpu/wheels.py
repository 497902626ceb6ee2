"""Packages from a folder of wheels, some of them in parts, for a machine without a network."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

PART = re.compile(r"(.+\.whl)\.part(\d+)")


class WheelsError(Exception):
    """A folder of wheels cannot be used; one sentence says why."""


def install(folder: Path) -> Path:
    """Install the wheels in ``folder`` into a folder beside it, and return that.

    Files NAME.whl.part00, NAME.whl.part01, … are joined first. What was installed there before is
    replaced.

    Raises:
        WheelsError: there is no wheel, a part is missing, or pip refuses one.
    """
    if not folder.is_dir():
        raise WheelsError(f"{folder} is not a folder.")
    target = folder.with_name(f"{folder.name}-installed")
    joined = folder.with_name(f"{folder.name}-joined")
    for path in (target, joined):
        shutil.rmtree(path, ignore_errors=True)
    wheels = [*sorted(folder.glob("*.whl")), *join_parts(folder, joined)]
    if not wheels:
        raise WheelsError(f"{folder} holds no wheel.")
    words = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile"]
    words += ["--no-cache-dir", "--disable-pip-version-check", "--target", str(target)]
    done = subprocess.run(
        [sys.executable, *words, *map(str, wheels)], capture_output=True, text=True, check=False
    )
    shutil.rmtree(joined, ignore_errors=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise WheelsError(f"pip cannot install the wheels in {folder}: {last}")
    return target


def join_parts(folder: Path, out: Path) -> list[Path]:
    """Join the parts in ``folder`` into wheels in ``out``; returns their paths.

    Raises:
        WheelsError: the numbers of a wheel's parts have a gap.
    """
    parts: dict[str, dict[int, Path]] = {}
    for path in folder.iterdir():
        if match := PART.fullmatch(path.name):
            parts.setdefault(match[1], {})[int(match[2])] = path
    wheels = []
    for name, numbered in sorted(parts.items()):
        missing = sorted(set(range(max(numbered) + 1)) - set(numbered))
        if missing:
            raise WheelsError(f"{name} lacks its part {missing[0]:02}.")
        out.mkdir(exist_ok=True)
        wheels.append(out / name)
        with wheels[-1].open("wb") as whole:
            for number in range(len(numbered)):
                with numbered[number].open("rb") as part:
                    shutil.copyfileobj(part, whole)
    return wheels
