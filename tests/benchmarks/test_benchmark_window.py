"""The benchmark of the window: its arithmetic and its table. Nothing is timed here."""

import json

import numpy as np
import pytest
from at_window.figures import (
    SLIDER_MS,
    TURN_MS,
    Figure,
    Turn,
    delays,
    percentile,
    table,
    worst_turn,
)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.95, 1.0])
@pytest.mark.parametrize("count", [1, 2, 20, 100, 101])
def test_a_percentile_is_the_one_of_numpy(count: int, share: float) -> None:
    values = np.random.default_rng(count).exponential(20, count).tolist()
    wanted = np.percentile(values, 100 * share, method="inverted_cdf")
    assert percentile(values, share) == wanted


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs values"):
        percentile([], 0.5)
    with pytest.raises(ValueError, match="from 0 to 1"):
        percentile([1.0], 95)


def test_delays_count_by_their_95th_percentile() -> None:
    figure = delays("slider", "one", [*[10.0] * 95, *[900.0] * 5], [3.0] * 100, [9.0] * 100)
    assert (figure.clock, figure.wanted, figure.count) == (10.0, SLIDER_MS, 100)
    assert (figure.processor, figure.alone, figure.note) == (3.0, 9.0, "worst 900")
    assert figure.is_good
    assert not delays("slider", "one", [*[10.0] * 94, *[900.0] * 6], []).is_good


def test_the_longest_turn_counts_each_clock_by_itself() -> None:
    turns = [Turn(80.0, 4.0, 70.0), Turn(30.0, 20.0, 1.0), Turn(1.0, 1.0)]
    figure = worst_turn("turns", "one", turns)
    assert (figure.clock, figure.processor, figure.alone) == (80.0, 20.0, 29.0)
    assert (figure.wanted, figure.note, figure.is_good) == (TURN_MS, "1 too long", False)
    assert worst_turn("turns", "one", turns, None).is_good
    with pytest.raises(ValueError, match="no turn"):
        worst_turn("turns", "one", [])


def test_figures_pass_between_processes_and_into_a_table() -> None:
    good = delays("slider", "a slider", [12.0], [])
    bad = worst_turn("turns", "a wall", [Turn(51.0, 2.0)])
    again = [
        Figure.from_json(each) for each in json.loads(json.dumps([good.as_json(), bad.as_json()]))
    ]
    assert again == [good, bad]
    lines = table(again).splitlines()
    assert [line[:1] for line in lines] == [" ", "s", " ", "t", "!"]
    assert lines[2].split() == ["a", "slider", "12.0", "50", "12.0", "1", "worst", "12"]
    assert lines[4].split()[3:7] == ["51.0", "50", "51.0", "2.0"]
