"""AcGAN Desktop: draws anime avatars with an exported generator, on this machine alone."""

import os

# ONNX Runtime's uploader starts with the first import of onnxruntime, so it is switched off before
# any module of this package can import it; child processes inherit the variable.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
