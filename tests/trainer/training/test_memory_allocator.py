"""Keeping freed memory: seen in the pages that the system has to make for a second tensor."""

import subprocess
import sys

import pytest

PROGRAM = """
import resource, sys
import torch
from trainer.training.memory_allocator import keep_freed_memory
if not keep_freed_memory():
    sys.exit(3)
def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    torch.ones(1 << 24)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
first, second = faults(), faults()
print(first, second)
sys.exit(second > 100)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only the GNU C library has mallopt")
def test_a_second_tensor_of_64_mb_takes_the_pages_of_the_first() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120
    )
    if done.returncode == 3:
        pytest.skip("this system's C library has no mallopt")
    assert done.returncode == 0, done.stdout + done.stderr
