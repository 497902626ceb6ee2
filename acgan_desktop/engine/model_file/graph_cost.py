"""How long a graph takes on a processor, found out without running it.

Counted are steps of a tenth of a nanosecond, what one multiplication of a convolution takes on one
slow core. What ONNX Runtime does not do in blocks of vector registers costs more by element; the
figures are rounded up, so that a graph is rather thought too slow than too quick.
"""

from collections.abc import Mapping
from math import prod

from acgan_desktop.engine.model_file.node_view import NodeView
from acgan_desktop.engine.model_file.sizes import per_row
from acgan_desktop.engine.model_file.tensor_values import Value

STEPS_PER_SECOND = 10**10
CHANNEL_BLOCK = 16
"""ONNX Runtime lays pictures out in blocks of so many channels, the last one filled up."""
_NODE = 50_000  # 5 microseconds to begin with an operator
_ELEMENT = 10  # reading and writing a number
_COSTS: Mapping[str, int] = {
    **dict.fromkeys(("Pow", "Mod"), 300),
    **dict.fromkeys(("Acos", "Asin", "Atan", "Cos", "Sin", "Tan", "Mish", "Gelu"), 200),
    **dict.fromkeys(("Celu", "Elu", "Selu", "Softplus", "ReduceLogSumExp"), 150),
    **dict.fromkeys(("Erf", "Exp", "HardSwish", "Log", "LogSoftmax", "Sigmoid", "Softmax"), 60),
    **dict.fromkeys(("Tanh", "Round", "Sign", "Softsign", "ThresholdedRelu", "Where"), 60),
    **dict.fromkeys(("Transpose", "Gather", "Expand", "Tile", "Pad", "Slice"), 60),
    **dict.fromkeys(("Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "PRelu"), 40),
    **dict.fromkeys(("InstanceNormalization", "GroupNormalization", "LayerNormalization"), 60),
    **dict.fromkeys(("Cast", "Clip", "DepthToSpace", "RMSNormalization", "SpaceToDepth"), 40),
}
_RESIZE = {"nearest": 60, "linear": 120, "cubic": 600}
_REDUCE = 30
# Operators that only give a tensor another name or size.
_FREE = ("Constant", "Flatten", "Identity", "Reshape", "Shape", "Squeeze", "Unsqueeze")


def steps_of(node: NodeView, outputs: list[Value]) -> int:
    """Return how many steps a node takes for each row of the batch."""
    made = sum(per_row(output.elements) for output in outputs)
    read = max((per_row(one.elements) for one in node.inputs if one is not None), default=0)
    if node.operator in _FREE:
        return _NODE
    return _NODE + _multiplications(node, outputs) + max(made, read) * _per_element(node)


def _per_element(node: NodeView) -> int:
    if node.operator == "Resize":
        return _RESIZE.get(node.text("mode", "nearest"), 600) * (
            8 if node.integer("antialias", 0) else 1
        )
    if node.operator.startswith("Reduce"):
        return _COSTS.get(node.operator, _REDUCE)
    return _COSTS.get(node.operator, _ELEMENT)


def _multiplications(node: NodeView, outputs: list[Value]) -> int:
    if node.operator in ("Conv", "ConvTranspose"):
        window = [per_row(dim) for dim in node.input(1).shape[1:]]
        if node.operator == "Conv":
            return padded_elements(outputs[0]) * prod(window)
        return per_row(node.input(0).elements) * prod(window)
    if node.operator in ("MatMul", "Gemm"):
        a = node.input(0)
        inner = a.shape[0] if node.attributes.get("transA") else a.shape[-1]
        return per_row(outputs[0].elements * inner)
    if node.operator in ("AveragePool", "MaxPool"):
        return per_row(outputs[0].elements) * prod(node.integers("kernel_shape"))
    return 0


def padded_elements(value: Value) -> int:
    """Return how many elements a tensor has for each row when its channels are filled up."""
    elements = per_row(value.elements)
    if len(value.shape) != 4:
        return elements
    channels = max(1, per_row(value.shape[1]))
    return -(-elements // channels) * -(-channels // CHANNEL_BLOCK) * CHANNEL_BLOCK
