"""What a comparison found, as values; every other form of it is made from these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Better = Literal["more", "less", "as real", ""]
Value = str | int | float
Event = Mapping[str, float]


@dataclass(frozen=True)
class Sheet:
    """A sheet of faces.

    Attributes:
        title: what is shown, in a few words.
        caption: how it was drawn.
        webp: the picture.
        width: in pixels.
        height: in pixels.
    """

    title: str
    caption: str
    webp: bytes = field(repr=False)
    width: int
    height: int


@dataclass(frozen=True)
class Run:
    """One run of a comparison.

    Attributes:
        name: the recipe's.
        family: dcgan, sagan, biggan or stylegan.
        words: a sentence on the family.
        kimg: thousands of real images shown.
        seconds: of training.
        status: a sentence on how it stands.
        events: the loop's reports.
        sheets: of its faces.
    """

    name: str
    family: str
    words: str
    kimg: float
    seconds: float
    status: str
    events: tuple[Event, ...] = field(repr=False)
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One figure with the protocol that it was taken by."""

    value: float
    protocol: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One figure of all runs.

    Attributes:
        key: for programs.
        title: for people.
        unit: "" if it has none.
        better: which way is better; "" where neither is.
        meaning: a sentence.
        cells: by the run's name; a run may lack it.
        reference: the same figure of real faces, if it can be taken of them.
        detail: whether it is too much for the first table.
    """

    key: str
    title: str
    unit: str
    better: Better
    meaning: str
    cells: Mapping[str, Cell]
    reference: float | None = None
    detail: bool = False

    def best(self) -> frozenset[str]:
        """Return the names of the runs whose figure is the best; none if there is no contest."""
        values = {name: cell.value for name, cell in self.cells.items()}
        if len(values) < 2 or not self.better or len(set(values.values())) == 1:
            return frozenset()
        if self.better == "as real":
            if self.reference is None:
                return frozenset()
            reference = self.reference
            distances = {name: abs(value - reference) for name, value in values.items()}
            least = min(distances.values())
            return frozenset(name for name, far in distances.items() if far == least)
        chosen = max(values.values()) if self.better == "more" else min(values.values())
        return frozenset(name for name, value in values.items() if value == chosen)


@dataclass(frozen=True)
class Report:
    """A comparison.

    Attributes:
        budget: what each run may use, in words.
        dataset: name, images, held-out images, resolution and sha256.
        machine: what it was measured on, in words.
        runs: in the order that they were named.
        rows: the figures.
        notes: sentences for a person: what failed, what is missing.
        program: what wrote it.
        created: when, UTC.
    """

    budget: str
    dataset: Mapping[str, Value]
    machine: str
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    program: str
    created: str
