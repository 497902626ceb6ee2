"""The graph of a network that reads pictures: bytes in, numbers by the names of attributes out."""

from collections.abc import Mapping

import onnx
import torch
from onnx import TensorProto, helper
from torch import nn

from trainer.export.generator_graph import clean, finished_model, trace
from trainer.export.half_weights import halved

_EXAMPLE_BATCH = 3


def reader_model(
    reader: nn.Module, kind: str, resolution: int, outputs: Mapping[str, int], wrapped: str
) -> onnx.ModelProto:
    """Return the model of ``reader``, without a manifest, its weights in half precision.

    Args:
        reader: takes sRGB bytes [b, h, w, 3], returns one tensor per output, in their order; its
            weights are rounded to half precision already.
        kind: names the graph.
        resolution: height and width of the pictures.
        outputs: numbers that each gives a picture, by the name in the file.
        wrapped: name of the module in ``reader`` whose weights are named without it.

    Raises:
        ExportError: PyTorch cannot express it in ONNX, or not for every batch size.
    """
    # Names that no attribute can have while tracing, since people choose those freely.
    traced = [f"output.{number}" for number in range(len(outputs))]
    pixels = torch.zeros(_EXAMPLE_BATCH, resolution, resolution, 3, dtype=torch.uint8)
    model = trace(reader, {"pixels": pixels}, traced)
    nodes, tensors = clean(model, kind, ["pixels", *traced], wrapped)
    widen, tensors = halved(tensors, exactly=True)
    nodes = [*widen, *nodes]
    given = dict(zip(traced, outputs, strict=True))
    for node in nodes:
        for names in (node.input, node.output):
            names[:] = [given.get(name, name) for name in names]
    declare = helper.make_tensor_value_info
    return finished_model(
        helper.make_graph(
            nodes,
            kind,
            [declare("pixels", TensorProto.UINT8, ["batch", resolution, resolution, 3])],
            [declare(name, TensorProto.FLOAT, ["batch", size]) for name, size in outputs.items()],
            tensors,
        )
    )
