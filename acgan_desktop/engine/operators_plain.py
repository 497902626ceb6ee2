"""How large plain operators make their outputs: arithmetic and reductions.

Every operator that generators and taggers need has one function here, in ``operators_shapes`` or in
``operators_network``; an operator without a function is refused, so nothing runs whose cost is
unknown beforehand.
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


def _broadcast(node: NodeView, values: list[Value], dtype: np.dtype[Any]) -> Value:
    dims = broadcast_shape(node, [value.shape for value in values])
    known = None
    arrays = [value.known for value in values if value.known is not None]
    if len(arrays) == len(values) and prod(dims) <= MAX_KNOWN_ELEMENTS:
        function = _COMPUTED.get(node.operator)
        if function is not None:
            with np.errstate(all="ignore"):
                known = np.asarray(function(*arrays)).astype(dtype)
    return Value(dtype, dims, known)


def broadcast_shape(node: NodeView, shapes: list[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the shape that ``shapes`` have together, as NumPy joins them.

    Raises:
        GraphError: they cannot be joined.
    """
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


def rules_of(rule: Rule, operators: str) -> dict[str, Rule]:
    """Return ``rule`` under each of the names in ``operators``."""
    return dict.fromkeys(operators.split(), rule)


PLAIN_RULES: Mapping[str, Rule] = {
    **rules_of(
        same,
        "Abs Acos Asin Atan Ceil Celu Clip Cos Elu Erf Exp Floor Gelu HardSigmoid HardSwish "
        "LeakyRelu Log Mish Neg Not Reciprocal Relu Round Selu Sigmoid Sign Sin Softplus Softsign "
        "Sqrt Tan Tanh ThresholdedRelu",
    ),
    **rules_of(along_axis, "Softmax LogSoftmax"),
    **rules_of(identity, "Identity"),
    **rules_of(broadcast, "Add Sub Mul Pow Max Min Mean Sum And Or PRelu"),
    **rules_of(compare, "Equal Greater GreaterOrEqual Less LessOrEqual"),
    **rules_of(divide, "Div Mod"),
    **rules_of(where, "Where"),
    **rules_of(cast, "Cast"),
    **rules_of(shape, "Shape"),
    **rules_of(constant, "Constant"),
    **rules_of(constant_of_shape, "ConstantOfShape"),
    **rules_of(
        reduce,
        "ReduceMean ReduceSum ReduceSumSquare ReduceMax ReduceMin ReduceProd ReduceL1 ReduceL2 "
        "ReduceLogSumExp",
    ),
}


def refuse(node: NodeView) -> list[Value]:
    """Stand in for every operator that has no rule."""
    raise GraphError(f"uses the operator {node.operator}, which no generator needs")
