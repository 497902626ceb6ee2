"""Reading networks that are stored for ncnn: a text of layers beside a file of weights.

Only what upscalers need is read: https://github.com/Tencent/ncnn/wiki/param-and-model-file-structure
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.bounded_file import read_bounded, read_bounded_text
from acgan_desktop.core.errors import UserError

MAGIC = "7767517"
HALF = 0x01306B47
"""The tag before weights in half precision; 0 stands before single precision."""
_PLAIN = ("Input", "Split", "Concat", "Eltwise", "BinaryOp", "Interp", "PixelShuffle")
KINDS = frozenset((*_PLAIN, "Convolution", "PReLU"))
"""The layers that are read."""
_MAX_TEXT = 1024 * 1024
_MAX_WEIGHTS = 256 * 1024 * 1024
_MAX_LAYERS = 5_000
# Parameters by number, as ncnn writes them; an array has this number less its own.
_ARRAY = -23300
_Number = TypeVar("_Number", np.float16, np.float32, np.uint32)


class NcnnError(UserError):
    """A file is not a network for ncnn that can be read here."""


@dataclass(frozen=True)
class Layer:
    """One layer of the text file.

    Attributes:
        kind: such as Convolution.
        name: its own.
        inputs: the names of what it reads.
        outputs: the names of what it makes.
        numbers: its parameters by number; an array is a tuple.
    """

    kind: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    numbers: dict[int, float | tuple[float, ...]]

    def whole(self, number: int, default: int) -> int:
        """Return a parameter that is a whole number."""
        value = self.numbers.get(number, default)
        if isinstance(value, tuple) or value != int(value):
            raise NcnnError(f"The layer {self.name!r} has no whole number as parameter {number}.")
        return int(value)

    def values(self, number: int) -> tuple[float, ...]:
        """Return a parameter that is an array; empty if it is not given."""
        value = self.numbers.get(_ARRAY - number, ())
        return value if isinstance(value, tuple) else (value,)


@dataclass(frozen=True)
class Weighted:
    """A layer and what the file of weights holds for it.

    Attributes:
        layer: the layer.
        weights: of a convolution, float32 or float16 [out, in, k, k]; None otherwise.
        vector: a convolution's bias or a PReLU's slopes, float32 [out]; None if there is none.
    """

    layer: Layer
    weights: NDArray[np.floating] | None = None
    vector: NDArray[np.float32] | None = None


def read_network(path: Path) -> list[Weighted]:
    """Read ``path`` (ending in .param) and the .bin file beside it.

    Raises:
        NcnnError: one of them is missing, broken, or holds what is not read here.
    """
    text_path, bin_path = path.with_suffix(".param"), path.with_suffix(".bin")
    text = read_bounded_text(text_path, _MAX_TEXT, "a text of layers for ncnn", NcnnError)
    data = read_bounded(bin_path, _MAX_WEIGHTS, "weights for ncnn", NcnnError)
    reader = _Weights(data, bin_path.name)
    found = [reader.of(layer) for layer in parse_layers(text, text_path.name)]
    if reader.left:
        raise NcnnError(f"{bin_path.name} holds {reader.left} bytes that no layer reads.")
    return found


def parse_layers(text: str, name: str) -> list[Layer]:
    """Read the text of layers.

    Args:
        text: what a .param file holds.
        name: the file's, for messages.

    Raises:
        NcnnError: it is not such a text.
    """
    lines = text.split("\n")
    if lines[0].strip() != MAGIC:
        raise NcnnError(f"{name} is not a text of layers for ncnn: it does not begin with {MAGIC}.")
    rows = [line.split() for line in lines[2:] if line.strip()]
    if not 1 <= len(rows) <= _MAX_LAYERS:
        raise NcnnError(f"{name} has {len(rows)} layers; 1 to {_MAX_LAYERS} can be read.")
    counts = lines[1].split()
    if len(counts) != 2 or counts[0] != str(len(rows)):
        raise NcnnError(f"{name} is cut off: its second line and its number of layers differ.")
    layers = []
    for number, words in enumerate(rows, 3):
        try:
            layers.append(_layer(words))
        except (ValueError, IndexError, OverflowError) as error:
            raise NcnnError(f"{name} is damaged in line {number}.") from error
    return layers


def _layer(words: list[str]) -> Layer:
    kind, name, reads, makes = words[0], words[1], int(words[2]), int(words[3])
    ends = 4 + reads + makes
    if reads < 0 or makes < 0 or ends > len(words):
        raise ValueError("names are missing")
    names = words[4:ends]
    numbers: dict[int, float | tuple[float, ...]] = {}
    for word in words[ends:]:
        key, _, value = word.partition("=")
        if int(key) > _ARRAY:
            numbers[int(key)] = _finite(value)
            continue
        count, *values = value.split(",")
        if int(count) != len(values):
            raise ValueError("an array of another length")
        numbers[int(key)] = tuple(map(_finite, values))
    return Layer(kind, name, tuple(names[:reads]), tuple(names[reads:]), numbers)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


class _Weights:
    """Takes from a file of weights what one layer after the other needs."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name, self._at = data, name, 0

    @property
    def left(self) -> int:
        """How many bytes were not taken yet."""
        return len(self._data) - self._at

    def of(self, layer: Layer) -> Weighted:
        if layer.kind not in KINDS:  # nobody knows how much of the file belongs to it
            raise NcnnError(f"The layer {layer.name!r} is a {layer.kind}, which is not read here.")
        if layer.kind == "Convolution":
            return Weighted(layer, *self._convolution(layer))
        if layer.kind == "PReLU":
            return Weighted(layer, None, self._take(np.float32, layer.whole(0, 0), layer))
        return Weighted(layer)

    def _convolution(self, layer: Layer) -> tuple[NDArray[np.floating], NDArray[np.float32] | None]:
        out, side, count = layer.whole(0, 0), layer.whole(1, 1), layer.whole(6, 0)
        window = out * side * side
        if min(out, side, count) < 1 or count % window:
            raise NcnnError(f"The convolution {layer.name!r} has sizes that do not fit.")
        tag = int(self._take(np.uint32, 1, layer)[0])
        if tag not in (0, HALF):
            raise NcnnError(
                f"The weights of {layer.name!r} in {self._name} are stored in a way that is not "
                f"read here (tag {tag:#010x}); half and single precision are."
            )
        flat = self._half_or_single(tag == HALF, count, layer)
        self._at += -self._at % 4
        bias = self._take(np.float32, out, layer) if layer.whole(5, 0) else None
        return flat.reshape(out, count // window, side, side), bias

    def _half_or_single(
        self, half: bool, count: int, layer: Layer
    ) -> NDArray[np.float16] | NDArray[np.float32]:
        if half:
            return self._take(np.float16, count, layer)
        return self._take(np.float32, count, layer)

    def _take(self, kind: type[_Number], count: int, layer: Layer) -> NDArray[_Number]:
        dtype = np.dtype(kind).newbyteorder("<")
        if not 1 <= count * dtype.itemsize <= self.left:
            raise NcnnError(f"{self._name} ends within the layer {layer.name!r}: it is cut off.")
        values: NDArray[_Number] = np.frombuffer(self._data, dtype, count, self._at)
        self._at += values.nbytes
        if dtype.kind == "f" and not np.isfinite(values).all():
            raise NcnnError(f"{self._name} is damaged: {layer.name!r} has no finite numbers.")
        return values
