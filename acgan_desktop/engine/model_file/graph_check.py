"""Following a graph from its inputs to its outputs without running it.

The sizes of all tensors are computed once, for every batch at the same time (``sizes``), and
everything is refused that a generator does not need or that would cost absurdly much.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import onnx

from acgan_desktop.engine.error_codes import GraphCode, OperatorCode
from acgan_desktop.engine.model_file.graph_cost import STEPS_PER_SECOND, steps_of
from acgan_desktop.engine.model_file.graph_memory import Memory
from acgan_desktop.engine.model_file.node_view import NodeView, attributes_of
from acgan_desktop.engine.model_file.operators_network import RULES
from acgan_desktop.engine.model_file.operators_plain import refuse
from acgan_desktop.engine.model_file.tensor_values import (
    GraphError,
    Value,
    checked_output,
    checked_shape,
    element_type,
)

MAX_NODES = 20_000
_FIRST_OPSET = 13
_OWN_DOMAINS = ("", "ai.onnx")
# A row may take so long on one slow core. The largest published face generators take 10 seconds.
MAX_SECONDS = 20
# A run can be left between two operators, so none may take long.
_MAX_SECONDS_AT_ONCE = 8
# What depends on no input is computed when the model is opened, which nothing can interrupt.
_MAX_SECONDS_BEFORE = 2


@dataclass(frozen=True)
class Cost:
    """What one row of a batch costs at most.

    Attributes:
        seconds: on one slow core.
        memory: bytes for the tensors that are there at one time.
    """

    seconds: float
    memory: int


@dataclass(frozen=True)
class Followed:
    """A graph that was followed to its end.

    Attributes:
        values: what is known of each tensor, by its name.
        cost: what one row costs.
    """

    values: Mapping[str, Value]
    cost: Cost


def check_model_frame(model: onnx.ModelProto) -> int:
    """Check everything around the nodes; return the version of the operator set.

    Raises:
        GraphError: it holds something that no generator needs.
    """
    if model.functions or model.training_info:
        raise GraphError(GraphCode.FUNCTIONS)
    graph = model.graph
    if graph.sparse_initializer or graph.quantization_annotation:
        raise GraphError(GraphCode.SPARSE_WEIGHTS)
    versions = {opset.domain: opset.version for opset in model.opset_import}
    foreign = versions.keys() - set(_OWN_DOMAINS)
    if foreign:
        raise GraphError(GraphCode.FOREIGN_OPERATORS, domain=sorted(foreign)[0])
    opset = max(versions.values(), default=0)
    newest = onnx.defs.onnx_opset_version()
    if len(versions) != 1 or not _FIRST_OPSET <= opset <= newest:
        raise GraphError(GraphCode.OPSET_UNKNOWN, opset=opset, oldest=_FIRST_OPSET, newest=newest)
    if not 1 <= len(graph.node) <= MAX_NODES:
        raise GraphError(GraphCode.NODE_COUNT, count=len(graph.node))
    return int(opset)


def declared(value: onnx.ValueInfoProto) -> tuple[np.dtype[np.generic], tuple[int | None, ...]]:
    """Return the type and size that the file states for an input or output; None = dynamic."""
    if not value.type.HasField("tensor_type") or not value.type.tensor_type.HasField("shape"):
        raise GraphError(GraphCode.UNDECLARED, name=value.name)
    dims = tuple(
        dim.dim_value if dim.HasField("dim_value") else None
        for dim in value.type.tensor_type.shape.dim
    )
    checked_shape([dim for dim in dims if dim is not None])
    return element_type(value.type.tensor_type.elem_type), dims


def check_names(graph: onnx.GraphProto, stored: Collection[str], inputs: Collection[str]) -> None:
    """Check that every tensor has a name of its own and is computed before it is used.

    Raises:
        GraphError: one is not.
    """
    names = set(stored)
    for name in inputs:
        if name in names:
            raise GraphError(GraphCode.NAMED_TWICE, name=name)
        names.add(name)
    for node in graph.node:
        for name in node.input:
            if name and name not in names:
                raise GraphError(GraphCode.USED_TOO_EARLY, name=name[:80])
        for name in node.output:
            if not name or name in names:
                raise GraphError(GraphCode.NAMED_TWICE, name=name[:80])
            names.add(name)


def follow(
    graph: onnx.GraphProto,
    opset: int,
    stored: Mapping[str, Value],
    inputs: Mapping[str, Value],
    room: int,
) -> Followed:
    """Compute the size of every tensor of the graph for ``inputs``.

    Args:
        graph: the graph, whose names were checked.
        opset: the version of ONNX's operators that it was written for.
        stored: the tensors in the file.
        inputs: what is fed; their sizes may contain symbols, such as the batch.
        room: how many bytes per row the tensors that are needed at one time may take.

    Raises:
        GraphError: an operator or the order of the nodes is not a generator's, or the graph would
            take absurdly much memory or time.
    """
    values = {**stored, **inputs}
    steps = before = 0
    memory = Memory(graph, inputs)
    for position, node in enumerate(graph.node):
        if node.domain not in _OWN_DOMAINS:
            raise GraphError(GraphCode.FOREIGN_OPERATORS, domain=node.domain)
        view = _view(node, values, opset)
        outputs = RULES.get(node.op_type, refuse)(view)
        if len(outputs) != len(node.output):
            raise view.fault(OperatorCode.TOO_MANY_OUTPUTS)
        for name, value in zip(node.output, outputs, strict=True):
            _check_size(view, value)
            values[name] = value
        cost = steps_of(view, outputs)
        steps += cost
        before += cost if memory.is_constant(position) else 0
        memory.after(position, view, outputs)
        if memory.height > room:
            raise GraphError(GraphCode.MEMORY)
        if (
            steps > MAX_SECONDS * STEPS_PER_SECOND
            or before > _MAX_SECONDS_BEFORE * STEPS_PER_SECOND
            or cost > _MAX_SECONDS_AT_ONCE * STEPS_PER_SECOND
        ):
            raise GraphError(GraphCode.TIME)
    return Followed(values, Cost(steps / STEPS_PER_SECOND, memory.height))


def _check_size(view: NodeView, value: Value) -> None:
    checked_output(value.shape)
    if value.known is None and value.elements == 0:
        raise view.fault(OperatorCode.NO_ELEMENTS)


def _view(node: onnx.NodeProto, values: Mapping[str, Value], opset: int) -> NodeView:
    inputs = [values[name] if name else None for name in node.input]
    return NodeView(node.op_type, inputs, len(node.output), attributes_of(node), opset)
