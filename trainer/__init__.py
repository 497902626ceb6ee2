"""The trainer behind AcGAN Desktop: faces and labels in, a model file out."""

# First of all, as it keeps ONNX Runtime from reporting to its maker.
import acgan_desktop  # noqa: F401
