"""Carried checkpoints: small, as exact as they say, refused when damaged, and trained on from."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("safetensors")

import torch
from tests_support import SMALL, prepare_drawn_faces
from torch import Tensor

from acgan_desktop.core.run_state import read_state
from trainer.cli.main import main
from trainer.recipe.recipe import Recipe, load_recipe
from trainer.runs.checkpoints import checkpoint_packing
from trainer.runs.checkpoints.checkpoint import load_newest
from trainer.runs.checkpoints.checkpoint_packing import (
    CARRIED_FILE,
    CARRIED_KEY,
    pack_checkpoint,
    unpack_checkpoint,
)
from trainer.runs.checkpoints.tensor_coding import Coded, CodingError, decode, encode
from trainer.runs.loop import fit
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint_values import Checkpoint, CheckpointError

QUICK = (*SMALL, "precision=float32", "schedule.kimg=0.016", "schedule.checkpoint_kimg=0.016")


def recipe(*changes: str) -> Recipe:
    return load_recipe("dcgan-64", [*QUICK, *changes])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"), 40)


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("trained") / "run"
    fit(recipe(), data, run, device="cpu")
    return run


def newest(run: Path) -> Checkpoint:
    found = load_newest(run / "checkpoints")
    assert found is not None
    return found


# --- numbers --------------------------------------------------------------------------------------


def test_every_dtype_comes_back_exactly() -> None:
    random = torch.Generator().manual_seed(1)
    some = torch.randn(3, 4, 2, generator=random)
    for tensor in (
        some,
        some.double(),
        some.bfloat16(),
        some.half(),
        some > 0,
        (some * 100).to(torch.int64),
        (some * 100).to(torch.uint8),
        torch.tensor(3.5),
        torch.zeros(0, 5),
        some.permute(2, 0, 1),
        torch.tensor([float("nan"), float("inf"), -0.0]),
    ):
        back = decode(*encode("x", tensor, "raw"))
        assert (back.dtype, back.shape) == (tensor.dtype, tensor.shape)
        same = back.contiguous().reshape(-1).view(torch.uint8)
        assert torch.equal(same, tensor.contiguous().reshape(-1).view(torch.uint8))


def test_neighbouring_weights_take_less_than_their_bytes() -> None:
    weights = torch.randn(10_000, generator=torch.Generator().manual_seed(1)) * 0.02
    assert len(encode("x", weights, "raw")[1]) < 0.93 * 40_000


@pytest.mark.parametrize("scale", [1e-20, 1e-8, 1.0, 1e15])
def test_half_precision_keeps_eleven_bits_whatever_the_scale(scale: float) -> None:
    values = torch.randn(5000, generator=torch.Generator().manual_seed(1)).double() * scale
    values = values.float()
    back = decode(*encode("x", values, "half"))
    assert bool(((back - values).abs() <= values.abs() * 2**-11 * 1.0001).all())


def test_second_moments_neither_overflow_nor_vanish() -> None:
    """Twenty-four decades of squares at once: what Adam divides by stays right, and never 0."""
    roots = torch.logspace(-9, 3, 1000, dtype=torch.float64)
    squares = torch.cat([roots.square().float(), torch.zeros(3)])
    back = decode(*encode("x", squares, "root"))
    assert bool((back[-3:] == 0).all())
    assert bool((back[:-3] > 0).all())
    wide = squares.double() >= float(squares.max()) * 2.0**-56
    apart = (back.double().sqrt() / squares.double().sqrt() - 1).abs()[wide & (squares > 0)]
    assert float(apart.max()) < 2**-11 * 1.0001
    # Below, a denominator may only grow, never shrink below half: steps stay small.
    below = ~wide & (squares > 0)
    assert bool((back[below].sqrt() >= 0.5 * squares[below].sqrt()).all())
    plain = squares.half()
    assert bool(torch.isinf(plain).any())  # what happens without taking roots and scaling
    assert bool((plain[:-3] == 0).any())


def test_a_difference_is_nearer_than_half_precision() -> None:
    random = torch.Generator().manual_seed(1)
    base = torch.randn(1000, generator=random)
    near = base + 1e-3 * torch.randn(1000, generator=random)
    back = decode(*encode("a", near, "difference", ("b", base)), base)
    assert float((back - near).abs().max()) < 1e-6
    assert float((near.half().float() - near).abs().max()) > 1e-4


def test_payloads_that_are_not_what_they_say_are_refused() -> None:
    coded, payload = encode("x", torch.randn(100), "raw")
    fewer = coded.model_copy(update={"shape": (99,)})
    more = coded.model_copy(update={"shape": (101,)})
    for wrong, content in (
        (fewer, payload),
        (more, payload),
        (coded, payload[:-4]),
        (coded, b"x" + payload),
        (coded, payload + b"x"),
        (coded.model_copy(update={"dtype": "object"}), payload),
        (coded.model_copy(update={"dtype": "int32", "coding": "half"}), payload),
        (coded.model_copy(update={"dtype": "bool", "shape": (400,)}), payload),
    ):
        with pytest.raises(CodingError):
            decode(wrong, content)
    half, content = encode("x", torch.randn(10), "half")
    with pytest.raises(CodingError, match="not finite"):
        decode(half.model_copy(update={"exponent": 300}), content)
    difference, content = encode("x", torch.ones(2), "difference", ("b", torch.zeros(2)))
    for base in (None, torch.zeros(3)):
        with pytest.raises(CodingError, match="does not fit"):
            decode(difference, content, base)


# --- how much is rounded --------------------------------------------------------------------------


def step_apart(before: Mapping[str, Tensor], after: Mapping[str, Tensor]) -> float:
    """Return how far Adam's m / (sqrt(v) + 1e-8) is off, as a share of itself where it matters."""
    worst = 0.0
    for name, square in before.items():
        if not name.endswith(".exp_avg_sq"):
            continue
        mean = name.replace("exp_avg_sq", "exp_avg")
        one = before[mean].double() / (square.double().sqrt() + 1e-8)
        two = after[mean].double() / (after[name].double().sqrt() + 1e-8)
        worst = max(worst, float(((one - two).abs() / one.abs().clamp(min=1e-3)).max()))
    return worst


