"""Model files with weights in half precision: half the size, the same pictures, or refused."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import onnx
import onnxruntime
import torch
from export_support import facts
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, Metric
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.half_precision import in_half_precision
from trainer.export import exporter
from trainer.export.export_check import random_requests
from trainer.export.exporter import ExportError, ModelFacts, export_generator
from trainer.export.generator_graph import build_model, frozen_copy, to_pixels
from trainer.export.half_weights import halved, with_half_weights


class Wide(nn.Module):
    """Mostly weights, so that the size of the file is theirs."""

    z_dim = 6
    classes = 5
    num_styles = 1
    style_dim = 11
    resolution = 16
    style_groups = (("all", (0,)),)

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(5)
        self.first = nn.Linear(11, 64)
        self.last = nn.Linear(64, 3 * 16 * 16)

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        return torch.cat([z * truncation[:, None], attributes], dim=1)[:, None]

    def synthesis(self, styles: Tensor) -> Tensor:
        hidden = torch.relu(self.first(styles[:, 0]))
        return torch.tanh(self.last(hidden)).reshape(-1, 3, 16, 16)


@pytest.fixture(scope="module")
def wide_model() -> onnx.ModelProto:
    return build_model(frozen_copy(Wide()))


def copied(model: onnx.ModelProto) -> onnx.ModelProto:
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    return copy


@pytest.fixture
def traced(wide_model: onnx.ModelProto, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the tests that are not about tracing the seconds that it takes."""
    monkeypatch.setattr(exporter, "build_model", lambda _generator: copied(wide_model))


@pytest.fixture(scope="module")
def both(
    wide_model: onnx.ModelProto, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("half")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporter, "build_model", lambda _generator: copied(wide_model))
        export_generator(Wide(), facts(), folder / "full.onnx")
        export_generator(Wide(), facts(), folder / "half.onnx", half_weights=True)
    return folder / "full.onnx", folder / "half.onnx"


def test_half_the_size_and_another_model(both: tuple[Path, Path]) -> None:
    full, half = both
    assert half.stat().st_size < 0.56 * full.stat().st_size
    first, second = inspect_model(full), inspect_model(half)
    assert isinstance(first, GeneratorManifest)
    assert isinstance(second, GeneratorManifest)
    assert (first.precision, second.precision) == ("float32", "float16")
    assert first.model_id != second.model_id == model_id_of(onnx.load(half))


def test_the_engine_draws_the_same_within_two_levels(both: tuple[Path, Path]) -> None:
    with Generator.open(both[1], Device.CPU, 1) as engine:
        request = random_requests(engine.manifest, 40, np.random.default_rng(8))
        _, whole = engine.whole(*request)
        cut = engine.synthesize(engine.styles(*request))
    module = Wide().eval()
    with torch.no_grad():
        images = module.synthesis(module.mapping(*map(torch.from_numpy, request)))
    expected = to_pixels(images).numpy().astype(int)
    assert expected.std() > 10
    for pixels in (whole, cut):
        assert np.abs(pixels - expected).max() <= 2


def test_onnx_runtime_widens_the_weights_once(both: tuple[Path, Path], tmp_path: Path) -> None:
    options = onnxruntime.SessionOptions()
    options.optimized_model_filepath = str(tmp_path / "optimised.onnx")
    options.log_severity_level = 4
    onnxruntime.InferenceSession(both[1], options, providers=["CPUExecutionProvider"])
    optimised = onnx.load(tmp_path / "optimised.onnx")
    stored = {tensor.name for tensor in optimised.graph.initializer}
    for node in optimised.graph.node:
        assert node.op_type != "Cast" or not set(node.input) & stored


