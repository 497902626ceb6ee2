"""A model file computed by PyTorch: in bfloat16, on GPUs, and with gradients.

Roundings pass gradients on as if they were not there, and bytes stay floating point, so that what a
generator draws can be learned from. That is exact enough for learning: with bfloat16, pixels lie a
level or two away from the engine's.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.split_graph import needed
from trainer.networks.from_files.torch_operators import OPERATORS, Inputs, UnknownFormError


class TorchGraph:
    """Computes some outputs of a checked model; weights are constants.

    What depends on weights alone is computed once.
    """

    def __init__(
        self,
        model: onnx.ModelProto,
        outputs: Sequence[str],
        device: torch.device,
        dtype: torch.dtype,
    ) -> None:
        """Take over the part of ``model`` that ``outputs`` need.

        Args:
            model: checked by the engine.
            outputs: names of tensors.
            device: where to compute.
            dtype: what to multiply in, bfloat16 or float32.

        Raises:
            UserError: it has an operator that is not computed here.
        """
        inputs = {value.name for value in model.graph.input}
        places = {place for name in outputs for place in needed(model, inputs, name)[0]}
        nodes = [model.graph.node[place] for place in sorted(places)]
        if unknown := sorted({node.op_type for node in nodes} - OPERATORS.keys()):
            raise UserError(f"Its operator {unknown[0]} is not computed by PyTorch here.")
        self._outputs, self._device, self._dtype = tuple(outputs), device, dtype
        self._stored = {
            tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()).to(device)
            for tensor in model.graph.initializer
        }
        self._nodes = [(node, _settings(node)) for node in nodes]
        self._fold()
        self._last = {name: at for at, (node, _) in enumerate(self._nodes) for name in node.input}

    def __call__(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return the outputs by name, for ``inputs`` by name.

        Raises:
            UserError: an operator is used in a way that is not computed here.
        """
        values = dict(inputs)
        with torch.autocast(self._device.type, self._dtype, self._dtype != torch.float32):
            for at, (node, settings) in enumerate(self._nodes):
                self._compute(node, settings, values)
                for name in node.input:  # large pictures of many channels: given back at once
                    if self._last[name] == at and name not in self._outputs:
                        values.pop(name, None)
        return {name: values.get(name, self._stored.get(name)) for name in self._outputs}  # type: ignore[misc]

    def _compute(
        self, node: onnx.NodeProto, settings: Mapping[str, Any], values: dict[str, Tensor]
    ) -> None:
        given: Inputs = [
            (values[name] if name in values else self._stored[name]) if name else None
            for name in node.input
        ]
        try:
            made = OPERATORS[node.op_type](given, settings)
        except UnknownFormError as error:
            raise UserError(f"Its operator {node.op_type} {error}.") from error
        results = made if isinstance(made, tuple) else (made,)
        values.update(zip(node.output, results, strict=False))

    @torch.no_grad()
    def _fold(self) -> None:
        """Compute once what depends on weights alone."""
        kept = []
        for node, settings in self._nodes:
            # The shape of a constant is one, too; that of an input is not.
            if all(name in self._stored for name in node.input if name):
                self._compute(node, settings, self._stored)
            else:
                kept.append((node, settings))
        self._nodes = kept
        used = {name for node, _ in kept for name in node.input} | set(self._outputs)
        self._stored = {name: value for name, value in self._stored.items() if name in used}


def _settings(node: onnx.NodeProto) -> dict[str, Any]:
    return {one.name: helper.get_attribute_value(one) for one in node.attribute}
