"""Does a kill in the middle of a recovery cost anything? Called by kill.py, and alone:

    python benchmarks/kill_recovery.py --kills 100

A favourites' file is damaged, and a process that recovers it is killed at random moments, some of
them several times in the same folder. At the end every favourite must be there, the damaged file
must lie aside as it was, byte for byte, and nothing else may be left.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import numpy as np
from killing import demand, run_alone

from acgan_desktop.core.avatar import Avatar, Source, latent
from acgan_desktop.library.favourites.store import Favourites

_NAME = "favourites.db"
_KEPT = 40
# Damage that leaves every row readable: in the header, and where the tables are described.
_PLACES = (3, 19, 47, 59, 60)


def avatar_of(number: int) -> Avatar:
    source = Source(z=latent(9, number, 64), attributes=(1.0, 0.0), truncation=0.7)
    return Avatar(model="0" * 64, sources=(source,))


def kill_recoveries(home: Path, kills: int, seed: int) -> int:
    """Kill so many recoveries in ``home``, and return how many came to their end all the same.

    Raises:
        SystemExit: something was lost or left half written.
    """
    chance = random.Random(seed)
    whole = _whole_file(home / "whole")
    longest, ended, left = _time_of_one(home / "timed", _damaged(whole, chance)), 0, kills
    while left:
        folder = home / f"recovered-{left}"
        damaged = _damaged(whole, chance)
        _put(folder, damaged)
        for _ in range(min(left, chance.choice((1, 1, 2, 4)))):
            ended += not _killed(folder / _NAME, chance.uniform(0, longest * 1.2))
            left -= 1
        _check(folder, damaged)
        shutil.rmtree(folder)
    return ended


def _whole_file(folder: Path) -> bytes:
    folder.mkdir()
    pixels = np.random.default_rng(1).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    with Favourites(folder / _NAME) as kept:
        for number in range(_KEPT):
            kept.add(avatar_of(number), pixels)
    return (folder / _NAME).read_bytes()


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    content[chance.choice((*_PLACES, content.index(b"thumbnail")))] ^= 0x46
    return bytes(content)


def _put(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / _NAME).write_bytes(content)


def _time_of_one(folder: Path, content: bytes) -> float:
    _put(folder, content)
    begun = time.monotonic()
    _killed(folder / _NAME, 600)
    return time.monotonic() - begun


def _killed(path: Path, after: float) -> bool:
    """Recover in another process, kill it ``after`` so many seconds, and say whether it was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            Favourites(path).close()
        finally:
            os._exit(0)
    os.close(writing)
    end = time.monotonic() + after
    while time.monotonic() < end and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.0005)
    try:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):  # it was quicker
        return False
    finally:
        os.close(reading)
    return os.WIFSIGNALED(status)


def _check(folder: Path, damaged: bytes) -> None:
    with Favourites(folder / _NAME) as kept:
        found = {one.avatar for one in kept.all()}
    demand(found == set(map(avatar_of, range(_KEPT))), f"{len(found)} of {_KEPT} are there")
    asides = [each for each in folder.iterdir() if "damaged" in each.name]
    demand(len(asides) == 1, f"kept aside: {[each.name for each in asides]}")
    demand(asides[0].read_bytes() == damaged, "the file kept aside is not the damaged one")
    known = {_NAME, f"{_NAME}.lock", f"{_NAME}.in-use", asides[0].name}
    rest = {each.name for each in folder.iterdir()} - known
    demand(not rest, f"left behind: {sorted(rest)}")


if __name__ == "__main__":
    result = "{kills} kills, {number} after the end of a recovery; nothing was lost."
    sys.exit(run_alone(kill_recoveries, __doc__, result))
