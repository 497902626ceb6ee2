"""Model files computed by PyTorch, against the program's engine, and with gradients."""

from pathlib import Path

import numpy as np
import pytest
import torch
from onnx import TensorProto, helper
from tiny_model import tiny_model, write_tiny_model
from tiny_tagger import tiny_tagger, write_tiny_tagger

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.networks.from_files.torch_graph import TorchGraph

CPU = torch.device("cpu")


def test_a_generator_draws_what_the_engine_draws(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    z = rng.standard_normal((5, 8)).astype(np.float32)
    weights = np.abs(rng.standard_normal((5, 7))).astype(np.float32)
    psi = np.linspace(0.2, 1, 5).astype(np.float32)
    with Generator.open(write_tiny_model(tmp_path / "tiny.onnx"), Device.CPU, 1) as generator:
        expected = generator.synthesize(generator.styles(z, weights, psi))
    graph = TorchGraph(tiny_model(), ["pixels"], CPU, torch.float32)
    given = {"z": z, "attributes": weights, "truncation": psi}
    drawn = graph({name: torch.from_numpy(value) for name, value in given.items()})["pixels"]
    assert np.abs(drawn.numpy() - expected).max() <= 1


def test_gradients_pass_roundings() -> None:
    graph = TorchGraph(tiny_model(), ["pixels"], CPU, torch.float32)
    z = torch.zeros(1, 8, requires_grad=True)
    weights, psi = torch.full((1, 7), 0.3), torch.ones(1)

    def total(at: torch.Tensor) -> torch.Tensor:
        return graph({"z": at, "attributes": weights, "truncation": psi})["pixels"].mean()

    total(z).backward()
    assert z.grad is not None
    with torch.no_grad():
        for place in range(8):
            step = torch.zeros(1, 8)
            step[0, place] = 0.5
            slope = (total(z + step) - total(z - step)) / 1.0
            assert float(z.grad[0, place]) == pytest.approx(float(slope), abs=0.4, rel=0.2)


def test_a_tagger_reads_what_the_engine_reads(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 3), dtype=np.uint8)
    with Tagger.open(write_tiny_tagger(tmp_path / "tagger.onnx"), Device.CPU, 1) as tagger:
        read = tagger.read(pixels)
    graph = TorchGraph(tiny_tagger(), ["features", "tone"], CPU, torch.float32)
    said = graph({"pixels": torch.from_numpy(pixels)})
    np.testing.assert_allclose(said["features"], read.features, atol=1e-5)
    np.testing.assert_allclose(said["tone"], read.probabilities["tone"], atol=1e-5)


def test_what_is_not_known_is_said_in_words() -> None:
    value = helper.make_tensor_value_info

    def model(node: object) -> object:
        graph = helper.make_graph(
            [node],
            "one",
            [value("a", TensorProto.FLOAT, ["batch", 3, 4, 4])],
            [value("b", TensorProto.FLOAT, ["batch", 3, 4, 4])],
        )
        return helper.make_model(graph)

    with pytest.raises(UserError, match="operator Hardmax is not computed"):
        TorchGraph(model(helper.make_node("Hardmax", ["a"], ["b"])), ["b"], CPU, torch.float32)
    shuffled = helper.make_node("DepthToSpace", ["a"], ["b"], blocksize=1)
    graph = TorchGraph(model(shuffled), ["b"], CPU, torch.float32)
    with pytest.raises(UserError, match="DepthToSpace shuffles channels"):
        graph({"a": torch.zeros(1, 3, 4, 4)})