def test_half_precision_on_a_gpu_takes_such_a_file_too(both: tuple[Path, Path]) -> None:
    converted = in_half_precision(onnx.load(both[1]))
    session = onnxruntime.InferenceSession(
        converted.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    feeds = {
        "z": np.zeros((1, 6), np.float32),
        "attributes": np.zeros((1, 5), np.float32),
        "truncation": np.ones(1, np.float32),
    }
    assert session.run(["pixels"], feeds)[0].shape == (1, 16, 16, 3)


def test_what_rounding_spoils_is_refused(
    wide_model: onnx.ModelProto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steep, model = Wide(), copied(wide_model)
    steep.last.weight.data *= 200
    for tensor in model.graph.initializer:
        if "last.weight" in tensor.name:
            tensor.CopyFrom(
                numpy_helper.from_array(
                    numpy_helper.to_array(tensor) * np.float32(200), tensor.name
                )
            )
    monkeypatch.setattr(exporter, "build_model", lambda _generator: copied(model))
    export_generator(steep, facts(), tmp_path / "full.onnx")
    (tmp_path / "full.onnx").unlink()
    with pytest.raises(ExportError, match=r"levels apart.*--half-weights"):
        export_generator(steep, facts(), tmp_path / "m.onnx", half_weights=True)
    assert not list(tmp_path.iterdir())


def test_only_what_fits_is_rounded() -> None:
    values = {
        "weights": np.array([[0.1, 0.5]], np.float32),
        "exact": np.array([[0.25, -2.0]], np.float32),
        "huge": np.array([[1e6, 0.5]], np.float32),
        "vector": np.array([0.1, 0.2], np.float32),
        "numbers": np.array([[1, 2]], np.int64),
    }
    tensors = [numpy_helper.from_array(value, name) for name, value in values.items()]
    nodes, stored = halved(tensors, exactly=False)
    assert [tensor.name for tensor in stored] == [
        "weights.half", "exact.half", "huge", "vector", "numbers",
    ]  # fmt: skip
    assert [(node.op_type, *node.input, *node.output) for node in nodes] == [
        ("Cast", "weights.half", "weights"),
        ("Cast", "exact.half", "exact"),
    ]
    assert stored[0].data_type == TensorProto.FLOAT16
    nodes, stored = halved(tensors, exactly=True)
    assert [tensor.name for tensor in stored] == [
        "weights", "exact.half", "huge", "vector", "numbers",
    ]  # fmt: skip


def test_each_weight_is_widened_once_before_it_is_needed() -> None:
    weights = numpy_helper.from_array(np.array([[0.1, 0.5], [0.2, 0.3]], np.float32), "w")
    declare = helper.make_tensor_value_info
    graph = helper.make_graph(
        [
            helper.make_node("Relu", ["x"], ["a"]),
            helper.make_node("MatMul", ["a", "w"], ["b"]),
            helper.make_node("MatMul", ["b", "w"], ["y"]),
        ],
        "g",
        [declare("x", TensorProto.FLOAT, [1, 2])],
        [declare("y", TensorProto.FLOAT, [1, 2])],
        [weights],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    before = model.SerializeToString()
    narrow = with_half_weights(model)
    assert [node.op_type for node in narrow.graph.node] == ["Relu", "Cast", "MatMul", "MatMul"]
    assert model.SerializeToString() == before


def figure(model_id: str) -> Metric:
    return Metric(
        name="fd_tagger60_heldout", value=3.5, reference=0.7, protocol={"model": model_id}
    )


def measured(model_id: str) -> ModelFacts:
    return facts(metrics=(figure(model_id),), measured=model_id)


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.usefixtures("traced")
def test_figures_of_the_full_weights_go_into_the_file(
    wide_model: onnx.ModelProto, tmp_path: Path, half: bool
) -> None:
    full = model_id_of(wide_model)
    out = tmp_path / "m.onnx"
    export_generator(Wide(), measured(full), out, half_weights=half)
    found = inspect_model(out)
    assert found.metrics == (figure(full),)
    text = next(entry.value for entry in onnx.load(out).metadata_props)
    assert json.loads(text)["metrics"][0]["protocol"] == {"model": full}


@pytest.mark.usefixtures("traced")
def test_figures_of_another_model_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="measured of another model"):
        export_generator(Wide(), measured("f" * 64), tmp_path / "m.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("traced")
def test_the_command_fills_in_name_licence_and_figures(
    wide_model: onnx.ModelProto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    from trainer.cli import export_command
    from trainer.cli import main as cli
    from trainer.metrics.protocol import Figure
    from trainer.metrics.report import to_json
    from trainer.recipe.recipe import load_recipe

    asked: dict[str, object] = {}

    def load(run: object, name: str, licence: str, *, best: bool) -> tuple[nn.Module, ModelFacts]:
        asked["best"] = best
        return Wide(), facts(name=name, licence=licence)

    monkeypatch.setattr(export_command, "load_generator", load)
    (tmp_path / "recipe.toml").write_text(load_recipe("dcgan-64").to_toml(), encoding="utf-8")
    full = model_id_of(wide_model)
    exporter.export_generator(Wide(), facts(), tmp_path / "full.onnx")
    manifest = inspect_model(tmp_path / "full.onnx")
    assert isinstance(manifest, GeneratorManifest)
    figures = tmp_path / "metrics.json"
    text = to_json(manifest, [Figure("fd", "generated", figure(full))], [])
    figures.write_text(text, encoding="utf-8")
    out = tmp_path / "m.onnx"
    arguments = ["export", str(tmp_path), "--best", "--out", str(out), "--metrics", str(figures)]
    arguments += ["--name", "faces", "--licence", "CC0"]
    assert cli.main([*arguments, "--half-weights"]) == 0
    assert "draws what PyTorch draws, within two levels" in capsys.readouterr().out
    found = inspect_model(out)
    assert isinstance(found, GeneratorManifest)
    assert (found.name, found.licence, found.precision) == ("faces", "CC0", "float16")
    assert found.metrics == (figure(full),)
    assert asked == {"best": True}
    figures.write_text(text.replace(full, "e" * 64), encoding="utf-8")
    assert cli.main(arguments) == 2
    assert "measured of another model" in capsys.readouterr().err.replace("\n", " ")
    figures.write_text("{}", encoding="utf-8")
    assert cli.main(arguments) == 2
    assert "is not what evaluate --out writes" in capsys.readouterr().err.replace("\n", " ")
