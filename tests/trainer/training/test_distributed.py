"""Two processes do what one does with the whole batch, and one of them writes."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from distributed_worker import take_steps
from tests_support import SMALL, prepare_drawn_faces
from torch import distributed, nn

from trainer.recipe.recipe import Recipe, load_recipe
from trainer.runs.checkpoints.checkpoint import load_newest
from trainer.runs.loop import fit
from trainer.runs.run_folder import RunFolder
from trainer.training.distributed import Team
from trainer.training.synchronised_batch_norm import SharedBatchNorm2d, share_statistics

pytestmark = pytest.mark.skipif(
    not distributed.is_available() or not distributed.is_gloo_available(),
    reason="needs torch.distributed with gloo",
)

TESTS = Path(__file__).parents[2]
CHANGES = [
    "schedule.batch=16",  # 8 for each process: the minibatch deviation compares groups of 8
    "objective.loss=relativistic",
    "objective.r1_interval=1",
    "objective.r2_gamma=0.3",
    "objective.orthogonal=relaxed",
    "objective.path_length_weight=1",
    "objective.path_length_interval=1",
    "objective.mode_seeking_weight=1",
    "objective.mode_seeking_interval=2",
    "conditioning.drop=0.4",
    "augmentation.probability=0.5",
    "augmentation.cutout=0.3",
    "augmentation.adaptive_target=0.2",
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


def environment(**more: str) -> dict[str, str]:
    paths = [str(TESTS.parent), str(TESTS / "support"), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "OMP_NUM_THREADS": "1",
        **more,
    }


def run_two(data: Path, folder: Path) -> list[dict[str, Any]]:
    """Take steps in two processes; return what each found."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [
        sys.executable,
        str(TESTS / "support" / "distributed_worker.py"),
        str(data),
        str(folder),
    ]
    pair = [
        subprocess.Popen(
            [*command, *CHANGES],
            env=environment(
                RANK=str(rank), WORLD_SIZE="2", MASTER_ADDR="127.0.0.1", MASTER_PORT=port
            ),
            stderr=subprocess.PIPE,
            text=True,
        )
        for rank in (0, 1)
    ]
    for process in pair:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    return [torch.load(folder / f"{rank}.pt", weights_only=True) for rank in (0, 1)]


def difference(one: torch.Tensor, other: torch.Tensor) -> float:
    return float((one - other).norm() / one.norm().clamp(min=1e-9))


def test_two_processes_have_the_gradients_of_one(data: Path, tmp_path: Path) -> None:
    alone = take_steps(data, CHANGES, Team())
    first, second = run_two(data, tmp_path)
    assert first["gradients"].keys() == alone["gradients"].keys()
    for name, gradient in alone["gradients"].items():
        assert torch.equal(first["gradients"][name], second["gradients"][name]), name
        assert difference(gradient, first["gradients"][name]) < 1e-6, name
    for name, value in alone["measured"].items():
        assert float(first["measured"][name]) == pytest.approx(float(value), rel=1e-6), name
    # After three steps all that a checkpoint holds is still the same.
    for name, tensor in alone["tensors"].items():
        assert torch.equal(first["tensors"][name], second["tensors"][name]), name
        assert difference(tensor.double(), first["tensors"][name].double()) < 1e-5, name
    assert first["state"] == second["state"]
    for key in ("images_shown", "steps", "sampler"):
        assert first["state"][key] == alone["state"][key]


def test_alone_nothing_is_shared() -> None:
    network = nn.Sequential(nn.BatchNorm2d(3))
    share_statistics(network, Team())
    assert type(network[0]) is nn.BatchNorm2d


def test_sharing_keeps_names_and_evaluation() -> None:
    network = nn.Sequential(nn.Conv2d(3, 4, 1), nn.BatchNorm2d(4))
    network(torch.randn(8, 3, 2, 2))
    network.eval()
    pictures = torch.randn(2, 3, 2, 2)
    before, expected = dict(network.state_dict()), network(pictures)
    share_statistics(network, Team(0, 2))
    assert isinstance(network[1], SharedBatchNorm2d)
    assert list(network.state_dict()) == list(before)
    assert torch.equal(network(pictures), expected)


def test_torchrun_goes_on_with_a_run_and_one_process_writes(data: Path, tmp_path: Path) -> None:
    run, other = tmp_path / "run", tmp_path / "other"
    settings = [*SMALL, "precision=float32", "schedule.batch=16", "schedule.event_kimg=0.016"]

    def recipe(kimg: float) -> Recipe:
        return load_recipe("dcgan-64", [*settings, f"schedule.kimg={kimg}"])

    fit(recipe(0.032), data, run, device="cpu")
    shutil.copytree(run, other)
    fit(recipe(0.08), data, other, device="cpu")
    (tmp_path / "recipe.toml").write_text(recipe(0.08).to_toml())
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]
    command = [*launch, "-m", "trainer", "fit", str(tmp_path / "recipe.toml"), "--device", "cpu"]
    ended = subprocess.run(
        [*command, "--data", str(data), "--folder", str(run)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.count("2 processes") == 1
    assert ended.stderr.count("Going on from 0.0 kimg") == 1
    assert ended.stderr.count("finished at 0.1 kimg") == 1
    folder = RunFolder.open(run)
    events, expected = folder.events(), RunFolder.open(other).events()
    assert [line["kimg"] for line in events] == [0.016, 0.032, 0.048, 0.064, 0.08]
    for line, other_line in zip(events, expected, strict=True):
        assert line["loss_d"] == pytest.approx(other_line["loss_d"], rel=1e-2)
    state = folder.read_state()
    assert state is not None
    assert state.status == "finished"
    two, one = load_newest(run / "checkpoints"), load_newest(other / "checkpoints")
    assert two is not None
    assert one is not None
    assert two.tensors.keys() == one.tensors.keys()
    for key in ("images_shown", "steps", "sampler", "augmentation"):
        assert two.state[key] == one.state[key]
    for name, tensor in one.tensors.items():
        if name.startswith(("generator", "discriminator", "average")):
            assert difference(tensor.double(), two.tensors[name].double()) < 1e-2, name
