"""What was measured, as numbers and as lines of a table. Needs no window."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

SLIDER_MS = 50.0
SWITCH_MS = 100.0
TURN_MS = 50.0
"""The wanted figures, in ms: each at most."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of ``values`` that at least ``share`` (0 to 1) of them do not exceed.

    Raises:
        ValueError: there are no values, or the share is none.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("a percentile needs values, and a share from 0 to 1")
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


@dataclass(frozen=True)
class Turn:
    """One turn of the event loop, in ms.

    Attributes:
        clock: how long it took, and how long nothing else could happen in the window.
        processor: how long the window's thread itself computed meanwhile; the rest it waited for
            the processor, a lock, or the disk.
        queued: how long it waited for the processor alone, while others had it.
    """

    clock: float
    processor: float
    queued: float = 0.0


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        group: what it belongs to.
        name: what was measured.
        wanted: the most that is good enough, in ms; None where nothing was wanted.
        clock: what counts: the worst, or the 95th percentile, in ms by the clock.
        median: of the same.
        processor: what counts by the processor of the window's thread, in ms; None if not taken.
        alone: what counts without the waiting of the window's thread for a processor that others
            had, in ms: what it may be on a machine with nothing else to do; None if not taken.
        count: of how many.
        note: more about it.
    """

    group: str
    name: str
    wanted: float | None
    clock: float
    median: float
    processor: float | None
    count: int
    note: str = ""
    alone: float | None = None

    @property
    def is_good(self) -> bool:
        """Whether it is what was wanted."""
        return self.wanted is None or self.clock <= self.wanted

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        return asdict(self)

    @classmethod
    def from_json(cls, read: dict[str, Any]) -> Self:
        """Return what :meth:`as_json` wrote."""
        return cls(**read)


def delays(
    group: str,
    name: str,
    clock: Sequence[float],
    processor: Sequence[float],
    alone: Sequence[float] = (),
    wanted: float | None = SLIDER_MS,
) -> Figure:
    """Return the 95th percentile of waiting times in ms; ``note`` tells the longest."""
    return Figure(
        group,
        name,
        wanted,
        percentile(clock, 0.95),
        percentile(clock, 0.5),
        percentile(processor, 0.95) if processor else None,
        len(clock),
        f"worst {max(clock):.0f}",
        percentile(alone, 0.95) if alone else None,
    )


def worst_turn(
    group: str, name: str, turns: Sequence[Turn], wanted: float | None = TURN_MS
) -> Figure:
    """Return the longest turn; ``note`` tells how many were longer than is good.

    Raises:
        ValueError: there was none.
    """
    if not turns:
        raise ValueError("no turn of the event loop was measured")
    clock = [turn.clock for turn in turns]
    late = sum(wanted is not None and each > wanted for each in clock)
    return Figure(
        group,
        name,
        wanted,
        max(clock),
        percentile(clock, 0.5),
        max(turn.processor for turn in turns),
        len(turns),
        f"{late} too long" if late else "",
        max(turn.clock - turn.queued for turn in turns),
    )


def table(figures: Sequence[Figure]) -> str:
    """Return the lines to print."""
    head = f"{'':64} {'ms':>6} {'wanted':>7} {'alone':>7} {'thread':>7} {'median':>7} {'of':>6}"
    lines = [head]
    group = ""
    for each in figures:
        if each.group != group:
            group = each.group
            lines.append(group)
        wanted = "" if each.wanted is None else f"{each.wanted:.0f}"
        alone = "" if each.alone is None else f"{each.alone:.1f}"
        thread = "" if each.processor is None else f"{each.processor:.1f}"
        mark = " " if each.is_good else "!"
        lines.append(
            f"{mark} {each.name:62} {each.clock:6.1f} {wanted:>7} {alone:>7} {thread:>7} "
            f"{each.median:7.1f} {each.count:6}  {each.note}".rstrip()
        )
    return "\n".join(lines)
