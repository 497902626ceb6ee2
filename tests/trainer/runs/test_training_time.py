"""How long a run had trained at a moment: what its checkpoints say, and what its reports say."""

import json
import math
from pathlib import Path

import pytest

pytest.importorskip("torch")

from checkpoint_support import state_at

from trainer.runs.run_folder import RunFolder
from trainer.runs.training_time import (
    TrainingTime,
    checkpoint_times,
    duration_words,
    speed_words,
    training_time,
)

EVENTS = [{"kimg": 1.0, "seconds": 60.0}, {"kimg": 2.0, "seconds": 118.0}]


def write_state(folder: Path, name: str, images: object, seconds: object) -> None:
    path = folder / "checkpoints" / name
    path.mkdir(parents=True)
    (path / "state.json").write_text(json.dumps(state_at(images, seconds)), encoding="utf-8")


def test_a_checkpoint_knows_better_than_the_report_before_it() -> None:
    own = [TrainingTime(2.848, 181.5)]
    assert training_time(2.848, own, EVENTS) == TrainingTime(2.848, 181.5)
    assert training_time(2.0, own, EVENTS) == TrainingTime(2.0, 118.0)


def test_without_its_checkpoint_a_moment_lies_between_its_neighbours() -> None:
    assert training_time(1.5, [], EVENTS) == TrainingTime(1.5, 89.0)
    later = training_time(2.5, [TrainingTime(3.0, 218.0)], EVENTS)
    assert later == TrainingTime(2.5, 168.0)


def test_nothing_later_than_the_last_report_is_made_up() -> None:
    assert training_time(2.848, [], EVENTS) == TrainingTime(2.0, 118.0)
    assert training_time(math.inf, [], EVENTS) == TrainingTime(2.0, 118.0)
    assert training_time(2.0, [], []) is None


def test_what_checkpoints_say_is_read_and_damaged_ones_are_left_out(tmp_path: Path) -> None:
    write_state(tmp_path, "kimg-000001.0", 1000, 60.5)
    write_state(tmp_path, "kimg-000002.0", 2000, math.inf)
    write_state(tmp_path, "kimg-000003.0", "x", 3.0)
    write_state(tmp_path, "kimg-000004.0", 4000, -1.0)
    write_state(tmp_path, "best-kimg-000000.5", 500, 30.0)
    (tmp_path / "checkpoints" / "kimg-000005.0").mkdir()
    found = checkpoint_times(RunFolder(tmp_path))
    assert found == [TrainingTime(1.0, 60.5), TrainingTime(0.5, 30.0)]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0.0 seconds"), (42.04, "42.0 seconds"), (181.5, "3.0 minutes"), (5400, "1.5 hours")],
)
def test_times_are_said_in_the_unit_that_fits(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_speed_is_that_of_the_time_given() -> None:
    assert speed_words(2.848, 181.5) == "15.7 faces a second"
    assert speed_words(340, 1000) == "340 faces a second"
    assert speed_words(1, 0) == ""
