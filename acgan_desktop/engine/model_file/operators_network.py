"""How large the operators of neural networks make their outputs: convolutions, norms, resizing."""

from collections.abc import Mapping, Sequence

import numpy as np

from acgan_desktop.engine.error_codes import OperatorCode
from acgan_desktop.engine.model_file.node_view import NodeView
from acgan_desktop.engine.model_file.operators_plain import PLAIN_RULES, Rule, broadcast_shape, same
from acgan_desktop.engine.model_file.operators_shapes import SHAPE_RULES
from acgan_desktop.engine.model_file.sizes import Size, is_one_of, lowest, per_row, product_of
from acgan_desktop.engine.model_file.tensor_values import MAX_DIM, Value

_LARGEST_WINDOW = 1024


def matmul(node: NodeView) -> list[Value]:
    """A product of matrices, with broadcasting over leading dimensions."""
    a, b = node.input(0), node.input(1)
    if len(a.shape) < 2 or len(b.shape) < 2 or a.shape[-1] != b.shape[-2]:
        raise node.fault(OperatorCode.FACTORS_MISFIT)
    leading = broadcast_shape(node, [a.shape[:-2], b.shape[:-2]])
    return [Value(a.dtype, (*leading, a.shape[-2], b.shape[-1]))]


def gemm(node: NodeView) -> list[Value]:
    """A product of two matrices plus a third."""
    a, b = node.input(0), node.input(1)
    if len(a.shape) != 2 or len(b.shape) != 2:
        raise node.fault(OperatorCode.FACTORS_MISFIT)
    rows, inner = a.shape[::-1] if node.integer("transA", 0) else a.shape
    inner_b, columns = b.shape[::-1] if node.integer("transB", 0) else b.shape
    if inner != inner_b:
        raise node.fault(OperatorCode.FACTORS_MISFIT)
    if node.has(2):
        added = (1, 1, *node.input(2).shape)[-2:]
        if (
            len(node.input(2).shape) > 2
            or not is_one_of(added[0], [1, rows])
            or not is_one_of(added[1], [1, columns])
        ):
            raise node.fault(OperatorCode.TERMS_MISFIT)
    return [Value(a.dtype, (rows, columns))]


def conv(node: NodeView) -> list[Value]:
    """A convolution over one or two dimensions."""
    data, weights, groups, window = _convolved(node)
    if weights.shape[1] * groups != data.shape[1] or weights.shape[0] % groups:
        raise node.fault(OperatorCode.WEIGHTS_MISFIT)
    _check_bias(node, weights.shape[0])
    dims = _windowed(node, data.shape[2:], window)
    return [Value(data.dtype, (data.shape[0], weights.shape[0], *dims))]


def conv_transpose(node: NodeView) -> list[Value]:
    """A transposed convolution over one or two dimensions."""
    data, weights, groups, window = _convolved(node)
    if weights.shape[0] != data.shape[1] or data.shape[1] % groups:
        raise node.fault(OperatorCode.WEIGHTS_MISFIT)
    if "output_shape" in node.attributes:
        raise node.fault(OperatorCode.OUTPUT_SIZE_FIXED)
    rank = len(window)
    strides, dilations, pads = _steps(node, rank)
    extra = node.integers("output_padding", [0] * rank)
    if len(extra) != rank or any(
        not 0 <= more < max(stride, dilation)
        for more, stride, dilation in zip(extra, strides, dilations, strict=True)
    ):
        raise node.fault(OperatorCode.UNUSABLE, name="output_padding")
    channels = weights.shape[1] * groups
    _check_bias(node, channels)
    dims = [
        stride * (dim - 1) + more + (size - 1) * dilation + 1 - before - after
        for dim, stride, more, size, dilation, before, after in zip(
            data.shape[2:], strides, extra, window, dilations, pads[:rank], pads[rank:], strict=True
        )
    ]
    return [Value(data.dtype, (data.shape[0], channels, *_positive(node, dims)))]


def pool(node: NodeView) -> list[Value]:
    """The mean or maximum over a moving window."""
    data = node.input(0)
    window = node.integers("kernel_shape")
    if len(data.shape) != len(window) + 2 or node.outputs != 1:
        raise node.fault(OperatorCode.WINDOW_MISFIT)
    dims = _windowed(node, data.shape[2:], window)
    return [Value(data.dtype, (*data.shape[:2], *dims))]


