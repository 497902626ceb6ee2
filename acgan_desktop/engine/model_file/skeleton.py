"""A model without its large weights, for checking it in little memory.

The weights stay in the file, which is mapped: a file of 500 MiB is checked without a copy of it.
"""

from dataclasses import dataclass
from mmap import mmap

import onnx

from acgan_desktop.engine.model_file.protobuf_scan import fields_of

_GRAPH, _INITIALIZER, _RAW_DATA = 7, 5, 9
_BYTES = 2
# Lists of sizes, indices and the like are smaller, and are kept; but not any number of them.
_SMALL = 32 * 1024
_MOST_KEPT = 16 * 1024 * 1024


@dataclass(frozen=True)
class Skeleton:
    """A parsed model, and where in the file the weights lie that were left there.

    Attributes:
        model: the model; the initializers that ``left`` names have no raw data.
        left: by their place among the initializers, where their raw data begin and end.
    """

    model: onnx.ModelProto
    left: dict[int, tuple[int, int]]


def skeleton_of(data: bytes | mmap) -> Skeleton:
    """Parse a serialised model that ``measure_model`` let through, without its large weights.

    Raises:
        ScanError: it is not protobuf, or it is cut off.
        google.protobuf.message.DecodeError: it is no model.
    """
    with memoryview(data) as view:
        writer = _Writer(view)
        content = writer.model()
    return Skeleton(onnx.ModelProto.FromString(content), writer.left)


class _Writer:
    """Copies a message piece by piece, all but the large weights."""

    def __init__(self, view: memoryview) -> None:
        self.left: dict[int, tuple[int, int]] = {}
        self._view = view
        self._initializers = 0
        self._kept = 0

    def model(self) -> bytes:
        out, start = bytearray(), 0
        for number, kind, begin, stop in fields_of(self._view, 0, len(self._view)):
            if number == _GRAPH and kind == _BYTES:
                _append(out, number, self._graph(begin, stop))
            else:
                out += self._view[start:stop]
            start = stop
        return bytes(out)

    def _graph(self, at: int, end: int) -> bytearray:
        out, start = bytearray(), at
        for number, kind, begin, stop in fields_of(self._view, at, end):
            if number == _INITIALIZER and kind == _BYTES:
                _append(out, number, self._initializer(begin, stop))
                self._initializers += 1
            else:
                out += self._view[start:stop]
            start = stop
        return out

    def _initializer(self, at: int, end: int) -> bytearray:
        out, start = bytearray(), at
        for number, kind, begin, stop in fields_of(self._view, at, end):
            if number == _RAW_DATA and kind == _BYTES:
                size = stop - begin
                if size > _SMALL or self._kept + size > _MOST_KEPT:
                    self.left[self._initializers] = (begin, stop)
                    start = stop
                    continue
                # As in any message, the last of several counts.
                self.left.pop(self._initializers, None)
                self._kept += size
            out += self._view[start:stop]
            start = stop
        return out


def _append(out: bytearray, number: int, content: bytearray) -> None:
    """Write a field that holds a message."""
    out += _varint(number << 3 | _BYTES)
    out += _varint(len(content))
    out += content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
