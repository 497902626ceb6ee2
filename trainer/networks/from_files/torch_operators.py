"""ONNX's operators in PyTorch, as far as model files of this project use them.

Each takes its inputs (None where one is left out) and its attributes by name, as ONNX's
specification has them.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

import onnx
import torch
import torch.nn.functional as F  # noqa: N812 - what everybody calls it
from onnx import numpy_helper
from torch import Tensor

Inputs = list[Tensor | None]
Settings = Mapping[str, Any]
Operator = Callable[[Inputs, Settings], Tensor | tuple[Tensor, ...]]

_DTYPES = {
    onnx.TensorProto.FLOAT: torch.float32,
    onnx.TensorProto.FLOAT16: torch.float32,
    onnx.TensorProto.INT64: torch.int64,
    onnx.TensorProto.INT32: torch.int32,
    onnx.TensorProto.BOOL: torch.bool,
}


class UnknownFormError(ValueError):
    """An operator is used in a way that is not computed here; the words follow its name."""


def _at(inputs: Inputs, place: int) -> Tensor:
    value = inputs[place]
    if value is None:
        raise UnknownFormError("lacks an input")
    return value


def _maybe(inputs: Inputs, place: int) -> Tensor | None:
    return inputs[place] if place < len(inputs) else None


def _numbers(value: Tensor | None) -> list[int]:
    # All at once: each number by itself would be waited for where the device is a GPU.
    return [] if value is None else [int(one) for one in value.flatten().tolist()]


def _unary(compute: Callable[[Tensor], Tensor]) -> Operator:
    return lambda inputs, _: compute(_at(inputs, 0))


def _binary(compute: Callable[[Tensor, Tensor], Tensor]) -> Operator:
    return lambda inputs, _: compute(_at(inputs, 0), _at(inputs, 1))


def _rounded(inputs: Inputs, _: Settings) -> Tensor:
    exact = _at(inputs, 0).float()
    return exact + (exact.round() - exact).detach()


def _cast(inputs: Inputs, settings: Settings) -> Tensor:
    value, to = _at(inputs, 0), int(settings["to"])
    if to == onnx.TensorProto.UINT8:  # bytes stay floating point, for gradients
        exact = value.float()
        return exact + (exact.clamp(0, 255).trunc() - exact).detach()
    if to not in _DTYPES:
        raise UnknownFormError("casts to a type that is not known here")
    return value.to(_DTYPES[to])


def _conv(inputs: Inputs, settings: Settings) -> Tensor:
    pads = list(settings.get("pads", [0, 0, 0, 0]))
    if (
        settings.get("dilations", [1, 1]) != [1, 1]
        or settings.get("auto_pad", b"NOTSET") not in (b"", b"NOTSET")
        or len(pads) != 4
    ):
        raise UnknownFormError("has gaps")
    data = _at(inputs, 0).contiguous(memory_format=torch.channels_last)
    if pads[:2] != pads[2:]:
        data, pads = F.pad(data, (pads[1], pads[3], pads[0], pads[2])), [0, 0]
    groups, strides = int(settings.get("group", 1)), list(settings.get("strides", [1, 1]))
    return F.conv2d(data, _at(inputs, 1), _maybe(inputs, 2), strides, pads[:2], groups=groups)


def _conv_transpose(inputs: Inputs, settings: Settings) -> Tensor:
    pads = list(settings.get("pads", [0, 0, 0, 0]))
    if settings.get("dilations", [1, 1]) != [1, 1] or pads[:2] != pads[2:]:
        raise UnknownFormError("has gaps")
    return F.conv_transpose2d(
        _at(inputs, 0),
        _at(inputs, 1),
        _maybe(inputs, 2),
        list(settings.get("strides", [1, 1])),
        pads[:2],
        list(settings.get("output_padding", [0, 0])),
        int(settings.get("group", 1)),
    )


def _resize(inputs: Inputs, settings: Settings) -> Tensor:
    data, scales, sizes = _at(inputs, 0), _maybe(inputs, 2), _maybe(inputs, 3)
    if scales is not None and scales.numel() == 4:
        factors = scales.tolist()
    elif sizes is not None:
        factors = [new / old for new, old in zip(_numbers(sizes), data.shape, strict=True)]
    else:
        raise UnknownFormError("has no size")
    if settings.get("mode", b"nearest") != b"nearest" or factors[:2] != [1, 1]:
        raise UnknownFormError("enlarges otherwise than by repeating")
    return F.interpolate(data, scale_factor=(factors[2], factors[3]), mode="nearest")


def _gemm(inputs: Inputs, settings: Settings) -> Tensor:
    a, b = _at(inputs, 0), _at(inputs, 1)
    a = a.T if settings.get("transA", 0) else a
    b = b.T if settings.get("transB", 0) else b
    product = float(settings.get("alpha", 1)) * (a @ b)
    bias = _maybe(inputs, 2)
    return product if bias is None else product + float(settings.get("beta", 1)) * bias


def _batch_norm(inputs: Inputs, settings: Settings) -> Tensor:
    x, scale, bias, mean, variance = (_at(inputs, place) for place in range(5))
    factor = scale / torch.sqrt(variance + float(settings.get("epsilon", 1e-5)))
    shape = (1, -1, *[1] * (x.ndim - 2))
    return x * factor.reshape(shape) + (bias - mean * factor).reshape(shape)


def _depth_to_space(inputs: Inputs, settings: Settings) -> Tensor:
    if settings.get("mode", b"DCR") != b"CRD":
        raise UnknownFormError("shuffles channels in another order")
    return F.pixel_shuffle(_at(inputs, 0), int(settings["blocksize"]))


def _slice(inputs: Inputs, _: Settings) -> Tensor:
    value = _at(inputs, 0)
    starts, ends = _numbers(_at(inputs, 1)), _numbers(_at(inputs, 2))
    axes = _numbers(_maybe(inputs, 3)) or list(range(len(starts)))
    steps = _numbers(_maybe(inputs, 4)) or [1] * len(starts)
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        chosen = range(value.shape[axis])[start:end:step]
        if step == 1:
            value = value.narrow(axis, chosen.start, len(chosen))
        else:
            value = value.index_select(axis, torch.tensor(list(chosen), device=value.device))
    return value


def _split(inputs: Inputs, settings: Settings) -> tuple[Tensor, ...]:
    value, axis = _at(inputs, 0), int(settings.get("axis", 0))
    if sizes := _numbers(_maybe(inputs, 1)):
        parts: tuple[Tensor, ...] = torch.split(value, sizes, axis)
        return parts
    return value.chunk(int(settings["num_outputs"]), axis)


def _reshape(inputs: Inputs, settings: Settings) -> Tensor:
    value, shape = _at(inputs, 0), _numbers(_at(inputs, 1))
    if not settings.get("allowzero", 0):
        shape = [value.shape[at] if size == 0 else size for at, size in enumerate(shape)]
    return value.reshape(shape)


def _unsqueeze(inputs: Inputs, _: Settings) -> Tensor:
    value, axes = _at(inputs, 0), _numbers(_at(inputs, 1))
    ndim = value.ndim + len(axes)
    for axis in sorted(axis % ndim for axis in axes):
        value = value.unsqueeze(axis)
    return value


def _squeeze(inputs: Inputs, _: Settings) -> Tensor:
    value, axes = _at(inputs, 0), _numbers(_maybe(inputs, 1))
    return value.squeeze(tuple(axes)) if axes else value.squeeze()


def _expand(inputs: Inputs, _: Settings) -> Tensor:
    value, shape = _at(inputs, 0), _numbers(_at(inputs, 1))
    both: torch.Size = torch.broadcast_shapes(value.shape, shape)  # type: ignore[no-untyped-call]
    return value.expand(both)


def _gather(inputs: Inputs, settings: Settings) -> Tensor:
    value, index = _at(inputs, 0), _at(inputs, 1).long()
    axis = int(settings.get("axis", 0)) % value.ndim
    index = torch.where(index < 0, index + value.shape[axis], index)
    shape = (*value.shape[:axis], *index.shape, *value.shape[axis + 1 :])
    return value.index_select(axis, index.flatten()).reshape(shape)


def _clip(inputs: Inputs, _: Settings) -> Tensor:
    return torch.clamp(_at(inputs, 0), _maybe(inputs, 1), _maybe(inputs, 2))


def _reduced(compute: Callable[..., Tensor]) -> Operator:
    def reduce(inputs: Inputs, settings: Settings) -> Tensor:
        value = _at(inputs, 0)
        axes = _numbers(_maybe(inputs, 1)) or list(settings.get("axes", range(value.ndim)))
        return compute(value, dim=axes, keepdim=bool(settings.get("keepdims", 1)))

    return reduce


def _constant(_: Inputs, settings: Settings) -> Tensor:
    if "value" not in settings:
        raise UnknownFormError("is not a tensor")
    return torch.from_numpy(numpy_helper.to_array(settings["value"]).copy())


OPERATORS: dict[str, Operator] = {
    "Abs": _unary(torch.abs),
    "Add": _binary(torch.add),
    "BatchNormalization": _batch_norm,
    "Cast": _cast,
    "Clip": _clip,
    "Concat": lambda inputs, settings: torch.cat(
        [cast(Tensor, one) for one in inputs], int(settings["axis"])
    ),
    "Constant": _constant,
    "Conv": _conv,
    "ConvTranspose": _conv_transpose,
    "DepthToSpace": _depth_to_space,
    "Div": _binary(torch.div),
    "Erf": _unary(lambda x: torch.erf(x.float())),
    "Exp": _unary(torch.exp),
    "Expand": _expand,
    "Flatten": lambda inputs, settings: _at(inputs, 0).flatten(int(settings.get("axis", 1))),
    "Gather": _gather,
    "Gemm": _gemm,
    "GlobalAveragePool": _unary(lambda x: x.mean(dim=(2, 3), keepdim=True)),
    "Greater": _binary(torch.gt),
    "Identity": _unary(lambda x: x),
    "LeakyRelu": lambda inputs, settings: F.leaky_relu(
        _at(inputs, 0), float(settings.get("alpha", 0.01))
    ),
    "Less": _binary(torch.lt),
    "Log": _unary(torch.log),
    "MatMul": _binary(torch.matmul),
    "Max": _binary(torch.maximum),
    "Min": _binary(torch.minimum),
    "Mul": _binary(torch.mul),
    "Neg": _unary(torch.neg),
    "PRelu": lambda inputs, _: F.prelu(
        _at(inputs, 0), _at(inputs, 1).flatten().to(_at(inputs, 0).dtype)
    ),
    "Pow": _binary(torch.pow),
    "ReduceMean": _reduced(torch.mean),
    "ReduceSum": _reduced(torch.sum),
    "Relu": _unary(torch.relu),
    "Reshape": _reshape,
    "Resize": _resize,
    "Round": _rounded,
    "Shape": lambda inputs, _: torch.tensor(_at(inputs, 0).shape),
    "Sigmoid": _unary(torch.sigmoid),
    "Sign": _unary(torch.sign),
    "Slice": _slice,
    "Softmax": lambda inputs, settings: torch.softmax(
        _at(inputs, 0), int(settings.get("axis", -1))
    ),
    "Split": _split,
    "Sqrt": _unary(torch.sqrt),
    "Squeeze": _squeeze,
    "Sub": _binary(torch.sub),
    "Tanh": _unary(torch.tanh),
    "Transpose": lambda inputs, settings: _at(inputs, 0).permute(list(settings["perm"])),
    "Unsqueeze": _unsqueeze,
    "Where": lambda inputs, _: torch.where(_at(inputs, 0), _at(inputs, 1), _at(inputs, 2)),
}
"""By their names in ONNX."""
