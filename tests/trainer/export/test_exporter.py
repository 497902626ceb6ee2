"""Exported models draw what PyTorch draws; what does not is refused and leaves no file."""

import operator
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import onnx
import onnxruntime
import torch
from export_support import EYES, HAIR, SmallGenerator, facts
from torch import Tensor, nn

from acgan_desktop.engine.model_file.inspection import inspect_model, model_id_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.generator import Generator
from trainer.export import export_check, exporter
from trainer.export.export_check import random_requests
from trainer.export.exporter import ExportError, export_generator
from trainer.export.generator_graph import build_model, frozen_copy, to_pixels


@pytest.fixture(scope="module")
def small_model() -> onnx.ModelProto:
    return build_model(frozen_copy(SmallGenerator()))


@pytest.fixture
def traced(small_model: onnx.ModelProto, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the tests that are not about tracing the seconds that it takes."""

    def copy_of_it(generator: nn.Module) -> onnx.ModelProto:
        copied = onnx.ModelProto()
        copied.CopyFrom(small_model)
        return copied

    monkeypatch.setattr(exporter, "build_model", copy_of_it)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exported") / "small.onnx"
    export_generator(SmallGenerator(), facts(), out)
    return out


def test_the_manifest_says_what_is_in_the_file(exported: Path) -> None:
    manifest = inspect_model(exported)
    assert isinstance(manifest, GeneratorManifest)
    assert manifest.attributes == (HAIR, EYES)
    assert (manifest.z_dim, manifest.num_styles, manifest.style_dim) == (6, 3, 8)
    assert [(group.name, group.layers) for group in manifest.style_groups] == [
        ("shape", (0, 1)),
        ("colours", (2,)),
    ]
    assert manifest.kimg == 12.5
    assert manifest.created.endswith("Z")
    assert manifest.model_id == model_id_of(onnx.load(exported))


def test_plain_onnx_runtime_draws_it_with_any_batch(exported: Path) -> None:
    generator = SmallGenerator().eval()
    session = onnxruntime.InferenceSession(exported, providers=["CPUExecutionProvider"])
    manifest = inspect_model(exported)
    assert isinstance(manifest, GeneratorManifest)
    for count in (1, 2, 5, 37):
        z, attributes, truncation = random_requests(manifest, count, np.random.default_rng(count))
        feeds = {"z": z, "attributes": attributes, "truncation": truncation}
        styles, pixels = session.run(["styles", "pixels"], feeds)
        with torch.no_grad():
            images = generator(*map(torch.from_numpy, (z, attributes, truncation)))
        assert styles.shape == (count, 3, 8)
        assert pixels.dtype == np.uint8
        expected = to_pixels(images).numpy().astype(int)
        assert np.abs(pixels - expected).max() <= 1
        assert expected.std() > 10, "a blank picture proves nothing"


def test_the_file_is_clean(exported: Path) -> None:
    content = exported.read_bytes()
    for trace in (
        b".py",
        b"/home",
        b"site-packages",
        b"torch.",
        b"File ",
        str(Path.cwd()).encode(),
    ):
        assert trace not in content, trace
    model = onnx.load(exported)
    assert [(opset.domain, opset.version) for opset in model.opset_import] == [("", 20)]
    assert [entry.key for entry in model.metadata_props] == ["acgan.manifest"]
    assert not model.graph.value_info
    assert not model.functions
    used = {name for node in model.graph.node for name in node.input}
    names = [tensor.name for tensor in model.graph.initializer]
    assert len(set(names)) == len(names)
    assert set(names) <= used
    for part in (*model.graph.node, *model.graph.initializer):
        assert not part.metadata_props
        assert not part.doc_string
    for tensor in model.graph.initializer:
        assert tensor.data_location == onnx.TensorProto.DEFAULT
    shapes = {
        value.name: [dim.dim_param or dim.dim_value for dim in value.type.tensor_type.shape.dim]
        for value in (*model.graph.input, *model.graph.output)
    }
    assert shapes == {
        "z": ["batch", 6],
        "attributes": ["batch", 5],
        "truncation": ["batch"],
        "styles": ["batch", 3, 8],
        "pixels": ["batch", 16, 16, 3],
    }


def test_the_same_weights_are_the_same_model(exported: Path) -> None:
    first = inspect_model(exported)
    assert model_id_of(build_model(frozen_copy(SmallGenerator()))) == first.model_id
    other = frozen_copy(SmallGenerator())
    other.last.bias.data += 0.1
    assert model_id_of(build_model(other)) != first.model_id


def test_exporting_leaves_a_training_undisturbed(tmp_path: Path) -> None:
    generator = SmallGenerator().train().to(memory_format=torch.channels_last)
    before = {name: value.clone() for name, value in generator.state_dict().items()}
    stream = torch.get_rng_state()
    export_generator(generator, facts(), tmp_path / "a.onnx")
    assert generator.training
    assert generator.start.requires_grad
    assert generator.last.weight.is_contiguous(memory_format=torch.channels_last)
    assert torch.equal(torch.get_rng_state(), stream)
    for name, value in generator.state_dict().items():
        assert torch.equal(value, before[name]), name


def test_exporting_says_nothing_of_its_own(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "sys.path[:0] = ['tests/support', 'tests/trainer/export'];"
        "import test_exporter as t;"
        "t.export_generator(t.SmallGenerator(), t.facts(), Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(tmp_path / "a.onnx")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout == ""
    assert done.stderr == ""


def test_halves_round_to_even_as_in_the_contract() -> None:
    levels = torch.tensor([0.5, 1.5, 2.5, 253.5, 254.5, -3.0, 300.0])
    images = (levels / 127.5 - 1).reshape(1, 1, 1, -1).expand(1, 3, 1, -1)
    expected = np.clip(np.round((images.numpy() + 1) * np.float32(127.5)), 0, 255)
    assert (to_pixels(images).numpy() == expected.transpose(0, 2, 3, 1)).all()


class Unconditional(SmallGenerator):
    classes = 0
    num_styles = 1
    style_dim = 6
    style_groups = (("all", (0,)),)  # type: ignore[assignment]

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        return (z * truncation[:, None])[:, None]

    def __init__(self) -> None:
        nn.Module.__init__(self)
        torch.manual_seed(4)
        self.body = nn.Linear(6, 3 * 16 * 16)

    def synthesis(self, styles: Tensor) -> Tensor:
        return torch.tanh(self.body(styles[:, 0])).reshape(-1, 3, 16, 16)


def test_a_model_without_attributes(tmp_path: Path) -> None:
    out = tmp_path / "plain.onnx"
    manifest = export_generator(Unconditional(), facts(attributes=()), out)
    assert manifest.classes == 0
    with Generator.open(out) as engine:
        styles, pixels = engine.whole(np.ones((2, 6)), np.ones((2, 0)), np.ones(2))
    assert styles.shape == (2, 1, 6)
    assert pixels.shape == (2, 16, 16, 3)


class BatchFromElsewhere(SmallGenerator):
    """Takes the batch of its constant from the attributes, behind the seam."""

    def mapping(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        self.seen = attributes
        return super().mapping(z, attributes, truncation)

    def synthesis(self, styles: Tensor) -> Tensor:
        return super().synthesis(styles) * (1 + self.seen.mean())


class FixedBatch(SmallGenerator):
    def synthesis(self, styles: Tensor) -> Tensor:
        return super().synthesis(styles if self.training else styles.reshape(3, 3, 8))


class ConstantBatch(SmallGenerator):
    def synthesis(self, styles: Tensor) -> Tensor:
        return super().synthesis(styles.reshape(operator.index(styles.shape[0]), 3, 8))


class NotFinite(SmallGenerator):
    def synthesis(self, styles: Tensor) -> Tensor:
        return super().synthesis(styles) / (styles.sum() * 0)


class OtherSize(SmallGenerator):
    resolution = 32


class DataDependent(SmallGenerator):
    def synthesis(self, styles: Tensor) -> Tensor:
        return super().synthesis(styles) if styles.sum() > 0 else super().synthesis(-styles)


@pytest.mark.parametrize(
    "kind",
    [BatchFromElsewhere, FixedBatch, ConstantBatch, NotFinite, OtherSize, DataDependent],
)
def test_what_breaks_the_contract_is_refused_and_leaves_no_file(
    tmp_path: Path, kind: type[SmallGenerator]
) -> None:
    with pytest.raises(ExportError) as caught:
        export_generator(kind(), facts(), tmp_path / "bad.onnx")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    assert not list(tmp_path.iterdir())


def test_other_pictures_than_pytorch_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.onnx").write_bytes(b"the one before")

    def wrong(generator: nn.Module) -> onnx.ModelProto:
        other = frozen_copy(generator)
        assert isinstance(other, SmallGenerator)
        other.last.bias.data += 0.02  # two levels, at mid grey
        return build_model(other)

    monkeypatch.setattr(exporter, "build_model", wrong)
    with pytest.raises(ExportError, match=r"whole, draws other pictures .* levels apart"):
        export_generator(SmallGenerator(), facts(), tmp_path / "model.onnx")
    assert [path.name for path in tmp_path.iterdir()] == ["model.onnx"]
    assert (tmp_path / "model.onnx").read_bytes() == b"the one before"


def test_other_styles_than_pytorch_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(generator: nn.Module) -> onnx.ModelProto:
        other = frozen_copy(generator)
        other.embed.bias.data += 0.1
        return build_model(other)

    monkeypatch.setattr(exporter, "build_model", wrong)
    with pytest.raises(ExportError, match="maps to other styles"):
        export_generator(SmallGenerator(), facts(), tmp_path / "model.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"attributes": (HAIR,)}, "3 classes, but the generator was built for 5"),
        ({"attributes": (HAIR, HAIR)}, "named twice"),
        ({"family": "Style GAN"}, "family"),
        ({"name": ""}, "name"),
        ({"kimg": float("nan")}, "kimg"),
    ],
)
def test_facts_that_do_not_fit_are_refused(
    tmp_path: Path, changes: dict[str, object], fault: str
) -> None:
    with pytest.raises(ExportError, match=fault):
        export_generator(SmallGenerator(), facts(**changes), tmp_path / "bad.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("traced")
def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="cannot be written"):
        export_generator(SmallGenerator(), facts(), tmp_path / "file" / "model.onnx")
    (tmp_path / "folder.onnx").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        export_generator(SmallGenerator(), facts(), tmp_path / "folder.onnx")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder.onnx"}


def test_requests_cover_what_people_ask() -> None:
    manifest = GeneratorManifest.model_validate(
        {
            **inspect_defaults(),
            "attributes": [HAIR.model_dump(), EYES.model_dump()],
        }
    )
    z, attributes, truncation = random_requests(manifest, 400, np.random.default_rng(0))
    assert z.shape == (400, 6)
    for attribute in manifest.attributes:
        block = attributes[:, manifest.block(attribute.name)]
        sums = block.sum(axis=1)
        assert np.all(np.isclose(sums, 0) | np.isclose(sums, 1))
        assert (sums == 0).any()
        assert (block.max(axis=1) == 1).any()
        assert ((block.max(axis=1) < 0.99) & (sums > 0)).any()
    assert {0.0, 1.0} < set(truncation.tolist())
    assert export_check.BATCHES == (1, 3, 16)


def inspect_defaults() -> dict[str, object]:
    return {
        "format": 1,
        "name": "n",
        "family": "dcgan",
        "model_id": "0" * 64,
        "resolution": 16,
        "z_dim": 6,
        "num_styles": 1,
        "style_dim": 8,
        "style_groups": [{"name": "all", "layers": [0]}],
        "truncation": {"default": 0.7, "min": 0, "max": 1},
        "dataset": {"name": "d", "images": 1, "sha256": ""},
        "kimg": 1,
        "precision": "float32",
        "licence": "",
        "program": "",
        "created": "",
    }


# Exports in forks that kill themselves at the n-th access to the file system in the folder.
KILLED_AT_EVERY_STEP = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = ["tests/support", "tests/trainer/export"]
import torch
torch.set_num_threads(1)
import test_exporter as t
from acgan_desktop.engine.model_file.inspection import inspect_model

out = Path(sys.argv[1])
model = t.onnx.load(out)
del model.metadata_props[:]
t.exporter.build_model = lambda generator: model
t.exporter.check_export = lambda *_: None  # its threads do not survive a fork
for moment in range(1000):
    pid = os.fork()
    if pid == 0:
        left = moment
        def count(event, arguments):
            global left
            if event in ("open", "os.rename", "os.mkdir", "os.remove"):
                if str(out.parent) in str(arguments[0]):
                    left -= 1
                    if left < 0:
                        os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(count)
        t.export_generator(t.SmallGenerator(), t.facts(name="new"), out)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    assert inspect_model(out).name in ("small", "new")
    if status == 0:
        break
    assert os.WIFSIGNALED(status), status
assert inspect_model(out).name == "new"
assert [path.name for path in out.parent.iterdir()] == [out.name]
print(moment)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_step(exported: Path, tmp_path: Path) -> None:
    out = tmp_path / "model.onnx"
    out.write_bytes(exported.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, str(out)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 3


def test_a_refusing_exporter_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise RuntimeError("cannot\nand many more lines")

    monkeypatch.setattr(torch.onnx, "export", refuse)
    with pytest.raises(ExportError, match=r"^PyTorch cannot export this network: cannot$"):
        export_generator(SmallGenerator(), facts(), tmp_path / "a.onnx")
