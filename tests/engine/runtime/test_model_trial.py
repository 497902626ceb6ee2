"""Trying a stranger's model in a child process: it may crash, hang or eat memory there."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper
from tiny_model import write_tiny_model
from tiny_tagger import write_tiny_tagger
from tiny_upscaler import write_tiny_upscaler

from acgan_desktop.core.user_folders import user_cache
from acgan_desktop.engine.model_file.inspection import ModelFileError, check_model
from acgan_desktop.engine.runtime.interruptible import (
    InterruptibleSession,
    RunInterrupted,
    interrupted_when,
)
from acgan_desktop.engine.runtime.trial_process import TrialCancelled, own_command, try_model
from acgan_desktop.library.models import unfinished_model
from acgan_desktop.library.models.installed import (
    UnusableModel,
    bundled_folder,
    bundled_model,
    look_at,
)
from acgan_desktop.library.models.passed_models import ensure_passed, forget_all

READY = "import pathlib, sys; pathlib.Path(sys.argv[2], 'ready').touch(); "


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACGAN_CACHE", str(tmp_path / "cache"))
    return write_tiny_model(tmp_path / "tiny.onnx")


def child(body: str) -> list[str]:
    return [sys.executable, "-c", READY + body]


# --- the child ------------------------------------------------------------------------------------


def test_a_healthy_model_passes(model: Path) -> None:
    try_model(model, check_model(model))


def test_a_healthy_tagger_passes(model: Path, tmp_path: Path) -> None:
    path = write_tiny_tagger(tmp_path / "tagger.onnx")
    try_model(path, check_model(path))


def test_a_healthy_upscaler_passes(tmp_path: Path) -> None:
    path = write_tiny_upscaler(tmp_path / "upscaler.onnx")
    try_model(path, check_model(path))


def test_the_child_checks_for_itself(model: Path) -> None:
    checked = check_model(model)
    model.write_bytes(b"something else by now")
    with pytest.raises(ModelFileError, match=r"^tiny.onnx is not a usable model: .*\.$"):
        try_model(model, checked)


@pytest.mark.parametrize(
    "body",
    [
        "import os; os.abort()",
        "import os; os._exit(0)",
        "raise SystemExit(7)",
        "pathlib.Path(sys.argv[2], 'result').write_text('{')",
        "pathlib.Path(sys.argv[2], 'result').write_text('[1]')",
        "pathlib.Path(sys.argv[2], 'result').mkdir()",
    ],
)
def test_a_child_that_dies_is_one_sentence(model: Path, body: str) -> None:
    with pytest.raises(ModelFileError, match=r"^tiny.onnx cannot be used: .*sudden end.*\.$"):
        try_model(model, check_model(model), command=child(body))


def test_a_child_that_ran_out_of_time_is_one_sentence(model: Path) -> None:
    with pytest.raises(ModelFileError, match="takes longer than"):
        try_model(model, check_model(model), command=child("import os; os._exit(3)"))


def test_what_the_child_says_holds_no_control_characters(model: Path) -> None:
    body = (
        "import json; pathlib.Path(sys.argv[2], 'result').write_text("
        "json.dumps({'passed': False, 'problem': 'a\\x1b[31m' + 'x' * 100000}))"
    )
    with pytest.raises(ModelFileError) as caught:
        try_model(model, check_model(model), command=child(body))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 1000


def test_a_trial_can_be_given_up(model: Path, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    body = f"import os, time; pathlib.Path({str(note)!r}).write_text(str(os.getpid())); "
    body += "time.sleep(600)"
    with pytest.raises(TrialCancelled):
        try_model(model, check_model(model), note.exists, child(body))
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text() or "999999999"), 0)


def test_no_process_can_be_started(model: Path) -> None:
    with pytest.raises(ModelFileError, match="cannot be started"):
        try_model(model, check_model(model), command=["/no such program"])


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_the_child_has_little_memory(tmp_path: Path) -> None:
    script = (
        "import sys; from acgan_desktop.engine.runtime import trial\n"
        "trial.limit_memory(64 * 2**20)\n"
        "try: kept = bytearray(512 * 2**20)\n"
        "except MemoryError: sys.exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9


def test_the_child_ends_with_its_parent(model: Path, tmp_path: Path) -> None:
    """Its input closes; without an input at once."""
    folder = tmp_path / "folder"
    folder.mkdir()
    process = subprocess.run(
        [*own_command(), str(model), str(folder)], stdin=subprocess.DEVNULL, check=False
    )
    assert process.returncode == 4
    assert not (folder / "result").exists()


def test_the_child_needs_no_qt(model: Path) -> None:
    script = (
        "import sys, acgan_desktop.cli.main, acgan_desktop.engine.runtime.trial, "
        "acgan_desktop.engine.runtime.tagger, "
        "acgan_desktop.engine.runtime.generator; sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# --- what is remembered ---------------------------------------------------------------------------


def begins_trial(path: Path) -> bool:
    """Say whether a file would be tried now."""
    try:
        ensure_passed(path, bundled_folder(), lambda: True)
    except TrialCancelled:
        return True
    return False


def test_a_file_is_tried_once_whatever_it_is_called(model: Path, tmp_path: Path) -> None:
    assert begins_trial(model)
    ensure_passed(model, bundled_folder())
    assert not begins_trial(model)
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(model.read_bytes())
    assert not begins_trial(copy)
    assert begins_trial(write_tiny_model(tmp_path / "other.onnx", seed=9))
    forget_all()
    assert begins_trial(model)


def test_bundled_models_are_not_tried(model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.onnx"
    copy.write_bytes(bundled_model().read_bytes())
    assert not begins_trial(bundled_model())
    assert not begins_trial(copy)


def test_a_damaged_cache_costs_a_trial_and_nothing_else(model: Path) -> None:
    user_cache().mkdir(parents=True)
    (user_cache() / "passed-models").write_text("no folder")
    ensure_passed(model, bundled_folder())
    assert begins_trial(model)
    (user_cache() / "passed-models").unlink()
    (user_cache() / "passed-models" / "sub").mkdir(parents=True)
    ensure_passed(model, bundled_folder())
    assert not begins_trial(model)


def test_looking_at_a_file_tries_it(model: Path) -> None:
    assert not isinstance(look_at(model), UnusableModel)
    assert not begins_trial(model)


def test_a_model_that_never_drew_is_known_at_the_next_start(model: Path) -> None:
    assert not unfinished_model.is_unfinished(model)
    unfinished_model.note_beginning(model)
    assert unfinished_model.is_unfinished(model)
    assert not unfinished_model.is_unfinished(model.with_name("other.onnx"))
    unfinished_model.note_end()
    assert not unfinished_model.is_unfinished(model)


# --- leaving a run --------------------------------------------------------------------------------


def slow_session() -> InterruptibleSession:
    """Return a session whose run takes minutes: many products of large matrices."""
    nodes = [helper.make_node("MatMul", [f"c{at}", f"c{at}"], [f"c{at + 1}"]) for at in range(2000)]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "slow",
        [value("c0", TensorProto.FLOAT, [1024, 1024])],
        [value("c2000", TensorProto.FLOAT, [1024, 1024])],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    onnx.checker.check_model(made)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        made.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    return InterruptibleSession(session)


FEEDS = {"c0": np.zeros((1024, 1024), np.float32)}


def test_a_run_ends_when_nobody_waits_for_it() -> None:
    session = slow_session()
    with pytest.raises(RunInterrupted), interrupted_when(lambda: True, session.interrupt):
        session.run(None, FEEDS)


def test_a_run_on_another_thread_ends_likewise() -> None:
    session, ended = slow_session(), threading.Event()

    def work() -> None:
        try:
            session.run(None, FEEDS)
        except RunInterrupted:
            ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not ended.wait(0.05):
        session.interrupt()
    thread.join()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to a process otherwise")
def test_ctrl_c_ends_a_run(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path[:0] = [sys.argv[1] + '/engine/runtime', sys.argv[1] + '/support']\n"
        "from test_model_trial import FEEDS, slow_session\n"
        "session = slow_session()\n"
        "print('running', flush=True)\n"
        "session.run(None, FEEDS)"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parents[2])]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert "KeyboardInterrupt" in errors
