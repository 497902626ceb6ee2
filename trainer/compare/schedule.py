"""Whose turn it is: the run that has had the least, so that a comparison is fair at any moment."""

import math
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.compare.contestants import Contestant
from trainer.compare.run_progress import RunProgress

TURN_MINUTES = 10.0
_PAUSE_SECONDS = 0.5


@dataclass(frozen=True)
class Budget:
    """What each run may use; one of the two.

    Attributes:
        minutes: of training, over all sittings.
        kimg: thousands of real images shown.
    """

    minutes: float | None = None
    kimg: float | None = None

    def used(self, standing: RunProgress) -> float:
        """Return the share of the budget that a run has used; 1 and more is all of it."""
        if self.minutes is not None:
            return standing.seconds / (self.minutes * 60)
        if self.kimg is not None:
            return (standing.kimg + 5e-4) / self.kimg  # half an image of slack
        return math.inf


@dataclass(frozen=True)
class Turn:
    """A sitting of one run.

    Attributes:
        contestant: whose run.
        until_minutes: training time of all its sittings together at which this one ends.
    """

    contestant: Contestant
    until_minutes: float


class Child(Protocol):
    """A turn under way."""

    def poll(self) -> int | None:
        """Return its exit status, None while it goes on."""

    def stop(self) -> None:
        """Ask it to save and end; asking again does nothing."""

    def wait(self) -> int:
        """Wait for its end; returns its exit status."""

    def why(self) -> str:
        """Say in a sentence why it failed."""


def next_turn(
    contestants: Sequence[Contestant],
    standings: Mapping[str, RunProgress],
    out: Collection[str],
    budget: Budget,
) -> Turn | None:
    """Return the turn of the run that has used the least of its budget; None if none may go on.

    Turns end at whole multiples of :data:`TURN_MINUTES`, so that runs which began unevenly draw
    level.

    Args:
        contestants: all.
        standings: where each stands.
        out: names of those that take no turn now: under way or failed.
        budget: what each may use.
    """
    waiting = [
        one
        for one in contestants
        if one.name not in out
        and budget.used(standings[one.name]) < 1
        and standings[one.name].kimg + 5e-4 < one.target_kimg
    ]
    if not waiting:
        return None
    first = min(waiting, key=lambda one: budget.used(standings[one.name]))
    # A step goes a little over; the second of slack makes no turn of what is left of it.
    done = (standings[first.name].seconds + 1) / 60
    until = (math.floor(done / TURN_MINUTES) + 1) * TURN_MINUTES
    return Turn(first, min(until, budget.minutes) if budget.minutes is not None else until)


def take_turns(
    contestants: Sequence[Contestant],
    budget: Budget,
    start: Callable[[Turn], Child],
    *,
    at_once: int = 1,
    stop: threading.Event,
    watch: Callable[[Mapping[str, RunProgress], Collection[str]], None] = lambda _all, _now: None,
    pause_seconds: float = _PAUSE_SECONDS,
) -> dict[str, str]:
    """Let the runs take turns until each has used its budget or ``stop`` is set.

    A run that fails is left out from then on; the others go on. No turn is left behind, however
    this ends.

    Args:
        contestants: whose runs.
        budget: what each may use.
        start: begins a turn.
        at_once: turns under way at a time.
        stop: set it to end all turns with a checkpoint.
        watch: told now and then where each stood before its turn, and who is under way.
        pause_seconds: between two looks at the turns.

    Returns:
        The names of the runs that failed, each with a sentence.
    """
    standings = {one.name: one.standing() for one in contestants}
    failed: dict[str, str] = {}
    under_way: dict[str, tuple[Contestant, Child]] = {}
    try:
        while True:
            for name, (contestant, child) in list(under_way.items()):
                status = child.poll()
                if status is None:
                    continue
                del under_way[name]
                before, standings[name] = standings[name], contestant.standing()
                if not stop.is_set() and (status != 0 or standings[name] == before):
                    failed[name] = child.why()
            if stop.is_set():
                for _, child in under_way.values():
                    child.stop()
            while not stop.is_set() and len(under_way) < at_once:
                out = {*under_way, *failed}
                if (turn := next_turn(contestants, standings, out, budget)) is None:
                    break
                under_way[turn.contestant.name] = turn.contestant, start(turn)
            watch(standings, under_way)
            if not under_way:
                return failed
            time.sleep(pause_seconds)
    finally:
        for _, child in under_way.values():
            child.stop()
        for _, child in under_way.values():
            child.wait()
