"""How large plain operators make their outputs: arithmetic, reductions, moving data about.

Every operator that generators and taggers need has one function here or in ``operators_network``;
an operator without a function is refused, so nothing runs whose cost is unknown beforehand.
"""

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

import numpy as np
import onnx

from acgan_desktop.engine.node_view import NodeView
from acgan_desktop.engine.values import (
    MAX_KNOWN_ELEMENTS,
    GraphError,
    Value,
    checked_shape,
    element_type,
    value_of,
)

Rule = Callable[[NodeView], list[Value]]
_BOOL = np.dtype(np.bool_)
_INT64 = np.dtype(np.int64)


def same(node: NodeView) -> list[Value]:
    """The output is as large as the first input."""
    first = node.input(0)
    return [Value(first.dtype, first.shape)]


def identity(node: NodeView) -> list[Value]:
    """The output is the input."""
    return [node.input(0)]


def along_axis(node: NodeView) -> list[Value]:
    """As large as the input; works along an axis that must exist."""
    first = node.input(0)
    node.axis(node.integer("axis", -1), len(first.shape))
    return same(node)


def broadcast(node: NodeView) -> list[Value]:
    """Element by element, with broadcasting."""
    values = [node.input(position) for position in range(len(node.inputs))]
    if not values:
        raise node.fault("lacks an input")
    return [_broadcast(node, values, values[0].dtype)]


def compare(node: NodeView) -> list[Value]:
    """As :func:`broadcast`, with a truth value for each element."""
    return [_broadcast(node, [node.input(0), node.input(1)], _BOOL)]


def divide(node: NodeView) -> list[Value]:
    """As :func:`broadcast`; whole numbers only by known positive ones.

    Dividing whole numbers by 0 ends the process.
    """
    divisor = node.input(1)
    if divisor.dtype.kind in "iu" and (divisor.known is None or not (divisor.known > 0).all()):
        raise node.fault("may divide by 0")
    return broadcast(node)


def where(node: NodeView) -> list[Value]:
    """Choose between two inputs, with broadcasting."""
    values = [node.input(position) for position in range(3)]
    return [_broadcast(node, values, values[1].dtype)]


def cast(node: NodeView) -> list[Value]:
    """Another type of element."""
    first = node.input(0)
    dtype = element_type(node.integer("to", 0))
    known = None
    if first.known is not None:
        with np.errstate(all="ignore"):
            known = first.known.astype(dtype)
    return [Value(dtype, first.shape, known)]


def shape(node: NodeView) -> list[Value]:
    """The size of the input, as values that are known."""
    dims = node.input(0).shape
    start = node.integer("start", 0)
    end = node.integer("end", len(dims))
    known = np.array(dims[start:end], np.int64)
    return [Value(_INT64, known.shape, known)]


def constant(node: NodeView) -> list[Value]:
    """A tensor in the file."""
    given = node.attributes
    if "value" in given and isinstance(given["value"], onnx.TensorProto):
        return [value_of(given["value"])]
    for name, dtype in (
        ("value_int", np.int64),
        ("value_ints", np.int64),
        ("value_float", np.float32),
        ("value_floats", np.float32),
    ):
        if name in given:
            known = np.array(given[name], dtype)
            return [Value(known.dtype, known.shape, known)]
    raise node.fault("holds no numbers")


def constant_of_shape(node: NodeView) -> list[Value]:
    """One number repeated, as often as a known size says."""
    dims = checked_shape(node.input(0).integers("a size"))
    tensor = node.attributes.get("value")
    number = value_of(tensor) if isinstance(tensor, onnx.TensorProto) else None
    if number is not None and (number.known is None or number.elements != 1):
        raise node.fault("repeats more than one number")
    filler = np.zeros(1, np.float32) if number is None or number.known is None else number.known
    known = None
    if prod(dims) <= MAX_KNOWN_ELEMENTS:
        known = np.full(dims, filler.reshape(()), filler.dtype)
    return [Value(filler.dtype, dims, known)]


