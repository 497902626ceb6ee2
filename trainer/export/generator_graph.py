"""A generator module as one clean ONNX graph with a seam at ``styles``.

Mapping and synthesis are traced apart and joined, so that whatever follows ``styles`` can depend on
nothing else, its batch size included: no optimiser of graphs can see across the seam.
"""

import contextlib
import copy
import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import onnx
import torch
from onnx import TensorProto, helper, inliner
from torch import Tensor, nn
from torch.nn.utils import parametrize

from acgan_desktop import __version__
from acgan_desktop.core.errors import UserError
from trainer.networks.families import Generator

OPSET = 20
# Any batch but 0 and 1, which torch.export would take for constants.
_EXAMPLE_BATCH = 3


class ExportError(UserError):
    """A generator could not be turned into a model file that draws the same pictures."""


class _Mapping(nn.Module):
    def __init__(self, generator: nn.Module) -> None:
        super().__init__()
        self.generator = generator

    def forward(self, z: Tensor, attributes: Tensor, truncation: Tensor) -> Tensor:
        return cast(Generator, self.generator).mapping(z, attributes, truncation)


class _Synthesis(nn.Module):
    def __init__(self, generator: nn.Module) -> None:
        super().__init__()
        self.generator = generator

    def forward(self, styles: Tensor) -> Tensor:
        return to_pixels(cast(Generator, self.generator).synthesis(styles))


def to_pixels(images: Tensor) -> Tensor:
    """Turn pictures [b, 3, h, w] in -1 to 1 into sRGB bytes [b, h, w, 3], halves to even."""
    levels = torch.clip(torch.round((images + 1) * 127.5), 0, 255)
    return levels.permute(0, 2, 3, 1).to(torch.uint8)


def frozen_copy(generator: nn.Module) -> nn.Module:
    """Return ``generator`` as it draws: on the CPU, in float32, for evaluation, weights final."""
    frozen = copy.deepcopy(generator).to("cpu", torch.float32).eval().requires_grad_(False)
    for tensor in [*frozen.parameters(), *frozen.buffers()]:
        tensor.data = tensor.data.contiguous()  # out of channels_last
    for module in list(frozen.modules()):
        # Spectral norm and its like: what they compute from the weights is now the weights.
        if parametrize.is_parametrized(module):
            parametrizations = cast(nn.ModuleDict, module.parametrizations)
            # Copies share the class whose property stands for the weight, and removing deletes it.
            kind = type(module)
            module.__class__ = type(kind.__name__, kind.__bases__, dict(kind.__dict__))
            for name in list(parametrizations):
                parametrize.remove_parametrizations(module, name, leave_parametrized=True)
    return frozen


def build_model(generator: nn.Module) -> onnx.ModelProto:
    """Return the model of a generator (see :func:`frozen_copy`), without a manifest.

    Raises:
        ExportError: PyTorch cannot express it in ONNX, or not for every batch size.
    """
    facts = cast(Generator, generator)
    batch = _EXAMPLE_BATCH
    sizes = {
        "z": [facts.z_dim],
        "attributes": [facts.classes],
        "truncation": [],
        "styles": [facts.num_styles, facts.style_dim],
        "pixels": [facts.resolution, facts.resolution, 3],
    }
    inputs = ("z", "attributes", "truncation")
    mapping = trace(
        _Mapping(generator), {name: torch.ones(batch, *sizes[name]) for name in inputs}, ["styles"]
    )
    synthesis = trace(
        _Synthesis(generator), {"styles": torch.ones(batch, *sizes["styles"])}, ["pixels"]
    )

    def declare(name: str, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, ["batch", *sizes[name]])

    parts = [clean(mapping, "mapping", sizes), clean(synthesis, "synthesis", sizes)]
    graph = helper.make_graph(
        [node for nodes, _ in parts for node in nodes],
        "generator",
        [declare(name) for name in inputs],
        [declare("styles"), declare("pixels", TensorProto.UINT8)],
        [tensor for _, tensors in parts for tensor in tensors],
    )
    return finished_model(graph)


