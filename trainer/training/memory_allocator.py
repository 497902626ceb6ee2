"""Keeping freed memory for the next step of a training on a CPU, instead of giving it back."""

import ctypes
import os

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
