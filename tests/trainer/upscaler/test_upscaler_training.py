"""An upscaler's training: pairs, steps, going on after a stop, and the way into a model file."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_ncnn import write_tiny_ncnn
from torch import nn

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import UpscalerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.upscaler import Upscaler
from trainer.cli.main import main
from trainer.export.generator_graph import ExportError
from trainer.networks.upscaler import UpscalerNetwork
from trainer.runs.progress import Progress
from trainer.runs.run_folder import RunFolder
from trainer.upscaler.crops import open_source, random_crop
from trainer.upscaler.drawing import enlarged
from trainer.upscaler.export import TrainedUpscaler, export_upscaler, load_upscaler
from trainer.upscaler.fit import fit_upscaler
from trainer.upscaler.measures import colour_shift, flicker, gradient_energy, psnr
from trainer.upscaler.pairs import CHUNK, PairFacts, make_pairs, open_pairs
from trainer.upscaler.teacher import write_teacher
from trainer.upscaler.training import counting_pixels, gradient_loss

SMALL = (
    "channels=[8,8,8]", "blocks=[1,1,1,1]", "tail_channels=8", "judge_channels=[8,8]", "batch=2",
    "crop=16", "precision=\"float32\"", "checkpoint_kimg=0.004",
)  # fmt: skip


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of drawn pictures, one of them broken."""
    folder = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(0)
    for number in range(20):
        coarse = rng.integers(0, 256, (6, 7, 3), dtype=np.uint8)
        Image.fromarray(coarse).resize((140, 120)).save(folder / f"{number:02d}.png")
    (folder / "13.png").write_bytes(b"no picture")
    return folder


@pytest.fixture(scope="module")
def teacher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("teacher")
    write_tiny_ncnn(folder / "tiny.param", np.random.default_rng(0))
    write_teacher(folder / "tiny.param", folder / "tiny.onnx", licence="CC0")
    return folder / "tiny.onnx"


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory, pictures: Path, teacher: Path) -> Path:
    """Pairs made by the command, which then trains for a moment."""
    folder = tmp_path_factory.mktemp("pairs") / "pairs"
    run = folder.parent / "run"
    arguments = ["--pairs", folder, "--teacher", teacher, "--from", pictures, "--run", run]
    settings = [word for change in SMALL for word in ("--set", change)]
    command = ["upscaler", "fit", *map(str, arguments), "--count", "64", "--kimg", "0.004"]
    assert main([*command, "--threads", "1", "--device", "cpu", *settings]) == 0
    return folder


def test_the_network_begins_by_repeating_pixels_and_takes_any_multiple_of_four() -> None:
    network = UpscalerNetwork((8, 8, 8), (1, 1, 1, 1), 8)
    nn.init.zeros_(network.last.weight)
    planes = torch.rand(2, 3, 12, 8)
    repeated = planes.repeat_interleave(4, dim=2).repeat_interleave(4, dim=3)
    torch.testing.assert_close(network(planes), repeated)


def test_pairs_go_on_where_they_ended_with_the_same_ones(tmp_path: Path, pictures: Path) -> None:
    facts = PairFacts(side=16, factor=4, seed=3)
    source = [open_source(pictures)]
    make_pairs(tmp_path / "at once", facts, 2 * CHUNK, source, None)
    make_pairs(tmp_path / "twice", facts, CHUNK, source, None)
    make_pairs(tmp_path / "twice", facts, 2 * CHUNK, source, None)
    one, other = open_pairs(tmp_path / "at once"), open_pairs(tmp_path / "twice")
    assert len(one) == len(other) == 2 * CHUNK
    for number in (0, CHUNK - 1, CHUNK, 2 * CHUNK - 1):
        for mine, its in zip(one.pair(number), other.pair(number), strict=True):
            np.testing.assert_array_equal(mine, its)
    small, large = one.first(3)
    assert (small.shape, large.shape) == ((3, 16, 16, 3), (3, 64, 64, 3))
    # Without a teacher a small picture is its large one, shrunk.
    apart = small.mean(axis=(1, 2)) - large.mean(axis=(1, 2))
    assert np.abs(apart).max() < 12
    with pytest.raises(UserError, match="made otherwise"):
        make_pairs(tmp_path / "twice", PairFacts(side=20, factor=4, seed=3), 1, source, None)


def test_broken_pairs_are_refused(tmp_path: Path, pictures: Path) -> None:
    with pytest.raises(UserError, match="no pairs"):
        open_pairs(tmp_path)
    facts = PairFacts(side=16, factor=4, seed=3)
    make_pairs(tmp_path, facts, 1, [open_source(pictures)], None)
    small = tmp_path / "00000" / "small.npy"
    whole = small.read_bytes()
    for content in (whole[:-1], whole[:50], b""):
        small.write_bytes(content)
        with pytest.raises(UserError, match=r"small\.npy"):
            open_pairs(tmp_path)
    small.write_bytes(whole)
    (tmp_path / "pairs.json").write_text('{"side": "wide"}')
    with pytest.raises(UserError, match=r"pairs\.json"):
        open_pairs(tmp_path)


@pytest.mark.parametrize("shrink", [False, True])
def test_a_crop_has_the_size_asked_for(shrink: bool) -> None:
    rng = np.random.default_rng(0)
    for height, width in ((1, 1), (5, 40), (16, 16), (90, 33)):
        picture = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
        assert random_crop(picture, 16, rng, shrink=shrink).shape == (16, 16, 3)


