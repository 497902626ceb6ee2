"""Preparing a process for training on a CPU: threads, and memory that is kept between steps."""

import ctypes
import os

import torch

_M_TRIM_THRESHOLD, _M_MMAP_MAX = -1, -4  # of mallopt(3)
_NEVER = -1


def keep_freed_memory() -> bool:
    """Let this process keep what it frees; returns whether this system's C library can.

    A training step frees and asks for the same tensors again and again. The GNU C library gives
    large ones back to the system each time, and has every page made and cleared anew. Without that,
    and with the huge pages that PyTorch asks for after this, ``biggan-128`` does 17 images a second
    instead of 10 on one core (``benchmarks/memory_allocator.py``). A process keeps at most what it
    once needed.
    """
    os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")  # read at the first large tensor
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # no GNU C library: Windows, macOS, musl
        return False
    return bool(mallopt(_M_MMAP_MAX, 0)) and bool(mallopt(_M_TRIM_THRESHOLD, _NEVER))


def prepare_process(threads: int | None) -> None:
    """Do what a command does before it trains, or tries how long training would take.

    Args:
        threads: of the processor; as PyTorch chooses if None.
    """
    keep_freed_memory()
    if threads:
        torch.set_num_threads(threads)
