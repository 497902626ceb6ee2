"""The parts of ``benchmarks/gpu.py``."""

import os

# Before a part imports ONNX Runtime, whose uploader starts with that.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
