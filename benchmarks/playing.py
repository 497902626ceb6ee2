"""How smoothly a blend plays while its frames are still being drawn, and how soon all are there.

Run it with the bundled model in place, anywhere; no screen is needed::

    python benchmarks/playing.py --seconds 20

Wanted: 24 frames a second, each at most 50 ms of the window's thread.
"""

import argparse
import itertools
import sys
import time
from pathlib import Path

from opened_window import open_window, run_in_empty_home

RATE_WANTED = 22.0  # of 24: the clock of a busy machine may slip now and then
BLOCKED_WANTED = 50.0
FACES = 8


def main() -> int:
    """Run the benchmark and print its figures; return 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    return run_in_empty_home(parser, lambda it: measure(it.seconds, it.model))


def measure(seconds: float, model: Path | None) -> int:
    """Play a blend of eight random faces for ``seconds``."""
    from PySide6.QtCore import QTimer

    from acgan_desktop.engine.latent.wishes import candidates
    from acgan_desktop.ui.blend.blend_page import BlendPage

    app, window = open_window(model)
    manifest = window.context.manifest
    assert manifest is not None
    window.show_page("blend")
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    shown: list[float] = []
    page.stage.playback.moved.connect(lambda _: shown.append(time.perf_counter()))
    beats: list[float] = []
    heart = QTimer(interval=5)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    began, spent = time.perf_counter(), time.process_time()
    page.editing.blend(candidates(manifest, {}, 7, 0, FACES, manifest.truncation.default))
    page.stage.playback.play()
    heart.start()
    cache, first, whole = page.stage.feed.cache, 0.0, 0.0
    while (now := time.perf_counter()) - began < seconds:
        app.processEvents()
        if not first and page.stage.view.image() is not None:
            first = now - began
        if not whole and len(cache) == cache.count:
            whole = now - began
        time.sleep(0.001)
    rate = len(shown) / seconds
    gaps = [1000 * (after - before) for before, after in itertools.pairwise(beats)]
    worst = max(gaps, default=0.0)
    print(f"{rate:.1f} frames/s (at least {RATE_WANTED:.0f} wanted; 24 would be every one)")
    print(f"first frame after {1000 * first:.0f} ms, all {cache.count} after {whole:.1f} s")
    print(f"worst gap of the window's thread {worst:.0f} ms (at most {BLOCKED_WANTED:.0f} wanted)")
    print(f"{cache.bytes / 1e6:.1f} MB of frames, {time.process_time() - spent:.1f} s of processor")
    window.close()
    return int(rate < RATE_WANTED or worst > BLOCKED_WANTED)


if __name__ == "__main__":
    sys.exit(main())
