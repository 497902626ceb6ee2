"""One node of a graph with its inputs, as the functions that compute sizes want to see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import onnx
from onnx import AttributeProto

from acgan_desktop.core.errors import Message
from acgan_desktop.engine.error_codes import GraphCode, OperatorCode
from acgan_desktop.engine.model_file.tensor_values import GraphError, Value

_PLAIN = {
    AttributeProto.FLOAT,
    AttributeProto.INT,
    AttributeProto.STRING,
    AttributeProto.TENSOR,
    AttributeProto.FLOATS,
    AttributeProto.INTS,
    AttributeProto.STRINGS,
}
_MAX_LIST = 64


@dataclass(frozen=True)
class NodeView:
    """A node whose inputs are known.

    Attributes:
        operator: its operator.
        inputs: what is known of its inputs; None where an optional one is left out.
        outputs: how many outputs it has.
        attributes: its attributes as Python values; tensors stay as they are.
        opset: the version of the operator set.
    """

    operator: str
    inputs: Sequence[Value | None]
    outputs: int
    attributes: dict[str, Any]
    opset: int

    def has(self, position: int) -> bool:
        """Say whether the optional input at ``position`` is given."""
        return position < len(self.inputs) and self.inputs[position] is not None

    def input(self, position: int) -> Value:
        """Return an input that must be given."""
        value = self.inputs[position] if position < len(self.inputs) else None
        if value is None:
            raise self.fault(OperatorCode.INPUT_MISSING)
        return value

    def integer(self, name: str, default: int) -> int:
        """Return an integer attribute."""
        value = self.attributes.get(name, default)
        if not isinstance(value, int):
            raise self.fault(OperatorCode.UNUSABLE, name=name)
        return value

    def integers(self, name: str, default: Sequence[int] | None = None) -> list[int]:
        """Return an attribute that is a list of integers."""
        value = self.attributes.get(name, default)
        if not isinstance(value, list | tuple) or not all(isinstance(item, int) for item in value):
            raise self.fault(OperatorCode.UNUSABLE, name=name)
        return list(value)

    def text(self, name: str, default: str) -> str:
        """Return an attribute that is a word."""
        value = self.attributes.get(name, default)
        if not isinstance(value, str):
            raise self.fault(OperatorCode.UNUSABLE, name=name)
        return value

    def axis(self, number: int, rank: int) -> int:
        """Return an axis counted from the front."""
        if not -rank <= number < rank:
            raise self.fault(OperatorCode.AXIS_MISSING)
        return number % rank

    def fault(self, code: OperatorCode, **values: object) -> GraphError:
        """Return the error that says what is wrong with this node."""
        fault = Message(code, **values)
        return GraphError(GraphCode.OPERATOR_FAULT, operator=self.operator, fault=fault)


def attributes_of(node: onnx.NodeProto) -> dict[str, Any]:
    """Return the attributes of ``node`` as Python values.

    Raises:
        GraphError: one of them holds a graph or another thing that no generator needs.
    """
    found: dict[str, Any] = {}
    for attribute in node.attribute:
        if attribute.type not in _PLAIN or attribute.ref_attr_name or attribute.name in found:
            raise GraphError(GraphCode.GRAPH_INSIDE, operator=node.op_type)
        value = onnx.helper.get_attribute_value(attribute)
        if isinstance(value, bytes):
            value = value.decode()
        elif not isinstance(value, int | float | onnx.TensorProto):
            value = list(value)
            if len(value) > _MAX_LIST and node.op_type != "Constant":
                raise GraphError(GraphCode.LONG_LIST, operator=node.op_type)
        found[attribute.name] = value
    return found
