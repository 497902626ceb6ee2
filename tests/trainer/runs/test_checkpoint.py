"""Checkpoints come back exactly, survive kills, and damaged or hostile ones are refused clearly."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")

import safetensors.torch
import torch
from torch import nn

from trainer.runs.checkpoints.checkpoint import (
    list_checkpoints,
    load_checkpoint,
    load_newest,
    save_checkpoint,
)
from trainer.training.checkpoint_values import Checkpoint, CheckpointError, OptimiserState
from trainer.training.training_state import (
    flatten_module,
    flatten_optimizer,
    flatten_random,
    restore_module,
    restore_optimizer,
    restore_random,
)


def save(folder: Path, kimg: float, keep: int = 2) -> Path:
    return save_checkpoint(folder, kimg, {"w": torch.full((3,), kimg)}, {"kimg": kimg}, keep)


def raw(tensor: torch.Tensor) -> bytes:
    return tensor.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def test_what_was_saved_comes_back_bit_by_bit(tmp_path: Path) -> None:
    base = torch.randn(4, 6)
    tensors = {
        "float": base,
        "view of it": base[1:3, ::2],
        "the same again": base,
        "half": torch.randn(3).to(torch.bfloat16),
        "step": torch.tensor(7.0),
        "bytes": torch.arange(256, dtype=torch.uint8),
        "nothing": torch.empty(0),
        "odd": torch.tensor([float("nan"), float("inf"), -0.0, 1e-42]),
    }
    state = {"lr": 0.1 + 0.2, "big": 2**127 + 1, "name": "süß", "list": [1, None, True]}
    path = save_checkpoint(tmp_path / "c", 12.5, tensors, state)
    assert path.name == "kimg-000012.5"
    loaded = load_newest(tmp_path / "c")
    assert loaded is not None
    assert (loaded.kimg, loaded.state, loaded.skipped) == (12.5, state, ())
    assert loaded.tensors.keys() == tensors.keys()
    for name, tensor in tensors.items():
        got = loaded.tensors[name]
        assert (got.dtype, got.shape) == (tensor.dtype, tensor.shape)
        assert raw(got) == raw(tensor)


def test_an_empty_folder_holds_none(tmp_path: Path) -> None:
    assert load_newest(tmp_path / "nowhere") is None
    assert load_newest(tmp_path) is None


def test_only_the_last_ones_are_kept(tmp_path: Path) -> None:
    for kimg in (1.0, 2.0, 9.9, 10.0, 0.008 + 10):
        save(tmp_path, kimg)
    assert [path.name for path in list_checkpoints(tmp_path)] == [
        "kimg-000010.008",
        "kimg-000010.0",
    ]
    save(tmp_path, 11.0, keep=1)
    assert [path.name for path in tmp_path.iterdir()] == ["kimg-000011.0"]


def test_two_of_the_same_moment_stay_apart(tmp_path: Path) -> None:
    for _ in range(12):
        newest = save(tmp_path, 5.0, keep=1)
        assert list_checkpoints(tmp_path) == [newest]
    assert newest.name == "kimg-000005.0-12"


def test_going_back_behind_a_checkpoint_removes_it(tmp_path: Path) -> None:
    save(tmp_path, 5.0)
    (damaged := save(tmp_path, 9.0)).joinpath("weights.safetensors").write_bytes(b"")
    save(tmp_path, 6.0)
    assert not damaged.exists()
    assert [path.name for path in list_checkpoints(tmp_path)] == ["kimg-000006.0", "kimg-000005.0"]


def damage(path: Path, how: str) -> None:
    weights, state, index = (
        path / name for name in ("weights.safetensors", "state.json", "index.json")
    )
    match how:
        case "weights flipped":
            content = bytearray(weights.read_bytes())
            content[-1] ^= 1
            weights.write_bytes(content)
        case "weights cut":
            weights.write_bytes(weights.read_bytes()[:-3])
        case "weights gone":
            weights.unlink()
        case "weights a folder":
            weights.unlink()
            weights.mkdir()
        case "state changed":
            state.write_text('{"kimg": 3}')
        case "index gone":
            index.unlink()
        case "index empty":
            index.write_bytes(b"")
        case "index lists nothing":
            index.write_text('{"format": 1, "kimg": 2, "files": {}}')
        case "index names a foreign file":
            content = json.loads(index.read_text())
            content["files"]["../../secret"] = content["files"]["state.json"]
            index.write_text(json.dumps(content))
        case "index nested":
            index.write_text("[" * 100_000)
        case "index of another format":
            index.write_text(index.read_text().replace('"format": 1', '"format": 2'))


DAMAGES = [
    "weights flipped",
    "weights cut",
    "weights gone",
    "weights a folder",
    "state changed",
    "index gone",
    "index empty",
    "index lists nothing",
    "index names a foreign file",
    "index nested",
    "index of another format",
]


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_one_is_skipped_with_a_sentence(tmp_path: Path, how: str) -> None:
    save(tmp_path, 1.0)
    path = save(tmp_path, 2.0)
    damage(path, how)
    loaded = load_newest(tmp_path)
    assert loaded is not None
    assert loaded.kimg == 1.0
    assert len(loaded.skipped) == 1
    assert loaded.skipped[0].startswith(f"The checkpoint {path} is damaged (")


def test_all_damaged_is_an_error_and_not_a_new_start(tmp_path: Path) -> None:
    damage(save(tmp_path, 1.0), "weights cut")
    damage(save(tmp_path, 2.0), "index gone")
    with pytest.raises(CheckpointError, match=r"No checkpoint in .* is intact"):
        load_newest(tmp_path)


def rehash(path: Path) -> None:
    """Make the index fit what is there, as somebody hostile would."""
    files = {}
    for name in ("weights.safetensors", "state.json"):
        content = (path / name).read_bytes()
        files[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    (path / "index.json").write_text(json.dumps({"format": 1, "kimg": 1.0, "files": files}))


@pytest.mark.parametrize(
    "weights",
    [
        b"",
        b"\x80\x04\x95 pickled, perhaps",
        (2**63).to_bytes(8, "little") + b"{}",
        (8).to_bytes(8, "little") + b'{"a": 1}',
        (63).to_bytes(8, "little")
        + b'{"w":{"dtype":"F32","shape":[999999999],"data_offsets":[0,4]}}\n'
        + b"\0" * 4,
    ],
)
def test_hostile_weights_are_refused(tmp_path: Path, weights: bytes) -> None:
    path = save(tmp_path, 1.0)
    (path / "weights.safetensors").write_bytes(weights)
    rehash(path)
    with pytest.raises(CheckpointError, match="is damaged"):
        load_checkpoint(path)


@pytest.mark.parametrize("state", ["[]", "{", "[" * 200_000, "\udcff"])
def test_hostile_states_are_refused(tmp_path: Path, state: str) -> None:
    path = save(tmp_path, 1.0)
    (path / "state.json").write_bytes(state.encode("utf-8", "surrogateescape"))
    rehash(path)
    with pytest.raises(CheckpointError, match="is damaged"):
        load_checkpoint(path)


def train(
    steps: int, module: nn.Module, optimizer: torch.optim.Optimizer, noise: np.random.Generator
) -> list[float]:
    losses = []
    for _ in range(steps):
        inputs = torch.randn(8, 4) + float(noise.standard_normal())
        loss = module(inputs).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


@pytest.mark.parametrize("bits", [np.random.PCG64, np.random.Philox, np.random.MT19937])
@pytest.mark.parametrize("kind", ["adam", "amsgrad", "sgd"])
def test_training_goes_on_exactly(tmp_path: Path, kind: str, bits: type) -> None:
    def build() -> tuple[nn.Module, torch.optim.Optimizer, np.random.Generator]:
        module = nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.Linear(5, 2))
        groups: list[dict[str, Any]] = [
            {"params": list(module[0].parameters())},
            {"params": list(module[2].parameters()), "lr": 3e-3},
        ]
        optimizer: torch.optim.Optimizer
        if kind == "sgd":
            optimizer = torch.optim.SGD(groups, lr=1e-2, momentum=0.9)
        else:
            optimizer = torch.optim.Adam(groups, betas=(0.1, 0.99), amsgrad=kind == "amsgrad")
        return module, optimizer, np.random.Generator(bits(5))

    torch.manual_seed(1)
    module, optimizer, noise = build()
    train(3, module, optimizer, noise)
    weights = flatten_module("net", module)
    moments, values = flatten_optimizer("opt", optimizer)
    streams, stream_values = flatten_random({"noise": noise})
    save_checkpoint(
        tmp_path,
        0.024,
        {**weights, **moments, **streams},
        {"opt": values.model_dump(), "random": stream_values},
    )
    expected = train(4, module, optimizer, noise)

    torch.manual_seed(2)
    module, optimizer, noise = build()
    loaded = load_newest(tmp_path)
    assert loaded is not None
    restore_module("net", module, loaded.tensors)
    restore_optimizer("opt", optimizer, loaded.tensors, OptimiserState(**loaded.state["opt"]))
    restore_random(loaded.tensors, loaded.state["random"], {"noise": noise})
    assert train(4, module, optimizer, noise) == expected
    if kind != "sgd":
        assert optimizer.param_groups[0]["betas"] == (0.1, 0.99)


def test_torch_generators_come_back(tmp_path: Path) -> None:
    stream = torch.Generator().manual_seed(4)
    torch.randn(3, generator=stream)
    tensors, values = flatten_random({"own": stream})
    expected = torch.randn(5, generator=stream)
    other = torch.Generator()
    restore_random(tensors, values, {"own": other})
    assert torch.equal(torch.randn(5, generator=other), expected)


def test_what_does_not_fit_is_refused() -> None:
    module = nn.Linear(2, 3)
    saved = flatten_module("net", module)
    with pytest.raises(CheckpointError, match=r"net\.weight is torch\.float32 \(3, 2\)"):
        restore_module("net", nn.Linear(3, 3), saved)
    with pytest.raises(CheckpointError, match=r"lacks net\.0\.bias"):
        restore_module("net", nn.Sequential(nn.Linear(2, 3)), saved)
    with pytest.raises(CheckpointError, match=r"holds net\.bias, which"):
        restore_module("net", nn.Linear(2, 3, bias=False), saved)
    optimizer = torch.optim.Adam(module.parameters())
    module(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    tensors, values = flatten_optimizer("opt", optimizer)
    for wrong in (nn.Linear(3, 3), nn.Linear(2, 3, bias=False)):
        other = torch.optim.Adam(wrong.parameters())
        with pytest.raises(CheckpointError, match="opt does not fit"):
            restore_optimizer("opt", other, tensors, values)
    with pytest.raises(CheckpointError, match="opt does not fit"):
        restore_optimizer("opt", optimizer, tensors, OptimiserState(state={}, param_groups=[]))
    with pytest.raises(CheckpointError, match="random state"):
        restore_random({}, {})
    with pytest.raises(CheckpointError, match="random state"):
        restore_random(
            {"random.torch": torch.get_rng_state()}, {}, {"noise": np.random.default_rng()}
        )


# Kills itself at the n-th access to the file system, for every n until saving ends well.
KILLED_AT_EVERY_STEP = """
import os, signal, sys
from pathlib import Path
import safetensors.torch
import torch
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint

