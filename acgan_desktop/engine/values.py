"""What is known about a tensor of a graph before the graph runs: its type, size, perhaps values."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto

# Tensors up to this size are followed by value, because sizes of others are computed from them.
MAX_KNOWN_ELEMENTS = 4096
MAX_RANK = 8
MAX_DIM = 2**26

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


class GraphError(ValueError):
    """A graph is not what a generator's graph looks like; the message completes "it …"."""


@dataclass(frozen=True)
class Value:
    """A tensor of the graph.

    Attributes:
        dtype: the type of its elements.
        shape: its size.
        known: its values, if it is small and does not depend on the inputs.
    """

    dtype: np.dtype[Any]
    shape: tuple[int, ...]
    known: NDArray[Any] | None = None

    @property
    def elements(self) -> int:
        """How many elements it has."""
        return prod(self.shape)

    def integers(self, what: str) -> list[int]:
        """Return its values as integers.

        Raises:
            GraphError: they are unknown before the graph runs, or no integers.
        """
        if self.known is None or self.dtype.kind not in "iu" or self.known.ndim > 1:
            raise GraphError(f"lets {what} depend on the values of its inputs")
        return [int(number) for number in self.known.reshape(-1)]


def element_type(code: int) -> np.dtype[Any]:
    """Return the type that ONNX calls ``code``; refuse those that generators do not use."""
    if code not in _TYPES:
        raise GraphError(f"uses the element type {code}, which generators do not need")
    return _TYPES[code]


def checked_shape(shape: Sequence[int]) -> tuple[int, ...]:
    """Return ``shape`` if it is one that a generator could have."""
    if len(shape) > MAX_RANK or any(not 0 <= dim <= MAX_DIM for dim in shape):
        raise GraphError(f"computes a tensor of the absurd size {list(shape)[:MAX_RANK]}")
    return tuple(shape)


def value_of(tensor: onnx.TensorProto) -> Value:
    """Check a tensor that is stored in the file and return what is known about it.

    Raises:
        GraphError: its data lie outside the file or do not fit its dimensions.
    """
    if tensor.external_data or tensor.data_location != TensorProto.DEFAULT:
        raise GraphError("keeps weights in another file; it must be one self-contained file")
    if tensor.HasField("segment"):
        raise GraphError("keeps a tensor in segments")
    dtype = element_type(tensor.data_type)
    shape = checked_shape(tensor.dims)
    elements = prod(shape)
    if tensor.HasField("raw_data"):
        fits = len(tensor.raw_data) == elements * dtype.itemsize and not _typed_values(tensor)
    else:
        fits = _typed_values(tensor) == elements
    if not fits:
        raise GraphError(f"holds a tensor of size {list(shape)} with other data than that")
    known = onnx.numpy_helper.to_array(tensor) if elements <= MAX_KNOWN_ELEMENTS else None
    return Value(dtype, shape, known)


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
