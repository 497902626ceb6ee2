"""How smoothly the map moves while its tiles arrive, and how much memory long panning takes.

Run it with the bundled model in place, anywhere; no screen is needed::

    python benchmarks/map.py --seconds 600

The map is panned without a pause at the speed of a quick hand, with a turn and a step of the zoom
now and then, as fast as the window's thread can paint. A frame is one turn of its event loop:
moving, asking for tiles, taking those that arrived, painting.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

from opened_window import open_window, resident_mb, run_in_empty_home

FRAMES_WANTED = 30.0
MEMORY_WANTED = 600.0
PACE = 900.0  # pixels a second


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30.0)
    return run_in_empty_home(parser, lambda it: measure(it.seconds, it.model))


def measure(seconds: float, model: Path | None) -> int:
    from acgan_desktop.ui.explore.explore_page import ExplorePage

    app, window = open_window(model)
    window.show_page("explore")
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    view, tiles = page.view, page.view.tiles
    frames: list[float] = []
    memory: list[float] = []
    arrived = 0

    def count(_: object) -> None:
        nonlocal arrived
        arrived += 1

    page.feed.arrived.connect(count)
    begun = last = time.perf_counter()
    next_look = next_step = begun
    turn, nearer = 1.0, True
    while (now := time.perf_counter()) - begun < seconds:
        way, last = PACE * (now - last), now
        view.camera.pan(-way * turn, -way * 0.4)
        view.refresh()
        app.processEvents()
        if now >= next_step + 5:
            next_step, turn, nearer = now, -turn, not nearer
            view.zoom(1 if nearer else -1)
        if now >= next_look:
            next_look = now + max(1.0, seconds / 10)
            memory.append(resident_mb())
        spent = time.perf_counter() - now
        frames.append(spent)
        time.sleep(max(0.0, 1 / 60 - spent))
    seen = sorted(frames)
    rate = len(frames) / seconds
    print(f"{rate:.0f} frames/s (at least {FRAMES_WANTED:.0f} wanted; 60 would be every one)")
    print(
        f"work of a frame: median {1000 * statistics.median(seen):.1f} ms, "
        f"95th percentile {1000 * seen[int(0.95 * len(seen))]:.1f} ms, worst {1000 * seen[-1]:.0f}"
    )
    print(f"tiles: {arrived} arrived, {len(tiles)} kept in {tiles.bytes / 1e6:.0f} MB")
    said = ", ".join(f"{each:.0f}" for each in memory)
    print(f"memory in MB along the way: {said} (at most {MEMORY_WANTED:.0f} wanted)")
    window.close()
    return 0 if rate >= FRAMES_WANTED and max(memory) <= MEMORY_WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
