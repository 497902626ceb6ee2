"""A tagger's model file read back as the network that it was made of."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from tests_support import prepare_drawn_faces
from tiny_model import write_tiny_model

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.networks.tagger import to_pictures
from trainer.runs.run_folder import RunFolder
from trainer.tagger.export import export_tagger
from trainer.tagger.fit import fit_tagger
from trainer.tagger.loading import load_tagger, load_tagger_network

SMALL = ("channels=[8,16]", "plane_channels=4", "feature_dim=12", "batch=32", "kimg=0.2")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("tagger")
    fit_tagger((*SMALL, "fine=true"), prepare_drawn_faces(folder), folder / "run", device="cpu")
    return folder / "run"


@pytest.fixture(scope="module")
def file(run: Path) -> Path:
    path = run.parent / "tagger.onnx"
    trained = load_tagger(RunFolder.open(run))
    export_tagger(trained, path, name="t", licence="mine", others=[trained], mirrored=True)
    return path


def test_the_network_has_the_features_that_the_engine_reads(file: Path) -> None:
    network = load_tagger_network(file)
    side = network.resolution
    pixels = np.random.default_rng(3).integers(0, 256, (5, side, side, 3), dtype=np.uint8)
    with Tagger.open(file, Device.CPU) as tagger, torch.no_grad():
        features = network.features(to_pictures(torch.from_numpy(pixels)))
        np.testing.assert_allclose(features, tagger.read(pixels).features, rtol=1e-4, atol=1e-4)


def test_the_file_and_its_run_are_the_same_network(run: Path, file: Path) -> None:
    pictures = torch.rand(4, 3, 16, 16) * 2 - 1
    with torch.no_grad():
        of_run, of_file = load_tagger_network(run)(pictures), load_tagger_network(file)(pictures)
    for ours, theirs in zip(of_file, of_run, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=0.02, atol=0.02)  # weights in half precision


def test_a_bundled_tagger_is_found_by_its_name() -> None:
    assert load_tagger_network(Path("portraits-tagger")).resolution == 128


def test_what_is_no_tagger_is_refused(file: Path, tmp_path: Path) -> None:
    generator = write_tiny_model(tmp_path / "generator.onnx")
    with pytest.raises(UserError, match="not a tagger's model file"):
        load_tagger_network(generator)
    (tmp_path / "text.onnx").write_text("no model")
    with pytest.raises(UserError):
        load_tagger_network(tmp_path / "text.onnx")
    foreign = onnx.load(file)
    for one in foreign.graph.initializer:
        if one.name.startswith("tagger.0.gather.weight"):
            renamed = one.name
            one.name = "tagger.0.other"
    for node in foreign.graph.node:
        node.input[:] = ["tagger.0.other" if name == renamed else name for name in node.input]
    onnx.save(foreign, tmp_path / "foreign.onnx")
    with pytest.raises(UserError, match=r"foreign\.onnx"):
        load_tagger_network(tmp_path / "foreign.onnx")
