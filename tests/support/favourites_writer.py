"""A program that writes favourites, and one that kills such programs; run by the tests.

write PATH START COUNT   keeps COUNT avatars and prints the acknowledged numbers as JSON
kill PATH ROUNDS SEED    forks up to ROUNDS writers one after the other, kills each with SIGKILL at
                         a random moment, and prints what all of them acknowledged
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from favourites_support import PIXELS, make_avatar

from acgan_desktop.library.favourites.store import Favourites


def write(path: Path, start: int, count: int) -> list[int]:
    with Favourites(path) as favourites:
        for number in range(start, start + count):
            favourites.add(make_avatar(number), PIXELS)
    return list(range(start, start + count))


def kill(path: Path, rounds: int, seed: int) -> dict[str, object]:
    moments = random.Random(seed)
    acknowledged: list[int] = []
    killed = 0
    enough = time.monotonic() + 8
    for number in range(rounds):
        if killed >= 15 and time.monotonic() > enough:  # a slow disk
            break
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            write_for_ever(path, number * 100_000, writing)
        os.close(writing)
        with os.fdopen(reading) as stream:
            # Some die while they open the file, most while they write, however slow they are.
            for _ in range(moments.choice((0, 0, 1, 2, 5))):
                acknowledged.append(int(stream.readline()))
            time.sleep(moments.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            acknowledged += [int(line) for line in stream]
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    return {"killed": killed, "acknowledged": acknowledged}


def write_for_ever(path: Path, number: int, writing: int) -> None:
    try:
        favourites = Favourites(path)
        if favourites.recovered:
            os._exit(3)
        while True:
            favourites.add(make_avatar(number), PIXELS)
            os.write(writing, f"{number}\n".encode())
            number += 1
    finally:
        os._exit(1)


if __name__ == "__main__":
    mode, file, first, second = sys.argv[1:]
    work = {"write": write, "kill": kill}[mode]
    print(json.dumps(work(Path(file), int(first), int(second))))
