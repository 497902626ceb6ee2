"""Tensors as few bytes: exactly, or a network's memory of gradients in half precision.

Every payload is cut into planes of equal significance before it is deflated, since the exponents of
neighbouring weights are alike though their digits are not.
"""

import math
import zlib
from typing import Annotated, Literal

import numpy as np
import torch
from pydantic import ConfigDict, Field, FiniteFloat
from torch import Tensor

from acgan_desktop.core.file_model import FileModel

DTYPES = {
    str(dtype).removeprefix("torch."): dtype
    for dtype in (
        torch.float64,
        torch.float32,
        torch.bfloat16,
        torch.float16,
        torch.int64,
        torch.int32,
        torch.int16,
        torch.int8,
        torch.uint8,
        torch.bool,
    )
}
# The largest number of a tensor becomes 2**14 to 2**15 in float16, which reaches down to 2**-24: so
# numbers 2**-38 times as large as the largest are still told from 0.
_TOP = 15

Coding = Literal["raw", "zeros", "half", "root", "difference"]
"""How a tensor is written.

raw: as it is. zeros: not at all; it comes back as 0. half: float16 times a power of two. root: the
same of its square root; what was not 0 stays so. difference: half, of what is to be added to
another tensor.
"""


class CodingError(ValueError):
    """A payload is not what its description says."""


class Coded(FileModel):
    """One tensor's description.

    Attributes:
        name: in the checkpoint.
        dtype: of the tensor, such as "float32".
        shape: of the tensor.
        coding: how it is written.
        exponent: of the power of two that the written numbers are to be multiplied by.
        base: name of the tensor that a difference is added to, "" otherwise.
        bytes: of the payload.
    """

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=1000)]
    dtype: str
    shape: Annotated[tuple[Annotated[int, Field(ge=0, le=2**31)], ...], Field(max_length=8)]
    coding: Coding
    exponent: Annotated[int, Field(ge=-300, le=300)] = 0
    base: str = ""
    bytes: Annotated[int, Field(ge=0)]

    @property
    def numbers(self) -> int:
        """How many numbers the tensor has."""
        return math.prod(self.shape)


class RoundingError(FileModel):
    """How far tensors come back from what they were.

    Attributes:
        largest_share: of what counts, the largest error as a share of the largest number of its
            tensor.
        rms_share: the error's root mean square as a share of the numbers' own.
    """

    model_config = ConfigDict(frozen=True)

    largest_share: Annotated[FiniteFloat, Field(ge=0)] = 0.0
    rms_share: Annotated[FiniteFloat, Field(ge=0)] = 0.0


def encode(
    name: str, tensor: Tensor, coding: Coding, base: tuple[str, Tensor] | None = None
) -> tuple[Coded, bytes]:
    """Return the description and the payload of ``tensor`` (on the CPU).

    Args:
        name: in the checkpoint.
        tensor: float32 and finite, unless the coding is raw or zeros.
        coding: how to write it.
        base: name and values of the tensor that a difference is taken from.
    """
    exponent = 0
    if coding == "raw":
        payload = _deflated(tensor)
    elif coding == "zeros":
        payload = b""
    else:
        values = tensor.double()
        if coding == "root":
            values = values.sqrt()
        elif coding == "difference":
            assert base is not None
            values = values - base[1].double()
        largest = float(values.abs().max()) if values.numel() else 0.0
        exponent = math.frexp(largest)[1] - _TOP if largest > 0 else 0
        halves = torch.ldexp(values, torch.tensor(-exponent)).to(torch.float16)
        if coding == "root":
            # A second moment of 0 under a first one that is not would make a huge step.
            lost = (values > 0) & (halves == 0)
            halves[lost] = torch.finfo(torch.float16).smallest_normal / 1024
        payload = _deflated(halves)
    coded = Coded(
        name=name,
        dtype=str(tensor.dtype).removeprefix("torch."),
        shape=tuple(tensor.shape),
        coding=coding,
        exponent=exponent,
        base=base[0] if base is not None and coding == "difference" else "",
        bytes=len(payload),
    )
    return coded, payload


def decode(coded: Coded, payload: bytes, base: Tensor | None = None) -> Tensor:
    """Return the tensor that :func:`encode` wrote, as near as its coding allows.

    Raises:
        CodingError: the payload does not hold it.
    """
    dtype = DTYPES.get(coded.dtype)
    if dtype is None:
        raise CodingError(f"{coded.name} has the unknown type {coded.dtype}")
    if coded.coding == "zeros":
        return torch.zeros(coded.shape, dtype=dtype)
    if coded.coding == "raw":
        return _inflated(coded, payload, dtype)
    if dtype is not torch.float32:
        raise CodingError(f"{coded.name} is {coded.dtype}, which is never rounded")
    halves = _inflated(coded, payload, torch.float16)
    values = torch.ldexp(halves.double(), torch.tensor(coded.exponent))
    if coded.coding == "root":
        values = values.square()
    elif coded.coding == "difference":
        if base is None or base.shape != halves.shape:
            raise CodingError(f"{coded.name} is a difference from {coded.base}, which does not fit")
        values = values + base.double()
    rounded = values.float()
    if not bool(torch.isfinite(rounded).all()):
        raise CodingError(f"{coded.name} holds numbers that are not finite")
    return rounded


def _deflated(tensor: Tensor) -> bytes:
    plain = tensor.detach().cpu().contiguous().reshape(-1)
    planes = plain.view(torch.uint8).reshape(-1, plain.element_size()).numpy().T
    return zlib.compress(np.ascontiguousarray(planes).tobytes(), 6)


def _inflated(coded: Coded, payload: bytes, dtype: torch.dtype) -> Tensor:
    size = torch.empty((), dtype=dtype).element_size()
    inflater = zlib.decompressobj()
    try:
        planes = inflater.decompress(payload, coded.numbers * size + 1)  # never more than that
    except zlib.error as error:
        raise CodingError(f"{coded.name} cannot be inflated") from error
    if len(planes) != coded.numbers * size or not inflater.eof or inflater.unused_data:
        raise CodingError(f"{coded.name} has another size than its shape says")
    array = np.frombuffer(planes, np.uint8).reshape(size, coded.numbers)
    content = torch.from_numpy(np.array(array.T, order="C").reshape(-1))  # a copy: writable
    if dtype is torch.bool and bool((content > 1).any()):
        raise CodingError(f"{coded.name} holds what is neither true nor false")
    return content.view(dtype).reshape(coded.shape)
