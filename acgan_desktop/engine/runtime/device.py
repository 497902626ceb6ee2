"""Choosing what a model runs on, and saying truthfully what it does run on."""

import contextlib
import ctypes
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

import onnxruntime

from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.engine.error_codes import DeviceCode
from acgan_desktop.engine.runtime.cuda_settings import CudaSettings

CPU_PROVIDER = "CPUExecutionProvider"
CUDA_PROVIDER = "CUDAExecutionProvider"
_LABELS = {CPU_PROVIDER: "CPU", CUDA_PROVIDER: "GPU (CUDA)"}
_MAX_DEFAULT_THREADS = 8


class Device(StrEnum):
    """What a person asks for."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


@dataclass(frozen=True)
class RunsOn:
    """What a session really runs on.

    Attributes:
        provider: ONNX Runtime's name of the execution provider.
        label: the same for people, such as "GPU (CUDA)".
        reason: one sentence why it is not the GPU although that was possible or asked for, else "".
    """

    provider: str
    label: str
    reason: str


@dataclass(frozen=True)
class Choice:
    """The providers to ask a session for.

    Attributes:
        providers: ONNX Runtime's names, the preferred one first.
        reason: why CUDA is not among them, or not used as asked for; "" if it is.
        cuda: how it is to be used.
    """

    providers: tuple[str, ...]
    reason: str
    cuda: CudaSettings = field(default_factory=CudaSettings)

    @property
    def provider_options(self) -> list[dict[str, str]]:
        """Options in the order of ``providers``, as ONNX Runtime takes them."""
        return [
            self.cuda.provider_options() if name == CUDA_PROVIDER else {} for name in self.providers
        ]

    def without_graphs(self) -> Self:
        """Return the same without recorded graphs."""
        return replace(self, cuda=replace(self.cuda, graphs=False))


def choose(device: Device, cuda: CudaSettings | None = None) -> Choice:
    """Choose the providers for ``device``, without creating a session.

    Where CUDA cannot work this finds out cheaply, since a failing attempt costs time and fills the
    terminal with ONNX Runtime's messages.

    Args:
        device: what a person asks for.
        cuda: how to use a GPU; as the environment says if None.
    """
    cpu = (CPU_PROVIDER,)
    if device is Device.CPU:
        return Choice(cpu, "")
    if CUDA_PROVIDER not in available_providers():
        return Choice(cpu, Message(DeviceCode.NO_CUDA))
    if not cuda_device_present():
        return Choice(cpu, Message(DeviceCode.NO_GPU))
    try:
        settings = cuda or CudaSettings.from_environment()
    except UserError as error:
        return Choice(cpu, error.sentence)
    preload_cuda_libraries()
    return Choice((CUDA_PROVIDER, *cpu), "", settings)


def runs_on(session_providers: Sequence[str], choice: Choice) -> RunsOn:
    """Describe what a session runs on, given the providers that it names after a first run.

    ONNX Runtime falls back to the CPU without an exception, so the choice alone proves nothing.
    """
    provider = session_providers[0] if session_providers else CPU_PROVIDER
    reason = choice.reason
    if provider != choice.providers[0]:
        reason = Message(DeviceCode.CUDA_INCOMPLETE)
    return RunsOn(provider, _LABELS.get(provider, provider), reason)


def available_providers() -> list[str]:
    """Return the providers that the installed ONNX Runtime was built with."""
    return list(onnxruntime.get_available_providers())


def cuda_device_present() -> bool:
    """Ask the NVIDIA driver whether there is a GPU; no driver means no."""
    try:
        driver: Any = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
        count = ctypes.c_int(0)
        return (
            driver.cuInit(0) == 0
            and driver.cuDeviceGetCount(ctypes.byref(count)) == 0
            and count.value > 0
        )
    except (OSError, AttributeError):
        return False


def preload_cuda_libraries() -> None:
    """Load CUDA and cuDNN from the wheels of the extra ``cuda``, before the first CUDA session."""
    preload = getattr(onnxruntime, "preload_dlls", None)
    if preload is not None:
        # It prints what it does not find; the sentence of `runs_on` says it better.
        with contextlib.redirect_stdout(io.StringIO()):
            preload()


def default_threads() -> int:
    """Return how many threads suit a convolution network beside a window: at most 8.

    Beyond four logical processors half of them, since the second thread of a core adds nothing
    to arithmetic and the window needs room.
    """
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return min(_MAX_DEFAULT_THREADS, processors if processors <= 4 else processors // 2)
