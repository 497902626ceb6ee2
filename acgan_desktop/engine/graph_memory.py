"""How much memory a graph takes at one time, found out without running it."""

from collections.abc import Iterable, Sequence
from math import prod

import onnx

from acgan_desktop.engine.node_view import NodeView
from acgan_desktop.engine.values import Value


class Memory:
    """Counts the bytes of the tensors that are there at one time, node after node.

    A tensor is given back after the last node that reads it. One that does not depend on the
    inputs never is: ONNX Runtime computes it once, when it opens the model, and keeps it.
    """

    def __init__(self, graph: onnx.GraphProto, inputs: Iterable[str]) -> None:
        """Prepare for ``graph`` with the inputs of these names."""
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

    def after(self, position: int, view: NodeView, outputs: Sequence[Value]) -> int:
        """Take note of the node at ``position``; return how many bytes there were at its height."""
        node = self._graph.node[position]
        changing = any(name in self._from_inputs for name in node.input)
        for name, value in zip(node.output, outputs, strict=True):
            if changing:
                self._from_inputs.add(name)
            self._bytes[name] = value.elements * value.dtype.itemsize
            self._now += self._bytes[name]
        height = self._now + _workspace(view)
        for name in self._given_back.get(position, ()):
            if name in self._from_inputs:
                self._now -= self._bytes.get(name, 0)
        return height


def _workspace(view: NodeView) -> int:
    """Return how many bytes an operator takes beside its tensors, for one sample at a time."""
    if view.operator != "ConvTranspose":
        return 0
    # It multiplies into one column per place of the window, and adds these up afterwards.
    data, weights = view.input(0), view.input(1)
    return prod(weights.shape[1:]) * prod(data.shape[2:]) * data.dtype.itemsize
