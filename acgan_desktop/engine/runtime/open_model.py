"""Opening a checked model on the device asked for, or on the CPU where that does not work."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from acgan_desktop.core.errors import Message
from acgan_desktop.engine.error_codes import DeviceCode, ModelCode
from acgan_desktop.engine.model_file.inspection import ModelFileError
from acgan_desktop.engine.runtime.cuda_settings import CudaSettings
from acgan_desktop.engine.runtime.device import (
    CPU_PROVIDER,
    CUDA_PROVIDER,
    Choice,
    Device,
    choose,
    default_threads,
)
from acgan_desktop.engine.runtime.interruptible import RunInterrupted
from acgan_desktop.engine.runtime.session import quieten

Opened = TypeVar("Opened")


def open_on(
    path: Path,
    device: Device,
    threads: int | None,
    make: Callable[[Choice, int], Opened],
    cuda: CudaSettings | None = None,
) -> Opened:
    """Return what ``make`` builds on the device asked for; on the CPU if CUDA fails.

    Args:
        path: the model file, for messages.
        device: what to run on.
        threads: threads on the CPU; what suits the machine if None.
        make: builds the sessions for a choice of providers and so many threads, and runs them once.
        cuda: how to use a GPU; as the environment says if None. Where half precision or recorded
            graphs do not work, the GPU draws without them.

    Raises:
        RunInterrupted: ``make`` was interrupted.
        ModelFileError: ONNX Runtime cannot run the file on the CPU either.
    """
    quieten()
    threads = threads or default_threads()
    choice = choose(device, cuda)
    if CUDA_PROVIDER in choice.providers and (choice.cuda.half or choice.cuda.graphs):
        try:
            return make(choice, threads)
        except RunInterrupted:
            raise
        except Exception as error:
            choice = Choice(
                choice.providers,
                Message(DeviceCode.WITHOUT_EXTRAS, why=_first_line(error)),
                replace(choice.cuda, half=False, graphs=False),
            )
    if CUDA_PROVIDER in choice.providers:
        try:
            return make(choice, threads)
        except RunInterrupted:
            raise
        except Exception as error:  # out of memory, a driver too old: the CPU still works
            choice = Choice((CPU_PROVIDER,), Message(DeviceCode.GPU_FAILED, why=_first_line(error)))
    try:
        return make(choice, threads)
    except RunInterrupted:
        raise
    except Exception as error:  # ONNX Runtime's errors have no base of their own
        raise ModelFileError(
            ModelCode.RUNTIME_REFUSED, name=path.name, why=_first_line(error)
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
