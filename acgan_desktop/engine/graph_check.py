"""Following a graph from its inputs to its outputs without running it.

The sizes of all tensors are computed with a given batch, and everything is refused that a generator
does not need or that would cost absurdly much.
"""

from collections.abc import Mapping
from math import prod

import numpy as np
import onnx

from acgan_desktop.engine.graph_memory import Memory
from acgan_desktop.engine.node_view import NodeView, attributes_of
from acgan_desktop.engine.operators_network import RULES
from acgan_desktop.engine.operators_plain import refuse
from acgan_desktop.engine.values import GraphError, Value, checked_shape, element_type, value_of

MAX_NODES = 20_000
_FIRST_OPSET = 13
_OWN_DOMAINS = ("", "ai.onnx")
# Per sample: 64 Mi elements in one tensor hold a picture of 1024 x 1024 with 64 channels, 10^13
# multiplications are a hundred times what the largest published face generators need.
_MAX_ELEMENTS = 2**26
_MAX_WORK = 10**13


def check_model_frame(model: onnx.ModelProto) -> int:
    """Check everything around the nodes; return the version of the operator set.

    Raises:
        GraphError: it holds something that no generator needs.
    """
    if model.functions or model.training_info:
        raise GraphError("holds functions or training steps, which no generator needs")
    graph = model.graph
    if graph.sparse_initializer or graph.quantization_annotation:
        raise GraphError("holds sparse or quantised weights, which no generator needs")
    versions = {opset.domain: opset.version for opset in model.opset_import}
    foreign = versions.keys() - set(_OWN_DOMAINS)
    if foreign:
        raise GraphError(f"needs operators from {sorted(foreign)[0]!r}, which are not ONNX's own")
    opset = max(versions.values(), default=0)
    newest = onnx.defs.onnx_opset_version()
    if len(versions) != 1 or not _FIRST_OPSET <= opset <= newest:
        raise GraphError(
            f"was written for version {opset} of ONNX's operators; this program knows "
            f"{_FIRST_OPSET} to {newest}"
        )
    if not 1 <= len(graph.node) <= MAX_NODES:
        raise GraphError(f"has {len(graph.node)} operators, which no generator has")
    return int(opset)


def declared(value: onnx.ValueInfoProto) -> tuple[np.dtype[np.generic], tuple[int | None, ...]]:
    """Return the type and size that the file states for an input or output; None = dynamic."""
    if not value.type.HasField("tensor_type") or not value.type.tensor_type.HasField("shape"):
        raise GraphError(f"does not state the type and size of {value.name!r}")
    dims = tuple(
        dim.dim_value if dim.HasField("dim_value") else None
        for dim in value.type.tensor_type.shape.dim
    )
    checked_shape([dim for dim in dims if dim is not None])
    return element_type(value.type.tensor_type.elem_type), dims


def stored_values(graph: onnx.GraphProto) -> dict[str, Value]:
    """Check the tensors that are stored beside the nodes; return them by name.

    Raises:
        GraphError: one of them is not what it says, or a name occurs twice.
    """
    values: dict[str, Value] = {}
    for tensor in graph.initializer:
        if not tensor.name or tensor.name in values:
            raise GraphError(f"names the tensor {tensor.name[:80]!r} twice")
        values[tensor.name] = value_of(tensor)
    return values


def follow(
    graph: onnx.GraphProto,
    opset: int,
    stored: Mapping[str, Value],
    inputs: Mapping[str, Value],
    room: int,
) -> dict[str, Value]:
    """Compute the size of every tensor of the graph for ``inputs``; return all by name.

    Args:
        graph: the graph.
        opset: the version of ONNX's operators that it was written for.
        stored: the tensors in the file.
        inputs: what is fed, its first dimension the batch.
        room: how many bytes per sample the tensors that are needed at one time may take.

    Raises:
        GraphError: an operator or the order of the nodes is not a generator's, or the graph would
            take absurdly much memory or time.
    """
    shared = stored.keys() & inputs.keys()
    if shared:
        raise GraphError(f"names the tensor {min(shared)!r} twice")
    values = {**stored, **inputs}
    # A batch's tensors may be as large as a sample's times the batch.
    batch = max((value.shape[0] for value in inputs.values() if value.shape), default=1)
    work = 0
    memory = Memory(graph, inputs)
    for position, node in enumerate(graph.node):
        if node.domain not in _OWN_DOMAINS:
            raise GraphError(f"needs operators from {node.domain!r}, which are not ONNX's own")
        view = _view(node, values, opset)
        outputs = RULES.get(node.op_type, refuse)(view)
        if len(outputs) != len(node.output):
            raise view.fault("has more outputs than it should")
        for name, value in zip(node.output, outputs, strict=True):
            if not name or name in values:
                raise GraphError(f"names the tensor {name[:80]!r} twice")
            checked_shape(value.shape)
            if value.elements > _MAX_ELEMENTS * batch:
                raise view.fault(f"makes an output of the absurd size {list(value.shape)}")
            values[name] = value
            work += _work(view, value)
        if memory.after(position, view, outputs) > room * batch:
            raise GraphError("would take absurdly much memory")
        if work > _MAX_WORK * batch:
            raise GraphError("would take absurdly long to run")
    return values


def _view(node: onnx.NodeProto, values: Mapping[str, Value], opset: int) -> NodeView:
    inputs: list[Value | None] = []
    for name in node.input:
        if name and name not in values:
            raise GraphError(f"uses the tensor {name[:80]!r} before it is computed")
        inputs.append(values[name] if name else None)
    return NodeView(node.op_type, inputs, len(node.output), attributes_of(node), opset)


def _work(node: NodeView, output: Value) -> int:
    """Return about how many multiplications a node takes."""
    if node.operator in ("Conv", "ConvTranspose"):
        weights = node.input(1).shape
        if node.operator == "Conv":
            return output.elements * prod(weights[1:])
        return node.input(0).elements * prod(weights[1:])
    if node.operator in ("MatMul", "Gemm"):
        a = node.input(0)
        inner = a.shape[0] if node.attributes.get("transA") else a.shape[-1]
        return output.elements * inner
    if node.operator in ("AveragePool", "MaxPool"):
        return output.elements * prod(node.integers("kernel_shape"))
    return output.elements
