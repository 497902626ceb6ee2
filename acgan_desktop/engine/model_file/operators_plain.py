"""How large plain operators make their outputs: arithmetic and reductions.

Every operator that generators and taggers need has one function here, in ``operators_shapes`` or in
``operators_network``; an operator without a function is refused, so nothing runs whose cost is
unknown beforehand.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import onnx

from acgan_desktop.engine.error_codes import GraphCode, OperatorCode
from acgan_desktop.engine.model_file.node_view import NodeView
from acgan_desktop.engine.model_file.operators_whole import COMPUTED, converted, reduced
from acgan_desktop.engine.model_file.sizes import GraphError, Size, fixed, is_one_of
from acgan_desktop.engine.model_file.tensor_values import (
    MAX_COMPUTED_ELEMENTS,
    Value,
    checked_output,
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
        raise node.fault(OperatorCode.INPUT_MISSING)
    return [_broadcast(node, values, values[0].dtype)]


def compare(node: NodeView) -> list[Value]:
    """As :func:`broadcast`, with a truth value for each element."""
    return [_broadcast(node, [node.input(0), node.input(1)], _BOOL)]


def divide(node: NodeView) -> list[Value]:
    """As :func:`broadcast`; whole numbers only constants, by positive ones.

    Dividing whole numbers by 0, or the smallest of all by -1, ends the process.
    """
    first, divisor = node.input(0), node.input(1)
    if not (first.whole or divisor.whole):
        return broadcast(node)
    if first.known is None or divisor.known is None:
        raise node.fault(OperatorCode.DIVIDES_COMPUTED)
    numbers = [*first.known.reshape(-1).tolist(), *divisor.known.reshape(-1).tolist()]
    if not all(isinstance(number, int) for number in numbers):
        raise node.fault(OperatorCode.DIVIDES_BATCH)
    if not (divisor.known > 0).all():
        raise node.fault(OperatorCode.MAY_DIVIDE_BY_ZERO)
    if node.operator == "Mod" and not (first.known >= 0).all():
        raise node.fault(OperatorCode.DIVIDES_NEGATIVE)  # there are two rules for the rest
    return broadcast(node)


def where(node: NodeView) -> list[Value]:
    """Choose between two inputs, with broadcasting."""
    values = [node.input(position) for position in range(3)]
    return [_broadcast(node, values, values[1].dtype)]


def cast(node: NodeView) -> list[Value]:
    """Another type of element."""
    first = node.input(0)
    dtype = element_type(node.integer("to", 0))
    known = None if first.known is None else converted(first.known, dtype)
    return [Value(dtype, first.shape, known)]


def shape(node: NodeView) -> list[Value]:
    """The size of the input, as values that are known."""
    dims = node.input(0).shape
    start = node.integer("start", 0)
    end = node.integer("end", len(dims))
    known = np.array(dims[start:end], object)
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
    raise node.fault(OperatorCode.NO_NUMBERS)


def constant_of_shape(node: NodeView) -> list[Value]:
    """One number repeated, as often as a known size says."""
    dims = checked_output(node.input(0).sizes(OperatorCode.A_SIZE))
    tensor = node.attributes.get("value")
    number = value_of(tensor) if isinstance(tensor, onnx.TensorProto) else None
    if number is not None and (number.known is None or number.elements != 1):
        raise node.fault(OperatorCode.REPEATS_SEVERAL)
    filler = np.zeros(1, np.float32) if number is None or number.known is None else number.known
    result = Value(filler.dtype, dims)
    if not is_followed(result):
        return [result]
    return [Value(filler.dtype, dims, np.full(fixed(dims), filler.reshape(()), filler.dtype))]


def reduce(node: NodeView) -> list[Value]:
    """A sum, mean, maximum or the like over some axes."""
    first = node.input(0)
    rank = len(first.shape)
    axes: list[int] | None = None
    if node.has(1):
        axes = node.input(1).integers(OperatorCode.AXES)
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
    if first.whole and node.operator == "ReduceMean":
        raise node.fault(OperatorCode.DIVIDES_COMPUTED)
    known = None
    if first.known is not None and first.whole:
        known = reduced(node.operator, first.known, first.dtype, tuple(gone), bool(keep))
    return [Value(first.dtype, tuple(dims), known)]


def _broadcast(node: NodeView, values: list[Value], dtype: np.dtype[np.generic]) -> Value:
    result = Value(dtype, broadcast_shape(node, [value.shape for value in values]))
    function = COMPUTED.get(node.operator)
    arrays = [value.known for value in values if value.known is not None]
    # Numbers that are not whole are never followed: no size needs them.
    fractions = any(value.dtype.kind == "f" for value in values)
    if function is None or fractions or len(arrays) != len(values) or not is_followed(result):
        return result
    return Value(dtype, result.shape, function(arrays, dtype))


def is_followed(value: Value) -> bool:
    """Say whether a tensor of this size is small enough for its values to be followed."""
    elements = value.elements
    return isinstance(elements, int) and elements <= MAX_COMPUTED_ELEMENTS


def broadcast_shape(node: NodeView, shapes: Sequence[Sequence[Size]]) -> tuple[Size, ...]:
    """Return the shape that ``shapes`` have together, as NumPy joins them.

    Raises:
        GraphError: they cannot be joined.
    """
    rank = max(len(shape) for shape in shapes)
    joined: list[Size] = []
    for at in range(-rank, 0):
        dims = {shape[at] for shape in shapes if len(shape) >= -at}
        wide = [dim for dim in dims if not is_one_of(dim, [1])]
        if len(wide) > 1:
            raise node.fault(OperatorCode.JOINS_MISFIT)
        joined.append(wide[0] if wide else 1)
    return tuple(joined)


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
    raise GraphError(GraphCode.OPERATOR_UNKNOWN, operator=node.operator)