def packed(run: Path, out: Path, **options: Any) -> checkpoint_packing.Carried:
    text = (run / "recipe.toml").read_text()
    return pack_checkpoint(newest(run), text, {"events.jsonl": b"{}\n"}, out, **options)


def test_what_fits_is_exact(trained: Path, tmp_path: Path) -> None:
    carried = packed(trained, tmp_path / "out")
    assert (carried.how, carried.errors) == ("exact", {})
    back, before = unpack_checkpoint(tmp_path / "out"), newest(trained)
    assert back.state == before.state
    assert back.tensors.keys() == before.tensors.keys()
    for name, tensor in before.tensors.items():
        assert torch.equal(back.tensors[name], tensor), name
    assert back.texts == {"events.jsonl": b"{}\n"}


def test_rounding_goes_only_as_far_as_it_must(trained: Path, tmp_path: Path) -> None:
    before = newest(trained)
    whole = packed(trained, tmp_path / "exact")
    sizes = {"exact": sum(part.bytes for part in whole.parts)}
    for how, less in (("moments", 0.97), ("moments and average", 0.66)):
        carried = packed(trained, tmp_path / how, most=int(sizes["exact"] * less))
        assert carried.how == how
        back = unpack_checkpoint(tmp_path / how)
        assert "approximately" in back.state[CARRIED_KEY]
        for name, tensor in before.tensors.items():
            rounded = ".exp_avg" in name or (how != "moments" and name.startswith("average."))
            assert rounded or torch.equal(back.tensors[name], tensor), name
        assert set(carried.errors) >= {"second moments"}
        for error in carried.errors.values():
            assert 0 <= error.rms_share <= 2**-11
            assert error.largest_share <= 2**-10
    with pytest.raises(CheckpointError, match="even in half precision"):
        packed(trained, tmp_path / "none", most=10_000)
    with pytest.raises(CheckpointError, match="leave out --exact"):
        packed(trained, tmp_path / "none", most=int(sizes["exact"] * 0.97), exact=True)
    assert not (tmp_path / "none").exists()


