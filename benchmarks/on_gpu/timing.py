"""Measuring speeds on a device that works on its own."""

import statistics
import time
from collections.abc import Callable

import torch


def wait_for(device: str) -> None:
    """Wait until ``device`` has done all it was asked for."""
    if device == "cuda":
        torch.cuda.synchronize()


def median_ms(call: Callable[[], object], seconds: float, device: str) -> float:
    """Return the median time of ``call`` in milliseconds, waited for, after three to warm up."""
    for _ in range(3):
        call()
    wait_for(device)
    times: list[float] = []
    end = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        call()
        wait_for(device)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def matrix_rate(device: str, dtype: torch.dtype, side: int, seconds: float) -> float:
    """Return the floating point operations a second of square matrix products of ``side``."""
    left = torch.randn(side, side, device=device).to(dtype)
    right = torch.randn(side, side, device=device).to(dtype)
    spent = median_ms(lambda: left @ right, seconds, device) / 1e3
    return 2 * side**3 / spent