def reduce(node: NodeView) -> list[Value]:
    """A sum, mean, maximum or the like over some axes."""
    first = node.input(0)
    rank = len(first.shape)
    axes: list[int] | None = None
    if node.has(1):
        axes = node.input(1).integers("axes")
    elif "axes" in node.attributes:
        axes = node.integers("axes")
    if not axes:
        if node.integer("noop_with_empty_axes", 0):
            return same(node)
        axes = list(range(rank))
    gone = {node.axis(axis, rank) for axis in axes}
    keep = node.integer("keepdims", 1)
    dims = [
        1 if at in gone else dim for at, dim in enumerate(first.shape) if keep or at not in gone
    ]
    known = None
    if first.known is not None and node.operator in _REDUCED:
        with np.errstate(all="ignore"):
            known = np.asarray(
                _REDUCED[node.operator](first.known, axis=tuple(gone), keepdims=bool(keep))
            ).astype(first.dtype)
    return [Value(first.dtype, tuple(dims), known)]


def reshape(node: NodeView) -> list[Value]:
    """The same elements in another shape."""
    first = node.input(0)
    wanted = node.input(1).integers("a shape")
    keep_zeros = node.integer("allowzero", 0)
    dims: list[int] = []
    for at, dim in enumerate(wanted):
        if dim == 0 and not keep_zeros:
            if at >= len(first.shape):
                raise node.fault("copies a dimension that does not exist")
            dim = first.shape[at]
        dims.append(dim)
    if dims.count(-1) == 1:
        rest = prod(dim for dim in dims if dim != -1)
        if rest <= 0 or first.elements % rest:
            raise node.fault("does not fit its input")
        dims[dims.index(-1)] = first.elements // rest
    return [_moved(node, first, dims)]


def flatten(node: NodeView) -> list[Value]:
    """Two dimensions out of many."""
    first = node.input(0)
    axis = node.integer("axis", 1)
    if not -len(first.shape) <= axis <= len(first.shape):
        raise node.fault("names an axis that does not exist")
    axis += len(first.shape) if axis < 0 else 0
    return [_moved(node, first, [prod(first.shape[:axis]), prod(first.shape[axis:])])]


def squeeze(node: NodeView) -> list[Value]:
    """Dimensions of 1 left out."""
    first = node.input(0)
    rank = len(first.shape)
    if node.has(1):
        gone = {node.axis(axis, rank) for axis in node.input(1).integers("axes")}
    else:
        gone = {at for at, dim in enumerate(first.shape) if dim == 1}
    return [_moved(node, first, [dim for at, dim in enumerate(first.shape) if at not in gone])]


def unsqueeze(node: NodeView) -> list[Value]:
    """Dimensions of 1 put in."""
    first = node.input(0)
    axes = node.input(1).integers("axes")
    rank = len(first.shape) + len(axes)
    places = {node.axis(axis, rank) for axis in axes}
    if len(places) != len(axes):
        raise node.fault("names an axis twice")
    rest = iter(first.shape)
    return [_moved(node, first, [1 if at in places else next(rest) for at in range(rank)])]


def transpose(node: NodeView) -> list[Value]:
    """The axes in another order."""
    first = node.input(0)
    rank = len(first.shape)
    order = node.integers("perm", range(rank)[::-1])
    if sorted(order) != list(range(rank)):
        raise node.fault("has no usable 'perm'")
    known = None if first.known is None else first.known.transpose(order)
    return [Value(first.dtype, tuple(first.shape[at] for at in order), known)]


def concat(node: NodeView) -> list[Value]:
    """Side by side along an axis."""
    values = [node.input(position) for position in range(len(node.inputs))]
    first = node.input(0)
    axis = node.axis(node.integer("axis", 0), len(first.shape))
    for value in values:
        if len(value.shape) != len(first.shape) or any(
            value.shape[at] != dim for at, dim in enumerate(first.shape) if at != axis
        ):
            raise node.fault("joins what does not fit")
    dims = list(first.shape)
    dims[axis] = sum(value.shape[axis] for value in values)
    known = None
    if all(value.known is not None for value in values) and prod(dims) <= MAX_KNOWN_ELEMENTS:
        known = np.concatenate([value.known for value in values if value.known is not None], axis)
    return [Value(first.dtype, tuple(dims), known)]


