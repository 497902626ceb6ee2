"""How far a run is, how fast, and for how long it goes on, by whatever ends it first."""

import math

import pytest

pytest.importorskip("torch")

from trainer.cli.fit_progress import standing, time_words
from trainer.runs.progress import Progress, SpeedMeter


def test_minutes_bound_a_run_that_they_end_first() -> None:
    progress = Progress(2.0, 340.0, seconds=90.0, limit_seconds=180.0, images_per_s=20.0)
    assert progress.ends_by_time
    assert progress.share == 0.5
    assert progress.seconds_left == 90.0
    assert standing(progress) == "1.5 of 3 minutes, 2.0 kimg, 20.0 images/s, 2 min left"


def test_images_bound_a_run_that_they_end_first() -> None:
    progress = Progress(0.1, 0.2, seconds=10.0, limit_seconds=3600.0, images_per_s=10.0)
    assert not progress.ends_by_time
    assert progress.share == pytest.approx(0.5)
    assert progress.seconds_left == pytest.approx(10.0)
    assert standing(progress) == "0.1 of 0.2 kimg, 10.0 images/s, 10 s left"


def test_before_the_speed_is_known_no_time_is_made_up() -> None:
    assert standing(Progress(0.0, 340.0)) == "0.0 of 340 kimg"
    assert Progress(0.0, 340.0, limit_seconds=60.0).seconds_left == 60.0
    assert Progress(5.0, 4.0, images_per_s=1.0).seconds_left == 0.0
    assert Progress(5.0, 4.0).share == 1.0


def test_speed_is_that_of_the_last_minute() -> None:
    meter = SpeedMeter()
    assert meter.speed(1000.0, 5000) == 0.0, "the start of a sitting that goes on"
    assert meter.speed(1010.0, 5100) == 10.0, "known after one step"
    for second in range(1020, 1200, 10):
        speed = meter.speed(second, 5100 + 30 * (second - 1010))
    assert speed == pytest.approx(30.0)
    assert meter.speed(1190.0, 10_500) >= 0.0
    assert math.isfinite(SpeedMeter().speed(0.0, 10))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (3570, "1 h 00 min"), (11_100, "3 h 05 min"),
     (200_000, "2 d 7 h")],
)  # fmt: skip
def test_time_left_in_words(seconds: float, words: str) -> None:
    assert time_words(seconds) == words
