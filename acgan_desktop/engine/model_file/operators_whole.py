"""Arithmetic with the few whole numbers from which a graph makes its sizes.

It is exact: the numbers are Python's, or sizes that depend on the batch (``sizes.Sum``), and what
ONNX Runtime would let run over is refused. Nothing else is computed here, so no graph gets this
program to compute for it.
"""

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.model_file.sizes import GraphError, Sum, surely_equal
from acgan_desktop.engine.model_file.tensor_values import MAX_COMPUTED_ELEMENTS, exact

_Array = NDArray[Any]
_Function = Callable[[list[_Array], np.dtype[Any]], _Array | None]


def _number_by_number(one: Callable[..., Any]) -> _Function:
    """Apply ``one`` to the numbers at each place; where a size decides too much, know nothing."""

    def function(arrays: list[_Array], dtype: np.dtype[Any]) -> _Array | None:
        together = np.broadcast_arrays(*arrays)
        rows = zip(*(array.reshape(-1).tolist() for array in together), strict=True)
        found = np.empty(together[0].size, object)
        try:
            for at, row in enumerate(rows):
                found[at] = one(*row)
        except GraphError:
            return None
        shaped = found.reshape(together[0].shape)
        return shaped.astype(bool) if dtype.kind == "b" else exact(shaped, dtype)

    return function


def _quotient(a: int, b: int) -> int:
    """Divide as ONNX does, cut off towards 0; ``b`` is positive."""
    return a // b if a >= 0 else -(-a // b)


def _sum(*numbers: Any) -> Any:
    return sum(numbers[1:], numbers[0])


COMPUTED: Mapping[str, _Function] = {
    "Add": _number_by_number(_sum),
    "Sub": _number_by_number(lambda a, b: a - b),
    "Mul": _number_by_number(lambda a, b: a * b),
    "Div": _number_by_number(_quotient),
    "Mod": _number_by_number(lambda a, b: a % b),
    "Max": _number_by_number(lambda *numbers: max(numbers)),
    "Min": _number_by_number(lambda *numbers: min(numbers)),
    "Equal": _number_by_number(surely_equal),
    "Greater": _number_by_number(lambda a, b: a > b),
    "GreaterOrEqual": _number_by_number(lambda a, b: a >= b),
    "Less": _number_by_number(lambda a, b: a < b),
    "LessOrEqual": _number_by_number(lambda a, b: a <= b),
    "And": _number_by_number(lambda a, b: a and b),
    "Or": _number_by_number(lambda a, b: a or b),
    "Where": _number_by_number(lambda chosen, a, b: a if chosen else b),
}
_REDUCED: Mapping[str, Callable[[list[Any]], Any]] = {
    "ReduceProd": prod,
    "ReduceSum": sum,
    "ReduceMax": max,
    "ReduceMin": min,
}


def reduced(
    operator: str, values: _Array, dtype: np.dtype[Any], axes: tuple[int, ...], keep: bool
) -> _Array | None:
    """Return the sum, product, largest or smallest of whole numbers over all ``axes``.

    None where that is not computed: over some of the axes, or of many numbers.
    """
    function = _REDUCED.get(operator)
    everything = len(axes) == values.ndim and 0 < values.size <= MAX_COMPUTED_ELEMENTS
    if function is None or not everything:
        return None
    found = np.empty((1,) * values.ndim if keep else (), object)
    try:
        found[...] = function(values.reshape(-1).tolist())
    except GraphError:
        return None
    return exact(found, dtype)


def converted(values: _Array, dtype: np.dtype[Any]) -> _Array | None:
    """Return known values as another type; None where something would be lost.

    Raises:
        GraphError: whole numbers do not fit the type.
    """
    if values.size > MAX_COMPUTED_ELEMENTS:
        return None
    numbers = values.reshape(-1).tolist()
    if any(isinstance(number, Sum) for number in numbers):
        return exact(values, dtype) if dtype.kind in "iu" else None
    if dtype.kind == "f" or dtype.kind == "b":
        with np.errstate(all="ignore"):
            return values.astype(dtype) if values.dtype.kind == "f" or dtype.kind == "b" else None
    if not all(float(number).is_integer() for number in numbers):
        return None
    whole = np.empty(len(numbers), object)
    whole[:] = [int(number) for number in numbers]
    return exact(whole.reshape(values.shape), dtype)
