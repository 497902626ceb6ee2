"""An encoder's training: what it learns from, going on after a stop, and the way into a file."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tests_support import prepare_drawn_faces
from tiny_model import write_tiny_model

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import EncoderManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.encoder import Encoder
from acgan_desktop.engine.runtime.generator import Generator
from trainer.cli.main import main
from trainer.data.dataset import Dataset
from trainer.encoder.changes import changed, on_ground
from trainer.encoder.evaluate import psnr_at
from trainer.encoder.export import export_encoder
from trainer.encoder.faces import GeneratedFaces, class_weights
from trainer.encoder.fit import fit_encoder
from trainer.encoder.frozen import FrozenGenerator
from trainer.encoder.loading import load_encoder
from trainer.networks.precision import choose_compute
from trainer.networks.tagger import TaggerNetwork
from trainer.runs.progress import Progress
from trainer.runs.run_folder import RunFolder

SMALL = (
    "channels=[8,8]", "plane_channels=4", "feature_dim=16", "fine=false", "batch=8", "chunk=16",
    "reuse=2", "precision=\"float32\"", "checkpoint_kimg=0.032",
)  # fmt: skip


def no_tagger(path: Path) -> TaggerNetwork:
    raise UserError(f"{path} is no tagger.")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("data"), 150, 16)


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_model(tmp_path_factory.mktemp("generator") / "tiny.onnx")


def fitted(generator: Path, data: Path, run: Path, kimg: float, *more: str) -> Path:
    torch.set_num_threads(1)
    changes = [*SMALL, f"kimg={kimg}", *more]
    state = fit_encoder(changes, generator, data, run, load_tagger=no_tagger, device="cpu")
    assert state.status == "finished"
    return run


@pytest.fixture(scope="module")
def run(generator: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fitted(generator, data, tmp_path_factory.mktemp("run") / "encoder", 1.6)


def test_it_learns_and_its_file_finds_what_pytorch_finds(
    run: Path, generator: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "encoder.onnx"
    assert main(["encoder", "export", str(run), "--out", str(out), "--licence", "CC0"]) == 0
    assert "finds what PyTorch finds" in capsys.readouterr().out
    manifest = inspect_model(out)
    assert isinstance(manifest, EncoderManifest)
    assert manifest.generator.model_id == inspect_model(generator).model_id
    assert out.stat().st_size < 6_000_000
    compute = choose_compute("cpu", "float32")
    faces = GeneratedFaces(FrozenGenerator(generator, compute), compute.device, 99, 64, 1).chunk(0)
    with Encoder.open(out, Device.CPU, 1) as encoder:
        found = encoder.encode(faces.pixels)
    colours = faces.classes[:, 1]
    right = (found.weights[:, 2:5].argmax(axis=1) == colours).mean()
    assert right > 0.5  # of three
    assert np.square(found.z - faces.z).mean() < 1.1


def test_a_run_goes_on_bit_for_bit(generator: Path, data: Path, tmp_path: Path) -> None:
    whole = fitted(generator, data, tmp_path / "whole", 0.096)
    folder = RunFolder.create(tmp_path / "halves")

    def stop_once(progress: Progress) -> None:
        if 0.03 < progress.kimg < 0.05:
            (folder.control / "stop").touch()

    changes = [*SMALL, "kimg=0.096"]
    first = fit_encoder(
        changes, generator, data, folder.path, load_tagger=no_tagger, device="cpu", show=stop_once
    )
    assert first.status == "stopped"
    fitted(generator, data, folder.path, 0.096)
    one, other = (load_encoder(RunFolder.open(path)) for path in (whole, folder.path))
    assert one.kimg == other.kimg == 0.096
    for mine, its in zip(one.network.parameters(), other.network.parameters(), strict=True):
        torch.testing.assert_close(mine, its, rtol=0, atol=0)


def test_another_generator_is_refused_and_may_begin_with_this_run(
    run: Path, data: Path, tmp_path: Path
) -> None:
    other = write_tiny_model(tmp_path / "other.onnx", seed=5)
    with pytest.raises(UserError, match="finds latents of another generator"):
        fit_encoder([], other, data, run, load_tagger=no_tagger, device="cpu")
    begun = fitted(other, data, tmp_path / "begun", 0.008, f"start_from={run}")
    before = load_encoder(RunFolder.open(run)).network.state_dict()
    after = load_encoder(RunFolder.open(begun)).network.state_dict()
    name = "gather.weight"
    fresh = fitted(other, data, tmp_path / "fresh", 0.008)
    other_start = load_encoder(RunFolder.open(fresh)).network.state_dict()
    apart = float((after[name] - before[name]).abs().mean())
    assert apart < 0.3 * float((after[name] - other_start[name]).abs().mean())


def test_it_begins_with_an_encoders_file(run: Path, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "encoder.onnx"
    trained = load_encoder(RunFolder.open(run))
    export_encoder(trained, out, name="mine", licence="CC0")
    other = write_tiny_model(tmp_path / "other.onnx", seed=5)
    begun = fitted(other, data, tmp_path / "begun", 0.008, f"start_from={out}")
    weight = load_encoder(RunFolder.open(begun)).network.state_dict()["heads.3.weight"]
    kept = trained.network.state_dict()["heads.3.weight"]
    assert float((weight - kept).abs().mean()) < 0.01


def test_settings_and_data_that_do_not_fit(generator: Path, tmp_path: Path, run: Path) -> None:
    large = prepare_drawn_faces(tmp_path / "large", 60, 32)
    with pytest.raises(UserError, match="holds 32 px, but tiny draws 16 px"):
        fit_encoder([], generator, large, tmp_path / "new", load_tagger=no_tagger, device="cpu")
    with pytest.raises(UserError, match="begun with feature_dim = 16"):
        fit_encoder(["feature_dim=32"], generator, large, run, load_tagger=no_tagger, device="cpu")


def test_generated_faces_are_the_engines_and_always_the_same(generator: Path) -> None:
    compute = choose_compute("cpu", "float32")
    faces = GeneratedFaces(FrozenGenerator(generator, compute), compute.device, 3, 16, 2)
    chunk = faces.chunk(4)
    with Generator.open(generator, Device.CPU, 1) as engine:
        psi = np.full(16, engine.manifest.truncation.default, np.float32)
        drawn = engine.synthesize(
            engine.styles(chunk.z, class_weights(engine.manifest, chunk.classes), psi)
        )
    assert np.abs(drawn.astype(int) - chunk.pixels).max() <= 1
    np.testing.assert_array_equal(faces.chunk(4).pixels, chunk.pixels)
    batch = faces.batch(32 * 4, 10, np.random.default_rng(0))
    both = np.concatenate([faces.chunk(3).z, chunk.z])
    assert all((row == both).all(axis=1).any() for row in batch.z)


def test_changes_keep_the_size_and_grounds_change_the_ground_alone() -> None:
    pictures = torch.ones(6, 3, 16, 16)
    pictures[:, :, 6:12, 6:12] = -0.5
    out = changed(pictures, np.random.default_rng(0))
    assert out.shape == pictures.shape
    assert float(out.abs().max()) <= 1.001
    ground = torch.zeros_like(pictures)
    seen = on_ground(pictures, ground)
    assert torch.equal(seen[:, :, 8:10, 8:10], pictures[:, :, 8:10, 8:10])
    assert float(seen[:, :, 0].abs().max()) == 0


def test_psnr_against_its_formula(data: Path) -> None:
    pixels = Dataset.open(data).images[:2]
    assert psnr_at(pixels, pixels, 64) == pytest.approx([99, 99])
    brighter = np.clip(pixels.astype(int) + 3, 0, 255).astype(np.uint8)
    squares = ((brighter.astype(float) - pixels) ** 2).mean(axis=(1, 2, 3))
    expected = 10 * np.log10(255**2 / squares)
    np.testing.assert_allclose(psnr_at(brighter, pixels, 64), expected)
