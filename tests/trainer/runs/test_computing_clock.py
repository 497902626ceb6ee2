"""Minutes of training do not pass while somebody else has the processor."""

import time
from pathlib import Path

import pytest

from trainer.runs.computing_clock import computing_seconds


def test_the_clock_stands_still_while_the_thread_waits_for_a_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "schedstat"
    told.write_text("5000000000 0 17\n")
    monkeypatch.setattr(time, "perf_counter", lambda: 100.0)
    assert computing_seconds(told) == 100.0
    told.write_text("5000000000 2500000000 18\n")
    assert computing_seconds(told) == 97.5


@pytest.mark.parametrize("content", [None, "", "17", "one two three"])
def test_it_is_the_plain_clock_where_nobody_says_how_long_one_waited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    told = tmp_path / "schedstat"
    if content is not None:
        told.write_text(content)
    monkeypatch.setattr(time, "perf_counter", lambda: 100.0)
    assert computing_seconds(told) == 100.0
