"""How much memory a graph takes at one time, found out without running it."""

from collections.abc import Iterable, Sequence
from math import prod

import onnx

from acgan_desktop.engine.model_file.graph_cost import padded_elements
from acgan_desktop.engine.model_file.node_view import NodeView
from acgan_desktop.engine.model_file.sizes import per_row
from acgan_desktop.engine.model_file.tensor_values import Value


class Memory:
    """Counts the bytes per row of the tensors that are there at one time, node after node.

    A tensor is given back after the last node that reads it. One that does not depend on the
    inputs never is: ONNX Runtime computes it once, when it opens the model, and keeps it.

    Attributes:
        height: the most bytes so far.
    """

    def __init__(self, graph: onnx.GraphProto, inputs: Iterable[str]) -> None:
        """Prepare for ``graph`` with the inputs of these names."""
        self.height = 0
        self._graph = graph
        self._from_inputs = set(inputs)
        self._bytes: dict[str, int] = {}
        self._now = 0
        results = {value.name for value in graph.output}
        last: dict[str, int] = {}
        for position, node in enumerate(graph.node):
            last.update(dict.fromkeys((*node.input, *node.output), position))
        self._given_back: dict[int, list[str]] = {}
        for name, position in last.items():
            if name not in results:
                self._given_back.setdefault(position, []).append(name)

    def is_constant(self, position: int) -> bool:
        """Say whether the node at ``position`` computes the same whatever is fed."""
        return not any(name in self._from_inputs for name in self._graph.node[position].input)

    def after(self, position: int, view: NodeView, outputs: Sequence[Value]) -> None:
        """Take note of the node at ``position``."""
        node = self._graph.node[position]
        changing = not self.is_constant(position)
        for name, value in zip(node.output, outputs, strict=True):
            if changing:
                self._from_inputs.add(name)
            self._bytes[name] = _bytes(value) if changing else _plain_bytes(value)
            self._now += self._bytes[name]
        self.height = max(self.height, self._now + _workspace(view))
        for name in self._given_back.get(position, ()):
            if name in self._from_inputs:
                self._now -= self._bytes.get(name, 0)


def _plain_bytes(value: Value) -> int:
    return per_row(value.elements) * value.dtype.itemsize


def _bytes(value: Value) -> int:
    """Count the channels of pictures as ONNX Runtime may lay them out, in filled-up blocks."""
    return padded_elements(value) * value.dtype.itemsize


def _workspace(view: NodeView) -> int:
    """Return how many bytes an operator takes beside its tensors, for one row at a time."""
    if view.operator == "Conv":  # its input or its output in the other layout
        return _bytes(view.input(0))
    if view.operator != "ConvTranspose":
        return 0
    # It multiplies into one column per place of the window, and adds these up afterwards.
    data, weights = view.input(0), view.input(1)
    sizes = [per_row(dim) for dim in (*weights.shape[1:], *data.shape[2:])]
    return prod(sizes) * data.dtype.itemsize
