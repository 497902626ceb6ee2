"""How quickly the window answers: slider to pixels, page switches, and the longest blockage.

Run it with the bundled model in place; with Xvfb installed it measures on X11 as well::

    python benchmarks/window.py

"ms" is what counts against what is wanted: the 95th percentile of the slider's delays, the worst
of all else. On a machine that is busy with other things two more columns tell more than the clock:
"alone" leaves out how long the window's thread waited for a processor that others had (but not how
long it waited for a thread that draws and waited in its turn), "thread" is what it computed itself.
A delay ends when the turn of the event loop
that painted has ended, so it is rather too long than too short.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from at_window.figures import Figure, table

PLATFORMS = ("offscreen", "xcb")
SCENES = ("slider", "pages", "heartbeat")


def look(options: argparse.Namespace) -> list[Figure]:
    """Measure in this process, with the platform and the home that its environment names."""
    from at_window import heartbeat, pages, slider
    from at_window.stage import Stage

    stage = Stage(options.model, blame=options.blame)
    found: list[Figure] = []
    if "pages" in options.scenes:
        found += pages.measure(stage, options.visits)
    if "slider" in options.scenes:
        found += slider.measure(stage, options.moves)
    if "heartbeat" in options.scenes:
        found += heartbeat.measure(stage, options.collection)
    stage.close()
    return found


def fill(folder: Path, count: int) -> tuple[Path, Path]:
    """Make a home with ``count`` favourites and a collection of a tenth as many others."""
    from favourites import fill as fill_home

    from acgan_desktop.library.favourites.collection import export_collection
    from acgan_desktop.library.favourites.search import Order, Query
    from acgan_desktop.library.favourites.store import FILE_NAME, Favourites

    home, other, collection = folder / "home", folder / "other", folder / "others.jsonl"
    for path, size, seed in ((home, count, 7), (other, max(1, count // 10), 8)):
        if not (path / FILE_NAME).exists():
            path.mkdir(parents=True, exist_ok=True)
            fill_home(path, size, seed)
    if not collection.exists():
        with Favourites(other / FILE_NAME) as kept:
            numbers = kept.numbers(Query(order=Order.OLDEST))
            export_collection(collection, kept.walk(numbers), count=len(numbers))
    return home, collection


def command_on(platform: str) -> list[str] | None:
    """Return what a command is to be begun with to run on ``platform``; None if it cannot."""
    if platform != "xcb" or os.environ.get("DISPLAY"):
        return []
    if shutil.which("xvfb-run"):
        return ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"]
    return None


def measure_on(platform: str, home: Path, collection: Path, given: list[str]) -> list[Figure]:
    """Measure in a process of its own."""
    before = command_on(platform)
    if before is None:
        print(f"{platform}: there is neither a display nor xvfb-run")
        return []
    environment = {**os.environ, "ACGAN_HOME": str(home), "QT_QPA_PLATFORM": platform}
    command = [*before, sys.executable, __file__, "--look", "--collection", str(collection)]
    done = subprocess.run(
        [*command, *given], env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"The window could not be measured:\n{done.stdout}")
    return [Figure.from_json(each) for each in json.loads(done.stdout.splitlines()[-1])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--platform", choices=[*PLATFORMS, "both"], default="both")
    parser.add_argument("--scenes", nargs="+", choices=SCENES, default=list(SCENES))
    parser.add_argument("--moves", type=int, default=120, help="of each control")
    parser.add_argument("--visits", type=int, default=6, help="of each page after the first")
    parser.add_argument("--favourites", type=int, default=10_000)
    parser.add_argument("--model", type=Path, help="another model than the bundled one")
    parser.add_argument("--folder", type=Path, help="keeps the homes for another time")
    parser.add_argument("--blame", action="store_true", help="also tell where long turns were")
    parser.add_argument("--look", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--collection", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.look:
        print(json.dumps([each.as_json() for each in look(options)]))
        return 0
    given = sys.argv[1:]
    good = True
    with tempfile.TemporaryDirectory(prefix="acgan-window-") as scratch:
        home, collection = fill(options.folder or Path(scratch), options.favourites)
        for platform in PLATFORMS if options.platform == "both" else [options.platform]:
            copy = Path(scratch) / platform  # each begins with the same favourites
            shutil.copytree(home, copy)
            found = measure_on(platform, copy, collection, given)
            print(f"\n{platform}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            print(table(found))
            good &= all(each.is_good for each in found)
    print("what was wanted:", "met" if good else "missed")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
