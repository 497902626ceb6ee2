"""How long a run still takes, by its own reports."""

from statistics import median
from typing import Final

from acgan_desktop.library.training.run_reader import RunSnapshot

_RECENT: Final = 5


def speed(run: RunSnapshot) -> float | None:
    """Return images a second: the median of the last reports; None before the first."""
    values = [value for _, value in run.curve("images_per_s")[-_RECENT:] if value > 0]
    return median(values) if values else None


def seconds_left(run: RunSnapshot) -> float | None:
    """Return the seconds until the run reaches its target; None where that cannot be told.

    s = 1000 · (target - kimg) / images per second.
    """
    fast = speed(run)
    if run.state is None or run.state.target_kimg is None or fast is None:
        return None
    return max(0.0, 1000 * (run.state.target_kimg - run.state.kimg) / fast)


def share_done(run: RunSnapshot) -> float:
    """Return how much of the run is done, 0 to 1."""
    state = run.state
    if state is None or not state.target_kimg:
        return 0.0
    return min(1.0, state.kimg / state.target_kimg)
