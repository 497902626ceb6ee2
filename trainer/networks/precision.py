"""Where and how precisely to compute."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

import torch
from torch import nn

from acgan_desktop.core.errors import UserError


@dataclass(frozen=True)
class Compute:
    """A device and the type that its multiplications use.

    Attributes:
        device: where the networks live.
        dtype: float32; bfloat16 or float16 for mixed precision, with weights in float32; or
            float64 throughout, for comparing calculations.
    """

    device: torch.device
    dtype: torch.dtype

    @property
    def weights(self) -> torch.dtype:
        """Type of weights and pictures."""
        return torch.float64 if self.dtype is torch.float64 else torch.float32

    def autocast(self, *, penalised: bool = False) -> AbstractContextManager[None]:
        """Return the context in which networks are called.

        Args:
            penalised: a gradient penalty follows. The squares of small gradients are lost in
                float16, so what they come from is computed in float32 then.
        """
        mixed = self.dtype in (torch.bfloat16, torch.float16)
        if penalised and self.dtype is torch.float16:
            mixed = False
        return torch.autocast(
            self.device.type, dtype=self.dtype if mixed else torch.bfloat16, enabled=mixed
        )

    def scaler(self) -> torch.amp.GradScaler:
        """Return what keeps small gradients alive in float16; elsewhere it does nothing."""
        return torch.amp.GradScaler(self.device.type, enabled=self.dtype is torch.float16)

    def place(self, network: nn.Module) -> nn.Module:
        """Move ``network`` to the device, its weights laid out for convolutions (channels last)."""
        network.to(self.device, self.weights)
        # The stubs of torch do not know this form of ``to``.
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return network

    def __str__(self) -> str:
        name = torch.cuda.get_device_name() if self.device.type == "cuda" else "CPU"
        return f"{name}, {str(self.dtype).removeprefix('torch.')}"


def choose_compute(
    device: Literal["auto", "cpu", "cuda"],
    precision: Literal["auto", "float32", "bfloat16", "float16"],
) -> Compute:
    """Choose the device, and bfloat16 where the hardware multiplies in it.

    Raises:
        UserError: CUDA was asked for and is not there, or is needed for float16.
    """
    has_cuda = torch.cuda.is_available()
    if device == "cuda" and not has_cuda:
        raise UserError(
            "PyTorch sees no CUDA device here; use --device cpu, or install a CUDA build of torch "
            "and a driver."
        )
    chosen = "cuda" if has_cuda and device != "cpu" else "cpu"
    if precision == "auto":
        if chosen == "cuda":
            fast = torch.cuda.is_bf16_supported(including_emulation=False)
        else:
            fast = cpu_multiplies_bfloat16()
        precision = "bfloat16" if fast else "float32"
    if precision == "float16" and chosen == "cpu":
        raise UserError(
            'float16 needs a CUDA device; on a CPU, use precision = "auto", which takes bfloat16 '
            "where the processor computes in it."
        )
    dtypes = {"bfloat16": torch.bfloat16, "float16": torch.float16}
    return Compute(torch.device(chosen), dtypes.get(precision, torch.float32))


def cpu_multiplies_bfloat16() -> bool:
    """Say whether this processor has bfloat16 instructions, rather than emulating them."""
    # PyTorch says it nowhere else.
    return bool(
        torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001
        or torch.cpu._is_amx_tile_supported()  # noqa: SLF001
    )
