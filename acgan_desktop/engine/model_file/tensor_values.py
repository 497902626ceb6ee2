"""What is known about a tensor of a graph before the graph runs: its type, size, perhaps values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto

from acgan_desktop.engine.error_codes import GraphCode, OperatorCode
from acgan_desktop.engine.model_file.sizes import (
    BATCH,
    GraphError,
    Size,
    Sum,
    lowest,
    per_row,
    product_of,
)

__all__ = ["GraphError", "Value"]

# Stored tensors up to this size are followed by value, because sizes of others depend on them.
MAX_KNOWN_ELEMENTS = 4096
# What is computed from them are lists of sizes, axes and the like.
MAX_COMPUTED_ELEMENTS = 64
MAX_RANK = 8
MAX_DIM = 2**26
# Per row: 64 Mi elements in one tensor hold a picture of 1024 x 1024 with 64 channels.
MAX_ELEMENTS = 2**26
# Whole numbers beyond this are no sizes; ONNX Runtime would let them run over.
_LARGEST = 2**62

_TYPES: dict[int, np.dtype[Any]] = {
    TensorProto.FLOAT: np.dtype(np.float32),
    TensorProto.FLOAT16: np.dtype(np.float16),
    TensorProto.DOUBLE: np.dtype(np.float64),
    TensorProto.INT64: np.dtype(np.int64),
    TensorProto.INT32: np.dtype(np.int32),
    TensorProto.UINT8: np.dtype(np.uint8),
    TensorProto.INT8: np.dtype(np.int8),
    TensorProto.BOOL: np.dtype(np.bool_),
}


@dataclass(frozen=True)
class Value:
    """A tensor of the graph.

    Attributes:
        dtype: the type of its elements.
        shape: its size.
        known: its values, if it is small and depends on nothing but constants and sizes. Whole
            numbers that were computed are Python's own, and sizes (``sizes.Sum``) may be among
            them.
    """

    dtype: np.dtype[Any]
    shape: tuple[Size, ...]
    known: NDArray[Any] | None = None

    @property
    def elements(self) -> Size:
        """How many elements it has."""
        return product_of(self.shape)

    @property
    def whole(self) -> bool:
        """Whether its elements are whole numbers."""
        return self.dtype.kind in "iu"

    def sizes(self, what: OperatorCode) -> list[Size]:
        """Return its values as sizes, which may depend on the batch.

        Raises:
            GraphError: they are unknown before the graph runs, or no whole numbers.
        """
        if self.known is None or not self.whole or self.known.ndim > 1:
            raise GraphError(GraphCode.DEPENDS_ON_VALUES, what=what)
        return list(self.known.reshape(-1).tolist())

    def integers(self, what: OperatorCode) -> list[int]:
        """Return its values as integers that depend on nothing.

        Raises:
            GraphError: they are unknown before the graph runs, or no integers.
        """
        sizes = self.sizes(what)
        numbers = [size for size in sizes if isinstance(size, int)]
        if len(numbers) != len(sizes):
            raise GraphError(GraphCode.DEPENDS_ON_SIZES, what=what)
        return numbers


def exact(values: NDArray[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    """Return computed whole numbers if they fit ``dtype``, so that nothing runs over.

    Raises:
        GraphError: one does not fit.
    """
    limit = min(_LARGEST, int(np.iinfo(dtype).max))
    for value in values.reshape(-1).tolist():
        high = value.high() if isinstance(value, Sum) else value
        if high > limit or lowest(value) < -limit or (dtype.kind == "u" and lowest(value) < 0):
            raise GraphError(GraphCode.LARGE_NUMBERS)
    return values


def element_type(code: int) -> np.dtype[Any]:
    """Return the type that ONNX calls ``code``; refuse those that generators do not use."""
    if code not in _TYPES:
        raise GraphError(GraphCode.ELEMENT_TYPE, code=code)
    return _TYPES[code]


def checked_shape(shape: Sequence[Size]) -> tuple[Size, ...]:
    """Return ``shape`` if it is one that a generator could have.

    Raises:
        GraphError: it is absurd, or does not grow evenly with the batch.
    """
    if len(shape) > MAX_RANK or any(lowest(dim) < 0 or per_row(dim) > MAX_DIM for dim in shape):
        raise GraphError(GraphCode.TENSOR_SIZE, size=list(shape)[:MAX_RANK])
    elements = product_of(shape)
    if isinstance(elements, Sum) and elements.degree(BATCH) > 1:
        raise GraphError(GraphCode.OUTGROWS_BATCH, size=list(shape))
    return tuple(shape)


def checked_output(shape: Sequence[Size]) -> tuple[Size, ...]:
    """Return ``shape`` if it is one that an operator's output could have.

    Raises:
        GraphError: as for :func:`checked_shape`, or it has absurdly many elements.
    """
    if per_row(product_of(shape)) > MAX_ELEMENTS:
        raise GraphError(GraphCode.TENSOR_SIZE, size=list(shape)[:MAX_RANK])
    return checked_shape(shape)


def value_of(tensor: onnx.TensorProto, raw_bytes: int | None = None) -> Value:
    """Check a tensor that is stored in the file and return what is known about it.

    Args:
        tensor: the tensor.
        raw_bytes: how long its raw data are, where they were left in the file.

    Raises:
        GraphError: its data lie outside the file or do not fit its dimensions.
    """
    if tensor.external_data or tensor.data_location != TensorProto.DEFAULT:
        raise GraphError(GraphCode.EXTERNAL_DATA)
    if tensor.HasField("segment"):
        raise GraphError(GraphCode.SEGMENTS)
    dtype = element_type(tensor.data_type)
    dims = [int(dim) for dim in tensor.dims]
    checked_shape(dims)
    elements = prod(dims)
    if raw_bytes is None and tensor.HasField("raw_data"):
        raw_bytes = len(tensor.raw_data)
    if raw_bytes is not None:
        fits = raw_bytes == elements * dtype.itemsize and not _typed_values(tensor)
    else:
        fits = _typed_values(tensor) == elements
    if not fits:
        raise GraphError(GraphCode.DATA_DIFFER, size=dims)
    there = raw_bytes is None or tensor.HasField("raw_data")
    known = None
    if there and elements <= MAX_KNOWN_ELEMENTS:
        known = onnx.numpy_helper.to_array(tensor)
    return Value(dtype, tuple(dims), known)


def stored_values(graph: onnx.GraphProto, raw_bytes: Mapping[int, int]) -> dict[str, Value]:
    """Check the tensors that are stored beside the nodes; return them by name.

    Args:
        graph: the graph.
        raw_bytes: how long the raw data are of those tensors, by their place among the
            initializers, whose data were left in the file.

    Raises:
        GraphError: one of them is not what it says, or a name occurs twice.
    """
    values: dict[str, Value] = {}
    for place, tensor in enumerate(graph.initializer):
        if not tensor.name or tensor.name in values:
            raise GraphError(GraphCode.NAMED_TWICE, name=tensor.name[:80])
        values[tensor.name] = value_of(tensor, raw_bytes.get(place))
    return values


def _typed_values(tensor: onnx.TensorProto) -> int:
    """Count the values that are stored one by one; float16 and small integers lie in int32_data."""
    return sum(
        len(values)
        for values in (
            tensor.float_data,
            tensor.double_data,
            tensor.int32_data,
            tensor.int64_data,
            tensor.uint64_data,
            tensor.string_data,
        )
    )
