"""A tiny upscaler stored for ncnn, for tests: every layer that is read, with weights of its own."""

import struct
from pathlib import Path

import numpy as np

HALF = 0x01306B47
LINES = (
    "Input input 0 1 data",
    "Split split0 1 2 data a b",
    "Convolution conv0 1 1 a c 0=5 1=3 4=1 5=1 6=135 9=2 -23310=1,2.000000e-01",
    "Split split1 1 3 c c0 c1 c2",
    "PReLU prelu 1 1 c0 d 0=5",
    "Concat concat 2 1 d c1 e",
    "Convolution conv1 1 1 e f 0=5 1=3 4=1 5=1 6=450",
    "Eltwise sum 2 1 f c2 g 0=1 -23301=2,2.000000e-01,1.000000e+00",
    "Interp twice 1 1 g h 0=1 1=2.000000e+00 2=2.000000e+00",
    "Convolution conv2 1 1 h i 0=12 1=3 4=1 5=1 6=540",
    "PixelShuffle shuffle 1 1 i j 0=2",
    "Interp base 1 1 b k 0=1 1=4.000000e+00 2=4.000000e+00",
    "BinaryOp add 2 1 j k out",
)


def ncnn_text(lines: tuple[str, ...] = LINES) -> str:
    """Return the text of layers."""
    return "\n".join(["7767517", f"{len(lines)} 99", *lines, ""])


def ncnn_weights(rng: np.random.Generator) -> tuple[bytes, list[np.ndarray]]:
    """Return the file of weights, the second convolution in single precision, and what is in it."""
    kept: list[np.ndarray] = []
    content = b""
    for shape, half in (((5, 3, 3, 3), True), ((5, 10, 3, 3), False), ((12, 5, 3, 3), True)):
        weights = (0.1 * rng.standard_normal(shape)).astype(np.float16 if half else np.float32)
        bias = (0.1 * rng.standard_normal(shape[0])).astype(np.float32)
        content += struct.pack("<I", HALF if half else 0) + weights.tobytes()
        content += b"\0" * (-len(content) % 4) + bias.tobytes()
        kept += [weights.astype(np.float32), bias]
        if len(kept) == 2:
            slopes = rng.uniform(0.1, 0.5, 5).astype(np.float32)
            content += slopes.tobytes()
            kept.append(slopes)
    return content, kept


def write_tiny_ncnn(path: Path, rng: np.random.Generator) -> list[np.ndarray]:
    """Write the network to ``path`` (.param) and beside it; return its weights in their order."""
    content, kept = ncnn_weights(rng)
    path.with_suffix(".param").write_text(ncnn_text())
    path.with_suffix(".bin").write_bytes(content)
    return kept
