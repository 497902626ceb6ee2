"""The whole thread in child processes: drawn faces, data set, training, model file, avatars."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from drawn_faces import draw_faces
from PIL import Image
from tests_support import SMALL

from acgan_desktop.core.run_state import INTERRUPTED, leave_request
from acgan_desktop.library.pictures.picture_files import read_avatar
from trainer.runs.run_folder import RunFolder

OFTEN = ("schedule.event_kimg=0.04", "schedule.sample_kimg=0.4", "schedule.checkpoint_kimg=0.08")


def start(module: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )


def succeed(module: str, *arguments: object) -> str:
    with start(module, *arguments) as child:
        output, errors = child.communicate()
    assert child.returncode == 0, errors
    return output


def wait_for_checkpoints(child: subprocess.Popen[str], run: RunFolder, later_than: float) -> None:
    """Wait until the child has saved a checkpoint later than so many kimg."""
    while not any(float(path.name[5:]) > later_than for path in run.checkpoints.glob("kimg-*")):
        assert child.poll() is None, child.communicate()
        time.sleep(0.005)


def ask_to_stop(child: subprocess.Popen[str], run: RunFolder) -> None:
    if os.name == "nt":  # which has no Ctrl-C to send to a child
        leave_request(run.path, "stop")
    else:
        child.send_signal(signal.SIGINT)


def test_from_faces_to_avatars(tmp_path: Path) -> None:
    for package in ("torch", "safetensors", "onnxscript", "tensorboard", "filelock"):
        pytest.importorskip(package)
    labels = draw_faces(tmp_path / "faces", 120, size=32)
    dataset = tmp_path / "dataset"
    shown = succeed(
        "trainer", "prepare", labels.parent, "--labels", labels, "--size", 16, "--out", dataset
    )
    assert "pictures kept" in shown

    run = RunFolder(tmp_path / "run")
    changes = [part for change in (*SMALL, *OFTEN) for part in ("--set", change)]
    fit = ["fit", "dcgan-64", "--data", dataset, "--run", run.path, "--kimg", 1.2, *changes]

    with start("trainer", *fit) as child:  # killed without a warning
        wait_for_checkpoints(child, run, later_than=0.1)
        child.kill()
    state = run.read_state()
    assert state is not None
    assert state.status == "stopped", "nobody was left to say so, and yet it is known"
    assert state.message == INTERRUPTED

    with start("trainer", *fit) as child:  # Ctrl-C
        wait_for_checkpoints(child, run, later_than=0.5)
        ask_to_stop(child, run)
        _, errors = child.communicate()
    assert child.returncode == 0, errors
    assert "Going on from" in errors
    state = run.read_state()
    assert state is not None
    assert state.status == "stopped"
    stopped_at = state.kimg
    assert 0.5 < stopped_at < 1.2

    succeed("trainer", *fit)
    state = run.read_state()
    assert state is not None
    assert (state.status, state.kimg) == ("finished", 1.2)
    points = [event["kimg"] for event in run.events()]
    assert points == pytest.approx([0.04 * (i + 1) for i in range(30)]), "one point each, no more"
    assert run.sample_path(1.2).is_file()
    assert not list(run.path.rglob("*.partial"))

    model = tmp_path / "models" / "drawn.onnx"
    shown = succeed("trainer", "export", run.path, "--out", model, "--name", "drawn")
    assert "draws what PyTorch draws" in shown
    assert [path.name for path in model.parent.iterdir()] == ["drawn.onnx"]

    assert "pink" in succeed("acgan_desktop", "models", model)
    out = tmp_path / "avatars"
    succeed(
        "acgan_desktop", "generate", "--model", model, "--hair-color", "pink", "--hair-length",
        "long", "--count", 4, "--seed", 1, "--device", "cpu", "--no-verify", "--scale", 1,
        "--out", out,
    )  # fmt: skip
    pictures = sorted(out.glob("avatar-*.png"))
    assert len(pictures) == 4
    assert len(list(out.iterdir())) == 5, "the contact sheet as well"
    for index, picture in enumerate(pictures):
        with Image.open(picture) as image:
            assert image.size == (16, 16)
        avatar = read_avatar(picture)
        assert avatar.origin is not None
        assert (avatar.origin.seed, avatar.origin.index) == (1, index)
    assert len({path.read_bytes() for path in pictures}) == 4


def test_the_program_can_be_imported_whole_without_torch_or_trainer() -> None:
    code = """
import importlib, pkgutil, sys
import acgan_desktop

for module in pkgutil.walk_packages(acgan_desktop.__path__, "acgan_desktop."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(len([name for name in sys.modules if name.startswith("acgan_desktop")]))
print([name for name in ("torch", "trainer", "onnxscript", "safetensors") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    count, foreign = done.stdout.splitlines()
    assert int(count) > 20
    assert foreign == "[]"
