"""The run folder survives kills, keeps a second trainer out, and needs no torch."""

import json
import math
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import (
    INTERRUPTED,
    Request,
    RunState,
    RunStateError,
    leave_request,
    read_state,
    write_state,
)
from trainer.runs.run_folder import RunFolder, cut_torn_line, kimg_name


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    run = RunFolder.create(tmp_path / "run")
    run.write_recipe('family = "dcgan"\n')
    return run


def state(**changes: object) -> RunState:
    values: dict[str, object] = {
        "status": "running",
        "pid": 4711,
        "started": datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC),
        "heartbeat": datetime(2026, 11, 21, 12, 3, 10, tzinfo=UTC),
        "kimg": 41.5,
        "target_kimg": 500.0,
        "message": "Training.",
    }
    return RunState.model_validate(values | changes)


@pytest.mark.parametrize(
    ("kimg", "name"),
    [
        (0, "kimg-000000.0"),
        (123.0, "kimg-000123.0"),
        (41.5, "kimg-000041.5"),
        (0.008, "kimg-000000.008"),
        (1234567.0, "kimg-1234567.0"),
        (0.1 + 0.2, "kimg-000000.3"),
    ],
)
def test_names_of_moments(kimg: float, name: str) -> None:
    assert kimg_name(kimg) == name


def test_the_folder_holds_what_the_contract_names(run: RunFolder) -> None:
    run.write_state(state())
    run.append_event({"kimg": 1.0})
    run.append_metric({"kimg": 1.0})
    assert {path.name for path in run.path.iterdir()} == {
        "recipe.toml",
        "state.json",
        "events.jsonl",
        "metrics.jsonl",
        "samples",
        "checkpoints",
        "tensorboard",
        "export",
        "control",
    }
    assert run.sample_path(123.0) == run.path / "samples" / "kimg-000123.0.png"


def test_create_opens_what_is_there_and_refuses_what_is_not_a_run(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path / "a" / "b")
    run.append_event({"kimg": 1.0})
    assert RunFolder.create(run.path).events() == [{"kimg": 1.0}]
    with pytest.raises(UserError, match=r"it has no recipe\.toml"):
        RunFolder.open(run.path)
    (other := tmp_path / "pictures").mkdir()
    (other / "holiday.jpg").touch()
    with pytest.raises(UserError, match=r"it holds holiday\.jpg"):
        RunFolder.create(other)
    assert [path.name for path in other.iterdir()] == ["holiday.jpg"]
    with pytest.raises(UserError, match="cannot be written"):
        RunFolder.create(other / "holiday.jpg" / "run")


def test_the_state_comes_back(run: RunFolder) -> None:
    assert run.read_state() is None
    with run.lock():
        run.write_state(state())
        assert run.read_state() == state()
    text = json.loads((run.path / "state.json").read_text())
    assert list(text) == [
        "format",
        "status",
        "statuses",
        "pid",
        "started",
        "heartbeat",
        "kimg",
        "target_kimg",
        "message",
    ]
    assert text["statuses"] == ["running", "paused", "stopped", "finished", "failed"]
    assert text["started"] == "2026-11-21T12:00:00Z"
    run.write_state(state(status="failed", target_kimg=None, message="No."))
    assert run.read_state() == state(status="failed", target_kimg=None, message="No.")


@pytest.mark.parametrize("status", ["running", "paused"])
def test_a_killed_run_does_not_train_for_ever(run: RunFolder, status: str) -> None:
    code = (
        "import sys; from pathlib import Path; from trainer.runs.run_folder import RunFolder\n"
        "run = RunFolder(Path(sys.argv[1]))\n"
        "with run.lock():\n    print('locked', flush=True)\n    sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(run.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdin is not None
    child.stdout.readline()
    mine = state(status=status, pid=child.pid)
    run.write_state(mine)
    assert run.read_state() == mine, "its process lives"
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    after = run.read_state()
    assert after == state(status="stopped", pid=child.pid, message=INTERRUPTED)
    with run.lock():  # reading has not kept anybody out
        run.write_state(mine)
        assert run.read_state() == mine


def test_a_copy_of_a_run_does_not_train(run: RunFolder, tmp_path: Path) -> None:
    pytest.importorskip("filelock")
    with run.lock():
        run.write_state(state())
        shutil.copytree(run.path, tmp_path / "copy", ignore=shutil.ignore_patterns(".lock"))
        copied = read_state(tmp_path / "copy")
        assert copied is not None
        assert copied.status == "stopped"
        (tmp_path / "copy" / ".lock").touch()
        assert read_state(tmp_path / "copy") == copied


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "not a usable run state"),
        (b"\xff\xfe", "not a usable run state"),
        (b"[" * 60_000, "not a usable run state"),
        (b"x" * 70_000, "too large"),
        (b'{"format": 2}', "format"),
        (state().model_dump_json().replace("running", "dancing", 1).encode(), "status"),
        (state().model_dump_json().replace("41.5", "NaN").encode(), "usable"),
        (state().model_dump_json().replace('"pid"', '"pod"').encode(), "pid"),
    ],
)
def test_hostile_states_are_refused(run: RunFolder, content: bytes, fault: str) -> None:
    (run.path / "state.json").write_bytes(content)
    with pytest.raises(RunStateError, match=fault):
        run.read_state()


