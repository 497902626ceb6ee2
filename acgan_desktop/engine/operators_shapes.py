"""How large operators make their outputs that move data about: reshaping, cutting, joining."""

from collections.abc import Mapping
from math import prod

import numpy as np

from acgan_desktop.engine.node_view import NodeView
from acgan_desktop.engine.operators_plain import Rule, broadcast_shape, rules_of
from acgan_desktop.engine.values import MAX_KNOWN_ELEMENTS, Value, checked_shape


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
    result = broadcast_shape(node, [first.shape, dims])
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