def global_pool(node: NodeView) -> list[Value]:
    """The mean or maximum over the whole plane."""
    data = node.input(0)
    if len(data.shape) < 3:
        raise node.fault(OperatorCode.NOTHING_TO_POOL)
    return [Value(data.dtype, (*data.shape[:2], *(1 for _ in data.shape[2:])))]


def normalise_channels(node: NodeView) -> list[Value]:
    """Batch or instance norm: one number per channel in each further input."""
    data = node.input(0)
    if node.integer("training_mode", 0) or node.outputs != 1 or len(data.shape) < 2:
        raise node.fault(OperatorCode.FORM_UNKNOWN)
    count = 5 if node.operator == "BatchNormalization" else 3
    for position in range(1, count):
        if node.input(position).shape != (data.shape[1],):
            raise node.fault(OperatorCode.CHANNELS_MISFIT)
    return same(node)


def normalise_groups(node: NodeView) -> list[Value]:
    """Norm over groups of channels."""
    data = node.input(0)
    groups = node.integer("num_groups", 0)
    if len(data.shape) < 3 or groups < 1 or data.shape[1] % groups:
        raise node.fault(OperatorCode.GROUPS_MISFIT)
    wanted = (data.shape[1],) if node.opset >= 21 else (groups,)
    if node.input(1).shape != wanted or node.input(2).shape != wanted:
        raise node.fault(OperatorCode.CHANNELS_MISFIT)
    return same(node)


def normalise_layer(node: NodeView) -> list[Value]:
    """Norm over the last dimensions."""
    data = node.input(0)
    axis = node.axis(node.integer("axis", -1), len(data.shape))
    if node.outputs != 1:
        raise node.fault(OperatorCode.FORM_UNKNOWN)
    for position in range(1, len(node.inputs)):
        allowed = [1, product_of(data.shape[axis:])]
        if node.has(position) and not is_one_of(node.input(position).elements, allowed):
            raise node.fault(OperatorCode.NUMBERS_MISFIT)
    return same(node)


def resize(node: NodeView) -> list[Value]:
    """Enlarging or shrinking by a known factor or to a known size."""
    data = node.input(0)
    if "axes" in node.attributes or (node.has(1) and node.input(1).elements):
        raise node.fault(OperatorCode.PART_OF_INPUT)
    if node.text("coordinate_transformation_mode", "half_pixel") == "tf_crop_and_resize":
        raise node.fault(OperatorCode.PART_OF_INPUT)
    if node.text("keep_aspect_ratio_policy", "stretch") != "stretch":
        raise node.fault(OperatorCode.KEEPS_ASPECT_RATIO)
    dims: list[Size]
    if node.has(3):
        dims = node.input(3).sizes(OperatorCode.A_SIZE)
    else:
        scales = node.input(2)
        if scales.known is None or scales.dtype.kind != "f" or scales.known.ndim != 1:
            raise node.fault(OperatorCode.FACTOR_UNKNOWN)
        factors = [float(factor) for factor in scales.known]
        if len(factors) != len(data.shape) or not all(0 < factor <= MAX_DIM for factor in factors):
            raise node.fault(OperatorCode.FACTOR_ABSURD)
        dims = [_enlarged(node, dim, by) for dim, by in zip(data.shape, factors, strict=True)]
    if len(dims) != len(data.shape):
        raise node.fault(OperatorCode.SIZE_MISFIT)
    return [Value(data.dtype, _positive(node, dims))]


def _enlarged(node: NodeView, dim: Size, by: float) -> Size:
    """Return ``dim`` times ``by``, rounded down in single precision as ONNX Runtime does."""
    if isinstance(dim, int):
        return int(np.float32(dim) * np.float32(by))
    if by.is_integer():
        return dim * int(by)
    if (1 / by).is_integer():
        return dim // int(1 / by)
    raise node.fault(OperatorCode.FRACTION_OF_UNKNOWN)