def test_first_moments_are_kept_where_they_matter(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    fit(recipe("optimiser.beta1=0.5"), data, run, device="cpu")
    size = sum(part.bytes for part in packed(run, tmp_path / "exact").parts)
    carried = packed(run, tmp_path / "out", most=int(size * 0.97))
    assert set(carried.errors) == {"first moments", "second moments"}
    back = unpack_checkpoint(tmp_path / "out")
    assert 0 < step_apart(newest(run).tensors, back.tensors) < 2**-10 * 1.01


def test_large_checkpoints_go_into_several_files(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(part.bytes for part in packed(trained, tmp_path / "one").parts)
    monkeypatch.setattr(checkpoint_packing, "MAX_FILE_BYTES", size // 6 + 1)
    carried = packed(trained, tmp_path / "many")
    assert len(carried.parts) <= 7
    assert len(list((tmp_path / "many").iterdir())) == len(carried.parts) + 1
    assert unpack_checkpoint(tmp_path / "many").state == newest(trained).state
    monkeypatch.setattr(checkpoint_packing, "MAX_FILE_BYTES", size // 100)
    with pytest.raises(CheckpointError, match="needs"):
        packed(trained, tmp_path / "too many")


def test_numbers_that_are_not_finite_are_not_packed(trained: Path, tmp_path: Path) -> None:
    before = newest(trained)
    name = next(name for name in before.tensors if name.endswith("exp_avg_sq"))
    before.tensors[name].view(-1)[0] = float("nan")
    with pytest.raises(CheckpointError, match="not finite"):
        pack_checkpoint(before, "", {}, tmp_path / "out")


# --- going on -------------------------------------------------------------------------------------


def carry(run: Path, folder: Path, *options: str) -> None:
    assert main(["checkpoint", "pack", str(run), "--out", str(folder), *options]) == 0


def test_an_exact_checkpoint_goes_on_bit_for_bit(
    data: Path, trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carry(trained, tmp_path / "carried", "--exact")
    assert "Carried exactly" in capsys.readouterr().out
    away, home = tmp_path / "away", tmp_path / "home"
    assert main(["checkpoint", "unpack", str(tmp_path / "carried"), "--run", str(away)]) == 0
    shutil.copytree(trained, home)
    assert RunFolder.open(away).events()[:-1] == RunFolder.open(home).events()
    for run in (away, home):
        fit(recipe("schedule.kimg=0.032"), data, run, device="cpu")
    for name, tensor in newest(home).tensors.items():
        assert torch.equal(newest(away).tensors[name], tensor), name
    # And back home again, where the run stands still at an earlier moment.
    carry(away, tmp_path / "again")
    shutil.rmtree(home)
    shutil.copytree(trained, home)
    assert main(["checkpoint", "unpack", str(tmp_path / "again"), "--run", str(home)]) == 0
    assert newest(home).kimg == pytest.approx(0.032)


def test_a_rounded_checkpoint_goes_on_and_says_so(
    data: Path, trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(part.bytes for part in packed(trained, tmp_path / "exact").parts)
    packed(trained, tmp_path / "carried", most=int(size * 0.66))
    run = tmp_path / "run"
    assert main(["checkpoint", "unpack", str(tmp_path / "carried"), "--run", str(run)]) == 0
    state = read_state(run)
    assert state is not None
    assert "rounded to half precision" in state.message
    last = RunFolder.open(run).events()[-1]
    assert last["carried"] == "moments and average"
    assert "approximately" in last["message"]
    said: list[str] = []
    done = fit(recipe("schedule.kimg=0.032"), data, run, device="cpu", say=said.append)
    assert done.status == "finished"
    assert any("rounded to half precision" in sentence for sentence in said)
    assert CARRIED_KEY not in newest(run).state
    said.clear()
    fit(recipe("schedule.kimg=0.04"), data, run, device="cpu", say=said.append)
    assert not any("half precision" in sentence for sentence in said)


def test_runs_that_do_not_fit_are_refused(
    data: Path, trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carry(trained, tmp_path / "carried")
    unpack = ["checkpoint", "unpack", str(tmp_path / "carried"), "--run"]
    assert main([*unpack, str(trained)]) == 2
    assert "unpack it into a new folder" in capsys.readouterr().err
    other = tmp_path / "other"
    RunFolder.create(other).write_recipe(recipe("schedule.batch=4").to_toml())
    assert main([*unpack, str(other)]) == 2
    assert "schedule.batch differs" in capsys.readouterr().err
    assert main(["checkpoint", "pack", str(other), "--out", str(tmp_path / "x")]) == 2
    assert "no checkpoint yet" in capsys.readouterr().err
    assert main(["checkpoint", "pack", str(trained), "--out", str(data)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert main(["checkpoint", "unpack", str(data), "--run", str(tmp_path / "x")]) == 2
    assert "is not a carried checkpoint" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


# --- hostile files --------------------------------------------------------------------------------


def test_damaged_and_mixed_files_are_named(trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "carried"
    packed(trained, folder)
    part = folder / "part-0.bin"
    good = part.read_bytes()
    part.write_bytes(good[:-1])
    with pytest.raises(CheckpointError, match=r"part-0\.bin is damaged: it has"):
        unpack_checkpoint(folder)
    part.write_bytes(good[:-1] + b"?")
    with pytest.raises(CheckpointError, match=r"part-0\.bin is damaged, or belongs to another"):
        unpack_checkpoint(folder)
    part.unlink()
    with pytest.raises(CheckpointError, match=r"lacks part-0\.bin"):
        unpack_checkpoint(folder)


def test_hostile_descriptions_are_refused(trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "carried"
    packed(trained, folder)
    words = json.loads((folder / CARRIED_FILE).read_text())
    part, first = words["parts"][0], words["tensors"][0]
    text = words["texts"][1]
    bomb = {**first, "shape": [2**31, 2**31]}
    for changes, fault in (
        ({"format": 2}, "format"),
        ({"more": 1}, "more"),
        ({"parts": [{**part, "name": "../part-0.bin"}]}, "name"),
        ({"parts": [part, part]}, "twice"),
        ({"parts": [{**part, "bytes": 2**40}]}, "bytes"),
        ({"tensors": words["tensors"][1:]}, "does not fit the files"),
        ({"tensors": [words["tensors"][1], *words["tensors"][1:]]}, "twice"),
        ({"tensors": [bomb, *words["tensors"][1:]]}, "far too much"),
        ({"tensors": [{**first, "bytes": first["bytes"] + 1}, *words["tensors"][1:]]}, "fit"),
        ({"texts": [words["texts"][0], {**text, "name": "../x"}]}, "leads elsewhere"),
        ({"texts": [{**words["texts"][0], "name": "other"}, text]}, "damaged"),
        ({"texts": [words["texts"][0], {**text, "dtype": "int64"}]}, "not one"),
    ):
        (folder / CARRIED_FILE).write_text(json.dumps({**words, **changes}))
        with pytest.raises(CheckpointError, match=fault):
            unpack_checkpoint(folder)
    (folder / CARRIED_FILE).write_text("[" * 10_000)
    with pytest.raises(CheckpointError, match="not usable"):
        unpack_checkpoint(folder)


def test_a_description_has_no_room_for_foreign_codings() -> None:
    with pytest.raises(ValueError, match="coding"):
        Coded.model_validate(
            {"name": "x", "dtype": "float32", "shape": [1], "coding": "pickle", "bytes": 1}
        )
