"""One window takes what is opened; a dead one, a busy one and hostile requests are no obstacle."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from acgan_desktop.library.opening import window_requests
from acgan_desktop.library.opening.window_requests import OpenRequest, WindowRequests, hand_over

HOLD = """
import sys
from pathlib import Path
from acgan_desktop.library.opening.window_requests import WindowRequests
held = WindowRequests.claim(Path(sys.argv[1]))
print("held" if held else "taken", flush=True)
sys.stdin.readline()
"""
REQUEST = OpenRequest(files=("/a/b.png", "/c.onnx"), model="/m.onnx", activation="token")


def claimed(folder: Path) -> WindowRequests:
    window = WindowRequests.claim(folder)
    assert window is not None
    return window


def in_background(
    folder: Path, request: OpenRequest = REQUEST
) -> tuple[threading.Thread, list[bool]]:
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(hand_over(request, folder)))
    thread.start()
    return thread, answers


def until_taken(window: WindowRequests) -> list[OpenRequest]:
    found: list[OpenRequest] = []
    while not found:
        found = window.take()
    return found


def test_a_request_reaches_the_window(tmp_path: Path) -> None:
    window = claimed(tmp_path / "not there yet")
    thread, answers = in_background(window.folder)
    assert until_taken(window) == [REQUEST]
    thread.join()
    assert answers == [True]
    assert window.take() == []
    window.close()


def test_without_a_window_nobody_takes_it(tmp_path: Path) -> None:
    assert not hand_over(REQUEST, tmp_path / "missing")
    window = claimed(tmp_path)
    assert WindowRequests.claim(tmp_path) is None
    window.close()
    assert not hand_over(REQUEST, tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == []
    claimed(tmp_path).close()


def test_a_busy_window_gives_way_in_the_end(tmp_path: Path) -> None:
    window = claimed(tmp_path)
    assert not hand_over(REQUEST, tmp_path, patience=0.0)
    assert window.take() == []  # withdrawn: it is opened once, elsewhere
    window.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_window_that_was_killed_is_no_obstacle(tmp_path: Path) -> None:
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "held\n"
    assert WindowRequests.claim(tmp_path) is None
    killed: list[None] = []

    def kill_and_wait(seconds: float) -> None:
        if not killed:  # while its answer is waited for
            held.send_signal(signal.SIGKILL)
            held.wait()
            killed.append(None)
        time.sleep(0)

    assert not hand_over(REQUEST, tmp_path, wait=kill_and_wait)
    held.communicate()
    window = claimed(tmp_path)
    assert window.take() == []
    window.close()


def test_paths_are_absolute_and_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "t" * 9000)
    request = OpenRequest.of([Path("a.png"), tmp_path / "b.png"], Path("m.onnx"))
    assert request.files == (str(tmp_path / "a.png"), str(tmp_path / "b.png"))
    assert request.model == str(tmp_path / "m.onnx")
    assert len(request.activation) == 500
    many = OpenRequest.of([Path("x.png")] * (window_requests.MOST_FILES + 1))
    assert len(many.files) == window_requests.MOST_FILES


def test_hostile_requests_are_removed_and_open_nothing(tmp_path: Path) -> None:
    window = claimed(tmp_path)
    hostile = {
        "empty": b"",
        "binary": bytes(range(256)),
        "list": b"[]",
        "nested": b"[" * 100_000,
        "newer": b'{"format": 2}',
        "unknown": b'{"format": 1, "command": "rm"}',
        "numbers": b'{"format": 1, "files": [1, 2]}',
        "long": b'{"format": 1, "files": ["' + b"x" * 5000 + b'"]}',
        "huge": b" " * (5 * 1024 * 1024),
    }
    for name, content in hostile.items():
        (tmp_path / f"{name}.request").write_bytes(content)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.request")
    (tmp_path / "folder.request").mkdir()
    (tmp_path / "z.request").write_text(REQUEST.model_dump_json())
    assert window.take() == [REQUEST]
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} <= {".lock"}
    window.close()


def test_what_was_left_long_ago_is_not_opened(tmp_path: Path) -> None:
    old = tmp_path / "1.request"
    old.write_text(REQUEST.model_dump_json())
    os.utime(old, (1.0, 1.0))
    (tmp_path / "2.taken").write_text("half")
    window = claimed(tmp_path)
    assert window.take() == []
    assert not old.exists()
    assert not (tmp_path / "2.taken").exists()
    window.close()


def test_where_nothing_can_be_written_there_is_no_window(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert WindowRequests.claim(in_the_way) is None
    assert not hand_over(REQUEST, in_the_way)
