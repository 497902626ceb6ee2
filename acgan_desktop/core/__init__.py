"""What everything stands on: the avatar, the wish, errors, files that are written whole or not at
all, and what program and trainer say to each other through files. Standard library, NumPy and
pydantic only: no Qt, no ONNX Runtime, nothing of the rooms above.
"""
