"""Tries an installed program as a person would: asks its version, draws, saves, opens its window.

    python installer/smoke.py PROGRAM [--version VERSION] [--no-window]

PROGRAM is the command ``acgan`` of what was installed. Nothing of this tree is imported, so any
Python does, and the program is the packed one alone. Its folders are empty, made for the trial.
"""

import argparse
import json
import os
import struct
import subprocess
import tempfile
from pathlib import Path

MINUTES = 5
FACES = 2


def main() -> int:
    """Try all, print a line for each, and end with the first that fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--version", help="what it must call itself")
    parser.add_argument("--no-window", action="store_true", help="only what needs no screen")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        program = Program(options.program.absolute(), Path(home))
        told = program.run("--version")
        if options.version and told.split() != ["acgan-desktop", options.version]:
            raise SystemExit(f"It calls itself {told!r}, not acgan-desktop {options.version}.")
        print(f"version: {told}")
        avatar = draws(program)
        if not options.no_window:
            shows(program)
            shows(program, avatar)
    print("All of it works.")
    return 0


class Program:
    """The installed command, in folders of its own.

    Args:
        path: of the command.
        home: a new folder that is its home.
    """

    def __init__(self, path: Path, home: Path) -> None:
        self.path = path
        self.home = home

    def run(self, *words: str, **variables: str) -> str:
        """Run the command with ``words`` and return what it printed."""
        folders = {"HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME"}
        folders |= {"XDG_CONFIG_HOME", "XDG_CACHE_HOME"}
        environment = os.environ | dict.fromkeys(folders, str(self.home)) | variables
        done = subprocess.run(
            [str(self.path), *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            cwd=self.home,
            timeout=MINUTES * 60,
        )
        if done.returncode != 0:
            raise SystemExit(f"{words} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout.strip()


def draws(program: Program) -> Path:
    """Let it draw faces into PNGs, and return one."""
    program.run("generate", "--count", str(FACES), "--seed", "7", "--out", "faces")
    avatars = [path for path in sorted((program.home / "faces").glob("*.png")) if holds(path)]
    if len(avatars) != FACES:
        raise SystemExit(f"It saved {len(avatars)} avatars, not {FACES}.")
    print(f"drew {FACES} avatars of {' x '.join(map(str, sides(avatars[0])))} px")
    return avatars[0]


def shows(program: Program, *files: Path) -> None:
    """Open the window, with ``files`` as a double click does, until its first wall is full."""
    said = program.run("open", *map(str, files), ACGAN_START_MARK="quit")
    mark = json.loads(said.splitlines()[-1])
    if mark["faces"] < 1:
        raise SystemExit(f"The window showed no face: {said}")
    opened = f" with {', '.join(path.name for path in files)}" if files else ""
    print(f"window{opened}: {mark['faces']} faces of {mark['model']} on {mark['device']}")


def holds(path: Path) -> bool:
    """Say whether the picture holds its avatar."""
    return b"iTXtacgan.avatar\x00" in path.read_bytes()


def sides(path: Path) -> tuple[int, int]:
    """Return width and height of a PNG."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


if __name__ == "__main__":
    raise SystemExit(main())
