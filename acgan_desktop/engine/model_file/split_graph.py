"""Cutting a generator at its seam, ``styles``, into mapping and synthesis.

``onnx.utils.Extractor`` cuts as well, but only at tensors whose type the file states, and a part
that depends on something beside the seam fails later, in ONNX Runtime, without saying on what.
"""

from collections.abc import Collection, Sequence

import onnx
from onnx import helper

SEAM = "styles"
MAPPING_INPUTS = ("z", "attributes", "truncation")
SYNTHESIS_OUTPUT = "pixels"
_TO_BYTES = ("Cast", "Clip", "Transpose", "Round", "Floor", "Ceil", "Min", "Max", "Identity")


class SeamError(ValueError):
    """What follows the seam, or comes before it, needs more than the seam lets through."""


def cut_mapping(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the part from z, attributes and truncation to ``styles`` as a model of its own."""
    return _cut(model, MAPPING_INPUTS, SEAM)


def cut_synthesis(model: onnx.ModelProto, witness: str | None = None) -> onnx.ModelProto:
    """Return the part from ``styles`` to ``pixels`` as a model of its own.

    Args:
        model: a checked generator.
        witness: a tensor on the way that becomes a second output.

    Raises:
        SeamError: the picture depends on an input that does not go through ``styles``.
    """
    part = _cut(model, (SEAM,), SYNTHESIS_OUTPUT)
    if witness is not None:
        part.graph.output.append(helper.make_empty_tensor_value_info(witness))
    return part


def before_rounding(model: onnx.ModelProto) -> str | None:
    """Return the name of the picture in floating point, just before it is made into bytes.

    None if the graph makes its bytes in a way of its own.
    """
    made_by = {name: node for node in model.graph.node for name in node.output}
    name = SYNTHESIS_OUTPUT
    while name in made_by and made_by[name].op_type in _TO_BYTES:
        name = made_by[name].input[0]
    return name if name in made_by and name not in (SEAM, SYNTHESIS_OUTPUT) else None


def needed(
    model: onnx.ModelProto, inputs: Collection[str], output: str
) -> tuple[list[int], set[str]]:
    """Return the nodes, in order, and the names that ``output`` needs, stopping at ``inputs``."""
    names = {output}
    nodes = []
    # Nodes stand in topological order, so one pass from the end meets every consumer first.
    for position in range(len(model.graph.node) - 1, -1, -1):
        node = model.graph.node[position]
        if any(name in names and name not in inputs for name in node.output):
            nodes.append(position)
            names.update(name for name in node.input if name)
    return nodes[::-1], names


def _cut(model: onnx.ModelProto, inputs: Sequence[str], output: str) -> onnx.ModelProto:
    graph = model.graph
    positions, names = needed(model, inputs, output)
    foreign = {value.name for value in graph.input} & names - set(inputs)
    if foreign:
        raise SeamError(f"{output} depends on {', '.join(sorted(foreign))} beside {SEAM}")
    described = {value.name: value for value in (*graph.input, *graph.output)}
    part = helper.make_graph(
        [graph.node[position] for position in positions],
        graph.name,
        [described[name] for name in inputs],
        [described[output]],
        [tensor for tensor in graph.initializer if tensor.name in names],
    )
    return helper.make_model(
        part, opset_imports=list(model.opset_import), ir_version=model.ir_version
    )
