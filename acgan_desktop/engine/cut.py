"""Cutting a generator at its seam, ``styles``, into mapping and synthesis.

``onnx.utils.Extractor`` does the same, but rebuilds and copies more than a program that starts
quickly can afford, and drops everything that a sentence about a bad cut could be made from.
"""

from collections.abc import Collection, Sequence

import onnx
from onnx import helper

SEAM = "styles"
MAPPING_INPUTS = ("z", "attributes", "truncation")
SYNTHESIS_OUTPUT = "pixels"


class SeamError(ValueError):
    """What follows the seam, or comes before it, needs more than the seam lets through."""


def cut_mapping(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the part from z, attributes and truncation to ``styles`` as a model of its own."""
    return _cut(model, MAPPING_INPUTS, SEAM)


def cut_synthesis(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the part from ``styles`` to ``pixels`` as a model of its own.

    Raises:
        SeamError: the picture depends on an input that does not go through ``styles``.
    """
    return _cut(model, (SEAM,), SYNTHESIS_OUTPUT)


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
