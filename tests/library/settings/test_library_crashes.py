"""Reports of crashes: found once, by whom nobody holds, with nothing private in them."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from acgan_desktop.library.settings.crash_reports import left_behind, without_private_paths

SCRIPT = """
import os, sys, signal
from pathlib import Path
from acgan_desktop.library.settings.crash_reports import CrashWatch
watch = CrashWatch.begin(Path(sys.argv[1]))
how = sys.argv[2]
print("begun", flush=True)
if how == "wait":
    sys.stdin.read()
    watch.end()
elif how == "abort":
    def inside_the_fault(): os.abort()
    inside_the_fault()
elif how == "kill":
    os.kill(os.getpid(), signal.SIGTERM)
elif how == "error":
    try:
        open(str(Path.home() / "secret" / "diary.txt"))
    except OSError as error:
        watch.fatal(error)
        os._exit(1)
elif how == "end":
    watch.end()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sittings"


def sit(folder: Path, how: str) -> None:
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), how], stdout=subprocess.DEVNULL, timeout=60
    )


def test_a_good_end_leaves_nothing(folder: Path) -> None:
    assert left_behind(folder) == []
    sit(folder, "end")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="aborting asks questions there")
def test_a_fault_is_reported_until_it_is_forgotten(folder: Path) -> None:
    sit(folder, "abort")
    for _ in range(2):  # a start that crashes before the box is dismissed finds it again
        (report,) = left_behind(folder)
        assert "inside_the_fault" in report.text
        assert "Python: 3." in report.text
        assert str(Path.home()) + os.sep not in report.text
        del report  # its lock goes with it, as at the end of a process
    (report,) = left_behind(folder)
    assert left_behind(folder) == []  # another window has it
    report.forget()
    assert list(folder.iterdir()) == []


def test_an_error_that_ends_the_program_is_reported(folder: Path) -> None:
    sit(folder, "error")
    (report,) = left_behind(folder)
    assert "FileNotFoundError" in report.text
    assert "~" in report.text
    assert "diary.txt" in report.text
    assert str(Path.home() / "secret") not in report.text


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are not for this system")
def test_one_that_was_killed_is_tidied_away(folder: Path) -> None:
    sit(folder, "kill")
    assert list(folder.iterdir()) != []
    assert left_behind(folder) == []
    assert list(folder.iterdir()) == []


def test_one_that_runs_is_not_taken_for_dead(folder: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(folder), "wait"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline()
        (trace,) = folder.glob("*.trace")
        assert trace.name.startswith(f"{other.pid}-")
        trace.write_text("looks like a crash")
        assert left_behind(folder) == []
        assert trace.exists()
        other.stdin.close()
        assert other.wait(timeout=30) == 0
    assert list(folder.iterdir()) == []


def test_strange_files_do_no_harm(folder: Path) -> None:
    folder.mkdir()
    (folder / "1-a.json").write_bytes(b"\xff{")
    (folder / "1-a.trace").write_bytes(b"\xffboom" * 100_000)
    (folder / "2-b.json").mkdir()
    (folder / "3-c.json").write_text(json.dumps([1]))
    (folder / "3-c.trace").write_text("third")
    texts = [report.text for report in left_behind(folder)]
    assert len(texts) == 2
    assert max(len(text) for text in texts) < 140_000


def test_home_is_shortened_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ann"))
    monkeypatch.delenv("ACGAN_HOME")
    assert without_private_paths("in /home/ann/x.py, /home/anna/y") == "in ~/x.py, /home/anna/y"
    assert without_private_paths("/HOME/ANN/x") == "~/x"
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert without_private_paths("/usr/lib") == "/usr/lib"
