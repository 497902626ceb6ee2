"""The longest time for which the window could do nothing else, while much goes on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.shell.page_table import PAGES
from at_window.figures import Figure, worst_turn
from at_window.stage import Stage

_GROUP = "longest turn of the window's thread"
WALL = 200


def measure(stage: Stage, collection: Path, *, others: bool = True) -> list[Figure]:
    """Return the longest turn of each of several scenes.

    Args:
        stage: the window.
        collection: a file with favourites to import.
        others: also all that changes the favourites.
    """
    scenes: dict[str, Callable[[], object]] = {
        f"a wall of {WALL} faces arrives": lambda: _wall(stage),
        "switching pages, all visited before": lambda: _switch(stage),
        "undo and redo, thirty steps": lambda: _undo(stage),
        "the palette is opened, typed into, closed": lambda: _palette(stage),
    }
    favourites = f"Favourites with {len(stage.window.context.favourites_cache or ()):,} entries"
    if others:
        scenes[f"entering {favourites}"] = lambda: _enter(stage)
        scenes["importing a collection, Favourites in view"] = lambda: _import(stage, collection)
    found = []
    for entry in PAGES:  # made already; what that takes is told with the first visits
        stage.window.page(entry.key)
    for name, act in scenes.items():
        stage.window.show_page("create")
        stage.rest()
        stage.take_turns()
        act()
        found.append(worst_turn(_GROUP, name, stage.take_turns()))
    return found


def _wall(stage: Stage) -> None:
    page = stage.window.create_page
    stage.timed(lambda: page.set_seed(page.history.here.seed + 1))
    faces, rows = page.faces, range(WALL)

    def grow() -> None:
        faces.append_faces(max(0, WALL - len(faces)))
        page.feed.collect(rows, lambda _: None)

    stage.timed(grow)
    stage.until(lambda: not faces.missing(rows))


def _switch(stage: Stage) -> None:
    for _ in range(3):
        for entry in PAGES:
            stage.timed(partial(stage.window.show_page, entry.key))
            stage.during(0.1)


def _undo(stage: Stage) -> None:
    page, steps = stage.window.create_page, stage.window.context.steps
    for number in range(30):
        stage.timed(partial(page.set_seed, 1000 + number))
        stage.turn()
    for act in (steps.undo, steps.redo):
        for _ in range(30):
            stage.timed(act)
            stage.turn()


def _palette(stage: Stage) -> None:
    commands = stage.window.palette_commands
    stage.timed(commands.open)
    stage.during(0.5)
    for length in range(1, 9):
        stage.timed(partial(commands.palette.field.setText, "favourit"[:length]))
        stage.during(0.05)
    stage.timed(commands.open)
    stage.during(0.1)


def _enter(stage: Stage) -> None:
    stage.timed(lambda: stage.window.show_page("favourites"))
    page = stage.window.page("favourites")
    assert isinstance(page, FavouritesPage)
    rows = page.wall.visible_rows
    stage.until(lambda: bool(rows()) and all(page.faces.image(row) is not None for row in rows()))
    stage.during(0.3)


def _import(stage: Stage, collection: Path) -> None:
    stage.window.show_page("favourites")
    page = stage.window.page("favourites")
    assert isinstance(page, FavouritesPage)
    stage.during(0.5)
    stage.take_turns()
    cache = stage.window.context.favourites_cache
    before = len(cache or ())
    stage.timed(lambda: page.moving.take_in_file(collection))
    stage.until(
        lambda: not page.moving.busy and len(stage.window.context.favourites_cache or ()) > before
    )
    stage.during(0.5)
