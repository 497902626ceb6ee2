"""Telling that memory ran out from other errors, in whichever way it is said. Needs no torch."""

import errno

_NAMES = ("OutOfMemoryError",)  # torch's, which is a RuntimeError
_WORDS = (
    "alloc_cpu",  # [enforce fail at alloc_cpu.cpp:127] data. DefaultCPUAllocator: not enough memory
    "DefaultCPUAllocator",
    "can't allocate memory",
    "Cannot allocate memory",
    "not enough memory",
    "out of memory",
    "CUBLAS_STATUS_ALLOC_FAILED",
    "CUDNN_STATUS_ALLOC_FAILED",
    "bad allocation",
    "bad_alloc",
    "could not create a memory object",  # oneDNN, for whose buffers nothing is left
    "could not create a primitive",
)


def is_out_of_memory(error: BaseException) -> bool:
    """Say whether ``error`` means that the memory of a processor or of a card was not enough."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError):  # a file that cannot be mapped
        return error.errno == errno.ENOMEM
    if not isinstance(error, RuntimeError):
        return False
    if type(error).__name__ in _NAMES:
        return True
    return any(words in str(error) for words in _WORDS)
