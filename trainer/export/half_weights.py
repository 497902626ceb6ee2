"""Weights stored in half precision, and widened in the graph when the file is opened.

A file of half the size; what is computed stays float32. ONNX Runtime widens the weights once, when
it opens the file, so drawing takes as long as before.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def halved(
    tensors: Sequence[onnx.TensorProto], *, exactly: bool
) -> tuple[list[onnx.NodeProto], list[onnx.TensorProto]]:
    """Store float32 weights as float16 where that pays.

    Vectors stay as they are: they are small, and batch norm's statistics are delicate.

    Args:
        tensors: a graph's initializers.
        exactly: whether only those are stored so that lose nothing by it; otherwise values are
            rounded, and only what is too large for half precision stays as it is.

    Returns:
        The nodes that widen them, to stand before all others, and the tensors to store.
    """
    nodes, stored = [], []
    for tensor in tensors:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.ndim > 1:
            with np.errstate(over="ignore"):
                half = values.astype(np.float16)
            same = (half == values).all() if exactly else np.isfinite(half).all()
            if same:
                name = f"{tensor.name}.half"
                stored.append(numpy_helper.from_array(half, name))
                nodes.append(
                    helper.make_node(
                        "Cast", [name], [tensor.name], name=f"{name}.Cast", to=TensorProto.FLOAT
                    )
                )
                continue
        stored.append(tensor)
    return nodes, stored


def with_half_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return ``model`` with its weights rounded to half precision, see :func:`halved`."""
    narrow = onnx.ModelProto()
    narrow.CopyFrom(model)
    graph = narrow.graph
    casts, stored = halved(list(graph.initializer), exactly=False)
    waiting = {cast.output[0]: cast for cast in casts}
    nodes = []
    for node in graph.node:  # each widened where it is first needed, so that few are at a time
        nodes += [waiting.pop(name) for name in dict.fromkeys(node.input) if name in waiting]
        nodes.append(node)
    nodes = [onnx.NodeProto.FromString(node.SerializeToString()) for node in nodes]
    del graph.node[:]
    del graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(stored)
    onnx.checker.check_model(narrow)
    return narrow
