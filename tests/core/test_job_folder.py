"""Jobs: what a command says of itself, and what is made of it when it was killed or is hostile."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import (
    PROGRESS_FILE,
    RESULT_FILE,
    START_SECONDS,
    STARTED_FILE,
    mark_started,
    read_job,
    reporting_in,
)

_HELD = """
import sys
from pathlib import Path
from acgan_desktop.core.job_folder import reporting_in
with reporting_in(Path(sys.argv[1])) as reporter:
    reporter.show("Opening", 2, 8)
    print("there", flush=True)
    sys.stdin.read()
    reporter.end(0, "")
"""


def test_a_job_from_its_start_to_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "job"
    assert read_job(folder).state == "none"
    mark_started(folder)
    assert read_job(folder).state == "starting"
    with reporting_in(folder) as reporter:
        reporter.values["kept"] = 7
        reporter.show("Opening", 3, 4)
        found = read_job(folder)
        assert found.state == "running"
        assert found.progress is not None
        assert (found.progress.pid, found.progress.stage) == (os.getpid(), "Opening")
        assert found.progress.share == 0.75
        reporter.end(2, "It was not there.")
    ended = read_job(folder)
    assert ended.state == "ended"
    assert not ended.is_good
    assert ended.result is not None
    assert (ended.result.sentence, ended.result.values) == ("It was not there.", {"kept": 7})
    mark_started(folder)
    assert read_job(folder).state == "starting"


def test_a_killed_job_is_known_by_its_lock(tmp_path: Path) -> None:
    mark_started(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", _HELD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"there"
        found = read_job(tmp_path)
        assert found.state == "running"
        assert found.progress is not None
        assert found.progress.pid == child.pid
        with pytest.raises(UserError, match="Another command"), reporting_in(tmp_path):
            pass
        child.kill()
    assert read_job(tmp_path).state == "killed"


def test_one_that_never_began_is_given_up(tmp_path: Path) -> None:
    mark_started(tmp_path)
    long_ago = time.time() - START_SECONDS - 1
    os.utime(tmp_path / STARTED_FILE, (long_ago, long_ago))
    assert read_job(tmp_path).state == "killed"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"status": "x"}', '{"pid": -1}', "\0" * 99])
def test_what_does_not_fit_counts_as_missing(tmp_path: Path, content: str) -> None:
    for name in (PROGRESS_FILE, RESULT_FILE):
        (tmp_path / name).write_text(content)
    assert read_job(tmp_path).state == "none"


def test_with_no_folder_nobody_is_told() -> None:
    with reporting_in(None) as reporter:
        reporter.show("Opening", 1, 2)
        reporter.end(0, "")
