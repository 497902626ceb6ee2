"""What killed writers leave behind goes, and what is being written stays."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from acgan_desktop.core import durable

WRITER = """
import sys
from pathlib import Path
from acgan_desktop.core import durable
with durable.new_file(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    stream.flush()
    print("writing", flush=True)
    sys.stdin.readline()
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locks of files are not for this system")


def start_writer(path: Path) -> subprocess.Popen[str]:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    return writer


def test_only_what_nobody_writes_any_more_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    mine = tmp_path / ".hidden.partial"
    mine.write_text("not one of ours")
    (tmp_path / ".folder.0123abcd.partial").mkdir()
    writer = start_writer(path)
    (partial,) = tmp_path.glob(".file.json.*.partial")
    assert durable.sweep_leftovers(tmp_path) == []
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=60)
    assert partial.exists()
    assert durable.sweep_leftovers(tmp_path) == [partial]
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        ".folder.0123abcd.partial",
        mine.name,
    ]
    assert durable.sweep_leftovers(tmp_path / "nowhere") == []


def test_the_first_file_in_a_folder_sweeps_it_and_spares_what_is_written(tmp_path: Path) -> None:
    killed, writing = start_writer(tmp_path / "killed"), start_writer(tmp_path / "written")
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    durable.write_text(tmp_path / "new", "whole")
    assert [each.name[:9] for each in tmp_path.glob(".*")] == [".written."]
    writing.communicate("go on\n", timeout=60)
    assert writing.returncode == 0
    assert {each.name for each in tmp_path.iterdir()} == {"new", "written"}


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    durable.write_text(path, "old")

    def fail() -> None:
        with durable.new_file(path) as stream:
            stream.write(b"new")
            raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        fail()
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
