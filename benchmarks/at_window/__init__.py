"""The parts of benchmarks/window.py."""