torch.set_num_threads(1)
folder = Path(sys.argv[1])
for moment in range(10_000):
    pid = os.fork()
    if pid == 0:
        left = moment
        def count(event, arguments):
            global left
            if event in ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
        save_checkpoint(folder, 2.0, {"w": torch.full((1000,), 2.0)}, {"kimg": 2.0}, keep=1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    loaded = load_newest(folder)
    assert not loaded.skipped, loaded.skipped
    assert loaded.kimg == loaded.state["kimg"] and bool((loaded.tensors["w"] == loaded.kimg).all())
    if status == 0:
        break
    assert os.WIFSIGNALED(status), status
    if loaded.kimg == 2.0:  # saved already: once more from the old one
        save_checkpoint(folder, 1.0, {"w": torch.full((1000,), 1.0)}, {"kimg": 1.0}, keep=1)
print(moment, [path.name for path in folder.iterdir()])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_step_of_saving(tmp_path: Path) -> None:
    save_checkpoint(tmp_path, 1.0, {"w": torch.full((1000,), 1.0)}, {"kimg": 1.0})
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    moments, left = done.stdout.split(maxsplit=1)
    assert int(moments) > 10
    assert left.strip() == "['kimg-000002.0']"


SAVES_FOREVER = """
import sys
from pathlib import Path
import safetensors.torch
import torch
from trainer.runs.checkpoints.checkpoint import save_checkpoint

kimg = 1.0
while True:
    weights = {str(n): torch.full((250_000,), kimg) for n in range(4)}
    save_checkpoint(Path(sys.argv[1]), kimg, weights, {"kimg": kimg})
    kimg += 1
"""


def test_killed_while_saving_big_ones(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", SAVES_FOREVER, str(tmp_path)])
    try:
        # In the middle of saving the third or a later one.
        while len(list_checkpoints(tmp_path)) < 2 or not list(tmp_path.glob(".*")):
            assert child.poll() is None
            time.sleep(0.002)
    finally:
        child.kill()
        child.wait()
    loaded = load_newest(tmp_path)
    assert loaded is not None
    assert loaded.skipped == ()
    assert all(bool((tensor == loaded.kimg).all()) for tensor in loaded.tensors.values())
    save(tmp_path, loaded.kimg + 1)
    assert not list(tmp_path.glob(".*")), "what the kill left is removed by the next save"
    shutil.rmtree(tmp_path)


def test_reading_beside_a_training_that_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.runs.checkpoints import checkpoint

    save(tmp_path, 1.0)
    save(tmp_path, 2.0)
    load = checkpoint.load_checkpoint

    def slowly(path: Path) -> Checkpoint:
        if path.name < "kimg-000005.0":  # before it is read, two newer ones take its place
            for kimg in (3.0, 4.0, 5.0):
                save(tmp_path, kimg)
        return load(path)

    monkeypatch.setattr(checkpoint, "load_checkpoint", slowly)
    loaded = load_newest(tmp_path)
    assert loaded is not None
    assert (loaded.kimg, loaded.skipped) == (5.0, ())


def test_a_full_disk_is_one_sentence_and_keeps_the_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = save_checkpoint(tmp_path, 1.0, {"w": torch.ones(3)}, {}, keep=1)

    def full(*_: object) -> None:
        raise safetensors.SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(safetensors.torch, "save_file", full)
    with pytest.raises(CheckpointError, match=r"cannot be saved: .*No space left"):
        save_checkpoint(tmp_path, 2.0, {"w": torch.ones(3)}, {}, keep=1)
    assert list(tmp_path.iterdir()) == [older]
    newest = load_newest(tmp_path)
    assert newest is not None
    assert newest.kimg == 1.0