def split(node: NodeView) -> list[Value]:
    """Cut into pieces along an axis."""
    first = node.input(0)
    axis = node.axis(node.integer("axis", 0), len(first.shape))
    length = first.shape[axis]
    if node.has(1):
        sizes = node.input(1).integers("sizes")
    else:
        each = -(-length // max(node.outputs, 1))
        sizes = [max(0, min(each, length - at * each)) for at in range(node.outputs)]
    if len(sizes) != node.outputs or sum(sizes) != length or min(sizes, default=0) < 0:
        raise node.fault("cuts into pieces that do not fit")
    return [
        Value(first.dtype, (*first.shape[:axis], size, *first.shape[axis + 1 :])) for size in sizes
    ]


def slice_(node: NodeView) -> list[Value]:
    """A part of the input."""
    first = node.input(0)
    rank = len(first.shape)
    starts, ends = (node.input(at).integers("a part") for at in (1, 2))
    axes = node.input(3).integers("axes") if node.has(3) else list(range(len(starts)))
    steps = node.input(4).integers("steps") if node.has(4) else [1] * len(starts)
    if not len(starts) == len(ends) == len(axes) == len(steps):
        raise node.fault("has lists of different lengths")
    part = [slice(None)] * rank
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        if step == 0:
            raise node.fault("makes steps of 0")
        at = node.axis(axis, rank)
        # Counting backwards, an end before the first element means "all of it" in ONNX.
        stop = None if step < 0 and end < -first.shape[at] else end
        part[at] = slice(start, stop, step)
    dims = [len(range(*cut.indices(dim))) for cut, dim in zip(part, first.shape, strict=True)]
    known = None if first.known is None else first.known[tuple(part)]
    return [Value(first.dtype, tuple(dims), known)]


def gather(node: NodeView) -> list[Value]:
    """Rows chosen by known numbers."""
    first, indices = node.input(0), node.input(1)
    axis = node.axis(node.integer("axis", 0), len(first.shape))
    if indices.known is None or indices.dtype.kind not in "iu":
        raise node.fault("chooses by numbers that are not known beforehand")
    length = first.shape[axis]
    if not ((indices.known >= -length) & (indices.known < length)).all():
        raise node.fault("chooses what does not exist")
    dims = (*first.shape[:axis], *indices.shape, *first.shape[axis + 1 :])
    known = None if first.known is None else np.take(first.known, indices.known, axis)
    return [Value(first.dtype, dims, known)]


def expand(node: NodeView) -> list[Value]:
    """Repeated by broadcasting to a known size."""
    first = node.input(0)
    dims = checked_shape(node.input(1).integers("a size"))
    result = _broadcast_shape(node, [first.shape, dims])
    known = None
    if first.known is not None and prod(result) <= MAX_KNOWN_ELEMENTS:
        known = np.broadcast_to(first.known, result)
    return [Value(first.dtype, result, known)]


def tile(node: NodeView) -> list[Value]:
    """Repeated a known number of times."""
    first = node.input(0)
    repeats = checked_shape(node.input(1).integers("repeats"))
    if len(repeats) != len(first.shape):
        raise node.fault("has lists of different lengths")
    return [Value(first.dtype, tuple(a * b for a, b in zip(first.shape, repeats, strict=True)))]


def pad(node: NodeView) -> list[Value]:
    """A border around the input."""
    first = node.input(0)
    rank = len(first.shape)
    axes = list(range(rank))
    if node.has(3):
        axes = [node.axis(axis, rank) for axis in node.input(3).integers("axes")]
    pads = checked_shape(node.input(1).integers("a border")) if node.has(1) else ()
    if len(pads) != 2 * len(axes) or len(set(axes)) != len(axes):
        raise node.fault("has a border that does not fit")
    mode = node.text("mode", "constant")
    if mode not in ("constant", "edge", "reflect"):
        raise node.fault("has an unknown 'mode'")
    dims = list(first.shape)
    for at, axis in enumerate(axes):
        before, after = pads[at], pads[at + len(axes)]
        if mode == "reflect" and max(before, after) >= first.shape[axis]:
            raise node.fault("has a border that does not fit")
        dims[axis] += before + after
    return [Value(first.dtype, tuple(dims))]


def _moved(node: NodeView, value: Value, dims: list[int]) -> Value:
    """Return ``value`` in the shape ``dims``, which must hold as many elements."""
    if len(dims) > len(value.shape) + 8 or any(dim < 0 for dim in dims):
        raise node.fault("has no usable shape")
    if prod(dims) != value.elements:
        raise node.fault("does not fit its input")
    known = None if value.known is None else value.known.reshape(dims)
    return Value(value.dtype, tuple(dims), known)


def _broadcast(node: NodeView, values: list[Value], dtype: np.dtype[Any]) -> Value:
    dims = _broadcast_shape(node, [value.shape for value in values])
    known = None
    arrays = [value.known for value in values if value.known is not None]
    if len(arrays) == len(values) and prod(dims) <= MAX_KNOWN_ELEMENTS:
        function = _COMPUTED.get(node.operator)
        if function is not None:
            with np.errstate(all="ignore"):
                known = np.asarray(function(*arrays)).astype(dtype)
    return Value(dtype, dims, known)


def _broadcast_shape(node: NodeView, shapes: list[tuple[int, ...]]) -> tuple[int, ...]:
    try:
        return tuple(np.broadcast_shapes(*shapes))
    except ValueError as error:
        raise node.fault("joins what does not fit") from error


def _whole_quotient(a: Any, b: Any) -> Any:
    """Divide as ONNX does: whole numbers are cut off towards 0."""
    return np.trunc(a / b) if np.asarray(a).dtype.kind in "iu" else a / b


# What is computed here and not only measured, since sizes are made of it.
_COMPUTED: Mapping[str, Callable[..., Any]] = {
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": _whole_quotient,
    "Max": lambda *arrays: np.stack(np.broadcast_arrays(*arrays)).max(axis=0),
    "Min": lambda *arrays: np.stack(np.broadcast_arrays(*arrays)).min(axis=0),
    "Equal": np.equal,
    "Greater": np.greater,
    "Less": np.less,
    "And": np.logical_and,
    "Or": np.logical_or,
    "Where": np.where,
}
_REDUCED: Mapping[str, Callable[..., Any]] = {
    "ReduceProd": np.prod,
    "ReduceSum": np.sum,
    "ReduceMax": np.max,
    "ReduceMin": np.min,
}


def _rules(rule: Rule, operators: str) -> dict[str, Rule]:
    return dict.fromkeys(operators.split(), rule)


PLAIN_RULES: Mapping[str, Rule] = {
    **_rules(
        same,
        "Abs Acos Asin Atan Ceil Celu Clip Cos Elu Erf Exp Floor Gelu HardSigmoid HardSwish "
        "LeakyRelu Log Mish Neg Not Reciprocal Relu Round Selu Sigmoid Sign Sin Softplus Softsign "
        "Sqrt Tan Tanh ThresholdedRelu",
    ),
    **_rules(along_axis, "Softmax LogSoftmax"),
    **_rules(identity, "Identity"),
    **_rules(broadcast, "Add Sub Mul Pow Max Min Mean Sum And Or PRelu"),
    **_rules(compare, "Equal Greater GreaterOrEqual Less LessOrEqual"),
    **_rules(divide, "Div Mod"),
    **_rules(where, "Where"),
    **_rules(cast, "Cast"),
    **_rules(shape, "Shape"),
    **_rules(constant, "Constant"),
    **_rules(constant_of_shape, "ConstantOfShape"),
    **_rules(
        reduce,
        "ReduceMean ReduceSum ReduceSumSquare ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 "
        "ReduceLogSumExp",
    ),
    **_rules(reshape, "Reshape"),
    **_rules(flatten, "Flatten"),
    **_rules(squeeze, "Squeeze"),
    **_rules(unsqueeze, "Unsqueeze"),
    **_rules(transpose, "Transpose"),
    **_rules(concat, "Concat"),
    **_rules(split, "Split"),
    **_rules(slice_, "Slice"),
    **_rules(gather, "Gather"),
    **_rules(expand, "Expand"),
    **_rules(tile, "Tile"),
    **_rules(pad, "Pad"),
}


def refuse(node: NodeView) -> list[Value]:
    """Stand in for every operator that has no rule."""
    raise GraphError(f"uses the operator {node.operator}, which no generator needs")
