"""Two real processes of one training: where one cannot go on, both end, each with a sentence."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")

from tests_support import SMALL, prepare_drawn_faces
from torch import distributed

from acgan_desktop.core.run_state import read_state
from trainer.recipe.recipe import load_recipe

pytestmark = pytest.mark.skipif(
    not distributed.is_available() or not distributed.is_gloo_available(),
    reason="needs torch.distributed with gloo",
)

TESTS = Path(__file__).parents[2]
# Far beyond what two small processes take; gloo itself would wait for half an hour.
MOST_SECONDS = 240


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


def train_two(data: Path, folder: Path, how: str, *changes: str) -> list[tuple[int, str]]:
    """Train in two processes that fail as ``how`` says; return exit status and words of each."""
    settings = [*SMALL, "precision=float32", "schedule.batch=16", "schedule.event_kimg=0.016"]
    recipe = folder / "recipe.toml"
    recipe.write_text(load_recipe("dcgan-64", [*settings, *changes]).to_toml(), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    paths = [str(TESTS.parent), str(TESTS / "support"), os.environ.get("PYTHONPATH", "")]
    shared = {
        **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "OMP_NUM_THREADS": "1",
        "WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port,
    }  # fmt: skip
    worker = str(TESTS / "support" / "team_worker.py")
    command = [sys.executable, worker, str(recipe), str(data), str(folder / "run"), how]
    pair = [
        subprocess.Popen(
            command, env={**shared, "RANK": rank}, stderr=subprocess.PIPE, text=True
        )
        for rank in ("0", "1")
    ]  # fmt: skip
    try:
        words = [process.communicate(timeout=MOST_SECONDS)[1] for process in pair]
    finally:
        for process in pair:
            process.kill()
    return [(process.returncode, said) for process, said in zip(pair, words, strict=True)]


def test_a_loss_that_is_not_finite_ends_both(data: Path, tmp_path: Path) -> None:
    ended = train_two(data, tmp_path, "none", "optimiser.generator_rate=1e30")
    for status, words in ended:
        assert status == 2, words
        assert "no longer a finite number" in words
        assert "Traceback" not in words
    state = read_state(tmp_path / "run")
    assert state is not None
    assert state.status == "failed"


def test_the_other_ends_when_the_first_cannot_go_on(data: Path, tmp_path: Path) -> None:
    (first, words), (second, others) = train_two(data, tmp_path, "leader", "schedule.kimg=1")
    assert (first, second) == (2, 2), words + others
    assert "The disk of the leader is full." in words
    assert "The first process could not go on; it says why." in others
    assert "Traceback" not in words + others
    state = read_state(tmp_path / "run")
    assert state is not None
    assert (state.status, state.message) == ("failed", "The disk of the leader is full.")


def test_the_first_ends_when_the_other_dies_inside_a_step(data: Path, tmp_path: Path) -> None:
    (first, words), (second, others) = train_two(data, tmp_path, "inside", "schedule.kimg=1")
    assert (first, second) == (2, 2), words + others
    assert "Another process of this training has ended" in words
    assert "The memory of the second is not enough." in others
    assert "Traceback" not in words + others
    state = read_state(tmp_path / "run")
    assert state is not None
    assert state.status == "failed"
    assert "Another process" in state.message