def finished_model(graph: onnx.GraphProto) -> onnx.ModelProto:
    """Return ``graph`` as a model, after ONNX's own checks.

    Raises:
        ExportError: it is not valid.
    """
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=10,
        producer_name="acgan-desktop",
        producer_version=__version__,
    )
    try:
        onnx.checker.check_model(model, full_check=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        raise ExportError(
            f"PyTorch exported a graph that is not valid: {first_line(error)}"
        ) from error
    return model


def trace(module: nn.Module, inputs: dict[str, Tensor], outputs: Sequence[str]) -> onnx.ModelProto:
    """Return what PyTorch makes of ``module``, for every batch size.

    Args:
        module: called with the inputs in their order; returns the outputs in theirs.
        inputs: examples by name, their first dimension the batch.
        outputs: names.

    Raises:
        ExportError: PyTorch cannot express it in ONNX, or not for every batch size.
    """
    batch = torch.export.Dim("batch", min=1, max=65536)
    try:
        with silenced():
            program = torch.onnx.export(
                module.eval(),
                tuple(inputs.values()),
                input_names=list(inputs),
                output_names=list(outputs),
                opset_version=OPSET,
                dynamo=True,
                dynamic_shapes=tuple({0: batch} for _ in inputs),
                verbose=False,
            )
        assert program is not None
        model = program.model_proto
    except (torch.onnx.OnnxExporterError, RuntimeError, ValueError) as error:
        cause = _root(error)
        raise ExportError(f"PyTorch cannot export this network: {first_line(cause)}") from error
    for value in (*model.graph.input, *model.graph.output):
        if not value.type.tensor_type.shape.dim[0].dim_param:
            raise ExportError(
                f"This network cannot be exported: {value.name} came out for a fixed batch of "
                f"{_EXAMPLE_BATCH}, because its code uses the batch size as a plain number."
            )
    return inliner.inline_local_functions(model) if model.functions else model


def first_line(error: BaseException) -> str:
    """Return what an error of a library says first, short enough to show."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:300]


def _root(error: BaseException) -> BaseException:
    """Return what an error was raised from; the exporter's own only says that it failed."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Keep the exporter's notes for its own developers from people who export a model."""
    logger = logging.getLogger("torch")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def clean(
    model: onnx.ModelProto, part: str, public: Iterable[str], wrapped: str = "generator"
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Return a traced graph's nodes and used initializers with names under ``part``.

    Names in ``public`` stay; those of weights lose the name of the ``wrapped`` module.

    What tells of the source code (stack traces, paths, doc strings) is left behind.
    """

    # The exporter's own constants get numbers in the order of their use: its names for them change
    # with its version, and names are part of a model's identity.
    initializers = {tensor.name for tensor in model.graph.initializer}
    constants: dict[str, str] = {}

    def rename(name: str) -> str:
        # An empty name stands for an optional input that is not given.
        if name == "" or name in public:
            return name
        if name.startswith(f"{wrapped}."):
            return f"{part}.{name.removeprefix(wrapped)[1:]}"
        if name in initializers:
            return constants.setdefault(name, f"{part}.constant.{len(constants)}")
        return f"{part}.value.{name}"

    nodes = []
    for position, node in enumerate(model.graph.node):
        plain = onnx.NodeProto(op_type=node.op_type, name=f"{part}.{position}.{node.op_type}")
        plain.domain = node.domain
        plain.input.extend(rename(name) for name in node.input)
        plain.output.extend(rename(name) for name in node.output)
        for attribute in node.attribute:
            copied = plain.attribute.add()
            copied.CopyFrom(attribute)
            copied.ClearField("doc_string")
        nodes.append(plain)
    used = {name for node in nodes for name in node.input}
    tensors = [_plain_tensor(tensor, rename(tensor.name)) for tensor in model.graph.initializer]
    return nodes, [tensor for tensor in tensors if tensor.name in used]


def _plain_tensor(tensor: onnx.TensorProto, name: str) -> onnx.TensorProto:
    plain = onnx.TensorProto()
    plain.CopyFrom(tensor)
    plain.name = name
    plain.ClearField("doc_string")
    plain.ClearField("metadata_props")
    return plain
