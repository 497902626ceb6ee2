"""From choosing a page to its being painted."""

from functools import partial

from acgan_desktop.ui.shell.page_table import PAGES
from at_window.figures import SWITCH_MS, Figure, Turn, worst_turn
from at_window.stage import PaintWatch, Reading, Stage

_GROUP = "page switch until painted"


def measure(stage: Stage, visits: int) -> list[Figure]:
    """Return how long first and later visits of each page take."""
    window = stage.window
    watch = PaintWatch(window)
    taken: dict[str, list[Turn]] = {}
    window.show_page("create")
    stage.rest()
    for visit in range(visits + 1):
        for entry in [*PAGES[1:], PAGES[0]]:
            first = entry.key not in window.pages
            name = f"{entry.key}, {'first visit' if first else 'again'}"
            watch.painted.clear()
            begun = Reading.now()
            stage.timed(partial(window.show_page, entry.key))
            stage.turn()
            while window not in watch.painted:
                stage.turn()
            taken.setdefault(name, []).append(begun.since())
            if visit % 2 == 0:
                stage.rest()
    first_visits_first = sorted(taken.items(), key=lambda item: "first" not in item[0])
    return [worst_turn(_GROUP, name, turns, SWITCH_MS) for name, turns in first_visits_first]
