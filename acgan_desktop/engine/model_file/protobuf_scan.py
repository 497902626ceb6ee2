"""Measuring a protobuf file before it is parsed.

Two bytes of protobuf can become an object of a hundred, so a file of harmless length can parse into
gigabytes. This walks over the bytes without building anything and counts; whatever it lets through
takes little more memory parsed than on the disk.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from mmap import mmap

from acgan_desktop.core.errors import CodedError
from acgan_desktop.engine.error_codes import GraphCode

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10

# Messages inside messages, by field number as in onnx.proto. What is missing here counts as bytes.
_MESSAGES: Mapping[str, Mapping[int, str]] = {
    "model": {7: "graph", 8: "leaf", 14: "leaf", 20: "leaf", 25: "leaf", 26: "leaf"},
    "graph": {1: "node", 5: "tensor", 11: "value", 12: "value", 13: "value", 14: "leaf",
              15: "leaf", 16: "leaf"},
    "node": {5: "attribute", 9: "leaf", 10: "leaf"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 14: "leaf", 15: "leaf",
                  22: "leaf", 23: "leaf"},
    "tensor": {3: "leaf", 13: "leaf", 16: "leaf"},
    "value": {2: "type", 4: "leaf"},
    "type": {1: "tensor_type"},
    "tensor_type": {2: "shape"},
    "shape": {1: "leaf"},
    "leaf": {},
}  # fmt: skip
_DEEPEST = 12
_RAW_DATA = 9
_METADATA = 14
_LARGEST_ENTRY = 4 * 1024 * 1024


class ScanError(CodedError, ValueError):
    """The bytes are no protobuf message, or one that is out of all proportion."""


@dataclass
class Measure:
    """What a model file consists of.

    Attributes:
        fields: how many fields there are at all levels.
        raw_bytes: how many bytes are raw values of tensors; the rest is structure.
    """

    fields: int = 0
    raw_bytes: int = 0


def measure_model(data: bytes | mmap, max_fields: int) -> Measure:
    """Walk over a serialised ONNX model and measure it.

    Args:
        data: the bytes of the file.
        max_fields: give up when there are more fields than this.

    Raises:
        ScanError: it is not protobuf, it is cut off, or it has too many fields.
    """
    measure = Measure()
    view = memoryview(data)
    # Messages still to walk over: kind, start, end, depth.
    todo = [("model", 0, len(view), 0)]
    try:
        while todo:
            kind, start, end, depth = todo.pop()
            if depth > _DEEPEST:
                raise ScanError(GraphCode.NESTED_TOO_DEEPLY)
            inner = _MESSAGES[kind]
            for number, wire_type, begin, stop in fields_of(view, start, end):
                measure.fields += 1
                if measure.fields > max_fields:
                    raise ScanError(GraphCode.TOO_MANY_PARTS)
                if wire_type != _BYTES:
                    continue
                if number in inner:
                    todo.append((inner[number], begin, stop, depth + 1))
                elif kind == "tensor" and number == _RAW_DATA:
                    measure.raw_bytes += stop - begin
    finally:
        view.release()
    return measure


def metadata_value(data: bytes | mmap, key: str) -> bytes | None:
    """Return what a serialised ONNX model's ``metadata_props`` hold under ``key``, or None.

    Only the outermost message is walked over, so it takes no time, and nothing is checked. An entry
    out of all proportion counts as missing.

    Raises:
        ScanError: it is not protobuf, or it is cut off.
    """
    view = memoryview(data)
    try:
        for number, wire_type, begin, stop in fields_of(view, 0, len(view)):
            if number != _METADATA or wire_type != _BYTES or stop - begin > _LARGEST_ENTRY:
                continue
            entry = {
                inner: bytes(view[start:end])
                for inner, kind, start, end in fields_of(view, begin, stop)
                if kind == _BYTES
            }
            if entry.get(1) == key.encode():
                return entry.get(2, b"")
    finally:
        view.release()
    return None


def fields_of(view: memoryview, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, wire type, begin and end of the content of each field of one message."""
    at = start
    while at < end:
        key, at = _varint(view, at, end)
        number, wire_type = key >> 3, key & 7
        begin = at
        if wire_type == _VARINT:
            _, at = _varint(view, at, end)
        elif wire_type == _FIXED64:
            at += 8
        elif wire_type == _FIXED32:
            at += 4
        elif wire_type == _BYTES:
            length, begin = _varint(view, at, end)
            at = begin + length
        else:
            raise ScanError(GraphCode.NOT_ONNX)
        if number == 0 or at > end:
            raise ScanError(GraphCode.CUT_OFF)
        yield number, wire_type, begin, at


def _varint(view: memoryview, at: int, end: int) -> tuple[int, int]:
    """Read one variable-length integer; return it and where the next thing begins."""
    value = 0
    for shift in range(_LONGEST_VARINT):
        if at >= end:
            raise ScanError(GraphCode.CUT_OFF)
        byte = view[at]
        at += 1
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            return value, at
    raise ScanError(GraphCode.NOT_ONNX)