def test_events_come_back_and_odd_numbers_do_not_stop_a_training(run: RunFolder) -> None:
    run.append_event({"kimg": np.float32(1.5), "loss_g": math.nan, "epoch": np.int64(3)})
    run.append_event({"kimg": 2.0, "row": [math.inf, 1.0], "who": "süß"})
    assert run.events() == [
        {"kimg": 1.5, "loss_g": None, "epoch": 3},
        {"kimg": 2.0, "row": [None, 1.0], "who": "süß"},
    ]


@pytest.mark.parametrize("length", [0, 1, 5, 4095, 4096, 4097, 20_000])
@pytest.mark.parametrize("whole", [b"", b'{"kimg": 1}\n', b'{"kimg": 1}\n' * 1000])
def test_a_torn_line_is_cut_off(tmp_path: Path, whole: bytes, length: int) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(whole + b"{" * length)
    cut_torn_line(path)
    assert path.read_bytes() == whole


def test_locking_mends_what_a_kill_left(run: RunFolder) -> None:
    pytest.importorskip("filelock")
    run.append_event({"kimg": 1.0})
    with run.events_path.open("ab") as stream:
        stream.write(b'{"kimg": 2.0, "loss')
    assert run.events() == [{"kimg": 1.0}]
    (run.path / ".state.json.00ff00ff.partial").touch()
    with run.lock():
        run.append_event({"kimg": 3.0})
    assert run.events() == [{"kimg": 1.0}, {"kimg": 3.0}]
    assert not list(run.path.glob("*.partial"))


def test_trimming_leaves_no_double_points(run: RunFolder) -> None:
    for step in range(1, 8):
        run.append_event({"kimg": step * 0.1})
        run.append_metric({"kimg": step * 0.1})
    run.trim_after(0.3)
    assert [event["kimg"] for event in run.events()] == pytest.approx([0.1, 0.2, 0.3])
    assert len(run.metrics()) == 3
    before = run.events_path.stat().st_ino
    run.trim_after(0.3)
    assert run.events_path.stat().st_ino == before, "nothing to drop, nothing written"


def test_requests_are_obeyed_once_in_order(run: RunFolder) -> None:
    assert run.take_requests() == []
    names: tuple[Request, ...] = ("resume", "checkpoint", "pause")
    for age, name in enumerate(names):
        leave_request(run.path, name)
        os.utime(run.control / name, (1_000_000 - age, 1_000_000 - age))
    (run.control / "dance").touch()
    (run.control / "stop").mkdir()
    assert run.take_requests() == ["pause", "checkpoint", "resume"]
    assert run.take_requests() == []


HOLDS_THE_LOCK = """
import sys
from pathlib import Path
from trainer.runs.run_folder import RunFolder

with RunFolder.open(Path(sys.argv[1])).lock():
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_a_second_trainer_is_kept_out_until_the_first_is_dead(run: RunFolder) -> None:
    pytest.importorskip("filelock")
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_LOCK, str(run.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "locked\n"
        run.write_state(state(pid=child.pid))
        with pytest.raises(UserError, match=rf"number {child.pid}\) is training"), run.lock():
            pass
        child.kill()
    with run.lock():
        pass
    with run.lock():
        pass


KILLED_AT_EVERY_STEP = """
import os, signal, sys
from pathlib import Path
from acgan_desktop.core.run_state import Request, RunState, utc_now
from trainer.runs.run_folder import RunFolder
import filelock

path = Path(sys.argv[1])
for moment in range(10_000):
    pid = os.fork()
    if pid == 0:
        left = moment
        def count(event, arguments):
            global left
            if event in ("open", "os.rename", "os.mkdir", "os.remove"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
        run = RunFolder.create(path)
        if not run.recipe_path.exists():
            run.write_recipe("kimg = 1")
        with run.lock():
            run.trim_after(2.0)
            for kimg in (3.0, 4.0):
                now = utc_now()
                run.append_event({"kimg": kimg})
                run.write_state(RunState(
                    status="running", pid=os.getpid(), started=now, heartbeat=now, kimg=kimg))
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    run = RunFolder.create(path)
    run.read_state()
    if status == 0:
        break
    assert os.WIFSIGNALED(status), status
assert [event["kimg"] for event in run.events()] == [3.0, 4.0], run.events()
assert run.recipe_path.read_text() == "kimg = 1"
assert not list(path.glob("*.partial"))
print(moment)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_step(tmp_path: Path) -> None:
    pytest.importorskip("filelock")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, str(tmp_path / "run")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


def test_it_needs_neither_torch_nor_qt() -> None:
    code = (
        "import sys, trainer.runs.run_folder, acgan_desktop.core.run_state; "
        "print([m for m in ('torch', 'PySide6', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_program_reads_a_run_without_the_trainer(tmp_path: Path) -> None:
    write_state(tmp_path, state(status="finished"))
    assert read_state(tmp_path) == state(status="finished")
    leave_request(tmp_path, "stop")
    assert (tmp_path / "control" / "stop").exists()
