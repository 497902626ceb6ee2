"""From a generator in PyTorch to a checked model file."""