def test_a_training_that_was_stopped_ends_like_one_that_was_not(
    pairs: Path, tmp_path: Path
) -> None:
    changes = [*SMALL, "kimg=0.016", "adversarial_from=0.004"]
    fit_upscaler(changes, pairs, tmp_path / "whole", device="cpu")
    # The length decides the pace, so a stop is a request and not another length.
    folder = RunFolder.create(tmp_path / "halves")
    (folder.control / "stop").touch()
    first = fit_upscaler(changes, pairs, tmp_path / "halves", device="cpu")
    assert (first.status, first.kimg) == ("stopped", 0)
    told: list[str] = []

    def stop_once(progress: Progress) -> None:
        if 0.005 < progress.kimg < 0.012:
            (folder.control / "stop").touch()

    second = fit_upscaler(changes, pairs, tmp_path / "halves", device="cpu", show=stop_once)
    assert second.status == "stopped"
    assert 0 < second.kimg < 0.016
    last = fit_upscaler([], pairs, tmp_path / "halves", device="cpu", say=told.append)
    assert last.status == "finished"
    assert any("Going on from" in sentence for sentence in told)
    one, other = (load_upscaler(RunFolder.open(tmp_path / name)) for name in ("whole", "halves"))
    assert one.kimg == other.kimg == 0.016
    for mine, its in zip(one.network.parameters(), other.network.parameters(), strict=True):
        torch.testing.assert_close(mine, its)


def test_the_shape_of_a_begun_training_stays(pairs: Path, tmp_path: Path) -> None:
    run = pairs.parent / "run"
    with pytest.raises(UserError, match="begun with channels"):
        fit_upscaler(["channels=[8,8,16]"], pairs, run, device="cpu")
    with pytest.raises(UserError, match="set crop"):
        fit_upscaler(["crop=128"], pairs, tmp_path / "new", device="cpu")
    with pytest.raises(UserError, match="channel"):
        fit_upscaler(["channels=[8,8]"], pairs, tmp_path / "new", device="cpu")


def test_the_exported_file_draws_what_pytorch_draws(
    pairs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, out = pairs.parent / "run", tmp_path / "ours.onnx"
    command = ["upscaler", "export", str(run), "--out", str(out), "--pairs", str(pairs)]
    assert main([*command, "--licence", "CC0"]) == 0
    assert "draws what PyTorch draws" in capsys.readouterr().out
    network = load_upscaler(RunFolder.open(run)).network
    with torch.no_grad():
        for weights in network.parameters():
            weights.copy_(weights.half().float() if weights.ndim > 1 else weights)
    rng = np.random.default_rng(0)
    with Upscaler.open(out, Device.CPU, threads=1) as upscaler:
        manifest = upscaler.manifest
        assert isinstance(manifest, UpscalerManifest)
        assert (manifest.name, manifest.licence, manifest.quality) == ("ours", "CC0", "fast")
        assert manifest.taught_by is not None
        assert manifest.taught_by.name == "tiny"
        names = [metric.name for metric in manifest.metrics]
        assert names == ["psnr_teacher_heldout", "gradient_energy_heldout"]
        for size in ((4, 4), (16, 24), (64, 64)):
            pixels = rng.integers(0, 256, (2, *size, 3), dtype=np.uint8)
            expected = enlarged(network, pixels, torch.device("cpu"))
            assert np.abs(upscaler.upscale(pixels).astype(int) - expected).max() <= 1
    assert main(["upscaler", "evaluate", str(out), "--pairs", str(pairs), "--count", "8"]) == 0
    assert "Lanczos" in capsys.readouterr().out


def test_a_network_too_large_is_not_exported(tmp_path: Path) -> None:
    network = UpscalerNetwork((32, 64, 256), (1, 1, 1, 1), 8)
    trained = TrainedUpscaler(network, None, 1, 0.0)
    with pytest.raises(ExportError, match="fewer channels"):
        export_upscaler(trained, tmp_path / "large.onnx", name="large", licence="")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--teacher", "x.onnx"], "go together"),
        (["--from", "x"], "go together"),
        (["--pictures", "x", "--teacher", "y.onnx"], "without a teacher"),
        (["--pictures", "nowhere"], "nowhere does not exist"),
        ([], "no pairs"),
    ],
)
def test_what_does_not_go_together_is_said(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["--pairs", str(tmp_path / "pairs"), "--run", str(tmp_path / "run")]
    assert main(["upscaler", "fit", *places, *arguments]) == 2
    assert words in capsys.readouterr().err


def test_what_lies_beside_a_cut_counts_for_nothing_and_the_border_of_the_picture_counts() -> None:
    for place, (begins, ends) in {0: (0, 12), 3: (4, 12), 8: (4, 16)}.items():
        counts = counting_pixels(place, 0, 16, 8)
        assert counts.shape == (64, 64, 1)
        expected = np.zeros((64, 64), np.uint8)
        expected[4 * begins : 4 * ends, :48] = 1
        np.testing.assert_array_equal(counts[..., 0], expected)
    assert counting_pixels(0, 0, 16, 0).all()  # the whole picture


def test_figures_against_numbers() -> None:
    flat = np.full((2, 4, 4, 3), 100, np.uint8)
    assert psnr(flat, flat) == 99
    assert psnr(flat + 1, flat) == pytest.approx(20 * np.log10(255))
    steps = np.broadcast_to(np.arange(4, dtype=np.uint8)[:, None] * 51, (1, 4, 4, 3))
    assert gradient_energy(steps) == pytest.approx((0.2 + 0) / 2)
    assert colour_shift(flat + 3, flat) == pytest.approx(3)
    assert flicker(np.concatenate([flat, flat + 51])) == pytest.approx((0 + 0.2 + 0) / 3)
    drawn, wanted = torch.zeros(1, 1, 2, 2), torch.tensor([[[[0.0, 1.0], [0.0, 0.0]]]])
    assert gradient_loss(drawn, wanted).item() == pytest.approx(1 / 2 + 1 / 2)
