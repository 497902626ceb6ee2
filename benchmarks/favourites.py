"""Ten thousand favourites: how long the page takes to open, a search to answer, and the memory.

    python benchmarks/favourites.py

A home is filled once (each favourite an avatar of its own; the pictures are some hundred faces that
the bundled model drew, again and again), then each run opens the window offscreen in a process of
its own. "open" is from asking for the page to all faces in view being painted, for the first time
and again; "search" is from the last key to the answer being painted, with the short wait for more
keys in it; "processor" is the time that the whole process computed, which tells more on a machine
that is busy with other things; "heartbeat" is the longest time for which the window's thread did
nothing else meanwhile.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from opened_window import resident_mb

FIRST_FACES = 200
WORDS = ("pink", "blonde long", "tag 3", "face 77", "nothing like this", "blue")
TARGETS = {"open": 300.0, "search": 100.0, "memory": 500.0}


def fill(home: Path, count: int, seed: int = 7) -> float:
    """Make a home with ``count`` favourites and return the seconds that took."""
    from acgan_desktop.engine.latent.wishes import candidate, candidates
    from acgan_desktop.engine.runtime.generator import Generator
    from acgan_desktop.library.favourites import maintenance
    from acgan_desktop.library.favourites.favourite import Labels
    from acgan_desktop.library.favourites.store import FILE_NAME, Entry, Favourites
    from acgan_desktop.library.models import installed
    from acgan_desktop.library.pictures import picture_files

    with Generator.open(installed.bundled_model(), threads=1) as generator:
        manifest = generator.manifest
        faces = candidates(manifest, {}, seed, 0, FIRST_FACES, 0.8)
        thumbnails = [picture_files.png_bytes(pixels) for pixels in generator.render(faces)]
    begun = time.perf_counter()
    first = datetime.now(UTC) - timedelta(minutes=count)
    with Favourites(home / FILE_NAME) as kept:
        maintenance.learn(kept, manifest)
        for start in range(0, count, 500):
            kept.merge(
                Entry(
                    candidate(manifest, {}, seed, number, 0.8),
                    thumbnails[number % FIRST_FACES],
                    first + timedelta(minutes=number),
                    Labels(
                        f"Face {number}" if number % 3 == 0 else "",
                        number % 6,
                        tuple(f"tag {tag}" for tag in range(12) if number % (tag + 3) == 0),
                    ),
                )
                for number in range(start, min(start + 500, count))
            )
    return time.perf_counter() - begun


def look(home: Path) -> dict[str, Any]:
    """Open the window in this process and return what was measured, in ms and MB."""
    from PySide6.QtCore import QTimer

    from acgan_desktop.library.settings.settings import Settings
    from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
    from acgan_desktop.ui.services.qt_application import application
    from acgan_desktop.ui.services.render_service import RenderService
    from acgan_desktop.ui.shell.window import Window

    app = application()
    window = Window(RenderService(), Settings(theme="light", language="en"))
    window.resize(1280, 800)
    window.show()
    window.start(None)

    def until(done: Callable[[], bool]) -> None:
        while not done():
            app.processEvents()
            time.sleep(0.0005)

    context = window.context
    until(lambda: context.favourites_cache is not None and context.opened is not None)
    until(lambda: context.service.activity[0] == "idle")
    beats = [time.perf_counter()]
    gaps: list[float] = []

    def beat() -> None:
        gaps.append(time.perf_counter() - beats[-1])
        beats.append(time.perf_counter())

    heart = QTimer(interval=0)
    heart.timeout.connect(beat)

    def painted(page: FavouritesPage) -> bool:
        return all(page.faces.image(row) is not None for row in page.wall.visible_rows())

    measured: dict[str, Any] = {"search": {}}
    before = resident_mb()
    heart.start()
    for name in ("open", "again"):
        window.show_page("create")
        app.processEvents()
        gaps.clear()
        begun, used = time.perf_counter(), time.process_time()
        window.show_page("favourites")
        page = window.page("favourites")
        assert isinstance(page, FavouritesPage)
        until(lambda page=page: len(page.feed.numbers) > 0 and painted(page))
        window.grab()
        measured[name] = 1000 * (time.perf_counter() - begun)
        measured[f"{name} processor"] = 1000 * (time.process_time() - used)
        measured[f"{name} heartbeat"] = 1000 * max(gaps, default=0.0)
    gaps.clear()
    for words in WORDS:
        answered: list[bool] = []
        page.feed.answered.connect(lambda answered=answered: answered.append(True))
        page.bar.search.setText(words)
        begun, used = time.perf_counter(), time.process_time()
        until(lambda answered=answered: bool(answered) and painted(page))
        window.grab()
        measured["search"][words] = (
            1000 * (time.perf_counter() - begun),
            len(page.feed.numbers),
            1000 * (time.process_time() - used),
        )
    measured["search heartbeat"] = 1000 * max(gaps)
    page.bar.clear()
    until(lambda: len(page.feed.numbers) == len(context.favourites_cache or ()) and painted(page))
    bar = page.wall.verticalScrollBar()
    for step in range(61):  # from the first face to the last
        bar.setValue(bar.maximum() * step // 60)
        until(lambda: painted(page))
    measured["memory"] = resident_mb()
    measured["memory of the page"] = resident_mb() - before
    measured["highest memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    window.close()
    return measured


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--home", type=Path, help="a home that is filled already is used again")
    parser.add_argument("--look", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.look:
        print(json.dumps(look(arguments.home)))
        return 0
    with tempfile.TemporaryDirectory(prefix="acgan-favourites-") as folder:
        home = arguments.home or Path(folder)
        environment = {**os.environ, "ACGAN_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        home.mkdir(exist_ok=True)
        if not (home / "favourites.db").exists():
            print(
                f"filled with {arguments.count} favourites in {fill(home, arguments.count):.1f} s"
            )
        size = (home / "favourites.db").stat().st_size / 1e6
        print(f"the file has {size:.0f} MB; load {os.getloadavg()[0]:.1f}")
        runs = []
        for _ in range(arguments.runs):
            command = [sys.executable, __file__, "--look", "--home", str(home)]
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise SystemExit(done.stdout + done.stderr)
            runs.append(json.loads(done.stdout.splitlines()[-1]))
    return show(runs)


def show(runs: list[dict[str, Any]]) -> int:
    """Print the medians and say whether they are good enough."""
    print(f"{'':28} {'median':>8} {'worst':>8}")

    def line(name: str, values: list[float], unit: str) -> float:
        middle = statistics.median(values)
        print(f"{name:28} {middle:8.0f} {max(values):8.0f} {unit}")
        return middle

    good = True
    for name in ("open", "open processor", "open heartbeat", "again", "again processor"):
        good &= line(name, [run[name] for run in runs], "ms") <= TARGETS["open"]
    for words in WORDS:
        found = runs[0]["search"][words][1]
        values = [run["search"][words][0] for run in runs]
        used = statistics.median(run["search"][words][2] for run in runs)
        unit = f"ms ({used:.0f} ms processor), {found} found"
        good &= line(f'search "{words}"', values, unit) <= TARGETS["search"]
    line("search heartbeat", [run["search heartbeat"] for run in runs], "ms")
    for name in ("memory", "memory of the page", "highest memory"):
        good &= line(name, [run[name] for run in runs], "MB") <= TARGETS["memory"]
    print("targets: open 300 ms, search 100 ms, memory 500 MB:", "met" if good else "missed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
