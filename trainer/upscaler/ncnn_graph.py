"""A network for ncnn as ONNX nodes."""

from collections.abc import Callable, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from trainer.upscaler.ncnn_file import NcnnError, Weighted

_LEAKY = 2


class NcnnGraph:
    """ONNX nodes for the layers of a network, one after the other.

    Attributes:
        nodes: the nodes so far.
        tensors: their weights.
        result: the name of the last layer's output; planes float32 [batch, 3, f·h, f·w] in 0 to 1.
        factor: f, how many times as large as its input it is.
    """

    def __init__(self, layers: Sequence[Weighted], planes: str) -> None:
        """Translate ``layers``.

        Args:
            layers: the whole network, which takes and gives planes in 0 to 1, red first.
            planes: the name of its input, float32 [batch, 3, h, w].

        Raises:
            NcnnError: a layer is not one that upscalers use, or they do not fit together.
        """
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []
        self._planes = planes
        self._names: dict[str, str] = {}
        self._channels: dict[str, int] = {}
        self._factors: dict[str, int] = {}
        for one in layers:
            if any(name not in self._names for name in one.layer.inputs):
                raise _unfit(one, "reads what no layer before it makes")
            if not one.layer.outputs or (not one.layer.inputs and one.layer.kind != "Input"):
                raise _unfit(one, "reads or makes nothing")
            _BUILDERS[one.layer.kind](self, one)
        last = layers[-1].layer.outputs[0]
        if self._channels[last] != 3:
            raise _unfit(layers[-1], "is the last, but makes no picture of three colours")
        self.result, self.factor = self._names[last], self._factors[last]

    def input(self, one: Weighted) -> None:
        """Begin: the planes of the picture."""
        self._make(one, self._planes, 3, 1)

    def split(self, one: Weighted) -> None:
        """Give a tensor several names, which ONNX does not need."""
        (source,) = one.layer.inputs
        for name in one.layer.outputs:
            self._names[name] = self._names[source]
            self._channels[name] = self._channels[source]
            self._factors[name] = self._factors[source]

    def convolution(self, one: Weighted) -> None:
        """Convolve with a border of zeros that keeps the size, then perhaps a leaky ReLU."""
        layer, weights = one.layer, one.weights
        (source,) = layer.inputs
        if weights is None or weights.shape[1] != self._channels[source]:
            raise _unfit(one, "has weights that do not fit its input")
        out, _, side, _ = weights.shape
        strides = layer.whole(2, 1), layer.whole(3, 1)
        if side % 2 == 0 or layer.whole(4, 0) != side // 2 or strides != (1, 1):
            raise _unfit(one, "changes the size of the picture")
        names = [self._names[source], self._keep(f"{layer.name}.weight", weights)]
        if one.vector is not None:
            names.append(self._keep(f"{layer.name}.bias", one.vector))
        activation = layer.whole(9, 0)
        made = layer.name if activation == 0 else f"{layer.name}.linear"
        self._node("Conv", names, made, pads=[side // 2] * 4)
        if activation == _LEAKY and len(layer.values(10)) == 1:
            made = self._node("LeakyRelu", [made], layer.name, alpha=layer.values(10)[0])
        elif activation:
            raise _unfit(one, "has an activation that is not read here")
        self._make(one, made, out, self._factors[source])

    def prelu(self, one: Weighted) -> None:
        """Multiply what is negative by one number per channel."""
        (source,) = one.layer.inputs
        if one.vector is None or len(one.vector) != self._channels[source]:
            raise _unfit(one, "has slopes that do not fit its input")
        slopes = self._keep(f"{one.layer.name}.slope", one.vector.reshape(-1, 1, 1))
        made = self._node("PRelu", [self._names[source], slopes], one.layer.name)
        self._make(one, made, len(one.vector), self._factors[source])

    def concat(self, one: Weighted) -> None:
        """Put channels behind one another."""
        if one.layer.whole(0, 0) != 0:
            raise _unfit(one, "joins something else than channels")
        names = [self._names[name] for name in one.layer.inputs]
        made = self._node("Concat", names, one.layer.name, axis=1)
        channels = sum(self._channels[name] for name in one.layer.inputs)
        self._make(one, made, channels, self._shared(one, self._factors))

    def eltwise(self, one: Weighted) -> None:
        """Sum two tensors, each times a number of its own."""
        factors = one.layer.values(1) or (1.0,) * len(one.layer.inputs)
        if one.layer.whole(0, 0) != 1 or len(one.layer.inputs) != 2 or len(factors) != 2:
            raise _unfit(one, "is not a sum of two")
        names = []
        for position, (source, factor) in enumerate(zip(one.layer.inputs, factors, strict=True)):
            name = self._names[source]
            if factor != 1:
                scaled = f"{one.layer.name}.scaled{position}"
                by = self._keep(f"{scaled}.by", np.array(factor, np.float32))
                name = self._node("Mul", [name, by], scaled)
            names.append(name)
        self._pair(one, "Add", names)

    def binary(self, one: Weighted) -> None:
        """Add two tensors."""
        if one.layer.whole(0, 0) != 0 or len(one.layer.inputs) != 2:
            raise _unfit(one, "is not a sum of two")
        self._pair(one, "Add", [self._names[name] for name in one.layer.inputs])

    def interp(self, one: Weighted) -> None:
        """Repeat every pixel to a larger square."""
        (source,) = one.layer.inputs
        by = one.layer.whole(1, 1)
        if one.layer.whole(0, 0) != 1 or one.layer.whole(2, 1) != by or not 2 <= by <= 4:
            raise _unfit(one, "enlarges otherwise than by repeating pixels 2 to 4 times")
        scales = self._keep(f"{one.layer.name}.scales", np.array([1, 1, by, by], np.float32))
        made = self._node(
            "Resize",
            [self._names[source], "", scales],
            one.layer.name,
            mode="nearest",
            coordinate_transformation_mode="asymmetric",
            nearest_mode="floor",
        )
        self._make(one, made, self._channels[source], self._factors[source] * by)

    def pixel_shuffle(self, one: Weighted) -> None:
        """Turn channels into pixels."""
        (source,) = one.layer.inputs
        by, channels = one.layer.whole(0, 1), self._channels[source]
        if not 2 <= by <= 4 or channels % by**2 or one.layer.whole(1, 0):
            raise _unfit(one, "has blocks that do not fit")
        made = self._node(
            "DepthToSpace", [self._names[source]], one.layer.name, blocksize=by, mode="CRD"
        )
        self._make(one, made, channels // by**2, self._factors[source] * by)

    def _pair(self, one: Weighted, operator: str, names: list[str]) -> None:
        made = self._node(operator, names, one.layer.name)
        self._make(one, made, self._shared(one, self._channels), self._shared(one, self._factors))

    def _shared(self, one: Weighted, sizes: dict[str, int]) -> int:
        found = {sizes[name] for name in one.layer.inputs}
        if len(found) != 1:
            raise _unfit(one, "joins tensors of different sizes")
        return found.pop()

    def _node(self, operator: str, inputs: list[str], made: str, **settings: object) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [made], made, **settings))
        return made

    def _keep(self, name: str, values: NDArray[np.floating]) -> str:
        tensor = numpy_helper.from_array(np.ascontiguousarray(values, np.float32), name)
        self.tensors.append(tensor)
        return name

    def _make(self, one: Weighted, name: str, channels: int, factor: int) -> None:
        (made,) = one.layer.outputs
        self._names[made], self._channels[made], self._factors[made] = name, channels, factor


_BUILDERS: dict[str, Callable[[NcnnGraph, Weighted], None]] = {
    "Input": NcnnGraph.input,
    "Split": NcnnGraph.split,
    "Convolution": NcnnGraph.convolution,
    "PReLU": NcnnGraph.prelu,
    "Concat": NcnnGraph.concat,
    "Eltwise": NcnnGraph.eltwise,
    "BinaryOp": NcnnGraph.binary,
    "Interp": NcnnGraph.interp,
    "PixelShuffle": NcnnGraph.pixel_shuffle,
}


def _unfit(one: Weighted, what: str) -> NcnnError:
    return NcnnError(f"The layer {one.layer.name!r} ({one.layer.kind}) {what}.")