def depth_to_space(node: NodeView) -> list[Value]:
    """Channels turned into pixels."""
    data, size = node.input(0), node.integer("blocksize", 0)
    if len(data.shape) != 4 or not 1 <= size <= _LARGEST_WINDOW or data.shape[1] % size**2:
        raise node.fault(OperatorCode.BLOCKS_MISFIT)
    batch, channels, height, width = data.shape
    return [Value(data.dtype, (batch, channels // size**2, height * size, width * size))]


def space_to_depth(node: NodeView) -> list[Value]:
    """Pixels turned into channels."""
    data, size = node.input(0), node.integer("blocksize", 0)
    if len(data.shape) != 4 or size < 1 or data.shape[2] % size or data.shape[3] % size:
        raise node.fault(OperatorCode.BLOCKS_MISFIT)
    batch, channels, height, width = data.shape
    return [Value(data.dtype, (batch, channels * size**2, height // size, width // size))]


def _convolved(node: NodeView) -> tuple[Value, Value, int, list[int]]:
    """Return the data, the weights, the number of groups and the window of a convolution."""
    data, weights = node.input(0), node.input(1)
    fixed = [dim for dim in weights.shape if isinstance(dim, int)]
    if len(fixed) != len(weights.shape):
        raise node.fault(OperatorCode.WEIGHTS_OF_BATCH)
    window = fixed[2:]
    groups = node.integer("group", 1)
    if (
        len(data.shape) not in (3, 4)
        or len(weights.shape) != len(data.shape)
        or groups < 1
        or min(fixed, default=0) < 1
        or node.integers("kernel_shape", window) != window
    ):
        raise node.fault(OperatorCode.WEIGHTS_MISFIT)
    return data, weights, groups, window


def _check_bias(node: NodeView, channels: Size) -> None:
    if node.has(2) and node.input(2).shape != (channels,):
        raise node.fault(OperatorCode.BIAS_MISFIT)


def _steps(node: NodeView, rank: int) -> tuple[list[int], list[int], list[int]]:
    """Return strides, dilations and pads after checking that they are sane."""
    strides = node.integers("strides", [1] * rank)
    dilations = node.integers("dilations", [1] * rank)
    pads = node.integers("pads", [0] * 2 * rank)
    if node.text("auto_pad", "NOTSET") not in ("NOTSET", "VALID"):
        raise node.fault(OperatorCode.OWN_BORDER)
    if len(strides) != rank or len(dilations) != rank or len(pads) != 2 * rank:
        raise node.fault(OperatorCode.LENGTHS_DIFFER)
    if not all(1 <= step <= _LARGEST_WINDOW for step in (*strides, *dilations)) or not all(
        0 <= border <= _LARGEST_WINDOW for border in pads
    ):
        raise node.fault(OperatorCode.STEPS_ABSURD)
    return strides, dilations, pads


def _windowed(node: NodeView, dims: tuple[Size, ...], window: Sequence[int]) -> tuple[Size, ...]:
    """Return how many places a moving window has."""
    rank = len(window)
    strides, dilations, pads = _steps(node, rank)
    if not all(1 <= size <= _LARGEST_WINDOW for size in window):
        raise node.fault(OperatorCode.WINDOW_ABSURD)
    rounded = node.integer("ceil_mode", 0)
    places: list[Size] = []
    for at, dim in enumerate(dims):
        room = dim + pads[at] + pads[at + rank] - dilations[at] * (window[at] - 1) - 1
        if rounded:
            room += strides[at] - 1
        places.append(room // strides[at] + 1 if lowest(room) >= 0 else 0)
    return _positive(node, places)


def _positive(node: NodeView, dims: Sequence[Size]) -> tuple[Size, ...]:
    if any(lowest(dim) < 1 or per_row(dim) > MAX_DIM for dim in dims):
        raise node.fault(OperatorCode.OUTPUT_ABSURD, size=list(dims))
    return tuple(dims)


RULES: Mapping[str, Rule] = {
    **PLAIN_RULES,
    **SHAPE_RULES,
    "MatMul": matmul,
    "Gemm": gemm,
    "Conv": conv,
    "ConvTranspose": conv_transpose,
    "AveragePool": pool,
    "MaxPool": pool,
    "GlobalAveragePool": global_pool,
    "GlobalMaxPool": global_pool,
    "BatchNormalization": normalise_channels,
    "InstanceNormalization": normalise_channels,
    "GroupNormalization": normalise_groups,
    "LayerNormalization": normalise_layer,
    "RMSNormalization": normalise_layer,
    "Resize": resize,
    "DepthToSpace": depth_to_space,
    "SpaceToDepth": space_to_depth,
}
