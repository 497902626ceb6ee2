"""What the machine is, and what its card does at its best."""

import platform

import numpy as np
import onnxruntime
import torch

from on_gpu.notes import Notes
from on_gpu.task import Task
from on_gpu.timing import matrix_rate, median_ms

RATE = "bfloat16 matrix products"


def measure_machine(task: Task, notes: Notes) -> None:
    """Note card, driver and versions, matrix rates, and copies between the card and this memory."""
    cuda = task.device == "cuda"
    notes.row(
        "machine",
        card=torch.cuda.get_device_name() if cuda else "none",
        memory_mib=torch.cuda.get_device_properties(0).total_memory // 2**20 if cuda else 0,
        torch=torch.__version__,
        cuda=torch.version.cuda or "none",
        cudnn=str(torch.backends.cudnn.version()),  # type: ignore[no-untyped-call]
        onnxruntime=onnxruntime.__version__,
        providers=", ".join(onnxruntime.get_available_providers()),
        python=platform.python_version(),
    )
    side = 128 if task.tiny else 8192
    for what, dtype, tf32 in (
        (RATE, torch.bfloat16, False),
        ("float32 matrix products, TF32 off", torch.float32, False),
        ("float32 matrix products, TF32 on", torch.float32, True),
    ):
        before = torch.backends.cuda.matmul.allow_tf32
        torch.backends.cuda.matmul.allow_tf32 = tf32
        try:
            rate = matrix_rate(task.device, dtype, side, task.seconds_each)
            notes.row(what, tflops=rate / 1e12)
        finally:
            torch.backends.cuda.matmul.allow_tf32 = before
    if not cuda:
        notes.skip("copies from device to host", "there is no device")
        return
    for resolution in (64, 128):
        for count in (1, 16, 256):
            pictures = torch.zeros(count, resolution, resolution, 3, dtype=torch.uint8).cuda()
            for kind in ("pinned", "pageable"):
                host = torch.zeros_like(pictures, device="cpu")
                host = host.pin_memory() if kind == "pinned" else host
                ms = median_ms(lambda p=pictures, h=host: h.copy_(p), 0.1, "cuda")  # type: ignore[misc]
                notes.row(
                    f"device to host, {kind}, {count} of {resolution} px",
                    ms=ms,
                    bytes=int(np.prod(pictures.shape)),
                    gb_per_s=pictures.numel() / ms / 1e6,
                )
