"""How large operators make their outputs that move data about: reshaping, cutting, joining."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.error_codes import OperatorCode
from acgan_desktop.engine.model_file.node_view import NodeView
from acgan_desktop.engine.model_file.operators_plain import (
    Rule,
    broadcast_shape,
    is_followed,
    rules_of,
)
from acgan_desktop.engine.model_file.sizes import Size, Sum, fixed, is_one_of, lowest, product_of
from acgan_desktop.engine.model_file.tensor_values import Value, checked_output, checked_shape


def reshape(node: NodeView) -> list[Value]:
    """The same elements in another shape."""
    first = node.input(0)
    wanted = node.input(1).sizes(OperatorCode.A_SHAPE)
    keep_zeros = node.integer("allowzero", 0)
    dims: list[Size] = []
    for at, dim in enumerate(wanted):
        if isinstance(dim, Sum) and lowest(dim) < 1:  # 0 and -1 mean something else
            raise node.fault(OperatorCode.MAYBE_EMPTY)
        if is_one_of(dim, [0]) and not keep_zeros:
            if at >= len(first.shape):
                raise node.fault(OperatorCode.DIMENSION_MISSING)
            dim = first.shape[at]
        dims.append(dim)
    if dims.count(-1) == 1:
        rest = product_of(dim for dim in dims if not is_one_of(dim, [-1]))
        if lowest(rest) <= 0 or first.elements % rest:
            raise node.fault(OperatorCode.INPUT_MISFIT)
        dims[dims.index(-1)] = first.elements // rest
    return [_moved(node, first, dims)]


def flatten(node: NodeView) -> list[Value]:
    """Two dimensions out of many."""
    first = node.input(0)
    axis = node.integer("axis", 1)
    if not -len(first.shape) <= axis <= len(first.shape):
        raise node.fault(OperatorCode.AXIS_MISSING)
    axis += len(first.shape) if axis < 0 else 0
    return [_moved(node, first, [product_of(first.shape[:axis]), product_of(first.shape[axis:])])]


def squeeze(node: NodeView) -> list[Value]:
    """Dimensions of 1 left out."""
    first = node.input(0)
    rank = len(first.shape)
    if node.has(1):
        gone = {node.axis(axis, rank) for axis in node.input(1).integers(OperatorCode.AXES)}
    elif any(isinstance(dim, Sum) for dim in first.shape):
        raise node.fault(OperatorCode.LEAVES_OUT)
    else:
        gone = {at for at, dim in enumerate(first.shape) if dim == 1}
    return [_moved(node, first, [dim for at, dim in enumerate(first.shape) if at not in gone])]


def unsqueeze(node: NodeView) -> list[Value]:
    """Dimensions of 1 put in."""
    first = node.input(0)
    axes = node.input(1).integers(OperatorCode.AXES)
    rank = len(first.shape) + len(axes)
    places = {node.axis(axis, rank) for axis in axes}
    if len(places) != len(axes):
        raise node.fault(OperatorCode.AXIS_TWICE)
    rest = iter(first.shape)
    return [_moved(node, first, [1 if at in places else next(rest) for at in range(rank)])]


def transpose(node: NodeView) -> list[Value]:
    """The axes in another order."""
    first = node.input(0)
    rank = len(first.shape)
    order = node.integers("perm", list(range(rank))[::-1])
    if sorted(order) != list(range(rank)):
        raise node.fault(OperatorCode.UNUSABLE, name="perm")
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
            raise node.fault(OperatorCode.JOINS_MISFIT)
    dims = list(first.shape)
    dims[axis] = sum((value.shape[axis] for value in values[1:]), first.shape[axis])
    arrays = [value.known for value in values if value.known is not None]
    known: NDArray[Any] | None = None
    if len(arrays) == len(values) and is_followed(Value(first.dtype, tuple(dims))):
        known = np.concatenate(arrays, axis)
    return [Value(first.dtype, tuple(dims), known)]


def split(node: NodeView) -> list[Value]:
    """Cut into pieces along an axis."""
    first = node.input(0)
    axis = node.axis(node.integer("axis", 0), len(first.shape))
    length = first.shape[axis]
    sizes: list[Size]
    if node.has(1):
        sizes = node.input(1).sizes(OperatorCode.SIZES)
    elif isinstance(length, Sum):
        sizes = [length // max(node.outputs, 1)] * node.outputs
    else:
        each = -(-length // max(node.outputs, 1))
        sizes = [max(0, min(each, length - at * each)) for at in range(node.outputs)]
    fits = len(sizes) == node.outputs and all(lowest(size) >= 0 for size in sizes)
    if not fits or sum(sizes[1:], sizes[0]) != length:
        raise node.fault(OperatorCode.PIECES_MISFIT)
    return [
        Value(first.dtype, (*first.shape[:axis], size, *first.shape[axis + 1 :])) for size in sizes
    ]


def slice_(node: NodeView) -> list[Value]:
    """A part of the input."""
    first = node.input(0)
    rank = len(first.shape)
    starts, ends = (node.input(at).sizes(OperatorCode.A_PART) for at in (1, 2))
    axes = node.input(3).integers(OperatorCode.AXES) if node.has(3) else list(range(len(starts)))
    steps = node.input(4).integers(OperatorCode.STEPS) if node.has(4) else [1] * len(starts)
    if not len(starts) == len(ends) == len(axes) == len(steps):
        raise node.fault(OperatorCode.LENGTHS_DIFFER)
    dims, part = list(first.shape), [slice(None)] * rank
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        if step == 0:
            raise node.fault(OperatorCode.STEPS_OF_ZERO)
        at = node.axis(axis, rank)
        dim = first.shape[at]
        if not isinstance(dim, int) or not isinstance(start, int) or not isinstance(end, int):
            dims[at] = _cut_open(node, dim, start, end, step)
            continue
        # Counting backwards, an end before the first element means "all of it" in ONNX.
        stop = None if step < 0 and end < -dim else end
        part[at] = slice(start, stop, step)
        dims[at] = len(range(*part[at].indices(dim)))
    known = None if first.known is None else first.known[tuple(part)]
    return [Value(first.dtype, tuple(dims), known)]


def _cut_open(node: NodeView, dim: Size, start: Size, end: Size, step: int) -> Size:
    """Return how much is left of a dimension that depends on the batch, between two places."""
    if step != 1 or lowest(start) < 0:
        raise node.fault(OperatorCode.PART_OF_BATCH)
    end = dim if end >= dim else end
    if lowest(end) < 0:
        end = dim + end
    if lowest(end) < 0 or start > end:
        raise node.fault(OperatorCode.PART_OF_BATCH)
    return end - start


def gather(node: NodeView) -> list[Value]:
    """Rows chosen by known numbers."""
    first, indices = node.input(0), node.input(1)
    axis = node.axis(node.integer("axis", 0), len(first.shape))
    chosen = indices.known
    if chosen is None or not indices.whole or any(isinstance(one, Sum) for one in chosen.flat):
        raise node.fault(OperatorCode.CHOICE_UNKNOWN)
    length = lowest(first.shape[axis])
    if not ((chosen >= -length) & (chosen < length)).all():
        raise node.fault(OperatorCode.CHOICE_MISSING)
    result = Value(first.dtype, (*first.shape[:axis], *indices.shape, *first.shape[axis + 1 :]))
    if first.known is None or not is_followed(result):
        return [result]
    known = np.asarray(np.take(first.known, chosen.astype(np.int64), axis))
    return [Value(first.dtype, result.shape, known.reshape(fixed(result.shape)))]


def expand(node: NodeView) -> list[Value]:
    """Repeated by broadcasting to a known size."""
    first = node.input(0)
    dims = checked_output(node.input(1).sizes(OperatorCode.A_SIZE))
    result = Value(first.dtype, broadcast_shape(node, [first.shape, dims]))
    if first.known is None or not is_followed(result):
        return [result]
    return [Value(first.dtype, result.shape, np.broadcast_to(first.known, fixed(result.shape)))]


def tile(node: NodeView) -> list[Value]:
    """Repeated a known number of times."""
    first = node.input(0)
    repeats = checked_shape(node.input(1).sizes(OperatorCode.REPEATS))
    if len(repeats) != len(first.shape):
        raise node.fault(OperatorCode.LENGTHS_DIFFER)
    return [Value(first.dtype, tuple(a * b for a, b in zip(first.shape, repeats, strict=True)))]


def pad(node: NodeView) -> list[Value]:
    """A border around the input."""
    first = node.input(0)
    rank = len(first.shape)
    axes = list(range(rank))
    if node.has(3):
        axes = [node.axis(axis, rank) for axis in node.input(3).integers(OperatorCode.AXES)]
    pads = checked_shape(node.input(1).integers(OperatorCode.A_BORDER)) if node.has(1) else ()
    if len(pads) != 2 * len(axes) or len(set(axes)) != len(axes):
        raise node.fault(OperatorCode.BORDER_MISFIT)
    mode = node.text("mode", "constant")
    if mode not in ("constant", "edge", "reflect"):
        raise node.fault(OperatorCode.MODE_UNKNOWN)
    dims = list(first.shape)
    for at, axis in enumerate(axes):
        before, after = pads[at], pads[at + len(axes)]
        if mode == "reflect" and (before >= first.shape[axis] or after >= first.shape[axis]):
            raise node.fault(OperatorCode.BORDER_MISFIT)
        dims[axis] = dims[axis] + before + after
    return [Value(first.dtype, tuple(dims))]


def _moved(node: NodeView, value: Value, dims: list[Size]) -> Value:
    """Return ``value`` in the shape ``dims``, which must hold as many elements."""
    if len(dims) > len(value.shape) + 8 or any(lowest(dim) < 0 for dim in dims):
        raise node.fault(OperatorCode.SHAPE_UNUSABLE)
    if product_of(dims) != value.elements:
        raise node.fault(OperatorCode.INPUT_MISFIT)
    known = None if value.known is None else value.known.reshape(fixed(dims))
    return Value(value.dtype, tuple(dims), known)


SHAPE_RULES: Mapping[str, Rule] = {
    **rules_of(reshape, "Reshape"),
    **rules_of(flatten, "Flatten"),
    **rules_of(squeeze, "Squeeze"),
    **rules_of(unsqueeze, "Unsqueeze"),
    **rules_of(transpose, "Transpose"),
    **rules_of(concat, "Concat"),
    **rules_of(split, "Split"),
    **rules_of(slice_, "Slice"),
    **rules_of(gather, "Gather"),
    **rules_of(expand, "Expand"),
    **rules_of(tile, "Tile"),
    **rules_of(pad, "Pad"),
}
