"""Opening a checked model on the device asked for, or on the CPU where that does not work."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from acgan_desktop.engine.device import (
    CPU_PROVIDER,
    CUDA_PROVIDER,
    Choice,
    Device,
    choose,
    default_threads,
)
from acgan_desktop.engine.model_file import ModelFileError
from acgan_desktop.engine.session import quieten

Opened = TypeVar("Opened")


def open_on(
    path: Path, device: Device, threads: int | None, make: Callable[[Choice, int], Opened]
) -> Opened:
    """Return what ``make`` builds on the device asked for; on the CPU if CUDA fails.

    Args:
        path: the model file, for messages.
        device: what to run on.
        threads: threads on the CPU; what suits the machine if None.
        make: builds the sessions for a choice of providers and so many threads, and runs them once.

    Raises:
        ModelFileError: ONNX Runtime cannot run the file on the CPU either.
    """
    quieten()
    threads = threads or default_threads()
    choice = choose(device)
    if CUDA_PROVIDER in choice.providers:
        try:
            return make(choice, threads)
        except Exception as error:  # out of memory, a driver too old: the CPU still works
            choice = Choice((CPU_PROVIDER,), f"The GPU failed: {_first_line(error)}")
    try:
        return make(choice, threads)
    except Exception as error:  # ONNX Runtime's errors have no base of their own
        raise ModelFileError(
            f"ONNX Runtime cannot run {path.name}: {_first_line(error)}"
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
