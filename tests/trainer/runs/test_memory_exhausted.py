"""Memory that really ends: the command says so in one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")

from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.run_state import read_state

# Lets the process have some 300 MiB more than torch and the command themselves take.
LIMITED = """
import resource, sys
import torch, torch.utils.tensorboard, torchmetrics
from trainer.cli.main import main
import trainer.runs.loop

with open("/proc/self/statm") as pages:
    used = int(pages.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 300 * 2**20,) * 2)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="bounds the memory as Linux does")
def test_memory_that_ends_is_one_sentence(tmp_path: Path) -> None:
    data = prepare_drawn_faces(tmp_path)
    changes = [
        *SMALL,
        "network.generator_channels=[8,8,32768]",  # one layer of 1 GiB for the batch below
        "schedule.batch=64",
    ]
    command = ["fit", "dcgan-64", "--data", str(data), "--run", str(tmp_path / "run")]
    command += ["--device", "cpu", "--threads", "1"]
    for change in changes:
        command += ["--set", change]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    words = " ".join(done.stderr.split())
    assert "Traceback" not in words
    assert "The memory of the CPU" in words
    assert "was not enough for a batch of 64; try --set schedule.micro_batch=32" in words
    state = read_state(tmp_path / "run")
    assert state is not None
    assert state.status == "failed"
    assert "was not enough" in state.message
