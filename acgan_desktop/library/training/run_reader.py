"""Following a run by its folder: how it stands, its curves, its sheets of samples.

Each look reads what is new; what is kept has bounds, however long a run is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from acgan_desktop.core.run_state import RunState, RunStateError, read_state
from acgan_desktop.library.training.growing_lines import GrowingLines, Line, number
from acgan_desktop.library.training.sample_sheets import Sheet, list_sheets

MOST_POINTS: Final = 600
"""Points of a curve; with more, every second one is let go. More than this a chart cannot show."""
LOSSES: Final = ("loss_g", "loss_d")
SCORES: Final = ("score_real", "score_fake")
_OTHERS: Final = ("images_per_s", "sign_real", "sameness", "augmentation")
_DISTANCES: Final = ("fd_", "kd_")
_OBEDIENCE: Final = "attribute_precision_"

Curve = tuple[tuple[float, float], ...]
"""Points (kimg, value), in the order of kimg."""
_Named = Callable[[Line], list[tuple[str, float]]]


@dataclass(frozen=True)
class RunSnapshot:
    """A run at one moment.

    Attributes:
        state: how it stands; None before it said anything.
        problem: why its state cannot be read; "" where it can.
        curves: by the names of the trainer's reports.
        measured: what was measured along the way, by the figure's name.
        sheets: sheets of samples, oldest first.
        deciding: which of what was measured chooses the best checkpoint; "" before it was.
    """

    state: RunState | None = None
    problem: str = ""
    curves: Mapping[str, Curve] = field(default_factory=dict)
    measured: Mapping[str, Curve] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    deciding: str = ""

    def curve(self, name: str) -> Curve:
        """Return a curve; empty where there is none."""
        return self.curves.get(name, ())

    @property
    def distance(self) -> Curve:
        """The distance to real faces as it was measured; the less, the better."""
        return self.measured.get(self.deciding, ())

    @property
    def obedience(self) -> Curve:
        """The share of faces that show what was asked for, 0 to 1: the mean over attributes."""
        found: dict[float, list[float]] = {}
        for name, curve in self.measured.items():
            if name.startswith(_OBEDIENCE):
                for kimg, value in curve:
                    found.setdefault(kimg, []).append(value)
        return tuple((kimg, sum(values) / len(values)) for kimg, values in sorted(found.items()))


class _Curves:
    """Curves that grow, thinned out where they have many points."""

    def __init__(self) -> None:
        self._points: dict[str, list[tuple[float, float]]] = {}

    def clear(self) -> None:
        self._points.clear()

    def add(self, name: str, kimg: float, value: float) -> None:
        points = self._points.setdefault(name, [])
        if points and kimg <= points[-1][0]:
            return  # a line that is there twice
        points.append((kimg, value))
        if len(points) > MOST_POINTS:
            del points[1:-1:2]

    def all(self) -> dict[str, Curve]:
        return {name: tuple(points) for name, points in self._points.items()}


class RunReader:
    """Follows one run.

    Attributes:
        run: its folder; it need not be there yet.
    """

    def __init__(self, run: Path) -> None:
        self.run = run
        self._events = GrowingLines(run / "events.jsonl")
        self._metrics = GrowingLines(run / "metrics.jsonl")
        self._curves, self._measured = _Curves(), _Curves()
        self._deciding = ""

    def read(self) -> RunSnapshot:
        """Look again; reads files, so not for the window's thread."""
        self._take(self._events, self._curves, _named_event)
        self._take(self._metrics, self._measured, self._named_metric)
        state, problem = None, ""
        try:
            state = read_state(self.run)
        except RunStateError as error:
            problem = str(error)
        return RunSnapshot(
            state,
            problem,
            self._curves.all(),
            self._measured.all(),
            tuple(list_sheets(self.run / "samples")),
            self._deciding,
        )

    def _named_metric(self, line: Line) -> list[tuple[str, float]]:
        name, value = line.get("name"), number(line, "value")
        if not isinstance(name, str) or value is None:
            return []
        if name.startswith(_DISTANCES):  # the trainer writes the one that decides last
            self._deciding = name
        return [(name, value)]

    @staticmethod
    def _take(lines: GrowingLines, curves: _Curves, named: _Named) -> None:
        again, found = lines.read()
        if again:
            curves.clear()
        for line in found:
            kimg = number(line, "kimg")
            if kimg is not None:
                for name, value in named(line):
                    curves.add(name, kimg, value)


def _named_event(line: Line) -> list[tuple[str, float]]:
    names = (*LOSSES, *SCORES, *_OTHERS, "seconds", "loss")
    return [(name, value) for name in names if (value := number(line, name)) is not None]
