"""Sizes that are not fixed in a file: whole numbers, or sums of products such as 16·batch + 1.

A tensor's size may depend on the batch, and for networks that take pictures of any size on their
height and width. Sizes are computed with these names themselves and never with an example, so that
what is said of a size holds for every batch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from typing import Self

from acgan_desktop.core.errors import CodedError
from acgan_desktop.engine.error_codes import GraphCode


class GraphError(CodedError, ValueError):
    """A graph is not what a generator's graph looks like; the message completes "it …"."""


@dataclass(frozen=True, order=True)
class Symbol:
    """A dimension that is chosen when the graph runs.

    Attributes:
        name: what it is called in messages.
        low: its smallest value.
        high: its largest value.
        shared: whether cost grows with it by right, so that bounds are meant per unit: the batch.
    """

    name: str
    low: int
    high: int
    shared: bool = False


BATCH = Symbol("batch", 1, 4096, shared=True)
"""How many rows are drawn or read at once."""

_Product = tuple[Symbol, ...]


class Sum:
    """A size that depends on symbols: a sum of products of symbols, each with a whole factor."""

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[_Product, int]) -> None:
        """Take the factor of each product of symbols; the empty product is the constant."""
        self.terms = dict(terms)

    @classmethod
    def of(cls, symbol: Symbol) -> Self:
        """Return the size that ``symbol`` alone is."""
        return cls({(symbol,): 1})

    def low(self) -> int:
        """Return a value that it is never below."""
        return sum(
            factor * prod(one.low if factor > 0 else one.high for one in product)
            for product, factor in self.terms.items()
        )

    def high(self) -> int:
        """Return a value that it never exceeds."""
        return -(-self).low()

    def per_row(self) -> int:
        """Return a bound for each unit of the batch: it is at most batch times this."""
        return sum(
            factor * prod(one.high for one in product if not one.shared)
            for product, factor in self.terms.items()
            if factor > 0
        )

    def degree(self, symbol: Symbol) -> int:
        """Return the highest power of ``symbol`` in it."""
        return max(product.count(symbol) for product in self.terms)

    def __neg__(self) -> "Sum":
        return Sum({product: -factor for product, factor in self.terms.items()})

    def __add__(self, other: "Size") -> "Size":
        terms = dict(self.terms)
        for product, factor in _terms(other).items():
            terms[product] = terms.get(product, 0) + factor
        return _simplified(terms)

    __radd__ = __add__

    def __sub__(self, other: "Size") -> "Size":
        return self + -other

    def __rsub__(self, other: int) -> "Size":
        return -self + other

    def __mul__(self, other: "Size") -> "Size":
        terms: dict[_Product, int] = {}
        for mine, factor in self.terms.items():
            for its, by in _terms(other).items():
                product = tuple(sorted((*mine, *its)))
                if len(product) > _MOST_FACTORS:
                    raise GraphError(GraphCode.SIZES_COMPUTED)
                terms[product] = terms.get(product, 0) + factor * by
        return _simplified(terms)

    __rmul__ = __mul__

    def __floordiv__(self, other: "Size") -> "Size":
        """Divide without a rest, for every value of the symbols.

        Raises:
            GraphError: there may be a rest.
        """
        divisor = _terms(other)
        if len(divisor) == 1:
            ((gone, by),) = divisor.items()
            terms = {}
            for product, factor in self.terms.items():
                left = list(product)
                for symbol in gone:
                    if symbol not in left:
                        break
                    left.remove(symbol)
                else:
                    if by and factor % by == 0:
                        terms[tuple(left)] = factor // by
            if len(terms) == len(self.terms):
                return _simplified(terms)
        elif self == other:
            return 1
        raise GraphError(GraphCode.INPUT_SIZE_DIVIDED)

    def __rfloordiv__(self, other: int) -> "Size":
        raise GraphError(GraphCode.DIVIDED_BY_INPUT_SIZE)

    def __mod__(self, other: "Size") -> int:
        """Return 0 where the division leaves no rest; refuse it otherwise."""
        _ = self // other
        return 0

    __rmod__ = __rfloordiv__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sum) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(frozenset(self.terms.items()))

    def __lt__(self, other: "Size") -> bool:
        difference = self - other
        if isinstance(difference, int):
            return difference < 0
        if difference.high() < 0:
            return True
        if difference.low() >= 0:
            return False
        raise GraphError(GraphCode.INPUT_SIZES_COMPARED)

    def __ge__(self, other: "Size") -> bool:
        return not self < other

    def __le__(self, other: "Size") -> bool:
        return self < other + 1

    def __gt__(self, other: "Size") -> bool:
        return not self <= other

    def __repr__(self) -> str:
        words = [
            "*".join([*([str(factor)] if factor != 1 or not product else []),
                      *(one.name for one in product)])
            for product, factor in sorted(self.terms.items(), reverse=True)
        ]  # fmt: skip
        return " + ".join(words)


Size = int | Sum
# Rows, height and width twice (attention over a plane), and as much again.
_MOST_FACTORS = 6


def size_of(symbol: Symbol) -> Sum:
    """Return the size that ``symbol`` alone is."""
    return Sum.of(symbol)


def product_of(sizes: Iterable[Size]) -> Size:
    """Return the product of ``sizes``, 1 if there are none."""
    result: Size = 1
    for size in sizes:
        result = result * size
    return result


def per_row(size: Size) -> int:
    """Return a bound for a size in each unit of the batch."""
    return size.per_row() if isinstance(size, Sum) else size


def lowest(size: Size) -> int:
    """Return a value that ``size`` is never below."""
    return size.low() if isinstance(size, Sum) else size


def fixed(sizes: Iterable[Size]) -> tuple[int, ...]:
    """Return ``sizes``, which must not depend on anything.

    Raises:
        GraphError: one does.
    """
    sizes = tuple(sizes)
    numbers = tuple(size for size in sizes if isinstance(size, int))
    if len(numbers) != len(sizes):
        raise GraphError(GraphCode.SIZE_NOT_FIXED)
    return numbers


def is_one_of(size: Size, numbers: Iterable[Size]) -> bool:
    """Say whether ``size`` is, for every value of the symbols, one of ``numbers``."""
    return any(size == number for number in numbers)


def surely_equal(a: Size, b: Size) -> bool:
    """Say whether two sizes are equal for all values of the symbols, or for none.

    Raises:
        GraphError: it depends on the values.
    """
    difference = a - b
    if isinstance(difference, int):
        return difference == 0
    if difference.low() > 0 or difference.high() < 0:
        return False
    raise GraphError(GraphCode.INPUT_SIZES_COMPARED)


def _terms(size: Size) -> Mapping[_Product, int]:
    return size.terms if isinstance(size, Sum) else {(): size}


def _simplified(terms: Mapping[_Product, int]) -> Size:
    left = {product: factor for product, factor in terms.items() if factor}
    if not left:
        return 0
    if len(left) == 1 and () in left:
        return left[()]
    return Sum(left)
