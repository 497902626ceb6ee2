"""From a control on the Create page to the painted faces."""

import time
from collections.abc import Callable

from at_window.figures import Figure, delays
from at_window.stage import PaintWatch, Reading, Stage

_GROUP = "slider to pixels, 95th percentile"
_FRAME_S = 1 / 60


class Painted:
    """Tells when which change of the faces is on the screen.

    Every change of what the faces are asked to be has a number, one higher than the last; pictures
    come with the number they were drawn for.

    Attributes:
        portrait: the newest change that was painted in the large view.
        wall: the newest change that was painted in the first place of the wall.
    """

    def __init__(self, stage: Stage) -> None:
        page = stage.window.create_page
        self._large, self._wall = page.side.portrait, page.wall.viewport()
        self._page = page
        self._watch = PaintWatch(self._large, self._wall)
        self._arrived: dict[int, int] = {}
        self.portrait = self.wall = self.newest = 0
        page.feed.arrived.connect(self._note)

    def _note(self, row: int, change: int) -> None:
        self._arrived[row] = max(self._arrived.get(row, 0), change)
        self.newest = max(self.newest, change)
        # What was painted before this picture came does not show it.
        self._watch.painted.clear()

    def look(self) -> None:
        """Take note of what the last turn of the event loop painted."""
        if self._large in self._watch.painted:
            self.portrait = self._arrived.get(self._page.wall.current_row(), 0)
        if self._wall in self._watch.painted:
            self.wall = self._arrived.get(self._page.wall.visible_rows().start, 0)
        self._watch.painted.clear()


def measure(stage: Stage, moves: int) -> list[Figure]:
    """Return how long it takes from a control's signal to painted faces."""
    stage.window.show_page("create")
    stage.rest()
    page = stage.window.create_page
    painted = Painted(stage)
    slider = page.wishes.typical.slider

    def slide(number: int) -> None:
        slider.setValue(30 + number * 7 % 61)

    slide(-1)
    stage.rest()
    painted.look()
    found = _one_by_one(stage, painted, slide, moves, "the slider, one move after another")
    attribute = max(page.wishes.attributes.controls.values(), key=lambda one: len(one.choices()))
    names = [choice.value for choice in attribute.choices()]

    def choose(number: int) -> None:
        attribute.choice(names[(number + 1) % len(names)]).click()

    found += _one_by_one(stage, painted, choose, moves, f"{attribute.attribute.name}, one by one")
    found += _dragged(stage, painted, slide, moves)
    return found


def _one_by_one(
    stage: Stage, painted: Painted, move: Callable[[int], object], moves: int, name: str
) -> list[Figure]:
    """Move, wait until the whole wall is drawn, and move again."""
    large: list[float] = []
    first: list[float] = []
    used: list[float] = []
    alone: list[float] = []
    for number in range(moves):
        wanted = painted.newest + 1
        begun = Reading.now()
        move(number)
        before = len(large), len(first)
        while len(large) == before[0] or len(first) == before[1]:
            stage.turn()
            painted.look()
            now = begun.since()
            if len(large) == before[0] and painted.portrait >= wanted:
                large.append(now.clock)
                used.append(now.processor)
                alone.append(now.clock - now.queued)
            if len(first) == before[1] and painted.wall >= wanted:
                first.append(now.clock)
        stage.until(lambda: stage.window.context.service.activity[0] == "idle")
        painted.look()
    return [
        delays(_GROUP, f"{name}: large view", large, used, alone),
        delays(_GROUP, f"{name}: first face of the wall", first, []),
    ]


def _dragged(
    stage: Stage, painted: Painted, move: Callable[[int], object], moves: int
) -> list[Figure]:
    """Move sixty times a second without waiting; what is newer counts as well."""
    waiting: list[tuple[int, float]] = []
    large: list[float] = []
    change = painted.newest
    due = time.perf_counter()
    for number in range(moves):
        change += 1
        waiting.append((change, time.perf_counter()))
        move(number)
        due += _FRAME_S
        while waiting and (time.perf_counter() < due or number == moves - 1):
            stage.turn()
            painted.look()
            now = time.perf_counter()
            large.extend(1000 * (now - then) for one, then in waiting if one <= painted.portrait)
            waiting = [each for each in waiting if each[0] > painted.portrait]
        due = max(due, time.perf_counter())
    stage.rest()
    return [delays(_GROUP, "the slider, dragged at 60 moves/s: large view", large, [])]
